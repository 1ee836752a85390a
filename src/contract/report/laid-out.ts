/** Deeper than any answer; whoever opens more brackets gets no more room for it. */
const depthMax = 8

/**
 * JSON in one line, or a pattern that looks like it, with a line for each member. Everything else stays as it is:
 * a comma or bracket inside a text, or with a space behind it, breaks no line.
 */
export function laidOut(text: string): string {
  return text
    .split('\n')
    .map(line => (/^[[{]/.test(line) ? broken(line) : line))
    .join('\n')
}

/** What a pattern with nothing in it looks like is one piece, as a text is. */
const token = /\{, \.\.\.\}|"(?:[^"\\]|\\.)*"|[^"[\]{},]+|./gsu

function broken(line: string): string {
  let depth = 0
  const newLine = () => `\n${'  '.repeat(Math.min(depth, depthMax))}`
  return line.replace(token, (piece: string, at: number) => {
    const before = line[at - 1] ?? ''
    const after = line[at + 1] ?? ''
    if (piece === '{' || piece === '[') {
      depth += 1
      return isClosing(after) || after === '' ? piece : `${piece}${newLine()}`
    }
    if (isClosing(piece)) {
      depth = Math.max(0, depth - 1)
      return before === '{' || before === '[' ? piece : `${newLine()}${piece}`
    }
    return piece === ',' && after !== ' ' && after !== '' ? `${piece}${newLine()}` : piece
  })
}

const isClosing = (character: string) => character === '}' || character === ']'
