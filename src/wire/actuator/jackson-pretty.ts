/**
 * JSON as Jackson indents it: two blanks a level, a blank on either side of the colon, `[ ]` and `{ }` for
 * nothing, and arrays kept on the line of their elements. Tasklist prints everything so.
 *
 * Source: recorded from Tasklist 8.6.11.
 */
export function jacksonPretty(value: unknown): string {
  return written(value, '')
}

function written(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[ ]'
    return `[ ${value.map(item => written(item, indent)).join(', ')} ]`
  }
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const inner = `${indent}  `
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${inner}${JSON.stringify(name)} : ${written(member, inner)}`)
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`
}
