import type { FastifyInstance, FastifyReply } from 'fastify'

/** How many requests may wait at one time: at gates, and for events. */
export const waitingMax = 1_000

/** How a handler waits. */
export interface Departure {
  /** Aborts when nobody waits any more: the client has gone, or the app closes. */
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
  return reply => {
    const controller = new AbortController()
    open.add(controller)
    if (closing) controller.abort()
    reply.raw.once('close', () => {
      open.delete(controller)
      places.delete(controller)
      controller.abort()
    })
    const takePlace = () => {
      if (places.size >= placesMax) return false
      places.add(controller)
      return true
    }
    return { gone: controller.signal, takePlace }
  }
}
