import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { sayLast } from './raw-answer.js'

/** One request and its answer, waiting or under way. */
export interface Turn {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  run(): void
}

/** Requests sent ahead on one connection. A client with more than this is not one we know. */
const TURNS_MAX = 64

const connections = new WeakMap<Socket, Connection>()

/** What a socket is used for; `undefined` where nobody has taken it for requests. */
export function connectionOf(socket: Socket): Connection | undefined {
  return connections.get(socket)
}

/**
 * A connection takes its requests one after the other. Node would hand a pipelined request to the
 * app at once; but the original may hang up behind the answer before it, and then the second one
 * never happened.
 */
export class Connection {
  readonly #socket: Socket
  readonly #turns: Turn[] = []
  #turnsTaken = 0
  #isEnding = false

  constructor(socket: Socket) {
    this.#socket = socket
    connections.set(socket, this)
    // A reset by the client is its right, and nobody else may be listening.
    socket.on('error', () => socket.destroy())
    socket.destroySoon = () => this.#endSoon()
  }

  /** The turn under way. */
  get current(): Turn | undefined {
    return this.#turns[0]
  }

  /** How many requests have been taken, the one under way included. */
  get turnsTaken(): number {
    return this.#turnsTaken
  }

  /** Whether it ends with the answer under way. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  take(turn: Turn): void {
    if (!this.#socket.writable) return
    if (this.#turns.push(turn) > TURNS_MAX) this.#socket.destroy()
    else if (this.#turns.length === 1) this.#begin(turn)
  }

  /** Hangs up now, or behind the last answer that is owed. */
  endWhenIdle(): void {
    this.#isEnding = true
    if (this.current === undefined) this.#socket.destroy()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #begin(turn: Turn): void {
    this.#turnsTaken += 1
    turn.response.on('close', () => this.#end())
    turn.run()
  }

  #end(): void {
    this.#turns.shift()
    if (!this.#socket.writable) this.#turns.length = 0
    const next = this.current
    if (next !== undefined) this.#begin(next)
    else if (this.#isEnding) this.#socket.destroySoon()
  }

  /** What Node calls behind a last answer; its own version resets clients that are still sending. */
  #endSoon(): void {
    const isHeardOut = this.current?.request.complete ?? true
    if (!isHeardOut) {
      sayLast(this.#socket)
      return
    }
    if (this.#socket.writable) this.#socket.end()
    if (this.#socket.writableFinished) this.#socket.destroy()
    else this.#socket.once('finish', () => this.#socket.destroy())
  }
}
