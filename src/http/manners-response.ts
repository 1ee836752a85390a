import { type IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http'
import { assert } from '../domain/assert.js'
import { AnswerHead, type GivenHeaders } from './answer-head.js'
import type { Manners } from './manners.js'
import { inOneChunk, type SaidAnswer } from './said-answer.js'
import { headerName } from './transport/header-name.js'
import { httpDate } from './transport/http-date.js'
import { asksFor, hangsUpAfter } from './transport/persistence.js'

declare module 'node:http' {
  interface OutgoingMessage {
    /** As they were written; Node has it, its types do not. */
    getRawHeaderNames(): string[]
  }
}

/** What a response has to know of the door it leaves through. */
export interface Bearing {
  readonly manners: Manners
  readonly nowMs: () => number
  /** Whether the connection ends with this answer, for reasons of the door's own. */
  readonly isLast: () => boolean
}

/** Sees an answer leave, byte for byte; what is written when nobody is left to read it is not seen. */
export interface AnswerWitness {
  /** Status line and headers, blank line included. */
  head(text: string): void
  body(chunk: string | Uint8Array): void
  /** Nothing more is written; what was may still be on its way. */
  end(): void
}

type Written = (error: Error | null | undefined) => void

const closing = ['Connection', 'close']

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
  /** Whether a part of the body was written. */
  #isBegun = false

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

    const { manners } = bearing
    const head = this.#takeHeaders(given)
    if (manners.chunked) this.#frame(head, status)
    if (head.get('date') === undefined) head.set('Date', httpDate(bearing.nowMs()))
    this.#decideConnection(head, status, bearing)
    const lines = head.lines(name => headerName(name, manners))
    const said = manners.reasonPhrase === 'none' ? '' : reason
    return this.#show(super.writeHead(status, said, lines))
  }

  /** Whether the connection ends with this answer, for reasons of the door's own. */
  get isLast(): boolean {
    return this.#bearing?.isLast() ?? true
  }

  /** Says what was said before to the same request, at the same door. Its body is not seen a second time. */
  sayAgain({ head: { headers, dateAt, connection }, body, encoding }: SaidAnswer): void {
    const bearing = this.#bearing
    assert(bearing !== undefined, 'what is said again was said at a door')
    const { isLast } = this
    const head = [...headers, ...(isLast ? closing : connection)]
    head[dateAt] = httpDate(bearing.nowMs())
    if (isLast) this.shouldKeepAlive = false
    const { keepAliveHeader, reasonPhrase } = bearing.manners
    // Dropped even where absent: otherwise Node would speak of keep-alive unasked.
    if (keepAliveHeader === 'echo') this.removeHeader('connection')
    this.#show(super.writeHead(200, reasonPhrase === 'none' ? '' : STATUS_CODES[200], head))
    this.chunkedEncoding = false
    super.end(body, encoding)
    if (!this.destroyed) this.#witness?.end()
  }

  override write(chunk: unknown, callback?: Written): boolean
  override write(chunk: unknown, encoding: BufferEncoding, callback?: Written): boolean
  override write(...given: unknown[]): boolean {
    this.#see(given[0])
    this.#isBegun = true
    return Reflect.apply(super.write, this, given)
  }

  override end(callback?: () => void): this
  override end(chunk: unknown, callback?: () => void): this
  override end(chunk: unknown, encoding: BufferEncoding, callback?: () => void): this
  override end(...given: unknown[]): this {
    const [chunk, ...rest] = given
    this.#see(chunk)
    const isAll = !this.#isBegun && rest.every(it => it === undefined || it === null)
    if (isAll && this.chunkedEncoding && typeof chunk === 'string' && chunk !== '') {
      this.#endAtOnce(chunk)
    } else Reflect.apply(super.end, this, given)
    if (!this.destroyed) this.#witness?.end()
    return this
  }

  /** A body in one piece is one chunk, and goes out with its head: Node by itself would write seven times. */
  #endAtOnce(body: string): void {
    this.chunkedEncoding = false
    super.end(inOneChunk(body))
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

  /** Takes off what was set on the response, so that Node takes the head as it is handed over. */
  #takeHeaders(given: GivenHeaders | undefined): AnswerHead {
    const head = new AnswerHead()
    for (const name of this.getRawHeaderNames()) {
      const value = this.getHeader(name)
      if (value !== undefined) head.set(name, value)
      this.removeHeader(name)
    }
    head.setAll(given)
    return head
  }

  /** No length, and chunks where there is a body and the client understands them. */
  #frame(head: AnswerHead, status: number): void {
    const isHead = this.req.method === 'HEAD'
    if (status === 204 || status === 304) {
      for (const name of ['content-type', 'content-length', 'transfer-encoding']) {
        this.#drop(head, name)
      }
      return
    }
    const isEmpty = `${head.get('content-length')}` === '0'
    if (measured.test(`${head.get('content-type') ?? ''}`) || (isEmpty && !isHead)) return
    this.#drop(head, 'content-length')
    if (!isHead && this.req.httpVersion === '1.1') head.set('Transfer-Encoding', 'chunked')
  }

  /** Leaves a header out, and has Node not add it. */
  #drop(head: AnswerHead, name: string): void {
    head.delete(name)
    this.removeHeader(name)
  }

  #decideConnection(head: AnswerHead, status: number, { manners, isLast }: Bearing): void {
    const isClosed =
      /\bclose\b/i.test(`${head.get('connection') ?? ''}`) ||
      manners.closeOn.has(status) ||
      isLast()
    if (manners.keepAliveHeader === 'node') {
      if (isClosed) head.set('Connection', 'close')
      return
    }
    // Dropped even where absent: otherwise Node would speak of keep-alive unasked.
    this.#drop(head, 'connection')
    this.shouldKeepAlive = !isClosed && !hangsUpAfter(this.req, status, manners)
    if (!this.shouldKeepAlive) {
      head.set('Connection', 'close')
    } else if (asksFor(this.req, 'keep-alive')) {
      head.set('Keep-Alive', 'timeout=60')
      head.set('Connection', 'keep-alive')
    }
  }
}
