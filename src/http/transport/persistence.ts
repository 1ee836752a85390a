import type { IncomingMessage } from 'node:http'
import { remembered } from '../../domain/remembered.js'
import type { Manners } from '../manners.js'

/**
 * Refusals that the originals decide from the head alone. Their body counts as unread even where
 * our app happened to read it.
 */
const decidedWithoutBody: ReadonlySet<number> = new Set([403, 404, 405, 406, 415])

/** Whether the client asked for `option` in its `Connection` header. */
export function asksFor(request: IncomingMessage, option: 'close' | 'keep-alive'): boolean {
  const { connection } = request.headers
  return connection !== undefined && optionsIn(connection).includes(option)
}

const optionsIn = remembered(header => header.split(',').map(it => it.trim().toLowerCase()))

/**
 * Whether Tomcat hangs up behind an answer with this status.
 *
 * A body that nobody read is in the way of the next request. Tomcat drops it if it is small, but
 * not if the client was promised `100 Continue` and then refused: such clients differ in whether
 * they still send it.
 *
 * Source: recorded from 8.6.11; the last three rules from Tomcat 10.1, Http11Processor.
 */
export function hangsUpAfter(request: IncomingMessage, status: number, manners: Manners): boolean {
  const bodyBytes = Number(request.headers['content-length'] ?? 0)
  const isChunked = request.headers['transfer-encoding'] !== undefined
  const isUnread = decidedWithoutBody.has(status) || !request.readableDidRead
  const hasBody = isChunked || bodyBytes > 0
  const isSuccess = status >= 200 && status <= 299

  if (request.httpVersion !== '1.1' || asksFor(request, 'close')) return true
  if (manners.closeOn.has(status)) return true
  if (isChunked && request.rawHeaders.some(isContentLength)) return true
  if (isUnread && bodyBytes > manners.swallowBytesMax) return true
  return isUnread && hasBody && request.headers.expect !== undefined && !isSuccess
}

function isContentLength(text: string, at: number): boolean {
  return at % 2 === 0 && text.toLowerCase() === 'content-length'
}
