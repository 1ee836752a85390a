import { controlCharacters, token } from './characters.js'

/** Request line and headers, one byte per character, the headers flat as Node's `rawHeaders`. */
export interface RequestHead {
  readonly method: string
  readonly url: string
  /** As sent: `HTTP/1.1`. */
  readonly version: string
  readonly rawHeaders: readonly string[]
}

/** What the first bytes of a request amount to. */
export type HeadReading =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused' }
  /** Tomcat closes without a word: HTTP/0.9, HTTP/2 by prior knowledge, a garbage version. */
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'head'; readonly head: RequestHead }

/** More headers than this are refused. Source: Tomcat's default; 90 and 150 recorded from 8.6.11. */
export const headersMax = 100

const incomplete = { kind: 'incomplete' } as const
const refused = { kind: 'refused' } as const
const hangUp = { kind: 'hang-up' } as const

const http2Preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const neverInTarget = /[\x00-\x20"#<>\\^`{|}\x7f-\xff]/
const neverInMethod = /[^!#$%&'*+\-.^_`|~0-9A-Za-z \t]/
const requestLine = /^([^ \t]+)[ \t]+([^ \t]+)(?:[ \t]+(.*))?$/s

/**
 * Reads the head of a request as Tomcat does, where Node's parser is stricter, more lenient, or
 * names nothing but an error code.
 *
 * `bytes` may end anywhere and may go on into the body. At most `bytesMax` bytes are looked at: a
 * head that has not ended by then is refused, so a caller never has to keep more.
 *
 * Source: recorded from 8.6.11; Tomcat 10.1, Http11InputBuffer.
 */
export function readHead(bytes: Buffer, bytesMax: number): HeadReading {
  const text = bytes.toString('latin1', 0, bytesMax)
  if (text.startsWith(http2Preface.slice(0, 14))) return hangUp
  const start = /^[\r\n]*/.exec(text)?.[0].length ?? 0
  const lineEnd = text.indexOf('\n', start)
  if (lineEnd < 0) return unfinishedLine(text.slice(start), bytes.length >= bytesMax)

  const line = readRequestLine(text.slice(start, lineEnd))
  if ('kind' in line) return line
  const headers = readHeaders(text.slice(lineEnd + 1))
  if (headers === 'refused') return refused
  if (headers === 'incomplete') return bytes.length >= bytesMax ? refused : incomplete
  return { kind: 'head', head: { ...line, rawHeaders: headers } }
}

/** A TLS handshake holds no line feed to wait for: a bad method is refused at its first byte. */
function unfinishedLine(text: string, isFull: boolean): HeadReading {
  const method = text.split(/[ \t]/, 1)[0] ?? ''
  return isFull || neverInMethod.test(method) ? refused : incomplete
}

function readRequestLine(raw: string): Omit<RequestHead, 'rawHeaders'> | HeadReading {
  const [, method = '', url = '', version] = requestLine.exec(withoutReturn(raw)) ?? []
  if (!token.test(method) || neverInTarget.test(url)) return refused
  if (version === undefined || version === '') return hangUp
  if (/^[HTP/.0-9]+$/.test(version)) return { method, url, version }
  // A blank inside the target pushes the real version further to the right.
  return /[ \t]/.test(version.trim()) ? refused : hangUp
}

/** Header lines up to the blank one. A line that begins with a blank continues the one before. */
function readHeaders(text: string): string[] | 'refused' | 'incomplete' {
  const rawHeaders: string[] = []
  let at = 0
  for (;;) {
    const end = text.indexOf('\n', at)
    if (end < 0) return 'incomplete'
    const line = withoutReturn(text.slice(at, end))
    at = end + 1
    if (line === '') return rawHeaders
    if (controlCharacters.test(line)) return 'refused'
    if (/^[ \t]/.test(line) && rawHeaders.length > 0) {
      rawHeaders.push(`${rawHeaders.pop() ?? ''} ${line.trim()}`.trim())
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0))
    if (!token.test(name) || rawHeaders.length >= 2 * headersMax) return 'refused'
    rawHeaders.push(name, line.slice(colon + 1).trim())
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
