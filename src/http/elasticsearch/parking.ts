import type { ServerResponse } from 'node:http'

/** The requests that wait in an app for something to happen in their worlds. */
export class Parking {
  readonly #parked = new Set<AbortController>()
  #isClosed = false

  /**
   * Lets a request wait.
   *
   * @param worldClosed - of the request's world.
   * @returns what releases it: its client has gone, or its world or the parking is closed.
   */
  park(response: ServerResponse, worldClosed: AbortSignal): AbortSignal {
    const request = new AbortController()
    const release = () => request.abort()
    if (this.#isClosed || worldClosed.aborted) release()
    this.#parked.add(request)
    worldClosed.addEventListener('abort', release)
    response.once('close', () => {
      this.#parked.delete(request)
      worldClosed.removeEventListener('abort', release)
      release()
    })
    return request.signal
  }

  /** Releases everybody, those who are still to come as well. */
  close(): void {
    this.#isClosed = true
    for (const request of this.#parked) request.abort()
  }
}
