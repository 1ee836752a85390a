import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { refuse } from '../../domain/refusal.js'
import type { IdRequestShape } from '../../wire/actuator/binding/id-request.js'
import {
  HistoryBackup,
  historyBackup,
  type PartWord,
  TakeBackupAnswer
} from '../../wire/actuator/history-backup.js'
import { jsonOnly } from '../../wire/actuator/media-types.js'
import { listQuery, startBody } from '../../wire/actuator/requests.js'
import { NoContent } from '../../wire/actuator/schema.js'
import type { AppBackups } from '../../world/app-backups.js'
import { selectedControllerId, writtenControllerId } from './binding.js'
import { idSegment } from './id-segment.js'
import { listFilter } from './list-filter.js'
import { mapping, negotiatedAfterwards } from './mapping.js'

export interface HistoryBackupsOptions {
  readonly backupsOf: (request: FastifyRequest) => AppBackups
  /** Without slashes, for example `backups`. */
  readonly endpoint: string
  readonly requestShape: IdRequestShape
  /** What the state of a part that is being taken is called. */
  readonly runningWord: PartWord
  /** Whether a list takes parameters. */
  readonly listFilters: boolean
}

/** The backup endpoint of Operate and of Tasklist from 8.2 on: a plain controller under the actuator's path. */
export const historyBackups: FastifyPluginAsyncTypebox<HistoryBackupsOptions> = async (
  app,
  { backupsOf, endpoint, requestShape, runningWord, listFilters }
) => {
  app.addHook('preSerialization', negotiatedAfterwards)
  const base = `/actuator/${endpoint}`
  const selected = (id: string) => selectedControllerId(id, requestShape.range)

  app.get(
    base,
    {
      schema: {
        operationId: 'listBackups',
        ...(listFilters && { querystring: listQuery() }),
        response: { 200: Type.Array(HistoryBackup) }
      }
    },
    async request => {
      const backups = backupsOf(request)
      const filter = listFilter(request, backups.setting.traits)
      const views = await backups.list(filter)
      return views.map(view => historyBackup(view, runningWord, filter.verbose))
    }
  )

  app.post(
    base,
    {
      onRequest: mapping({ produces: jsonOnly }),
      schema: {
        operationId: 'takeBackup',
        body: startBody(requestShape.range),
        response: { 200: TakeBackupAnswer }
      }
    },
    async request => {
      const backupId = await writtenControllerId(request, requestShape)
      if (backupId === null) return refuse({ code: 'BACKUP_ID_MISSING' })
      return { scheduledSnapshots: await backupsOf(request).take(backupId) }
    }
  )

  const schema = { params: Type.Object({ id: Type.String() }) }

  app.get(
    `${base}/${idSegment}`,
    { schema: { ...schema, operationId: 'getBackup', response: { 200: HistoryBackup } } },
    async request =>
      historyBackup(await backupsOf(request).get(selected(request.params.id)), runningWord)
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
