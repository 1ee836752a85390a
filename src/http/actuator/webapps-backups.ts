import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { Profile } from '../../domain/profile/profile.js'
import { TakeBackupAnswer } from '../../wire/actuator/history-backup.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { listQuery, startBody } from '../../wire/actuator/requests.js'
import { NoContent } from '../../wire/actuator/schema.js'
import { WebappsBackup, webappsBackup } from '../../wire/actuator/webapps-backup.js'
import type { AppBackups } from '../../world/app-backups.js'
import { checkIgnoredBody, selectedActuatorId, writtenActuatorId } from './binding.js'
import { idSegment } from './id-segment.js'
import { mapping } from './mapping.js'
import { webappsListFilter } from './webapps-list-filter.js'

export interface WebappsBackupsOptions {
  readonly backupsOf: (request: FastifyRequest) => AppBackups
  readonly traits: Profile['webapps']
  /** Without slashes, for example `backupHistory`. */
  readonly endpoint: string
}

/** The path parameter's name in the original's Java code: a query parameter of that name overrides it. */
const selector = 'backupId'

/** The backup endpoint of the web applications as one: an actuator endpoint of four operations. */
export const webappsBackups: FastifyPluginAsyncTypebox<WebappsBackupsOptions> = async (
  app,
  { backupsOf, traits, endpoint }
) => {
  const base = `/actuator/${endpoint}`
  const reads = mapping({ produces: actuatorTypes })

  app.get(
    base,
    {
      onRequest: reads,
      schema: {
        operationId: 'listHistoryBackups',
        querystring: listQuery({ verboseIsDue: traits.verboseMandatory, pattern: traits.pattern }),
        response: { 200: Type.Array(WebappsBackup) }
      }
    },
    async request => {
      await checkIgnoredBody(request)
      const filter = webappsListFilter(request, traits)
      const views = await backupsOf(request).list(filter)
      return views.map(view => webappsBackup(view, traits, filter.verbose))
    }
  )

  app.post(
    base,
    {
      onRequest: mapping({ consumes: actuatorTypes, produces: actuatorTypes }),
      schema: {
        operationId: 'takeHistoryBackup',
        body: startBody('int64'),
        answers: {
          [traits.createStatus]: { description: 'It has begun', schema: TakeBackupAnswer }
        },
        response: { '2xx': TakeBackupAnswer }
      }
    },
    async (request, reply) => {
      const backupId = await writtenActuatorId(request)
      const scheduledSnapshots = await backupsOf(request).take(backupId)
      return reply.code(Number(traits.createStatus)).send({ scheduledSnapshots })
    }
  )

  const schema = { params: Type.Object({ id: Type.String() }) }

  app.get(
    `${base}/${idSegment}`,
    {
      onRequest: reads,
      schema: { ...schema, operationId: 'getHistoryBackup', response: { 200: WebappsBackup } }
    },
    async request => {
      const backupId = await selectedActuatorId(request, selector)
      return webappsBackup(await backupsOf(request).get(backupId), traits)
    }
  )

  app.delete(
    `${base}/${idSegment}`,
    {
      onRequest: reads,
      schema: { ...schema, operationId: 'deleteHistoryBackup', response: { 204: NoContent } }
    },
    async (request, reply) => {
      await backupsOf(request).delete(await selectedActuatorId(request, selector))
      return reply.code(204).send(undefined)
    }
  )
}
