import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../domain/refusal.js'
import type { IdRequestShape } from '../../wire/actuator/binding/id-request.js'
import {
  OptimizeBackup,
  OptimizeTakeAnswer,
  optimizeBackup,
  optimizeTakeText
} from '../../wire/actuator/optimize-backup.js'
import { startBody } from '../../wire/actuator/requests.js'
import { NoContent } from '../../wire/actuator/schema.js'
import type { AppBackups } from '../../world/app-backups.js'
import { selectedControllerId, writtenControllerId } from './binding.js'
import { idSegment } from './id-segment.js'
import { negotiatedAfterwards } from './mapping.js'

export interface OptimizeBackupsOptions {
  readonly backupsOf: (request: FastifyRequest) => AppBackups
  /** Without slashes, for example `backups`. */
  readonly endpoint: string
  readonly requestShape: IdRequestShape
  /** Whether a blank stands before the colon of the answer to a start. */
  readonly postBlank: boolean
}

/** Optimize's backup endpoint from 3.10 (8.2) on: a plain controller that accepts a start with 202. */
export const optimizeBackups: FastifyPluginAsyncTypebox<OptimizeBackupsOptions> = async (
  app,
  { backupsOf, endpoint, requestShape, postBlank }
) => {
  app.addHook('preSerialization', negotiatedAfterwards)
  const base = `/actuator/${endpoint}`
  const selected = (id: string) => selectedControllerId(id, requestShape.range)

  app.get(
    base,
    { schema: { operationId: 'listBackups', response: { 200: Type.Array(OptimizeBackup) } } },
    async request => (await backupsOf(request).list()).map(optimizeBackup)
  )

  const takeSchema = {
    operationId: 'takeBackup',
    body: startBody(requestShape.range),
    answers: { 202: { description: 'It is to begin', schema: OptimizeTakeAnswer } }
  } as const

  app.post(base, { schema: takeSchema }, async (request, reply) => {
    const backupId = await writtenControllerId(request, requestShape)
    if (backupId === null) return refuse({ code: 'BACKUP_ID_MISSING' })
    await backupsOf(request).take(backupId)
    request.answersIn = 'application/json'
    return reply.code(202).type(request.answersIn).send(optimizeTakeText(backupId, postBlank))
  })

  const schema = { params: Type.Object({ id: Type.String() }) }

  app.get(
    `${base}/${idSegment}`,
    { schema: { ...schema, operationId: 'getBackup', response: { 200: OptimizeBackup } } },
    async request => optimizeBackup(await backupsOf(request).get(selected(request.params.id)))
  )

  app.delete(
    `${base}/${idSegment}`,
    { schema: { ...schema, operationId: 'deleteBackup', response: { 204: NoContent } } },
    async (request, reply) => {
      await backupsOf(request).delete(selected(request.params.id))
      return reply.code(204).send(undefined)
    }
  )
}
