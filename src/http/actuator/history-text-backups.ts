import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../domain/refusal.js'
import type { TextIdRequestShape } from '../../wire/actuator/binding/id-request.js'
import {
  BackupStateOnly,
  backupStateOnly,
  TakeBackupAnswer
} from '../../wire/actuator/history-backup.js'
import { jsonOnly } from '../../wire/actuator/media-types.js'
import { startBody } from '../../wire/actuator/requests.js'
import { NoContent } from '../../wire/actuator/schema.js'
import type { AppBackups } from '../../world/app-backups.js'
import { writtenControllerText } from './binding.js'
import { idSegment } from './id-segment.js'
import { mapping, negotiatedAfterwards } from './mapping.js'

export interface HistoryTextBackupsOptions {
  readonly backupsOf: (request: FastifyRequest) => AppBackups
  /** Without slashes, for example `backup`. */
  readonly endpoint: string
  readonly requestShape: TextIdRequestShape
  /** Whether the state is told a second time, as `State`. */
  readonly capitalState: boolean
}

/**
 * The backup endpoint of the first release, 8.1, in Operate, Tasklist and Optimize 3.9: ids are texts, a
 * backup's state is all there is to know, and there is no list. A text in the path is taken as it is.
 */
export const historyTextBackups: FastifyPluginAsyncTypebox<HistoryTextBackupsOptions> = async (
  app,
  { backupsOf, endpoint, requestShape, capitalState }
) => {
  app.addHook('preSerialization', negotiatedAfterwards)
  const base = `/actuator/${endpoint}`

  app.post(
    base,
    {
      onRequest: mapping({ produces: jsonOnly }),
      schema: {
        operationId: 'takeBackup',
        body: startBody('text'),
        response: { 200: TakeBackupAnswer }
      }
    },
    async request => {
      const backupId = await writtenControllerText(request, requestShape)
      if (backupId === null) return refuse({ code: 'BACKUP_ID_MISSING' })
      return { scheduledSnapshots: await backupsOf(request).take(backupId) }
    }
  )

  const schema = { params: Type.Object({ id: Type.String() }) }

  app.get(
    `${base}/${idSegment}`,
    { schema: { ...schema, operationId: 'getBackup', response: { 200: BackupStateOnly } } },
    async request => {
      const { state } = await backupsOf(request).get(request.params.id)
      return backupStateOnly(state, capitalState)
    }
  )

  app.delete(
    `${base}/${idSegment}`,
    { schema: { ...schema, operationId: 'deleteBackup', response: { 204: NoContent } } },
    async (request, reply) => {
      await backupsOf(request).delete(request.params.id)
      return reply.code(204).send(undefined)
    }
  )
}
