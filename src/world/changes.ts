import { setMaxListeners } from 'node:events'

/** Tells whoever waits at a door that something under them has changed, and that a look is worth it. */
export class Changes {
  /** Only there while somebody may be waiting: most worlds are never waited for. */
  #next: AbortController | undefined
  #count = 0

  /** How many there have been. */
  get count(): number {
    return this.#count
  }

  /** Aborts at the next change; after that, ask for a new one. */
  get next(): AbortSignal {
    this.#next ??= forMany()
    return this.#next.signal
  }

  announce(): void {
    this.#count += 1
    const announced = this.#next
    this.#next = undefined
    announced?.abort()
  }
}

/** Any number of requests may wait for the same change; Node would warn of a leak from the eleventh on. */
function forMany(): AbortController {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  return controller
}
