/** All that is wrong with a body, each sentence naming the field, what was found and what is allowed. */
import type { TSchema } from '@sinclair/typebox'
import { Errors, type ValueError, ValueErrorType } from '@sinclair/typebox/errors'
import { suggestion } from '../../domain/nearest.js'
import { allowedBy, isObjectSchema, literalsOf, type Shape, shapeOf, wordsIn } from './allowed.js'

/** How many sentences one answer has; the rest is counted. */
const complaintsMax = 20

/** How much of a value is repeated, in characters. */
const foundMax = 60

/**
 * Judges a value by its schema; nothing is an empty list.
 *
 * @param whole - what the value as a whole is called: `the body`.
 */
export function complaintsOf(schema: TSchema, value: unknown, whole = 'the body'): string[] {
  const found: string[] = []
  let more = 0
  for (const it of judged(schema, value, '', whole)) {
    if (found.length < complaintsMax) found.push(it)
    else if (++more >= 1_000) break
  }
  return more === 0 ? found : [...found, `and ${more} complaints more`]
}

/** @param at - a JSON pointer to the value. */
function* judged(schema: TSchema, value: unknown, at: string, whole: string): Generator<string> {
  for (const error of Errors(schema, value)) {
    const pointer = at + error.path
    if (error.type === ValueErrorType.Union) yield* judgedUnion(error, pointer, whole)
    else if (!isRepeated(error)) yield sentence(error, pointer, whole)
  }
}

/** A member that is missing is also of no type, which is said already. */
function isRepeated({ type, value }: ValueError): boolean {
  return value === undefined && type !== ValueErrorType.ObjectRequiredProperty
}

/** The one among several shapes that was meant has its say; where none was, all that is allowed is named. */
function* judgedUnion({ schema, value }: ValueError, pointer: string, whole: string) {
  if (value === undefined) return
  const { variants, discriminator } = shapeOf(schema)
  const meant = isRecord(value) ? variantFor(value, { variants, discriminator }) : undefined
  if (meant !== undefined) yield* judged(meant, value, pointer, whole)
  else if (isRecord(value) && discriminator !== undefined && discriminator in value) {
    const words = variants.flatMap(it => literalsOf(it.properties[discriminator]))
    const field = fieldOf(`${pointer}/${discriminator}`, whole)
    const allowed = `one of ${[...new Set(words)].join(', ')}`
    yield notAllowed(field, value[discriminator], { allowed, words })
  } else {
    const words = wordsIn(schema)
    yield notAllowed(fieldOf(pointer, whole), value, { allowed: allowedBy(schema), words })
  }
}

/** Told apart by a member that is a word of its own in each, or else by the members they have in common. */
function variantFor(value: Readonly<Record<string, unknown>>, { variants, discriminator }: Shape) {
  if (discriminator !== undefined) {
    return variants.find(it =>
      literalsOf(it.properties[discriminator]).some(word => word === value[discriminator])
    )
  }
  const shared = (it: { properties: object }) =>
    Object.keys(value).filter(name => Object.hasOwn(it.properties, name)).length
  const [best] = variants.toSorted((a, b) => shared(b) - shared(a))
  return best !== undefined && shared(best) > 0 ? best : undefined
}

function sentence(
  { type, schema, value, path }: ValueError,
  pointer: string,
  whole: string
): string {
  const field = fieldOf(pointer, whole)
  const members = isObjectSchema(schema) ? Object.keys(schema.properties) : []
  switch (type) {
    case ValueErrorType.ObjectRequiredProperty:
      return `${field}: missing; give ${allowedBy(schema)}`
    case ValueErrorType.ObjectAdditionalProperties: {
      const meant = suggestion(namesIn(path).at(-1) ?? '', members)
      const known = members.length === 0 ? '; none is known' : `; known are ${members.join(', ')}`
      return `${field}: unknown field${meant === '' ? known : meant}`
    }
    case ValueErrorType.ObjectMinProperties:
      return `${field}: says nothing; give some of ${members.join(', ')}`
    case ValueErrorType.StringMaxLength:
      return `${field}: ${lengthOf(value)} characters are too many; give ${schema['maxLength']} at most`
    case ValueErrorType.ArrayMaxItems:
      return `${field}: ${lengthOf(value)} entries are too many; give ${schema['maxItems']} at most`
    default:
      return notAllowed(field, value, { allowed: allowedBy(schema), words: wordsIn(schema) })
  }
}

function notAllowed(
  field: string,
  value: unknown,
  { allowed, words }: { readonly allowed: string; readonly words: readonly unknown[] }
): string {
  const candidates = words.filter(it => typeof it === 'string')
  const meant = typeof value === 'string' ? suggestion(value, candidates) : ''
  return `${field}: ${shown(value)} is not allowed; give ${allowed}${meant}`
}

/** `/failures/0/reason` is `failures[0].reason`. */
function fieldOf(pointer: string, whole: string): string {
  const names = namesIn(pointer).map(name => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`))
  return names.length === 0 ? whole : names.join('').replace(/^\./, '')
}

function namesIn(pointer: string): readonly string[] {
  const names = pointer.split('/').slice(1)
  return names.map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function shown(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value)
  return written.length <= foundMax ? written : `${written.slice(0, foundMax)}...`
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
