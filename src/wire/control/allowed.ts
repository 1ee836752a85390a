/** What a schema allows, in words that follow "give", and how its shapes are told apart. */
import { Kind, type TObject, type TSchema } from '@sinclair/typebox'

export function allowedBy(schema: TSchema): string {
  if (typeof schema.title === 'string') return schema.title
  const literals = literalsOf(schema)
  if (literals.length > 0)
    return literals.length === 1 ? shown(literals[0]) : `one of ${literals.join(', ')}`
  const variants: readonly TSchema[] = schema['anyOf'] ?? []
  if (variants.length > 0) return [...new Set(variants.map(allowedBy))].join(', or ')
  return allowedByType(schema)
}

function allowedByType(schema: TSchema): string {
  const { minimum, maximum } = schema
  const range =
    minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`
  switch (schema['type']) {
    case 'string':
      return schema['minLength'] === 1 ? 'a text that is not empty' : 'a text'
    case 'integer':
      return `a whole number${range}`
    case 'number':
      return `a number${range}`
    case 'boolean':
      return 'true or false'
    case 'array':
      return 'a list'
    case 'object':
      return 'an object'
    case 'null':
      return 'null'
    default:
      return 'something else'
  }
}

/** The words that a schema allows, where it allows nothing else. */
export function literalsOf(schema: TSchema | undefined): readonly unknown[] {
  if (schema === undefined) return []
  if ('const' in schema) return [schema['const']]
  const variants: readonly TSchema[] = schema['anyOf'] ?? []
  const literals = variants.map(literalsOf)
  return literals.every(it => it.length > 0) ? literals.flat() : []
}

/** The words among what a schema allows. */
export function wordsIn(schema: TSchema): readonly unknown[] {
  if ('const' in schema) return [schema['const']]
  const variants: readonly TSchema[] = schema['anyOf'] ?? []
  return variants.flatMap(wordsIn)
}

/** The objects among several shapes, and the member that tells them apart. */
export interface Shape {
  readonly variants: readonly TObject[]
  /** Absent where there is no such member. */
  readonly discriminator: string | undefined
}

export function shapeOf(schema: TSchema): Shape {
  const all: readonly TSchema[] = schema['anyOf'] ?? []
  const variants = all.filter(isObjectSchema)
  const [first] = variants
  const names = Object.keys(first?.properties ?? {})
  const discriminator = names.find(name =>
    variants.every(it => literalsOf(it.properties[name]).length > 0)
  )
  return { variants, discriminator }
}

export function isObjectSchema(schema: TSchema): schema is TObject {
  return schema[Kind] === 'Object'
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
