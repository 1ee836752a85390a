/** The words `true`, `false` and `null`, and everything that is no value at all. */
import {
  characterOutside,
  END,
  type JsonCursor,
  type JsonToken,
  peek,
  take
} from './json-cursor.js'
import {
  UnreadableJson,
  unexpectedCharacter,
  unexpectedEnd,
  unexpectedInNumber
} from './unreadable-json.js'

/** Where a value stands: it decides how a stray bracket or comma is worded. */
export type Place = 'root' | 'array' | 'nested'

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

/** A word that is not one of the three is quoted in the complaint up to this many characters. */
const QUOTED_CHARACTERS_MAX = 256

const IDENTIFIER_START = /[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: Java counts them as ignorable.
const IDENTIFIER_PART = /[\p{L}\p{N}\p{Sc}\p{Pc}\p{Mn}\p{Mc}\p{Cf}\0-\x08\x0e-\x1b\x7f-\x9f]/u

const WORDS = [
  { word: 'true', token: 'VALUE_TRUE' },
  { word: 'false', token: 'VALUE_FALSE' },
  { word: 'null', token: 'VALUE_NULL' }
] as const satisfies readonly { word: string; token: JsonToken }[]

/** Takes the word that begins with `first`, or returns `undefined` when none of the three does. */
export function takeWord(cursor: JsonCursor, first: number): JsonToken | undefined {
  const entry = WORDS.find(({ word }) => word.charCodeAt(0) === first)
  if (entry === undefined) return undefined
  matchWord(cursor, entry.word, 1)
  return entry.token
}

function matchWord(cursor: JsonCursor, word: string, from: number): void {
  for (let matched = from; matched < word.length; matched += 1) {
    if (peek(cursor) !== word.charCodeAt(matched)) {
      throw unrecognizedToken(cursor, word.slice(0, matched))
    }
    cursor.at += 1
  }
  const behind = peek(cursor)
  if (behind < 0x30 || behind === 0x5d || behind === 0x7d) return
  // The byte behind the word is decoded without having been taken, so that a multi-byte character
  // is read as one that follows itself: the original refuses it, whatever it is.
  if (IDENTIFIER_PART.test(String.fromCharCode(characterOutside(cursor, behind)))) {
    throw unrecognizedToken(cursor, word)
  }
}

/** Complains about a word, quoted as far as it could be an identifier of Java. */
function unrecognizedToken(cursor: JsonCursor, matched: string): UnreadableJson {
  let quoted = matched
  for (let byte = take(cursor); byte !== END; byte = take(cursor)) {
    const character = String.fromCharCode(characterOutside(cursor, byte))
    if (!IDENTIFIER_PART.test(character)) break
    quoted += character
    if (quoted.length >= QUOTED_CHARACTERS_MAX) {
      quoted += '...'
      break
    }
  }
  return new UnreadableJson(`Unrecognized token '${quoted}': was expecting ${VALUES}`)
}

/** Words the complaint about a byte, taken already, that begins no value. */
export function handleUnexpectedValue(
  cursor: JsonCursor,
  byte: number,
  place: Place
): UnreadableJson {
  const character = String.fromCharCode(byte)
  if (character === ',' || character === '}' || (character === ']' && place === 'array')) {
    return unexpectedCharacter(byte, 'expected a value')
  }
  if (character === 'N') return nonStandardWord(cursor, 'NaN', 1)
  if (character === 'I') return nonStandardWord(cursor, 'Infinity', 1)
  if (character === '+') {
    const next = take(cursor)
    if (next === END) return unexpectedEnd(' in a Number value')
    return wordOfNumber(cursor, next, '+')
  }
  // A byte is judged alone here: `é` in UTF-8 begins like the letter `Ã`.
  if (IDENTIFIER_START.test(character)) return unrecognizedToken(cursor, character)
  return unexpectedCharacter(byte, `expected a valid value ${VALUES}`)
}

/** Words the complaint about a byte, taken already, that follows a sign and is no digit. */
export function wordOfNumber(cursor: JsonCursor, byte: number, sign: '-' | '+'): UnreadableJson {
  let found = byte
  if (found === 0x49) {
    found = take(cursor)
    if (found === END) return unexpectedEnd(' in a Number value')
    if (found === 0x4e) return nonStandardWord(cursor, `${sign}INF`, 3)
    if (found === 0x6e) return nonStandardWord(cursor, `${sign}Infinity`, 3)
  }
  if (sign === '+') {
    return unexpectedInNumber(
      0x2b,
      'JSON spec does not allow numbers to have plus signs: enable ' +
        '`JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow'
    )
  }
  return unexpectedInNumber(
    found,
    'expected digit (0-9) to follow minus sign, for valid numeric value'
  )
}

function nonStandardWord(cursor: JsonCursor, word: string, matched: number): UnreadableJson {
  matchWord(cursor, word, matched)
  return new UnreadableJson(
    `Non-standard token '${word}': enable \`JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS\` to allow`
  )
}
