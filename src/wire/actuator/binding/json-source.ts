/**
 * Turns a request body into UTF-8, the only charset the tokenizer reads.
 *
 * Jackson finds the charset from the first bytes: a mark, or else the place of the zero bytes,
 * since JSON begins with an ASCII character. The charset parameter of the content type counts only
 * when it names something outside Unicode; then the body is decoded before Jackson sees it.
 *
 * Source: Jackson 2.17, ByteSourceJsonBootstrapper, compared with it byte for byte; Spring
 * Framework 6, AbstractJackson2HttpMessageConverter; the Latin-1 body was recorded from 8.6.11.
 */
import { decodeCharset } from './charset.js'
import { UnreadableJson } from './unreadable-json.js'

/** A body in UTF-8, and where its text begins: behind the byte order mark, if there is one. */
export interface JsonSource {
  readonly bytes: Buffer
  readonly start: number
}

/** Charsets that Spring leaves to Jackson's detection, whichever of them is named. */
const DETECTED = /^(utf[-_]?(8|16|32)([-_]?[bl]e)?|(us-)?ascii)$/i

/** Marks are looked for only in bodies of at least this many bytes. */
const MARK_BYTES_MIN = 4

/** Returns the body as UTF-8. Throws `UnreadableJson` for byte orders that Jackson refuses. */
export function jsonSource(body: Buffer, charset = 'utf-8'): JsonSource {
  if (!DETECTED.test(charset)) return fromText(decodeCharset(body, charset))
  if (body.length >= MARK_BYTES_MIN) return marked(body) ?? unmarked(body, body.readUInt32BE(0))
  if (body.length >= 2) return unmarkedUtf16(body, body.readUInt16BE(0)) ?? asIs(body)
  return asIs(body)
}

function marked(body: Buffer): JsonSource | undefined {
  const quad = body.readUInt32BE(0)
  if (quad === 0x0000feff) return fromUtf32(body.subarray(4), 'be')
  if (quad === 0xfffe0000) return fromUtf32(body.subarray(4), 'le')
  if (quad === 0x0000fffe) throw weirdByteOrder('2143')
  if (quad === 0xfeff0000) throw weirdByteOrder('3412')
  if (quad >>> 16 === 0xfeff) return fromUtf16(body.subarray(2), 'be')
  if (quad >>> 16 === 0xfffe) return fromUtf16(body.subarray(2), 'le')
  if (quad >>> 8 === 0xefbbbf) return { bytes: body, start: 3 }
  return undefined
}

function unmarked(body: Buffer, quad: number): JsonSource {
  if (quad >>> 8 === 0) return fromUtf32(body, 'be')
  if ((quad & 0x00ffffff) === 0) return fromUtf32(body, 'le')
  if ((quad & 0xff00ffff) === 0) throw weirdByteOrder('3412')
  if ((quad & 0xffff00ff) === 0) throw weirdByteOrder('2143')
  return unmarkedUtf16(body, quad >>> 16) ?? asIs(body)
}

function unmarkedUtf16(body: Buffer, pair: number): JsonSource | undefined {
  if ((pair & 0xff00) === 0) return fromUtf16(body, 'be')
  if ((pair & 0x00ff) === 0) return fromUtf16(body, 'le')
  return undefined
}

const asIs = (body: Buffer): JsonSource => ({ bytes: body, start: 0 })
const fromText = (text: string): JsonSource => asIs(Buffer.from(text, 'utf8'))

/** A trailing odd byte becomes a replacement character, as Java's decoder has it. */
function fromUtf16(body: Buffer, order: 'be' | 'le'): JsonSource {
  return fromText(decodeCharset(body, `utf-16${order}`))
}

/** Code points above U+10FFFF and cut characters are refused. */
function fromUtf32(body: Buffer, order: 'be' | 'le'): JsonSource {
  const chunks: string[] = []
  for (let at = 0; at < body.length; at += 4) {
    if (at + 4 > body.length) throw cutUtf32(body.length - at)
    const code = order === 'be' ? body.readUInt32BE(at) : body.readUInt32LE(at)
    if (code > 0x10ffff) throw beyondUnicode(code)
    chunks.push(String.fromCodePoint(code))
  }
  return fromText(chunks.join(''))
}

function weirdByteOrder(order: string): UnreadableJson {
  return new UnreadableJson(`Unsupported UCS-4 endianness (${order}) detected`)
}

function cutUtf32(bytes: number): UnreadableJson {
  return new UnreadableJson(`Unexpected EOF in the middle of a 4-byte UTF-32 char: got ${bytes}`)
}

function beyondUnicode(code: number): UnreadableJson {
  return new UnreadableJson(`Invalid UTF-32 character 0x${code.toString(16)}`)
}
