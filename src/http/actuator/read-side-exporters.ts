import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ExporterCommand } from '../../domain/cluster-change.js'
import { clusterTrouble } from '../../wire/actuator/cluster-trouble.js'
import {
  exportersBody,
  type PlanTraits,
  plannedBody,
  refusedBody
} from '../../wire/actuator/exporters.js'
import { jsonOnly } from '../../wire/actuator/media-types.js'
import { EnableExporter } from '../../wire/actuator/requests.js'
import { writtenControllerText } from './binding.js'
import { hasBody } from './body.js'
import { mapping, negotiatedAfterwards } from './mapping.js'
import type { ClusterSight } from './read-side-cluster.js'

export interface ExportersOptions {
  /** The cluster behind a request. */
  readonly look: (request: FastifyRequest) => ClusterSight
  readonly traits: ExporterTraits
}

export interface ExporterTraits extends PlanTraits {
  readonly exporterDelete: boolean
  readonly deleteNeedsOrphan: boolean
}

const params = Type.Object({ id: Type.String() })

/** The exporters, and commands to them, which are accepted rather than awaited. */
export const exporters: FastifyPluginAsyncTypebox<ExportersOptions> = async (
  app,
  { look, traits }
) => {
  app.setReplySerializer(body => JSON.stringify(body))
  app.addHook('preSerialization', negotiatedAfterwards)

  const list = (request: FastifyRequest, reply: FastifyReply) => {
    const { cluster, condition } = look(request)
    const trouble = clusterTrouble(condition, 'topology-query')
    if (trouble !== undefined) return reply.code(502).send(trouble)
    return reply.send(exportersBody(cluster.current().exporters))
  }
  const obey = (command: ExporterCommand, request: FastifyRequest, reply: FastifyReply) => {
    const { cluster, condition, shape } = look(request)
    const trouble = clusterTrouble(condition, `topology-exporter-${command.operation}`)
    if (trouble !== undefined) return reply.code(502).send(trouble)
    const change = cluster.change(command, traits)
    if ('code' in change) return reply.code(400).send(refusedBody(change))
    return reply.code(202).send(plannedBody(change, command, shape, traits))
  }

  const onRequest = mapping({ produces: jsonOnly })
  app.get('/actuator/exporters', { onRequest, schema: { operationId: 'exporters' } }, list)
  // The documentation writes it with a slash at the end.
  app.get('/actuator/exporters/', { onRequest, schema: { operationId: 'exportersListed' } }, list)

  app.post(
    '/actuator/exporters/:id(^.+$)/enable',
    { schema: { operationId: 'enableExporter', params, body: EnableExporter } },
    async (request, reply) => {
      const source = await initialSource(request)
      const { id: exporterId } = request.params
      const from = source === null ? {} : { initializeFrom: source }
      return obey({ operation: 'enable', exporterId, ...from }, request, reply)
    }
  )

  app.post(
    '/actuator/exporters/:id(^.+$)/disable',
    { schema: { operationId: 'disableExporter', params } },
    (request, reply) =>
      obey({ operation: 'disable', exporterId: request.params.id }, request, reply)
  )

  if (!traits.exporterDelete) return
  app.delete(
    '/actuator/exporters/:id(^.+$)',
    { schema: { operationId: 'deleteExporter', params } },
    (request, reply) => obey({ operation: 'delete', exporterId: request.params.id }, request, reply)
  )
}

/** The body is optional; one that is there must be readable. */
async function initialSource(request: FastifyRequest): Promise<string | null> {
  if (!hasBody(request.raw)) return null
  return await writtenControllerText(request, {
    javaType: 'io.camunda.zeebe.shared.management.ExportersEndpoint$InitializationInfo',
    member: 'initializeFrom',
    comments: false
  })
}
