import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { BrokerCondition } from '../../domain/broker-condition.js'
import { type ClusterShape, type ClusterTraits, clusterBody } from '../../wire/actuator/cluster.js'
import { clusterTrouble } from '../../wire/actuator/cluster-trouble.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import { jsonOnly } from '../../wire/actuator/media-types.js'
import type { ClusterConfiguration } from '../../world/cluster-configuration.js'
import { mapping, negotiatedAfterwards } from './mapping.js'

/** The brokers of one world. */
export interface ClusterSight {
  readonly cluster: ClusterConfiguration
  /** As it is at this moment. */
  readonly condition: BrokerCondition
  readonly shape: ClusterShape
}

export interface ClusterOptions {
  /** The cluster behind a request. */
  readonly look: (request: FastifyRequest) => ClusterSight
  readonly traits: ClusterTraits
}

/**
 * The brokers and their partitions. Scaling is refused: this cluster has the size that it was given.
 */
export const clusterSettings: FastifyPluginAsyncTypebox<ClusterOptions> = async (
  app,
  { look, traits }
) => {
  app.setReplySerializer(body => JSON.stringify(body))

  app.get(
    '/actuator/cluster',
    { onRequest: mapping({ produces: jsonOnly }), schema: { operationId: 'cluster' } },
    async (request, reply) => {
      const { cluster, condition, shape } = look(request)
      const trouble = clusterTrouble(condition, 'topology-query')
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
