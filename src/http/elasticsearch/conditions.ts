import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { searchTrouble } from '../../domain/search-trouble.js'
import type { World } from '../../world/world.js'
import { resetConnection } from '../transport/reset.js'
import type { WorldOf } from '../world-of.js'
import { mustBeKnown } from './login.js'
import type { SearchCall, SearchRoute } from './route.js'

/** Lets a request wait until the signal aborts. */
export type Park = (request: FastifyRequest, reply: FastifyReply) => AbortSignal

/**
 * What befalls every request, whether there is a route for it or not: nobody gets through, it takes its time,
 * or nobody knows who asks. What is asked for happens behind the delay, also where the client has gone.
 *
 * Who gets as far as this although nobody is reachable came through a door that others share, or through a path
 * prefix, and is cut off; who waited there for an answer already has it still. The product's own door does not
 * even listen (`outage.ts`).
 */
export function meetConditions(
  app: FastifyInstance,
  { worldOf, traits }: { readonly worldOf: WorldOf; readonly traits: SearchTraits },
  park: Park
): void {
  app.addHook('onRequest', async (request, reply) => {
    const world = worldOf(request.raw)
    const { elasticsearch } = world.conditions.current()
    if (elasticsearch.kind === 'slow') {
      const { clock } = world
      await clock.until(clock.nowMs() + elasticsearch.delayMs, park(request, reply))
    }
    if (isCutOff(world)) return cutOff(request, reply)
    if (traits.security.judges === 'everything') mustBeKnown(request, world, traits)
  })
}

/** Refuses what the cluster cannot do now. */
export function mustBeAble({ demand }: SearchRoute, call: SearchCall): void {
  const { elasticsearch } = call.world.conditions.current()
  const trouble = searchTrouble(elasticsearch, typeof demand === 'string' ? demand : demand(call))
  if (trouble !== undefined) refuse(trouble)
}

function isCutOff({ conditions }: World): boolean {
  return conditions.current().elasticsearch.kind === 'unreachable'
}

function cutOff({ raw: { socket } }: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  // A request that came through no network has no connection that could be reset.
  if (typeof socket.resetAndDestroy === 'function') resetConnection(socket)
  else reply.raw.destroy()
  return reply
}
