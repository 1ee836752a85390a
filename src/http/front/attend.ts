import type { IncomingMessage } from 'node:http'
import { Recording } from '../../world/recording.js'
import type { World } from '../../world/world.js'
import type { DoorWitness } from '../door.js'
import type { BodyWitness, DoorRequest } from '../door-request.js'
import type { MannersResponse } from '../manners-response.js'
import { Exchange, exchangeOf, headOf } from './exchange.js'
import { holdConnection, releaseConnection } from './idle-connections.js'
import { headersOf } from './request-headers.js'

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
  request: DoorRequest,
  response: MannersResponse,
  { world, product, basePath = '' }: Attendance
): void {
  const { method = '', url = '' } = request
  const { lines: headerLines, hasBody, expects } = headersOf(request)
  const seen = { atMs: world.clock.nowMs(), product, method, url, headerLines }
  const recording = new Recording(seen, hasBody)
  const exchange = new Exchange(request, { world, recording, door: product + basePath, expects })
  if (hasBody) request.bodyWitness = bodyWitness(exchange)
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
  const recording = new Recording(seen)
  recording.head = headOf(sent)
  recording.addToAnswer(body)
  recording.delivered = true
  world.journal.begin(recording)
  world.journal.settle(recording, { endMs: nowMs, conditions: world.conditions.current() })
}

function bodyWitness(exchange: Exchange): BodyWitness {
  const { requestBody } = exchange.recording
  return {
    comes(chunk) {
      if (chunk !== null) requestBody.add(chunk)
    },
    isHandedOver(chunk, isWanted) {
      // Of more than is kept nothing is seen.
      if (chunk === null || !isWanted || requestBody.isFull) exchange.endBody()
    }
  }
}
