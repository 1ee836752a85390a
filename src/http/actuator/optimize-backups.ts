import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { refuse } from '../../domain/refusal.js'
import type { IdRequestShape } from '../../wire/actuator/binding/id-request.js'
import {
  OptimizeBackup,
  optimizeBackup,
  optimizeTakeText
} from '../../wire/actuator/optimize-backup.js'
import { NoContent } from '../../wire/actuator/schema.js'
import type { AppBackups } from '../../world/app-backups.js'
import { selectedControllerId, writtenControllerId } from './binding.js'
import { idSegment } from './id-segment.js'
import { negotiatedAfterwards } from './mapping.js'

const requestShape = {
  javaType: 'io.camunda.optimize.dto.optimize.rest.BackupRequestDto',
  member: 'backupId',
  range: 'int64',
  comments: false
} as const satisfies IdRequestShape

/** Optimize's backup endpoint: a plain controller that accepts a start with 202. */
export const optimizeBackups: FastifyPluginAsyncTypebox<{ backups: AppBackups }> = async (
  app,
  { backups }
) => {
  app.addHook('preSerialization', negotiatedAfterwards)
  const base = '/actuator/backups'

  app.get(
    base,
    { schema: { operationId: 'listBackups', response: { 200: Type.Array(OptimizeBackup) } } },
    async () => (await backups.list()).map(optimizeBackup)
  )

  app.post(base, { schema: { operationId: 'takeBackup' } }, async (request, reply) => {
    const backupId = await writtenControllerId(request, requestShape)
    if (backupId === null) return refuse({ code: 'BACKUP_ID_MISSING' })
    await backups.take(backupId)
    request.answersIn = 'application/json'
    return reply.code(202).type(request.answersIn).send(optimizeTakeText(backupId))
  })

  const schema = { params: Type.Object({ id: Type.String() }) }

  app.get(
    `${base}/${idSegment}`,
    { schema: { ...schema, operationId: 'getBackup', response: { 200: OptimizeBackup } } },
    async request => optimizeBackup(await backups.get(selectedControllerId(request.params.id)))
  )

  app.delete(
    `${base}/${idSegment}`,
    { schema: { ...schema, operationId: 'deleteBackup', response: { 204: NoContent } } },
    async (request, reply) => {
      await backups.delete(selectedControllerId(request.params.id))
      return reply.code(204).send(undefined)
    }
  )
}
