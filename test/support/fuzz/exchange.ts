/** One request and what becomes of it, within a bounded time. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Line, type RawAnswer } from '../raw-http.js'
import { bytesOf, type FuzzRequest } from './requests.js'

/** How long an answer may take, in milliseconds; nothing that is asked for here takes long. */
const ANSWER_TIMEOUT_MS = 5_000

export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly answer: RawAnswer }
  /** The server hung up without a word, as it may on what is no request. */
  | { readonly kind: 'hung up' }
  | { readonly kind: 'left' }

/** Somebody waited for an answer in vain. */
export class HangError extends Error {
  override readonly name = 'HangError'
}

/**
 * Sends a request on a connection of its own.
 *
 * @param patienceMs - for requests that may have to wait: how long until the client goes away.
 * @throws {HangError} where a whole request is not answered, or a broken one is not hung up on, in time.
 */
export async function exchange(
  port: number,
  request: FuzzRequest,
  patienceMs?: number
): Promise<Outcome> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
  socket.on('error', () => socket.destroy())
  const line = new Line(socket)
  const bytes = bytesOf(request)
  try {
    const isWhole = request.wound === undefined
    if (isWhole) line.write(bytes)
    else socket.end(bytes)
    const waited = isWhole ? line.answer(request.method) : silenceOf(line, socket, request)
    const answer = await inTime(waited, patienceMs ?? ANSWER_TIMEOUT_MS)
    if (answer === undefined && patienceMs !== undefined) return { kind: 'left' }
    if (answer === undefined) throw new HangError(`no answer within ${ANSWER_TIMEOUT_MS} ms`)
    if (answer.raw === '') return { kind: 'hung up' }
    return { kind: 'answered', status: Number(answer.statusLine.split(' ')[1]), answer }
  } finally {
    line.destroy()
  }
}

/** The first answer to bytes that are no request, if any, once the server has hung up. */
async function silenceOf(line: Line, socket: Socket, { method }: FuzzRequest): Promise<RawAnswer> {
  const closed = Promise.race([once(socket, 'end'), once(socket, 'close')])
  const answer = await line.answer(method)
  await closed
  return answer
}

async function inTime<T>(promise: Promise<T>, timeoutMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), timeoutMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
