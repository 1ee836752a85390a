/**
 * The body of a plain controller's take request: an object of which one member, the id, is read.
 */

import { javaTrim } from './java-text.js'
import type { JsonToken } from './json-cursor.js'
import { firstToken, nodeAt } from './json-reader.js'
import { type JsonFeatures, JsonTokens } from './json-tokens.js'
import { jacksonLong, type LongRange } from './long.js'
import { mismatch, UnreadableJson } from './unreadable-json.js'

/** What an application's request object looks like. */
export interface IdRequestShape extends TextIdRequestShape {
  readonly range: LongRange
}

/** The same where the id is a text. */
export interface TextIdRequestShape extends JsonFeatures {
  /** The full name of its Java class, which messages about the whole body quote. */
  readonly javaType: string
  readonly member: string
}

/**
 * Reads the id in the order of the body: the first thing wrong is the one complained about, be it a
 * value that does not fit or broken syntax; a repeated member is converted each time, and the last
 * one counts. Other members are passed over, whatever they hold.
 *
 * Source: Jackson 2.17, BeanDeserializer, compared with it message for message; recorded from
 * 8.6.11.
 *
 * @returns `undefined` when there is no body: no bytes, or JSON's `null`. The id is `null` when the
 *   member is absent, `null`, blank or the text `null`.
 * @throws UnreadableJson with the text that follows `JSON parse error: ` in the answer.
 */
export function readIdRequest(
  body: Buffer,
  shape: IdRequestShape
): { readonly id: bigint | null } | undefined {
  return readId(body, shape, (tokens, token) => idAt(tokens, token, shape.range))
}

/**
 * Reads an id that is a text, in the same order. A number or a truth value is the text it was written as.
 *
 * Source: Jackson 2.13, StringDeserializer.
 */
export function readTextIdRequest(
  body: Buffer,
  shape: TextIdRequestShape
): { readonly id: string | null } | undefined {
  return readId(body, shape, textAt)
}

function readId<Id extends bigint | string>(
  body: Buffer,
  shape: TextIdRequestShape,
  read: (tokens: JsonTokens, token: JsonToken | null) => Id | null
): { readonly id: Id | null } | undefined {
  if (body.length === 0) return undefined
  const tokens = new JsonTokens(body, shape)
  const root = firstToken(tokens)
  if (root === 'VALUE_NULL') return undefined
  if (root !== 'START_OBJECT') throw wrongRoot(tokens, root, shape.javaType)

  let id: Id | null = null
  while (tokens.next() === 'FIELD_NAME') {
    const isId = tokens.text() === shape.member
    const token = tokens.next()
    if (isId) id = read(tokens, token)
    else if (token === 'START_OBJECT' || token === 'START_ARRAY') tokens.skipChildren()
  }
  return { id }
}

function idAt(tokens: JsonTokens, token: JsonToken | null, range: LongRange): bigint | null {
  // Both are refused at their opening bracket, before what is inside them is read.
  if (token === 'START_ARRAY') return jacksonLong({ kind: 'array' }, range)
  if (token === 'START_OBJECT') return jacksonLong({ kind: 'object', members: new Map() }, range)
  return jacksonLong(nodeAt(tokens, token), range)
}

function textAt(tokens: JsonTokens, token: JsonToken | null): string | null {
  if (token === 'START_ARRAY' || token === 'START_OBJECT') {
    const found = token === 'START_ARRAY' ? 'Array' : 'Object'
    throw mismatch('java.lang.String', `${found} value (token \`JsonToken.${token}\`)`)
  }
  const node = nodeAt(tokens, token)
  if (node.kind === 'number') return node.text
  return node.kind === 'string' || node.kind === 'boolean' ? String(node.value) : null
}

const INT_MAX = 2n ** 31n - 1n
const LONG_MAX = 2n ** 63n - 1n

function wrongRoot(tokens: JsonTokens, token: JsonToken, javaType: string): UnreadableJson {
  switch (token) {
    case 'VALUE_STRING':
      return wrongRootText(tokens.text(), javaType)
    case 'VALUE_TRUE':
    case 'VALUE_FALSE': {
      const value = token === 'VALUE_TRUE'
      return noConstructor(javaType, 'boolean/Boolean-argument', `boolean value (${value})`)
    }
    case 'VALUE_NUMBER_INT': {
      const value = BigInt(tokens.text())
      return noConstructor(javaType, integerArgument(value), `Number value (${value})`)
    }
    case 'VALUE_NUMBER_FLOAT': {
      const value = javaDouble(Number(tokens.text()))
      return noConstructor(javaType, 'double/Double-argument', `Number value (${value})`)
    }
    default:
      return mismatch(javaType, `Array value (token \`JsonToken.${token}\`)`)
  }
}

function wrongRootText(text: string, javaType: string): UnreadableJson {
  const trimmed = javaTrim(text)
  if (trimmed !== '') {
    return noConstructor(javaType, 'String-argument', `String value ('${trimmed}')`)
  }
  return new UnreadableJson(
    `Cannot coerce empty String ("") to \`${javaType}\` value (but could if coercion was ` +
      'enabled using `CoercionConfig`)'
  )
}

function integerArgument(value: bigint): string {
  if (value >= -INT_MAX - 1n && value <= INT_MAX) return 'int/Int-argument'
  if (value >= -LONG_MAX - 1n && value <= LONG_MAX) return 'long/Long-argument'
  return 'BigInteger-argument'
}

function noConstructor(javaType: string, argument: string, found: string): UnreadableJson {
  return new UnreadableJson(
    `Cannot construct instance of \`${javaType}\` (although at least one Creator exists): no ` +
      `${argument} constructor/factory method to deserialize from ${found}`
  )
}

/** Prints a double as Java does: always with a fraction, from 10^7 on and below 10^-3 scientific. */
function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  const sign = Object.is(value, -0) ? '-' : ''
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    return Number.isInteger(value) ? `${sign}${value}.0` : String(value)
  }
  const [mantissa = '', exponent = ''] = value.toExponential().split('e')
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`
}
