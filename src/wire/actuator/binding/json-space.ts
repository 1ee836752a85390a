/** White space between tokens and, where the application allows them, comments. */
import { characterOutside, END, type JsonCursor, take } from './json-cursor.js'
import { controlBetweenTokens, unexpectedCharacter, unexpectedEnd } from './unreadable-json.js'

const TAB = 0x09
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const BLANK = 0x20
const STAR = 0x2a
const SLASH = 0x2f

/** Takes white space, comments and the first byte behind them, which it returns; `END` at the end. */
export function takeAfterSpace(cursor: JsonCursor): number {
  while (true) {
    const byte = take(cursor)
    if (byte > BLANK) {
      if (byte !== SLASH) return byte
      skipComment(cursor)
    } else if (byte === END) return END
    else if (!isSpace(byte)) throw controlBetweenTokens(byte)
  }
}

export function isSpace(byte: number): boolean {
  return byte === BLANK || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === TAB
}

function skipComment(cursor: JsonCursor): void {
  if (!cursor.comments) {
    throw unexpectedCharacter(
      SLASH,
      'maybe a (non-standard) comment? (not recognized as one since Feature ' +
        "'ALLOW_COMMENTS' not enabled for parser)"
    )
  }
  const byte = take(cursor)
  if (byte === END) throw cutComment()
  if (byte === SLASH) skipLine(cursor)
  else if (byte === STAR) skipBlock(cursor)
  else throw unexpectedCharacter(byte, "was expecting either '*' or '/' for a comment")
}

function skipLine(cursor: JsonCursor): void {
  while (true) {
    const byte = take(cursor)
    if (byte === END || byte === LINE_FEED || byte === CARRIAGE_RETURN) return
    skipCommentCharacter(cursor, byte)
  }
}

function skipBlock(cursor: JsonCursor): void {
  let starred = false
  while (true) {
    const byte = take(cursor)
    if (byte === END) throw cutComment()
    if (starred && byte === SLASH) return
    starred = byte === STAR
    skipCommentCharacter(cursor, byte)
  }
}

/** A comment is skipped, but its characters have to be valid. */
function skipCommentCharacter(cursor: JsonCursor, byte: number): void {
  if (byte >= 0x80) characterOutside(cursor, byte)
  else if (byte < BLANK && !isSpace(byte)) throw controlBetweenTokens(byte)
}

const cutComment = () => unexpectedEnd(' in a comment')

/** Complains about the byte just taken, decoding the rest of its character. */
export function unexpectedAt(cursor: JsonCursor, first: number, comment: string) {
  return unexpectedCharacter(characterOutside(cursor, first), comment)
}
