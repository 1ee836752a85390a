import type { AddressInfo, Server } from 'node:net'
import { assert } from '../../domain/assert.js'

/** Milliseconds between two attempts at a port that somebody else has taken in the meantime. */
const RETRY_MS = 100

/** Shuts a server that listens, and opens it again on the same address. */
export class Reopening {
  readonly #server: Server
  #address: AddressInfo | undefined
  #wanted: 'open' | 'shut' | 'stopped' = 'open'
  #isOpening = false

  constructor(server: Server) {
    this.#server = server
  }

  shut(): void {
    if (this.#wanted === 'stopped') return
    this.#wanted = 'shut'
    if (!this.#server.listening) return
    const address = this.#server.address()
    assert(address !== null && typeof address === 'object', 'doors listen on a host and a port')
    this.#address = address
    this.#server.close()
  }

  open(): void {
    if (this.#wanted !== 'shut') return
    this.#wanted = 'open'
    this.#listen()
  }

  /** For good. */
  stop(): void {
    this.#wanted = 'stopped'
  }

  #listen(): void {
    // A second attempt may be due while a later one has succeeded already.
    if (this.#isOpening || this.#server.listening) return
    if (this.#wanted !== 'open' || this.#address === undefined) return
    this.#isOpening = true
    const { address: host, port } = this.#address
    const settle = (listening: boolean) => {
      this.#isOpening = false
      this.#server.off('listening', opened).off('error', refused)
      // It may have been decided otherwise while this was under way.
      if (listening && this.#wanted !== 'open') this.#server.close()
      else if (!listening) setTimeout(() => this.#listen(), RETRY_MS).unref()
    }
    const opened = () => settle(true)
    const refused = () => settle(false)
    this.#server.once('listening', opened).once('error', refused)
    this.#server.listen({ host, port })
  }
}
