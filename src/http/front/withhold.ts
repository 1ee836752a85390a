import type { OutgoingHttpHeader, ServerResponse } from 'node:http'
import { AnswerHead, type GivenHeaders } from '../answer-head.js'

/** An answer in full, as the application gave it. Its headers are set on the response. */
export interface OwnAnswer {
  readonly status: number
  readonly body: Buffer
}

export interface Withheld {
  /** The answer, once it is whole; `undefined` where the connection ended before. */
  readonly answer: Promise<OwnAnswer | undefined>
  /** From now on the response sends again what is written to it. */
  release(): void
}

/**
 * Keeps an application's answer back: it may write as always, and is told that all of it was sent, but nothing
 * leaves. Until it is released, the response swallows whatever else is written.
 */
export function withhold(response: ServerResponse): Withheld {
  const chunks: Buffer[] = []
  let isWhole = false
  let finish: (answer: OwnAnswer | undefined) => void = () => {}
  const answer = new Promise<OwnAnswer | undefined>(resolve => {
    finish = resolve
  })
  const add = (chunk: unknown, encoding: unknown) => {
    if (isWhole || chunk === undefined || chunk === null || typeof chunk === 'function') return
    chunks.push(bytesOf(chunk, encoding))
  }
  const overrides = {
    writeHead(status: number, reasonOrHeaders?: string | GivenHeaders, headers?: GivenHeaders) {
      if (isWhole) return response
      response.statusCode = status
      const given = typeof reasonOrHeaders === 'string' ? headers : reasonOrHeaders
      const head = new AnswerHead()
      head.setAll(given)
      head.each((name, value) => response.setHeader(name, value))
      return response
    },
    write(chunk: unknown, encoding?: unknown) {
      add(chunk, encoding)
      return true
    },
    end(chunk?: unknown, encoding?: unknown) {
      add(chunk, encoding)
      isWhole = true
      finish({ status: response.statusCode, body: Buffer.concat(chunks) })
      return response
    },
    flushHeaders() {}
  }
  for (const [name, value] of Object.entries(overrides)) {
    Object.defineProperty(response, name, { value, configurable: true })
  }
  for (const name of pretences) {
    Object.defineProperty(response, name, { get: () => isWhole, configurable: true })
  }
  response.once('close', () => finish(undefined))
  return {
    answer,
    release() {
      for (const name of [...Object.keys(overrides), ...pretences]) {
        Reflect.deleteProperty(response, name)
      }
    }
  }
}

/** What an application asks to learn whether it has answered. */
const pretences = ['headersSent', 'writableEnded'] as const

/** Takes all headers off a response, for another answer in place of the one that was meant. */
export function strip(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name)
}

/** Sets headers, of which those of the same name go. */
export function dress(
  response: ServerResponse,
  headers: Readonly<Record<string, OutgoingHttpHeader>>
): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk !== 'string') {
    return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0)
  }
  const known = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'
  return Buffer.from(chunk, known)
}
