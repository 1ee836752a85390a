/** JSON Schema in few words, for people. */
import type { DocsSchema } from './docs-document.js'

/** An object with its members, a list, a word, or the name of what is described elsewhere. */
export function shapeOf(schema: DocsSchema, indent = ''): string {
  const { $ref, properties, items, additionalProperties, anyOf, enum: words } = schema
  if ($ref !== undefined) return $ref.split('/').at(-1) ?? $ref
  if (words !== undefined) return words.map(it => JSON.stringify(it)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (anyOf !== undefined) return anyOf.map(it => shapeOf(it, indent)).join(' | ')
  if (properties !== undefined) return `${objectOf(schema, properties, indent)}${orNull(schema)}`
  if (items !== undefined && items !== false) return `[${shapeOf(items, indent)}]${orNull(schema)}`
  if (typeof additionalProperties === 'object') {
    return `{ "*": ${shapeOf(additionalProperties, indent)} }`
  }
  const { type = 'anything', format } = schema
  const types = [type].flat().join(' | ')
  return format === undefined ? types : `${types} (${format})`
}

function objectOf(
  { required = [] }: DocsSchema,
  properties: Readonly<Record<string, DocsSchema>>,
  indent: string
): string {
  const inner = `${indent}  `
  const members = Object.entries(properties).map(([name, it]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${inner}"${name}"${mark}: ${shapeOf(it, inner)}`
  })
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`
}

function orNull({ type }: DocsSchema): string {
  return Array.isArray(type) && type.includes('null') ? ' | null' : ''
}
