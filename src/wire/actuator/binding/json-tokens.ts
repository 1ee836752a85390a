import { END, isDigit, type JsonCursor, type JsonToken } from './json-cursor.js'
import { takeNumber } from './json-number.js'
import { jsonSource } from './json-source.js'
import { takeAfterSpace, unexpectedAt } from './json-space.js'
import { decodeText, type ScannedText, takeText } from './json-string.js'
import { handleUnexpectedValue, takeWord } from './json-word.js'
import {
  location,
  tooMuch,
  UnreadableJson,
  unexpectedCharacter,
  unexpectedEnd
} from './unreadable-json.js'

/** How one application reads its bodies. */
export interface JsonFeatures {
  /** Whether comments between tokens are tolerated, in both styles of Java. */
  readonly comments: boolean
  /** The charset parameter of the content type, if there is one. */
  readonly charset?: string
}

/** Arrays and objects inside each other, the outermost included, that are accepted. */
const DEPTH_LIMIT = { max: 1000, getter: 'getMaxNestingDepth' }
const NAME_LIMIT = { max: 50_000, getter: 'getMaxNameLength' }
/** The buffer for names stops growing here: no message names a higher number. */
const NAME_BYTES_MAX = 65_536
const STRING_LIMIT = { max: 20_000_000, getter: 'getMaxStringLength' }

const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const COMMA = 0x2c
const COLON = 0x3a
const QUOTE = 0x22
const MINUS = 0x2d

/** An array or object that is still open. */
interface Scope {
  readonly kind: 'Array' | 'Object'
  /** Offset of its opening bracket. */
  readonly start: number
  entries: number
}

/**
 * Reads a body token by token, as Jackson does. What follows the first complete value is never
 * looked at unless asked for, and a complaint comes exactly when the reader gets there: so a value
 * that does not fit is complained about before a broken bracket behind it.
 *
 * Source: Jackson 2.17, UTF8StreamJsonParser, compared with it message for message. Bodies in
 * UTF-16 and UTF-32 get the same messages here; there a few differ in the wording of their end.
 */
export class JsonTokens {
  readonly #cursor: JsonCursor
  readonly #scopes: Scope[] = []
  #text: ScannedText = { start: 0, end: 0, ascii: true }

  constructor(body: Buffer, { comments, charset }: JsonFeatures) {
    const { bytes, start } = jsonSource(body, charset)
    this.#cursor = { bytes, comments, at: start, token: null }
  }

  /** Moves on and returns the token there, or `null` behind the last value. */
  next(): JsonToken | null {
    const token = this.#next()
    this.#cursor.token = token
    return token
  }

  /** The text of a name, a string or a number; of a number, the digits as sent. */
  text(): string {
    const text = decodeText(this.#cursor.bytes, this.#text)
    const isString = this.#cursor.token === 'VALUE_STRING'
    if (isString && text.length > STRING_LIMIT.max) {
      throw tooMuch('String value length', STRING_LIMIT.max + 1, STRING_LIMIT)
    }
    return text
  }

  /** Passes over what the array or object just opened contains, up to its closing bracket. */
  skipChildren(): void {
    const depth = this.#scopes.length - 1
    while (this.#scopes.length > depth) this.next()
  }

  #next(): JsonToken | null {
    const cursor = this.#cursor
    if (cursor.token === 'FIELD_NAME') return this.#value(this.#afterColon())

    const scope = this.#scopes.at(-1)
    let byte = takeAfterSpace(cursor)
    if (byte === END) return this.#end(scope)
    if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) return this.#close(scope, byte)
    if (scope === undefined) return this.#value(byte)

    scope.entries += 1
    if (scope.entries > 1) {
      if (byte !== COMMA) {
        const comment = `was expecting comma to separate ${scope.kind} entries`
        throw unexpectedCharacter(byte, comment)
      }
      byte = this.#within(scope)
    }
    return scope.kind === 'Object' ? this.#name(byte) : this.#value(byte)
  }

  #name(byte: number): JsonToken {
    if (byte !== QUOTE) {
      throw unexpectedAt(this.#cursor, byte, 'was expecting double-quote to start field name')
    }
    const text = takeText(this.#cursor, 'name')
    this.#text = text
    if (text.end - text.start > NAME_LIMIT.max) this.#verifyName(text)
    return 'FIELD_NAME'
  }

  /** The limit counts characters, but it is bytes that are counted: 30,000 times `é` is too much. */
  #verifyName(text: ScannedText): void {
    const bytes = Buffer.byteLength(decodeText(this.#cursor.bytes, text))
    if (bytes > NAME_LIMIT.max) {
      throw tooMuch('Name length', Math.min(bytes, NAME_BYTES_MAX), NAME_LIMIT)
    }
  }

  #value(byte: number): JsonToken {
    const cursor = this.#cursor
    if (byte === QUOTE) {
      this.#text = takeText(cursor, 'string value')
      return 'VALUE_STRING'
    }
    if (byte === OPEN_OBJECT) return this.#open('Object')
    if (byte === OPEN_ARRAY) return this.#open('Array')
    const scope = this.#scopes.at(-1)
    if (isDigit(byte) || byte === MINUS) {
      const start = cursor.at - 1
      const token = takeNumber(cursor, byte, scope === undefined)
      this.#text = { start, end: cursor.at, ascii: true }
      return token
    }
    const token = takeWord(cursor, byte)
    if (token !== undefined) return token
    const place = scope?.kind === 'Array' ? 'array' : 'nested'
    throw handleUnexpectedValue(cursor, byte, scope === undefined ? 'root' : place)
  }

  #open(kind: Scope['kind']): JsonToken {
    this.#scopes.push({ kind, start: this.#cursor.at - 1, entries: 0 })
    const depth = this.#scopes.length
    if (depth > DEPTH_LIMIT.max) {
      throw tooMuch('Document nesting depth', depth, DEPTH_LIMIT)
    }
    return kind === 'Object' ? 'START_OBJECT' : 'START_ARRAY'
  }

  #close(scope: Scope | undefined, byte: number): JsonToken {
    const kind = byte === CLOSE_OBJECT ? 'Object' : 'Array'
    if (scope?.kind === kind) {
      this.#scopes.pop()
      return kind === 'Object' ? 'END_OBJECT' : 'END_ARRAY'
    }
    const [found, expected] = kind === 'Object' ? ['}', ']'] : [']', '}']
    const opened = scope === undefined ? 'root' : scope.kind
    const at = scope === undefined ? location(1) : this.#locate(scope.start)
    throw new UnreadableJson(
      `Unexpected close marker '${found}': expected '${expected}' (for ${opened} starting at ${at})`
    )
  }

  #end(scope: Scope | undefined): null {
    if (scope === undefined) return null
    throw unexpectedEnd(
      `: expected close marker for ${scope.kind} (start marker at ${this.#locate(scope.start)})`
    )
  }

  #afterColon(): number {
    const scope = this.#scopes.at(-1)
    const byte = this.#within(scope)
    if (byte === COLON) return this.#within(scope)
    throw unexpectedCharacter(byte, 'was expecting a colon to separate field name and value')
  }

  #within(scope: Scope | undefined): number {
    const byte = takeAfterSpace(this.#cursor)
    if (byte === END) throw unexpectedEnd(` within/between ${scope?.kind} entries`)
    return byte
  }

  /** Lines and columns count from 1; columns are bytes. */
  #locate(offset: number): string {
    const lines = this.#cursor.bytes.toString('latin1', 0, offset).split(/\r\n|\r|\n/)
    return location(lines.length, (lines.at(-1) ?? '').length + 1)
  }
}
