import { Type } from '@sinclair/typebox'

/** A 64-bit integer, written digit for digit. */
export const Long = Type.Unsafe<bigint>({ type: 'integer', format: 'int64' })

export const NullableString = Type.Unsafe<string | null>({ type: ['string', 'null'] })

/** One of several words; reads better in OpenAPI than a list of one-value enums. */
export function Words<const T extends readonly string[]>(words: T) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: words })
}

/** A 204 has no body at all. */
export const NoContent = Type.Unsafe<undefined>({ type: 'null', description: 'No content' })
