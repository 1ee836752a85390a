import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { BrokerCondition } from '../../domain/broker-condition.js'
import { type ClusterShape, type ClusterTraits, clusterBody } from '../../wire/actuator/cluster.js'
import { clusterTrouble } from '../../wire/actuator/cluster-trouble.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import { jsonOnly } from '../../wire/actuator/media-types.js'
import type { ClusterConfiguration } from '../../world/cluster-configuration.js'
import { mapping, negotiatedAfterwards } from './mapping.js'

export interface ClusterOptions {
  readonly cluster: ClusterConfiguration
  readonly condition: () => BrokerCondition
  readonly shape: ClusterShape
  readonly traits: ClusterTraits
}

/**
 * The brokers and their partitions. Scaling is refused: this cluster has the size that it was given.
 */
export const clusterSettings: FastifyPluginAsyncTypebox<ClusterOptions> = async (
  app,
  { cluster, condition, shape, traits }
) => {
  app.setReplySerializer(body => JSON.stringify(body))

  app.get(
    '/actuator/cluster',
    { onRequest: mapping({ produces: jsonOnly }), schema: { operationId: 'cluster' } },
    async (_request, reply) => {
      const trouble = clusterTrouble(condition(), 'topology-query')
      if (trouble !== undefined) return reply.code(502).send(trouble)
      return clusterBody(cluster.current(), shape, traits)
    }
  )

  app.patch(
    '/actuator/cluster',
    {
      onRequest: mapping({ consumes: jsonOnly, produces: jsonOnly }),
      schema: { operationId: 'reconfigureCluster' }
    },
    async (_request, reply) => reply.code(501).send(unsupported)
  )

  app.post(
    '/actuator/cluster/:resource(^.+$)',
    {
      onRequest: mapping({ consumes: jsonOnly }),
      preSerialization: negotiatedAfterwards,
      schema: { operationId: 'scale', params: Type.Object({ resource: Type.String() }) }
    },
    async (request, reply) => {
      checkResource(request.params.resource)
      return reply.code(501).send(unsupported)
    }
  )
}

const unsupported = { message: 'Scaling is not supported' }

/** What the path names must be one of the original's three words. */
function checkResource(value: string): void {
  if (['brokers', 'partitions', 'changes'].includes(value)) return
  const cause = `No enum constant for ${value}`
  throw new FrameworkError({ kind: 'conversion', name: 'resource', value, cause }, 'controller')
}
