import type { FastifyInstance, FastifyReply } from 'fastify'

/**
 * Tells a handler that waits that nobody waits for it any more: the client has gone, or the app closes.
 *
 * @returns gives the signal of one request.
 */
export function departures(app: FastifyInstance): (reply: FastifyReply) => AbortSignal {
  const open = new Set<AbortController>()
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    for (const it of open) it.abort()
  })
  return reply => {
    const gone = new AbortController()
    open.add(gone)
    if (closing) gone.abort()
    reply.raw.once('close', () => {
      open.delete(gone)
      gone.abort()
    })
    return gone.signal
  }
}
