/** Strings and member names: where they end, whether they are well formed, and what they say. */
import {
  bytesFollowing,
  characterOutside,
  END,
  isDigit,
  type JsonCursor,
  take,
  takeFollowing
} from './json-cursor.js'
import {
  describeCharacter,
  invalidMiddleByte,
  UnreadableJson,
  unexpectedCharacter,
  unexpectedEnd
} from './unreadable-json.js'

/** A string that was scanned: its bytes without the quotes, not yet decoded. */
export interface ScannedText {
  readonly start: number
  readonly end: number
  /** Whether its bytes are its characters: neither escapes nor multi-byte characters. */
  readonly ascii: boolean
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_U = 0x75

/** What may follow a backslash, apart from `u` and four hexadecimal digits, by its code. */
const ESCAPES: ReadonlyMap<number, number> = new Map(
  ['""', '//', '\\\\', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'].map(pair => [
    pair.charCodeAt(0),
    pair.charCodeAt(1)
  ])
)

/** Takes a string or a name up to its closing quote; the opening one was taken already. */
export function takeText(cursor: JsonCursor, kind: 'name' | 'string value'): ScannedText {
  const { bytes } = cursor
  const start = cursor.at
  if (kind === 'name' && start === bytes.length) throw cutAtName()
  let escaped = false
  let wide = false
  while (true) {
    const byte = bytes[cursor.at]
    if (byte === undefined) throw cutText(kind)
    cursor.at += 1
    if (byte === QUOTE) break
    if (byte === BACKSLASH) {
      takeEscape(cursor)
      escaped = true
    } else if (byte < 0x20) throw unescapedControl(byte, kind)
    else if (byte >= 0x80) {
      if (kind === 'string value') takeFollowing(cursor, byte, () => cutText(kind))
      wide = true
    }
  }
  const end = cursor.at - 1
  if (kind === 'name' && wide) verifyNameBytes(bytes, start, end)
  return { start, end, ascii: !escaped && !wide }
}

/**
 * Decodes what `takeText` has found to be well formed. Java keeps half a surrogate pair, and an
 * overlong form is the character it stands for; hence no decoder of the platform.
 */
export function decodeText(bytes: Buffer, { start, end, ascii }: ScannedText): string {
  if (ascii) return bytes.toString('latin1', start, end)
  const units = new Uint16Array(end - start)
  const cursor: JsonCursor = { bytes, comments: false, at: start, token: null }
  let length = 0
  while (cursor.at < end) {
    const code = decodeCharacter(cursor)
    if (code <= 0xffff) units[length] = code
    else {
      units[length] = 0xd800 | ((code - 0x10000) >> 10)
      length += 1
      units[length] = 0xdc00 | (code & 0x3ff)
    }
    length += 1
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le')
}

function decodeCharacter(cursor: JsonCursor): number {
  const first = take(cursor)
  if (first !== BACKSLASH) return first < 0x80 ? first : takeFollowing(cursor, first, cutEscape)
  const letter = take(cursor)
  if (letter !== LETTER_U) return ESCAPES.get(letter) ?? letter
  cursor.at += 4
  return Number.parseInt(cursor.bytes.toString('latin1', cursor.at - 4, cursor.at), 16)
}

function takeEscape(cursor: JsonCursor): void {
  const byte = take(cursor)
  if (byte === END) throw cutEscape()
  if (byte !== LETTER_U) {
    if (ESCAPES.has(byte)) return
    const found = describeCharacter(characterOutside(cursor, byte))
    throw new UnreadableJson(`Unrecognized character escape ${found}`)
  }
  for (let digits = 0; digits < 4; digits += 1) {
    const digit = take(cursor)
    if (digit === END) throw cutEscape()
    if (!isHexDigit(digit)) {
      throw unexpectedCharacter(digit, 'expected a hex-digit for character escape sequence')
    }
  }
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 0x20
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66)
}

/**
 * A name is decoded only once its end is known: four bytes at a time, so that a complaint about one
 * of them prints those before it too, with the sign.
 */
function verifyNameBytes(bytes: Buffer, start: number, end: number): void {
  for (let at = start; at < end; at += 1) {
    const following = bytesFollowing(bytes[at] ?? 0)
    if (at + following >= end) throw cutText('name')
    for (let taken = 1; taken <= following; taken += 1) {
      at += 1
      const byte = bytes[at] ?? 0
      if ((byte & 0xc0) === 0x80) continue
      throw invalidMiddleByte(taken === 3 ? byte : signedQuad(bytes, start, at))
    }
  }
}

/** The bytes of a name from the last multiple of four up to `last`, as an unsigned number. */
function signedQuad(bytes: Buffer, nameStart: number, last: number): number {
  const offset = last - nameStart
  let quad = 0
  for (let at = last - (offset % 4); at <= last; at += 1) quad = (quad << 8) | (bytes[at] ?? 0)
  const unusedBits = (3 - (offset % 4)) * 8
  return ((quad << unusedBits) >> unusedBits) >>> 0
}

function cutText(kind: 'name' | 'string value'): UnreadableJson {
  return unexpectedEnd(kind === 'name' ? ' in field name' : ' in VALUE_STRING')
}

/** The end right behind the opening quote has words of its own. */
const cutAtName = () => unexpectedEnd(": was expecting closing '\"' for name")

const cutEscape = () => unexpectedEnd(' in character escape sequence')

function unescapedControl(byte: number, kind: 'name' | 'string value'): UnreadableJson {
  return new UnreadableJson(
    `Illegal unquoted character (${describeCharacter(byte)}): has to be escaped using ` +
      `backslash to be included in ${kind}`
  )
}
