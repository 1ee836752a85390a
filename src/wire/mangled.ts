/** Answers that a client cannot trust: JSON that does not parse, and JSON of the wrong types. */

/** Complete, but no JSON: the last character is missing, and a comma promises more. */
export function malformed(text: string): string {
  return `${text.trimEnd().slice(0, -1)},`
}

/**
 * The same names with values of other kinds: numbers as texts, texts as numbers or objects, lists as objects,
 * `true` as a text. What is no JSON stays as it is.
 */
export function wronglyTyped(text: string): string {
  try {
    return JSON.stringify(wrong(JSON.parse(markedNumbers(text))))
  } catch {
    return text
  }
}

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Numbers become texts digit for digit, with a mark before them that no answer has. */
function markedNumbers(text: string): string {
  return text.replace(token, found => (found.startsWith('"') ? found : `"\\u0000${found}"`))
}

function wrong(value: unknown): unknown {
  if (typeof value === 'string') return wrongText(value)
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, wrong(member)])
  return Object.fromEntries(members)
}

/** Every other length gives a number, and the rest objects, so that the same answer is always the same. */
function wrongText(text: string): unknown {
  if (text.startsWith('\u0000')) return text.slice(1)
  return text.length % 2 === 0 ? text.length : { value: text }
}
