/** One request and its answer, byte for byte: no redirect is followed, no path is tidied up. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { parse } from 'lossless-json'
import { rawConnection } from './raw-connection.js'
import type { Target } from './target.js'
import { filled } from './variables.js'

export interface SentRequest {
  readonly method: string
  /** The address of the part, with its base path. */
  readonly url: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Bytes, a letter each, that are sent in place of all that, with places for where and along with what. */
  readonly raw?: string
}

/** The status of no answer at all: the other end has hung up on raw bytes without a word. */
export const hungUp = 0

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The body as JSON without a digit lost; `undefined` where it is none. */
  readonly json: unknown
}

/** The target did not answer: nobody is there, it took too long, or the connection broke. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly kind: 'unreachable' | 'too slow' | 'broken off' | 'not HTTP' | 'too long'

  constructor(kind: NoAnswer['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

/** Somebody asked for the end of the run before the answer was there. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  constructor() {
    super('the run was stopped')
  }
}

/** Bytes of an answer that are read; whatever sends more is not what it should be. */
const bodyBytesMax = 64 * 1_024 * 1_024

const nothing: Answer = { status: hungUp, headers: {}, body: '', json: undefined }

/**
 * @param signal - hangs up, whatever has come so far.
 * @throws {NoAnswer} when there is none.
 * @throws {Stopped} when hung up by the signal.
 */
export function exchange(
  sent: SentRequest,
  { ca, timeoutMs }: Pick<Target, 'ca' | 'timeoutMs'>,
  signal: AbortSignal
): Promise<Answer> {
  const { protocol, hostname, port, pathname } = new URL(sent.url)
  const { method, body } = sent
  const raw =
    sent.raw === undefined ? undefined : rawConnection(sent.url, placed(sent.raw, sent), ca)
  // Whatever the protocol, a connection of our own is all that is to be spoken through.
  const send = protocol === 'https:' && raw === undefined ? httpsRequest : httpRequest
  const length = body === undefined ? {} : { 'content-length': `${Buffer.byteLength(body)}` }
  const late = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve, reject) => {
    // Why it ends is known before what the connection makes of it.
    let ended: NoAnswer | undefined
    const fail = (error: Error) => {
      if (signal.aborted) reject(new Stopped())
      else if (late.aborted) reject(new NoAnswer('too slow', `no answer within ${timeoutMs} ms`))
      else if (raw?.isHungUp() === true) resolve(nothing)
      else reject(ended ?? noAnswer(error))
    }
    const request = send({
      method,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: `${pathname.replace(/\/$/, '')}${sent.path}`,
      headers: { ...length, ...sent.headers },
      ...(raw === undefined ? { agent: false } : { createConnection: raw.open }),
      signal: AbortSignal.any([signal, late]),
      ...(ca !== undefined && { ca })
    })
    request.on('error', fail)
    request.on('response', response => {
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes <= bodyBytesMax) return
        ended = new NoAnswer('too long', `the answer has more than ${bodyBytesMax} bytes`)
        request.destroy(ended)
      })
      response.on('error', fail)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, body: text, json: jsonIn(text) })
      })
    })
    request.end(body)
  })
}

function placed(raw: string, { url, headers }: SentRequest): string {
  const { host, pathname } = new URL(url)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const base = pathname.replace(/\/$/, '')
  return filled(raw, new Map(Object.entries({ host, base, headers: lines.join('') })))
}

function jsonIn(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

const unreachable = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ...[
    'SELF_SIGNED_CERT_IN_CHAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'
  ]
])

function noAnswer(error: Error): NoAnswer {
  const code = 'code' in error ? String(error.code) : ''
  if (unreachable.has(code)) return new NoAnswer('unreachable', `${code}: ${error.message}`)
  if (code.startsWith('HPE_')) return new NoAnswer('not HTTP', `${code}: what came is no HTTP`)
  return new NoAnswer(
    'broken off',
    `the connection ended before the answer did (${code || error.message})`
  )
}
