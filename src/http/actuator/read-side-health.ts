import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type HealthOrder, type HealthTree, healthAt } from '../../wire/actuator/health.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { checkIgnoredBody } from './binding.js'
import { mapping } from './mapping.js'

export interface HealthOptions {
  /** The health of this moment, in the world of the request. */
  readonly look: (request: FastifyRequest) => HealthTree
  readonly order: HealthOrder
}

/** Health, its groups and its components. Only here does a trailing slash do no harm. */
export const health: FastifyPluginAsyncTypebox<HealthOptions> = async (app, { look, order }) => {
  app.setReplySerializer(body => JSON.stringify(body))
  const onRequest = mapping({ produces: actuatorTypes })

  const answer = async (path: string, request: FastifyRequest, reply: FastifyReply) => {
    await checkIgnoredBody(request)
    const found = healthAt(path, look(request), order)
    if (found !== undefined) return reply.code(found.status).send(found.body)
    request.answersIn = null
    return reply.code(404).send()
  }

  app.get('/actuator/health', { onRequest, schema: { operationId: 'health' } }, (request, reply) =>
    answer('', request, reply)
  )

  app.get<{ Params: { '*': string } }>(
    '/actuator/health/*',
    { onRequest, schema: { operationId: 'healthOf' } },
    (request, reply) => answer(request.params['*'], request, reply)
  )
}
