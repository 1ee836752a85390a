import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import {
  type PartitionFacts,
  partitionBody,
  partitionsBody
} from '../../wire/actuator/partitions.js'
import { selectedActuatorId } from './binding.js'
import { mapping } from './mapping.js'

export interface PartitionsOptions {
  /** The partitions of this moment, in the world of the request. */
  readonly look: (request: FastifyRequest) => readonly PartitionFacts[]
  readonly byTenant: boolean
}

/** How a broker sees its partitions: all, or one. */
export const partitions: FastifyPluginAsyncTypebox<PartitionsOptions> = async (
  app,
  { look, byTenant }
) => {
  app.setReplySerializer(body => JSON.stringify(body))
  const onRequest = mapping({ produces: actuatorTypes })

  app.get(
    '/actuator/partitions',
    { onRequest, schema: { operationId: 'partitions' } },
    async request => partitionsBody(look(request), byTenant)
  )

  app.get(
    '/actuator/partitions/:id(^.+$)',
    {
      onRequest,
      schema: { operationId: 'partition', params: Type.Object({ id: Type.String() }) }
    },
    async (request, reply) => {
      const id = await selectedActuatorId(request, 'partitionId')
      const found = look(request).find(it => BigInt(it.partitionId) === id)
      return found === undefined ? nothing(request, reply) : partitionBody(found)
    }
  )
}

/** A read operation that finds nothing is a 404 without a body. */
function nothing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.answersIn = null
  return reply.code(404).send()
}
