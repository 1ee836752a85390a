import type { Server } from 'node:https'
import type { Socket } from 'node:net'
import { liesOn } from './reset.js'

/** The connections of a server on which TLS is still being agreed upon. */
export class Handshakes {
  readonly #pending = new Map<string, Socket>()

  constructor(server: Server) {
    server.on('connection', (bare: Socket) => {
      const peer = peerOf(bare)
      this.#pending.set(peer, bare)
      bare.once('close', () => this.#end(peer, bare))
    })
  }

  /** TLS is agreed upon. */
  succeed(safe: Socket): void {
    const peer = peerOf(safe)
    const bare = this.#pending.get(peer)
    if (bare === undefined) return
    this.#end(peer, bare)
    liesOn(safe, bare)
  }

  cutOff(): void {
    for (const bare of this.#pending.values()) bare.destroy()
  }

  #end(peer: string, bare: Socket): void {
    if (this.#pending.get(peer) === bare) this.#pending.delete(peer)
  }
}

/** One connection at a time has the same address and port at its other end. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
