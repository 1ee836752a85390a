import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { BackupId } from '../../domain/backup-id.js'
import { type GatewayRefusal, RefusalError } from '../../domain/refusal.js'
import { firstFailure } from '../../wire/actuator/gateway-messages.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import {
  FirstBackup,
  FirstFailed,
  FirstStarted,
  firstBackup,
  firstUnknown
} from '../../wire/actuator/runtime-first.js'
import type { ZeebeSetting } from '../../world/zeebe.js'
import { selectedActuatorId } from './binding.js'
import { idSegment } from './id-segment.js'
import { mapping } from './mapping.js'
import { isServed, type RuntimePlace } from './runtime-place.js'

/** Zeebe's backup endpoint of 8.1: the id stands in the path of a start, too, and there is no list. */
export const runtimeFirst: FastifyPluginAsyncTypebox<RuntimePlace> = async (app, place) => {
  const { zeebeOf, traits, base } = place
  const onRequest = mapping({ produces: actuatorTypes })
  const params = Type.Object({ id: Type.String() })
  const path = `${base}/${idSegment}`

  if (!isServed(app, 'POST', path)) {
    app.post(
      path,
      {
        onRequest,
        schema: {
          operationId: 'takeRuntimeBackup',
          params,
          response: { 200: FirstStarted, 500: FirstFailed }
        }
      },
      async (request, reply) => {
        const id = await selectedActuatorId(request, 'id')
        const zeebe = zeebeOf(request)
        const failed = await failureOf(id, zeebe.take(id, traits), zeebe.setting)
        return failed === undefined ? { id } : reply.code(500).send(failed)
      }
    )
  }

  if (isServed(app, 'GET', path)) return
  app.get(
    path,
    {
      onRequest,
      schema: {
        operationId: 'getRuntimeBackup',
        params,
        response: { 200: FirstBackup, 500: FirstFailed }
      }
    },
    async (request, reply) => {
      const id = await selectedActuatorId(request, 'id')
      const zeebe = zeebeOf(request)
      const look = zeebe.find(id, traits)
      const failed = await failureOf(id, look, zeebe.setting)
      if (failed !== undefined) return reply.code(500).send(failed)
      const view = await look
      const partitionIds = zeebe.topology().partitions.map(it => it.partitionId)
      return view === undefined ? firstUnknown(id, partitionIds) : firstBackup(view)
    }
  )
}

/** The endpoint's own catch: whatever goes wrong is a 500 with the id that was asked for. */
async function failureOf(id: BackupId, work: Promise<unknown>, setting: ZeebeSetting) {
  try {
    await work
    return undefined
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return { id, failure: firstFailure(error.refusal as GatewayRefusal, setting) }
  }
}
