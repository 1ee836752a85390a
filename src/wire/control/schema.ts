/**
 * The few shapes that all bodies of the control API are made of.
 *
 * A `title` says what is allowed in words that follow "give", and stands in complaints; a `description` says
 * what a member means, with units and ranges. Both reach OpenAPI.
 */
import {
  type ObjectOptions,
  type SchemaOptions,
  type Static,
  type TArray,
  type TObject,
  type TProperties,
  type TSchema,
  Type
} from '@sinclair/typebox'

/** An object with these members and no others. */
export function closed<T extends TProperties>(members: T, options: ObjectOptions = {}): TObject<T> {
  return Type.Object(members, { ...options, additionalProperties: false })
}

/** One of several words. */
export function words<const T extends readonly string[]>(list: T, options: SchemaOptions = {}) {
  const literals = list.map(it => Type.Literal(it))
  return Type.Unsafe<T[number]>(Type.Union(literals, options))
}

/** A text that says something. */
export function text(description: string, options: { readonly maxLength?: number } = {}) {
  return Type.String({ minLength: 1, maxLength: 10_000, description, ...options })
}

/** A whole number, both limits included. */
export function count(minimum: number, maximum: number, description: string) {
  return Type.Integer({ minimum, maximum, description })
}

/** A list in a body that is read; longer ones are refused. */
export function list<T extends TSchema>(
  items: T,
  description: string,
  limits: { readonly minItems?: number; readonly maxItems?: number } = {}
): TArray<T> {
  return Type.Array(items, { maxItems: 10_000, ...limits, description })
}

/** Anything that JSON can say. */
export const Anything = Type.Unknown({ description: 'Any JSON' })

/** A refusal of the control API, whatever its status. */
export const Refusal = closed({
  error: Type.String({ description: 'All complaints as one text' }),
  complaints: Type.Array(Type.String(), {
    description: 'One sentence each: the field, what was found, what is allowed'
  })
})
export type Refusal = Static<typeof Refusal>

/** @param complaints - one sentence each; at least one. */
export function refusal(complaints: readonly string[]): Refusal {
  return { error: complaints.join('; '), complaints: [...complaints] }
}
