import type { IncomingMessage } from 'node:http'
import { newRecording } from '../../world/recording.js'
import type { World } from '../../world/world.js'
import type { DoorWitness } from '../door.js'
import type { MannersResponse } from '../manners-response.js'
import { asBefore, Exchange, exchangeOf, headOf } from './exchange.js'
import { holdConnection, releaseConnection } from './idle-connections.js'

export interface Attendance {
  readonly world: World
  /** The door's name: `operate`, `elasticsearch` ... */
  readonly product: string
  /** In front of every path behind the door; none where absent. */
  readonly basePath?: string
}

/**
 * Lets a door know a request on its way, from the first byte of its body to the last of its answer. What passes
 * is seen and neither changed nor held up. Comes before everything else that is done with a request; taken up it
 * is only with {@link takeUp}.
 */
export function attend(
  request: IncomingMessage,
  response: MannersResponse,
  { world, product, basePath = '' }: Attendance
): void {
  const { method = '', url = '' } = request
  const headerLines = asBefore(request.rawHeaders.join('\n'))
  const seen = { atMs: world.clock.nowMs(), product, method, url, headerLines }
  const withBody = hasBody(request)
  const exchange = new Exchange(request, world, newRecording(seen, withBody), product + basePath)
  if (withBody) watchBody(request, exchange)
  else exchange.endBody()
  response.observe(exchange)
}

/** Sees what passes the door of one world. */
export function doorWitness(place: Attendance): DoorWitness {
  return {
    attend: (request, response) => attend(request, response, place),
    overhear: (bytes, sent, answer) => overhear(bytes, sent, { ...place, body: answer.body })
  }
}

/** The request's turn has come on its connection. One that waits for ever behind others never happened. */
export function takeUp(request: IncomingMessage, response: MannersResponse): void {
  const exchange = exchangeOf(request)
  if (exchange === undefined) return
  exchange.begin()
  const { world, recording } = exchange
  const { socket } = request
  holdConnection(world, socket)
  response.on('close', () => {
    if (!exchange.isAnsweredRaw) recording.delivered = response.writableFinished
    exchange.settle()
    releaseConnection(world, socket)
  })
}

function overhear(
  bytes: Buffer,
  sent: Buffer,
  { world, product, body }: Attendance & { readonly body: string }
): void {
  const [line = '', ...headers] = headOf(bytes).split(/\r?\n/)
  const [method = '', url = ''] = line.split(' ')
  const nowMs = world.clock.nowMs()
  const lines = headers.flatMap(header => {
    const at = header.indexOf(':')
    return at > 0 ? [header.slice(0, at), header.slice(at + 1).trim()] : []
  })
  const seen = { atMs: nowMs, product, method, url, headerLines: lines.join('\n') }
  const recording = newRecording(seen)
  recording.head = headOf(sent)
  recording.answerBody.add(body)
  recording.delivered = true
  world.journal.begin(recording)
  world.journal.settle(recording, { endMs: nowMs, conditions: world.conditions.current() })
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0
}

/** Sees the body as the parser hands it over, which is before anybody reads it. */
function watchBody(request: IncomingMessage, exchange: Exchange): void {
  const { requestBody } = exchange.recording
  const push = request.push.bind(request)
  request.push = (chunk: Uint8Array | null, encoding) => {
    if (chunk !== null) requestBody.add(chunk)
    const isWanted = push(chunk, encoding)
    // Without a reader no more is handed over than fits; and of more than is kept nothing is seen.
    if (chunk === null || !isWanted || requestBody.isFull) exchange.endBody()
    return isWanted
  }
}
