import {
  invalidMiddleByte,
  invalidStartByte,
  type UnreadableJson,
  unexpectedEnd
} from './unreadable-json.js'

/** The tokens of a document, by Jackson's names, which its messages use. */
export type JsonToken =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL'

/** A place in a body. The functions that scan move `at`; nothing else changes. */
export interface JsonCursor {
  readonly bytes: Buffer
  /** Whether comments in the style of C and C++ count as white space. */
  readonly comments: boolean
  /** Offset of the next byte to read. */
  at: number
  /** The last token returned, `null` before the first: named where the body ends too early. */
  token: JsonToken | null
}

/** What every scan returns in place of a byte when the body is at its end. */
export const END = -1

/** Returns the next byte without taking it, or `END`. */
export function peek(cursor: JsonCursor): number {
  return cursor.bytes[cursor.at] ?? END
}

/** Takes the next byte, or returns `END`. */
export function take(cursor: JsonCursor): number {
  const byte = cursor.bytes[cursor.at]
  if (byte === undefined) return END
  cursor.at += 1
  return byte
}

export const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39

/**
 * Returns how many bytes follow this first byte of a character, from 0 to 3. Surrogates, overlong
 * forms and code points above U+10FFFF pass: Jackson looks at the bits of length only.
 */
export function bytesFollowing(first: number): number {
  if (first < 0x80) return 0
  if ((first & 0xe0) === 0xc0) return 1
  if ((first & 0xf0) === 0xe0) return 2
  if ((first & 0xf8) === 0xf0) return 3
  throw invalidStartByte(first)
}

/** Takes the bytes that follow `first`; `whenCut` words the end of the body among them. */
export function takeFollowing(
  cursor: JsonCursor,
  first: number,
  whenCut: () => UnreadableJson
): number {
  const following = bytesFollowing(first)
  let code = following === 0 ? first : first & (0x3f >> following)
  for (let taken = 0; taken < following; taken += 1) {
    const byte = take(cursor)
    if (byte === END) throw whenCut()
    if ((byte & 0xc0) !== 0x80) throw invalidMiddleByte(byte)
    code = (code << 6) | (byte & 0x3f)
  }
  return code
}

/**
 * Takes the rest of a character that stands outside of strings and returns it as one UTF-16 code
 * unit, fit for a message: higher bits are cut, as Jackson cuts them.
 */
export function characterOutside(cursor: JsonCursor, first: number): number {
  const whenCut = () => unexpectedEnd(` in ${cursor.token}`)
  return takeFollowing(cursor, first, whenCut) & 0xffff
}
