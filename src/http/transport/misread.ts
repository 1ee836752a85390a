import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Answer } from '../door.js'
import { exchangeOf } from '../front/exchange.js'
import { brokenBody, errorPage } from '../tomcat/answers.js'
import { targetOf } from '../tomcat/target.js'
import type { Connection, Turn } from './connection.js'
import { rawAnswer, sayLast } from './raw-answer.js'
import { type Doors, doorFor, receive } from './reception.js'

/** What Node reports with `clientError`. `HPE_` codes come from its parser, with the bytes. */
export interface ReadError extends Error {
  readonly code?: string
  readonly rawPacket?: Buffer
}

const badRequest: Answer = { status: 400, headers: {}, body: '' }

/**
 * Answers, on the bare socket, what Node's parser could not read. A client that fell silent or
 * went away gets nothing, as with Tomcat.
 */
export function answerMisread(
  doors: Doors,
  { code, rawPacket = Buffer.alloc(0) }: ReadError,
  { socket, connection }: { readonly socket: Duplex; readonly connection: Connection | undefined }
): void {
  const isParseError = code?.startsWith('HPE_') === true
  if (!(socket instanceof Socket) || !socket.writable || !isParseError) {
    socket.destroy()
    return
  }
  const turn = connection?.current
  if (turn === undefined) answerUnread(doors, rawPacket, socket)
  else if (turn.request.complete) {
    turn.response.once('close', () => answerUnread(doors, rawPacket, socket))
  } else breakOff(doors, turn, socket)
}

/** A head that never became a request. What Tomcat would have taken, Node cannot: 400 as well. */
function answerUnread(doors: Doors, bytes: Buffer, socket: Socket): void {
  if (!socket.writable) return
  const reception = receive(doors, bytes)
  if (reception.kind === 'hang-up') socket.destroy()
  else {
    const door = reception.kind === 'incomplete' ? doors[0] : reception.door
    const refusal = door.manners.gatekeeper === 'tomcat' ? errorPage(400) : badRequest
    const answer = reception.kind === 'answer' ? reception.answer : refusal
    const sent = rawAnswer(answer, door)
    door.witness?.overhear(bytes, sent, answer)
    sayLast(socket, sent)
  }
}

/**
 * A body that stopped making sense. Only an app that reads it can notice; one that ignores it
 * answers as ever, and the connection ends behind that.
 */
function breakOff(doors: Doors, { request, response }: Turn, socket: Socket): void {
  exchangeOf(request)?.endBody()
  const door = doorFor(doors, request.headers.host)
  const refuse = () => {
    if (response.headersSent || !socket.writable) return
    const { path } = targetOf(request.url ?? '')
    const isTomcat = door.manners.gatekeeper === 'tomcat'
    const answer = isTomcat ? brokenBody(path, door.nowMs()) : badRequest
    const sent = rawAnswer(answer, door)
    exchangeOf(request)?.noteRaw(sent, answer.body)
    sayLast(socket, sent)
  }
  response.once('close', () => sayLast(socket))
  if (isBeingRead(request)) refuse()
  else {
    request.on('newListener', event => {
      if (event === 'data' || event === 'readable') refuse()
    })
  }
}

/** Whether somebody listens for the body, in whichever of the two ways streams have. */
function isBeingRead(request: IncomingMessage): boolean {
  return request.listenerCount('data') > 0 || request.listenerCount('readable') > 0
}
