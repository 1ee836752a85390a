import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Threshold } from '../door.js'
import type { DoorRequest } from '../door-request.js'
import { takeUp } from '../front/attend.js'
import { exchangeOf } from '../front/exchange.js'
import { sayAgain } from '../front/remembered-answers.js'
import type { MannersResponse } from '../manners-response.js'
import { errorPage, gatekeep } from '../tomcat/answers.js'
import type { RequestHead } from '../tomcat/head.js'
import { targetOf } from '../tomcat/target.js'
import { Connection } from './connection.js'
import { readFirstHead } from './first-head.js'
import { type HttpServer, httpServer } from './http-server.js'
import { answerMisread, type ReadError } from './misread.js'
import { rawAnswer, sayLast } from './raw-answer.js'
import { type Doors, doorFor, receive } from './reception.js'
import { Reopening } from './reopening.js'

/** How long Node lets an idle connection, a head and a whole request take. */
const KEEP_ALIVE_MS = 60_000
const HEADERS_MS = 60_000
const REQUEST_MS = 300_000

/** The `http.Server` of all doors that share an address, with every connection it holds. */
export class Listener {
  readonly doors: Doors
  readonly server: HttpServer['server']
  readonly #handshakes: HttpServer['handshakes']
  readonly #connections = new Map<Duplex, Connection>()
  readonly #hasGatekeeper: boolean
  #isDraining = false
  readonly #reopening: Reopening

  constructor(doors: Doors) {
    this.doors = doors
    this.#hasGatekeeper = doors.some(door => door.manners.gatekeeper === 'tomcat')
    const limits = {
      // Folded headers, bare line feeds and a length beside chunks are harmless to Tomcat.
      insecureHTTPParser: this.#hasGatekeeper,
      requireHostHeader: false,
      maxHeaderSize: Math.max(...doors.map(door => door.manners.headBytesMax)),
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS
    }
    const [{ tls }] = doors
    const way = { handshakeTimeoutMs: HEADERS_MS, ...(tls !== undefined && { tls }) }
    const { server, connected, handshakes } = httpServer(limits, way)
    const accept = server.listeners(connected)
    server.removeAllListeners(connected)
    server.on(connected, (socket: Socket) => {
      handshakes?.succeed(socket)
      this.#admit(socket, () => {
        for (const listener of accept) listener.call(server, socket)
      })
    })
    server.on('request', (request, response) => this.#serve(request, response))
    server.on('checkContinue', (request, response) => this.#serve(request, response, true))
    server.on('checkExpectation', (request, response) => this.#serve(request, response))
    server.on('connect', (request, socket) => this.#refuseTunnel(request, socket))
    server.on('clientError', (error: ReadError, socket) => {
      answerMisread(doors, error, { socket, connection: this.#connections.get(socket) })
    })
    // Running out of file descriptors ends the attempt to accept, not the process.
    server.on('error', () => {})
    this.server = server
    this.#handshakes = handshakes
    this.#reopening = new Reopening(server)
  }

  /** Takes no more connections, ends the idle ones, and leaves the others `graceMs` to finish. */
  async close(graceMs: number): Promise<void> {
    this.#isDraining = true
    this.#reopening.stop()
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()))
    this.#handshakes?.cutOff()
    for (const connection of this.#connections.values()) connection.endWhenIdle()
    const timer = setTimeout(() => {
      for (const connection of this.#connections.values()) connection.destroy()
    }, graceMs)
    await closed
    clearTimeout(timer)
  }

  /** Refuses every new connection and cuts those that are there, until it is to {@link resume}. */
  suspend(): void {
    if (this.#isDraining) return
    this.#reopening.shut()
    this.#handshakes?.cutOff()
    for (const connection of this.#connections.values()) connection.destroy()
  }

  /** Listens again where it did, as soon as the port is free. */
  resume(): void {
    if (!this.#isDraining) this.#reopening.open()
  }

  #admit(socket: Socket, passOn: () => void): void {
    this.#connections.set(socket, new Connection(socket))
    socket.once('close', () => this.#connections.delete(socket))
    if (!this.#hasGatekeeper) {
      passOn()
      return
    }
    readFirstHead(
      socket,
      bytes => {
        const reception = receive(this.doors, bytes)
        if (reception.kind === 'incomplete') return 'read on'
        if (reception.kind === 'welcome') return 'pass on'
        if (reception.kind === 'unprepared') return { after: reception.door.app.ready() }
        if (reception.kind === 'hang-up') socket.destroy()
        else {
          const { door, answer } = reception
          const sent = rawAnswer(answer, door)
          door.witness?.overhear(bytes, sent, answer)
          sayLast(socket, sent)
        }
        return 'taken'
      },
      passOn
    )
  }

  #serve(request: DoorRequest, response: MannersResponse, isContinueAsked = false): void {
    const connection = this.#connections.get(request.socket)
    if (connection === undefined) return
    const { app, manners, nowMs, witness } = arrive(this.doors, request)
    witness?.attend(request, response)
    const isLast = () =>
      this.#isDraining ||
      connection.isEnding ||
      connection.turnsTaken >= manners.requestsPerConnectionMax ||
      exchangeOf(request)?.isLast === true
    connection.take({
      request,
      response,
      run: () => {
        response.behave({ manners, nowMs, isLast })
        takeUp(request, response)
        if (sayAgain(request, response)) return
        if (manners.gatekeeper === 'tomcat' && !passesTomcat(request, response)) return
        ignoreLengthBesideChunks(request)
        if (isContinueAsked) response.writeContinue()
        app.routing(request, response)
      }
    })
  }

  /** No app of ours is a proxy. Node hands over the bare socket for `CONNECT`. */
  #refuseTunnel(request: IncomingMessage, socket: Duplex): void {
    const door = doorFor(this.doors, request.headers.host)
    if (door.manners.gatekeeper === 'none' || !(socket instanceof Socket)) socket.destroy()
    else sayLast(socket, rawAnswer(gatekeep(headOf(request)) ?? errorPage(501), door))
  }
}

/** The door that a request is for, which may lie behind the one that it came through. */
function arrive(doors: Doors, request: IncomingMessage): Threshold {
  // Reading the headers takes its time, and may never be needed.
  const door = doors.length === 1 ? doors[0] : doorFor(doors, request.headers.host)
  const passage = door.passage?.(request.url ?? '/')
  if (passage === undefined) return door
  request.url = passage.url
  return passage.to
}

/** Answers what Tomcat answers by itself; otherwise makes the request look as Tomcat shows it. */
function passesTomcat(request: IncomingMessage, response: MannersResponse): boolean {
  if (request.httpVersion === '0.9') {
    request.socket.destroy()
    return false
  }
  const head = headOf(request)
  const answer = gatekeep(head)
  if (answer !== undefined) {
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body)
    return false
  }
  const { path, query } = targetOf(head.url)
  request.url = path + query
  return true
}

/** Where a door listens with a reader that lets both of them in, chunks count: for Tomcat and for Netty alike. */
function ignoreLengthBesideChunks({ headers }: IncomingMessage): void {
  if (headers['transfer-encoding'] !== undefined) delete headers['content-length']
}

function headOf(request: IncomingMessage): RequestHead {
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    version: `HTTP/${request.httpVersion}`,
    rawHeaders: request.rawHeaders
  }
}
