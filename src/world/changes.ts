/** Tells whoever waits at a door that something under them has changed, and that a look is worth it. */
export class Changes {
  #next = new AbortController()

  /** Aborts at the next change; after that, ask for a new one. */
  get next(): AbortSignal {
    return this.#next.signal
  }

  announce(): void {
    const announced = this.#next
    this.#next = new AbortController()
    announced.abort()
  }
}
