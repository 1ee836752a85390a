import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { gatewayHealth as healthAt } from '../../wire/actuator/gateway-health.js'
import { gatewayInfo } from '../../wire/actuator/gateway-info.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import type { Zeebe } from '../../world/zeebe.js'
import { mapping } from './mapping.js'

/** A gateway's health and build. Only below `/health` does a trailing slash do no harm. */
export const gatewayHealth: FastifyPluginAsyncTypebox<{ zeebe: Zeebe }> = async (
  app,
  { zeebe }
) => {
  const onRequest = mapping({ produces: actuatorTypes })

  const answer = (path: string, request: FastifyRequest, reply: FastifyReply) => {
    const health = healthAt(path, zeebe.topology())
    if (health !== undefined) return reply.code(health.status === 'UP' ? 200 : 503).send(health)
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

  app.get('/actuator/info', { onRequest, schema: { operationId: 'info' } }, () =>
    gatewayInfo(zeebe.setting.version)
  )
}
