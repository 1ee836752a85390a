/** JSON as Jackson's default printer indents it: ` : ` around colons, arrays in a line, objects broken up. */
export function jackson(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? '[ ]' : `[ ${value.map(it => jackson(it, indent)).join(', ')} ]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}"${key}" : ${jackson(member, inner)}`
  )
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`
}
