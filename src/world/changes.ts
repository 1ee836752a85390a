/** Tells whoever waits at a door that something under them has changed, and that a look is worth it. */
export class Changes {
  /** Only there while somebody may be waiting: most worlds are never waited for. */
  #next: AbortController | undefined

  /** Aborts at the next change; after that, ask for a new one. */
  get next(): AbortSignal {
    this.#next ??= new AbortController()
    return this.#next.signal
  }

  announce(): void {
    const announced = this.#next
    this.#next = undefined
    announced?.abort()
  }
}
