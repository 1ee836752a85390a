/** Numbers: where they end and whether they are well formed. Their value is not looked at. */
import { END, isDigit, type JsonCursor, type JsonToken, peek, take } from './json-cursor.js'
import { isSpace } from './json-space.js'
import { handleUnexpectedValue, wordOfNumber } from './json-word.js'
import {
  UnreadableJson,
  unexpectedCharacter,
  unexpectedEnd,
  unexpectedInNumber,
  verifyDigits
} from './unreadable-json.js'

const ZERO = 0x30
const MINUS = 0x2d
const PLUS = 0x2b
const POINT = 0x2e
const LETTER_E = 0x65

/** Takes a number whose first byte, a digit or a minus sign, was taken already. */
export function takeNumber(cursor: JsonCursor, first: number, inRoot: boolean): JsonToken {
  const digit = first === MINUS ? firstDigitAfterMinus(cursor, inRoot) : first
  if (digit === ZERO && isDigit(peek(cursor))) {
    throw new UnreadableJson('Invalid numeric value: Leading zeroes not allowed')
  }
  const wholeDigits = 1 + takeDigits(cursor)
  const fractionDigits = takeFraction(cursor)
  const exponentDigits = takeExponent(cursor)
  if (inRoot) verifySpaceBehind(cursor)

  verifyDigits(wholeDigits + fractionDigits + exponentDigits)
  return fractionDigits + exponentDigits === 0 ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT'
}

function firstDigitAfterMinus(cursor: JsonCursor, inRoot: boolean): number {
  const byte = take(cursor)
  if (byte === END) throw unexpectedEnd(` in ${cursor.token}`)
  if (isDigit(byte)) return byte
  if (byte === POINT) throw handleUnexpectedValue(cursor, POINT, inRoot ? 'root' : 'nested')
  throw wordOfNumber(cursor, byte, '-')
}

function takeDigits(cursor: JsonCursor): number {
  const start = cursor.at
  while (isDigit(peek(cursor))) cursor.at += 1
  return cursor.at - start
}

function takeFraction(cursor: JsonCursor): number {
  if (peek(cursor) !== POINT) return 0
  cursor.at += 1
  const digits = takeDigits(cursor)
  if (digits > 0) return digits
  const found = peek(cursor)
  throw unexpectedInNumber(found === END ? POINT : found, 'Decimal point not followed by a digit')
}

function takeExponent(cursor: JsonCursor): number {
  if ((peek(cursor) | 0x20) !== LETTER_E) return 0
  cursor.at += 1
  if (peek(cursor) === MINUS || peek(cursor) === PLUS) cursor.at += 1
  if (peek(cursor) === END) throw unexpectedEnd(` in ${cursor.token}`)
  const digits = takeDigits(cursor)
  if (digits > 0) return digits
  throw unexpectedInNumber(peek(cursor), 'Exponent indicator not followed by a digit')
}

/** Only numbers are checked like this: `true]` at the root passes, `1]` does not. */
function verifySpaceBehind(cursor: JsonCursor): void {
  const byte = peek(cursor)
  if (byte === END || isSpace(byte)) return
  throw unexpectedCharacter(byte, 'Expected space separating root-level values')
}
