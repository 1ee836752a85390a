/** Texts and JSON values that become ids: 64-bit whole numbers, exact to the last digit. */
import { assert } from '../../../domain/assert.js'
import { javaInteger, javaTrim, withoutWhiteSpace } from './java-text.js'
import type { JsonNode } from './json-node.js'
import { mismatch, UnreadableJson, verifyDigits } from './unreadable-json.js'

/** A text that is no 64-bit whole number, with the reason that Java gives. */
export class NotALong extends Error {
  override readonly name = 'NotALong'
  /** The text as it was sent. */
  readonly text: string
  /** Such as `For input string: "abc"`; it quotes the text without its white space. */
  override readonly cause: string

  constructor(text: string, cause: string) {
    super(`not a 64-bit whole number: ${cause}`)
    this.text = text
    this.cause = cause
  }
}

const RANGES = {
  int32: { type: 'java.lang.Integer', word: 'int', min: -(2n ** 31n), max: 2n ** 31n - 1n },
  int64: { type: 'java.lang.Long', word: 'long', min: -(2n ** 63n), max: 2n ** 63n - 1n }
} as const

/** The width of an id: 32 bits in the applications of 8.2, 64 bits everywhere else. */
export type LongRange = keyof typeof RANGES

const { min: LONG_MIN, max: LONG_MAX } = RANGES.int64

const HEX_PREFIX = /^(-?)(?:0[xX]|#)(.*)$/s

/**
 * Converts a text as Spring does: white space counts nowhere, not even between digits; `0x`, `0X`
 * and `#` announce hexadecimal digits.
 *
 * Source: Spring Framework 6, NumberUtils; OpenJDK, Long.valueOf and Long.decode; texts compared
 * with a Java runtime.
 *
 * @throws NotALong for everything else, the empty text included.
 */
export function springLong(text: string, range: LongRange = 'int64'): bigint {
  const packed = withoutWhiteSpace(text)
  const [, sign, hex] = HEX_PREFIX.exec(packed) ?? []
  if (hex === undefined) return parse(text, packed, { radix: 10, range })
  if (/^[+-]/.test(hex)) throw new NotALong(text, 'Sign character in wrong position')
  return parse(text, `${sign}${hex}`, { radix: 16, range })
}

/**
 * Converts an argument of a plain controller, which reads a text of nothing but white space as no
 * value at all; actuator endpoints refuse it.
 *
 * Source: Spring Framework 6, CustomNumberEditor; recorded from 8.6.11.
 */
export function springLongOrNull(text: string, range: LongRange = 'int64'): bigint | null {
  return withoutWhiteSpace(text) === '' ? null : springLong(text, range)
}

function parse(
  text: string,
  digits: string,
  { radix, range }: { radix: 10 | 16; range: LongRange }
): bigint {
  const { min, max } = RANGES[range]
  const value = javaInteger(digits, radix)
  if (value !== undefined && value >= min && value <= max) return value
  const suffix = radix === 10 ? '' : ` under radix ${radix}`
  throw new NotALong(text, `For input string: "${digits}"${suffix}`)
}

/**
 * Reads a member of a JSON body as Jackson reads a boxed number. An absent member, `null`, a blank
 * text and the text `null` are all no value.
 *
 * A number with a fraction or an exponent is cut to a whole one *by way of a double*, as in the
 * original: 9007199254740993.0 is 9007199254740992. All other numbers are exact.
 *
 * Source: Jackson 2.17, NumberDeserializers and ParserBase, compared with it case by case.
 *
 * @throws UnreadableJson for what is no whole number, and for one out of range.
 */
export function jacksonLong(node: JsonNode | undefined, range: LongRange): bigint | null {
  if (node === undefined) return null
  const { type } = RANGES[range]
  switch (node.kind) {
    case 'null':
      return null
    case 'number':
      return numberInRange(node.text, range)
    case 'string':
      return textInRange(node.value, range)
    case 'boolean': {
      const word = node.value ? 'TRUE' : 'FALSE'
      throw mismatch(type, `Boolean value (token \`JsonToken.VALUE_${word}\`)`)
    }
    case 'array':
      throw mismatch(type, 'Array value (token `JsonToken.START_ARRAY`)')
    case 'object':
      throw mismatch(type, 'Object value (token `JsonToken.START_OBJECT`)')
  }
}

/** Longer numbers are counted, not quoted, when they are out of range. */
const QUOTED_DIGITS_MAX = 999

function numberInRange(text: string, range: LongRange): bigint {
  const { word, min, max } = RANGES[range]
  const value = /[.eE]/.test(text) ? cutDouble(Number(text), range) : javaInteger(text, 10)
  if (value !== undefined && value >= min && value <= max) return value
  const digits = text.startsWith('-') ? text.length - 1 : text.length
  const quoted = text.length > QUOTED_DIGITS_MAX ? `[Integer with ${digits} digits]` : text
  throw new UnreadableJson(`Numeric value (${quoted}) out of range of ${word} (${min} - ${max})`)
}

/** Cuts the fraction; a double just above the range, where no other lies between, is its end. */
function cutDouble(value: number, range: LongRange): bigint | undefined {
  const { min, max } = RANGES[range]
  assert(!Number.isNaN(value), 'the tokenizer lets only well-formed numbers pass')
  if (value < Number(min) || value > Number(max)) return undefined
  const cut = BigInt(Math.trunc(value))
  return cut > max ? max : cut
}

/** Texts of at most this many characters are read as 32-bit numbers at once. */
const SHORT_TEXT_MAX = 9

function textInRange(raw: string, range: LongRange): bigint | null {
  const text = javaTrim(raw)
  if (text === '' || text === 'null') return null
  verifyDigits(text.length)

  const { type, min, max } = RANGES[range]
  const value = javaInteger(text, 10)
  const isLong = value !== undefined && value >= LONG_MIN && value <= LONG_MAX
  if (isLong && value >= min && value <= max) return value

  const overflows = isLong && text.length > SHORT_TEXT_MAX
  const reason = overflows
    ? `Overflow: numeric value (${text}) out of range of \`${type}\` (${min} -${max})`
    : `not a valid \`${type}\` value`
  throw mismatch(type, `String "${truncated(text)}": ${reason}`)
}

/** Of a longer text this many characters are quoted from its beginning and from its end. */
const QUOTED_TEXT_MAX = 500

function truncated(text: string): string {
  if (text.length <= QUOTED_TEXT_MAX) return text
  return `${text.slice(0, QUOTED_TEXT_MAX)}]...[${text.slice(-QUOTED_TEXT_MAX)}`
}
