import type { FastifyInstance, FastifyReply } from 'fastify'

/** How many requests may wait at one time: at gates, and for events. */
export const waitingMax = 1_000

/** How a handler waits. */
export interface Departure {
  /** Aborts when nobody waits any more: the client has gone, or the app closes. Costs something to whoever asks. */
  readonly gone: AbortSignal
  /** Takes one of the places for those who wait, until the client goes; `false` where none is left. */
  readonly takePlace: () => boolean
}

/** @returns gives the departure of one request. */
export function departures(
  app: FastifyInstance,
  placesMax = waitingMax
): (reply: FastifyReply) => Departure {
  const open = new Set<AbortController>()
  const places = new Set<AbortController>()
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    for (const it of open) it.abort()
  })
  return ({ raw }) => {
    let controller: AbortController | undefined
    // Few requests wait at all.
    const waiting = () => {
      if (controller !== undefined) return controller
      const fresh = new AbortController()
      controller = fresh
      if (closing || raw.closed) fresh.abort()
      // What is closed does not close again, and would never be taken out.
      if (raw.closed) return fresh
      open.add(fresh)
      raw.once('close', () => {
        open.delete(fresh)
        places.delete(fresh)
        fresh.abort()
      })
      return fresh
    }
    return {
      get gone() {
        return waiting().signal
      },
      takePlace() {
        if (places.size >= placesMax) return false
        const place = waiting()
        if (open.has(place)) places.add(place)
        return true
      }
    }
  }
}
