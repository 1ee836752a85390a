import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import {
  Message,
  RuntimeBackup,
  runtimeBackup,
  runtimeListItem,
  scheduledText
} from '../../wire/actuator/runtime-backup.js'
import { NoContent } from '../../wire/actuator/schema.js'
import type { Zeebe } from '../../world/zeebe.js'
import { checkIgnoredBody, selectedActuatorId, writtenActuatorId } from './binding.js'
import { idSegment } from './id-segment.js'
import { mapping } from './mapping.js'

/** The path parameter's name in the original's Java code: a query parameter of that name overrides it. */
const selector = 'id'

/** Zeebe's backup endpoint: an actuator endpoint of four operations. */
export const runtimeBackups: FastifyPluginAsyncTypebox<{ zeebe: Zeebe }> = async (
  app,
  { zeebe }
) => {
  const base = '/actuator/backups'
  const reads = mapping({ produces: actuatorTypes })

  app.get(
    base,
    {
      onRequest: reads,
      schema: { operationId: 'listRuntimeBackups', response: { 200: Type.Array(RuntimeBackup) } }
    },
    async request => {
      await checkIgnoredBody(request)
      return (await zeebe.list()).map(runtimeListItem)
    }
  )

  app.post(
    base,
    {
      onRequest: mapping({ consumes: actuatorTypes, produces: actuatorTypes }),
      schema: { operationId: 'takeRuntimeBackup', response: { 202: Message } }
    },
    async (request, reply) => {
      const backupId = await writtenActuatorId(request)
      await zeebe.take(backupId)
      return reply.code(202).send({ message: scheduledText(backupId) })
    }
  )

  const schema = { params: Type.Object({ id: Type.String() }) }

  app.get(
    `${base}/${idSegment}`,
    {
      onRequest: reads,
      schema: { ...schema, operationId: 'getRuntimeBackup', response: { 200: RuntimeBackup } }
    },
    async request => runtimeBackup(await zeebe.get(await selectedActuatorId(request, selector)))
  )

  app.delete(
    `${base}/${idSegment}`,
    {
      onRequest: reads,
      schema: { ...schema, operationId: 'deleteRuntimeBackup', response: { 204: NoContent } }
    },
    async (request, reply) => {
      await zeebe.delete(await selectedActuatorId(request, selector))
      return reply.code(204).send(undefined)
    }
  )
}
