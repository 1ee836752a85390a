import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { checkIgnoredBody } from './binding.js'
import { mapping } from './mapping.js'

/**
 * Asks the leaders to go where they belong, and answers before anybody has moved, brokers or none. Here they
 * never left. Source: recorded from 8.6.11; camunda/camunda, RebalancingEndpoint.
 */
export const rebalance: FastifyPluginAsyncTypebox = async app => {
  app.post(
    '/actuator/rebalance',
    { onRequest: mapping({ produces: actuatorTypes }), schema: { operationId: 'rebalance' } },
    async (request, reply) => {
      await checkIgnoredBody(request)
      request.answersIn = null
      return reply.code(200).send()
    }
  )
}
