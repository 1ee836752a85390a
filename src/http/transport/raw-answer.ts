import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Answer } from '../door.js'
import type { Manners } from '../manners.js'
import { headerName } from './header-name.js'

/** How long a client may go on sending after we have hung up on it. */
const LINGER_MS = 500

/**
 * An answer in bytes, for requests that never became one to Node. It always announces that the
 * connection is closed, because there is no telling where the next request would begin.
 */
export function rawAnswer(
  answer: Answer,
  { manners, nowMs }: { readonly manners: Manners; readonly nowMs: () => number }
): Buffer {
  const { status, body } = answer
  const reason = manners.reasonPhrase === 'none' ? '' : (STATUS_CODES[status] ?? '')
  const given = Object.entries(answer.headers).filter(([name]) => !/^connection$/i.test(name))
  const isMeasured = given.some(([name]) => /^content-length$/i.test(name))
  const isChunked = manners.chunked && !isMeasured && body !== ''
  const bytes = Buffer.from(body)
  const headers = [
    ...given.map(([name, value]) => [headerName(name, manners), value]),
    ...(isChunked ? [['Transfer-Encoding', 'chunked']] : []),
    ...(isChunked || isMeasured ? [] : [['Content-Length', `${bytes.length}`]]),
    ['Date', new Date(nowMs()).toUTCString()],
    ['Connection', 'close']
  ]
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    ...headers.map(([name, value]) => `${name}: ${value}`)
  ]
  const payload = isChunked ? [`${bytes.length.toString(16)}\r\n`, bytes, '\r\n0\r\n\r\n'] : [bytes]
  return Buffer.concat([`${head.join('\r\n')}\r\n\r\n`, ...payload].map(it => Buffer.from(it)))
}

/**
 * Says the last word and hangs up, but goes on listening for a moment: closing on a client in the
 * middle of its body resets the connection, and the reset can overtake the answer.
 */
export function sayLast(socket: Socket, bytes?: Buffer): void {
  if (socket.destroyed) return
  if (bytes === undefined) socket.end()
  else socket.end(bytes)
  if (socket.readableEnded) return
  const timer = setTimeout(() => socket.destroy(), LINGER_MS)
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
  socket.resume()
}
