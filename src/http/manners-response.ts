import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
  STATUS_CODES
} from 'node:http'
import type { Manners } from './manners.js'
import { headerName } from './transport/header-name.js'
import { asksFor, hangsUpAfter } from './transport/persistence.js'

/** What a response has to know of the door it leaves through. */
export interface Bearing {
  readonly manners: Manners
  readonly nowMs: () => number
  /** Whether the connection ends with this answer, for reasons of the door's own. */
  readonly isLast: () => boolean
}

export type GivenHeaders = OutgoingHttpHeaders | OutgoingHttpHeader[]

/** Sees an answer leave, byte for byte; what is written when nobody is left to read it is not seen. */
export interface AnswerWitness {
  /** Status line and headers, blank line included. */
  head(text: string): void
  body(chunk: string | Uint8Array): void
  /** Nothing more is written; what was may still be on its way. */
  end(): void
}

type Written = (error: Error | null | undefined) => void

/** Bodies that Tomcat measures although all others are chunked: error pages and metrics. */
const measured = /^text\/(?:html|plain)\b|^application\/openmetrics-text\b/i

/**
 * A response that keeps the manners of its door. The app writes as to any other; status line,
 * framing and the fate of the connection are settled when the head is written.
 *
 * Until a door has called `behave`, it is an ordinary `ServerResponse`.
 */
export class MannersResponse<
  Request extends IncomingMessage = IncomingMessage
> extends ServerResponse<Request> {
  #bearing: Bearing | undefined
  #witness: AnswerWitness | undefined

  behave(bearing: Bearing): void {
    this.#bearing = bearing
  }

  /** Has somebody see what leaves from now on. */
  observe(witness: AnswerWitness): void {
    this.#witness = witness
  }

  override writeHead(status: number, reason?: string, headers?: GivenHeaders): this
  override writeHead(status: number, headers?: GivenHeaders): this
  override writeHead(
    status: number,
    reasonOrHeaders?: string | GivenHeaders,
    headers?: GivenHeaders
  ): this {
    const bearing = this.#bearing
    const reason = typeof reasonOrHeaders === 'string' ? reasonOrHeaders : STATUS_CODES[status]
    const given = typeof reasonOrHeaders === 'string' ? headers : reasonOrHeaders
    if (bearing === undefined) return this.#show(super.writeHead(status, reason, given))

    for (const [name, value] of pairsOf(given)) this.setHeader(name, value)
    const { manners } = bearing
    if (manners.chunked) this.#frame(status)
    if (manners.headerCase !== 'asGiven') this.#rename(manners)
    if (!this.hasHeader('date')) this.setHeader('Date', new Date(bearing.nowMs()).toUTCString())
    this.#decideConnection(status, bearing)
    return this.#show(super.writeHead(status, manners.reasonPhrase === 'none' ? '' : reason))
  }

  override write(chunk: unknown, callback?: Written): boolean
  override write(chunk: unknown, encoding: BufferEncoding, callback?: Written): boolean
  override write(...given: unknown[]): boolean {
    this.#see(given[0])
    return Reflect.apply(super.write, this, given)
  }

  override end(callback?: () => void): this
  override end(chunk: unknown, callback?: () => void): this
  override end(chunk: unknown, encoding: BufferEncoding, callback?: () => void): this
  override end(...given: unknown[]): this {
    this.#see(given[0])
    Reflect.apply(super.end, this, given)
    if (!this.destroyed) this.#witness?.end()
    return this
  }

  /** Always sent, before the app has looked at anything: that is when Tomcat sends it. */
  override writeContinue(callback?: () => void): void {
    if (this.#bearing?.manners.reasonPhrase !== 'none' || this.socket === null) {
      super.writeContinue(callback)
      return
    }
    this.socket.write('HTTP/1.1 100 \r\n\r\n', 'latin1', callback)
    // Node hangs up behind an answer whose 100 it has not seen leave.
    Reflect.set(this, '_sent100', true)
  }

  /** The head as Node has written it, its own additions included. */
  #show(sent: this): this {
    if (!this.destroyed) this.#witness?.head(`${Reflect.get(this, '_header')}`)
    return sent
  }

  #see(chunk: unknown): void {
    const isBare = this.req.method === 'HEAD' || this.statusCode === 204 || this.statusCode === 304
    if (this.#witness === undefined || this.destroyed || isBare) return
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.#witness.body(chunk)
  }

  /** No length, and chunks where there is a body and the client understands them. */
  #frame(status: number): void {
    const isHead = this.req.method === 'HEAD'
    if (status === 204 || status === 304) {
      for (const name of ['content-type', 'content-length', 'transfer-encoding']) {
        this.removeHeader(name)
      }
      return
    }
    const isEmpty = `${this.getHeader('content-length')}` === '0'
    if (measured.test(`${this.getHeader('content-type') ?? ''}`) || (isEmpty && !isHead)) return
    this.removeHeader('content-length')
    if (!isHead && this.req.httpVersion === '1.1') this.setHeader('Transfer-Encoding', 'chunked')
  }

  #rename(manners: Manners): void {
    for (const name of this.getHeaderNames()) {
      const value = this.getHeader(name)
      if (value !== undefined) this.setHeader(headerName(name, manners), value)
    }
  }

  #decideConnection(status: number, { manners, isLast }: Bearing): void {
    const isClosed =
      /\bclose\b/i.test(`${this.getHeader('connection') ?? ''}`) ||
      manners.closeOn.has(status) ||
      isLast()
    if (manners.keepAliveHeader === 'node') {
      if (isClosed) this.setHeader('Connection', 'close')
      return
    }
    // Removed even where absent: otherwise Node would speak of keep-alive unasked.
    this.removeHeader('connection')
    this.shouldKeepAlive = !isClosed && !hangsUpAfter(this.req, status, manners)
    if (!this.shouldKeepAlive) {
      this.setHeader('Connection', 'close')
    } else if (asksFor(this.req, 'keep-alive')) {
      this.setHeader('Keep-Alive', 'timeout=60')
      this.setHeader('Connection', 'keep-alive')
    }
  }
}

/** Headers as they may be given to `writeHead`, by name and value. */
export function pairsOf(given: GivenHeaders | undefined): [string, OutgoingHttpHeader][] {
  if (given === undefined) return []
  if (!Array.isArray(given)) {
    return Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]]
    )
  }
  return given.flatMap((value, at) =>
    at % 2 === 1 ? [[`${given[at - 1] ?? ''}`, value] satisfies [string, OutgoingHttpHeader]] : []
  )
}
