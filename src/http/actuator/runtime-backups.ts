import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { idlessStartBody, startBody, tenantQuery } from '../../wire/actuator/requests.js'
import { RuntimeBackup, runtimeListItem } from '../../wire/actuator/runtime-backup.js'
import { Scheduled, scheduled } from '../../wire/actuator/runtime-start.js'
import { NoContent } from '../../wire/actuator/schema.js'
import { actuatorMembers, checkIgnoredBody, writtenActuatorId } from './binding.js'
import { idSegment } from './id-segment.js'
import { mapping } from './mapping.js'
import { checkTenant, deletionOf, optionalId, sendsJson } from './runtime-binding.js'
import { isServed, type RuntimePlace } from './runtime-place.js'
import { addSelection } from './runtime-selection.js'
import { addWrites } from './runtime-writes.js'

/** Zeebe's backup endpoint from 8.2 on: an actuator endpoint of four operations, and of more from 8.9 on. */
export const runtimeBackups: FastifyPluginAsyncTypebox<RuntimePlace> = async (app, place) => {
  const { base, traits } = place
  if (!isServed(app, 'GET', base)) addList(app, place)
  if (!isServed(app, 'POST', base)) addStart(app, place)
  if (!isServed(app, 'GET', `${base}/${idSegment}`)) addSelection(app, place)
  if (!isServed(app, 'DELETE', `${base}/${idSegment}`)) addDelete(app, place)
  if (traits.stateOps) addWrites(app, place)
}

const reads = mapping({ produces: actuatorTypes })

function addList(app: FastifyInstance, { zeebeOf, traits, base }: RuntimePlace): void {
  app.get(
    base,
    {
      onRequest: reads,
      schema: {
        operationId: 'listRuntimeBackups',
        ...(traits.physicalTenants && { querystring: tenantQuery }),
        response: { 200: Type.Array(RuntimeBackup) }
      }
    },
    async request => {
      await checkIgnoredBody(request)
      checkTenant(request, traits)
      return (await zeebeOf(request).list(traits)).map(view => runtimeListItem(view, traits))
    }
  )
}

/** Where a start may leave the id out, there is an operation without parameters beside the one with a body. */
function addStart(app: FastifyInstance, place: RuntimePlace): void {
  const { zeebeOf, traits, base } = place
  const produces = actuatorTypes
  const conditions = traits.idlessStart ? { produces } : { consumes: actuatorTypes, produces }
  app.post(
    base,
    {
      onRequest: mapping(conditions),
      schema: {
        operationId: 'takeRuntimeBackup',
        ...(traits.physicalTenants && { querystring: tenantQuery }),
        body: traits.idlessStart ? idlessStartBody : startBody('int64'),
        response: { 202: Scheduled }
      }
    },
    async (request, reply) => {
      const zeebe = zeebeOf(request)
      const backupId = await zeebe.take(await askedId(request, place), traits)
      return reply.code(202).send(scheduled(backupId, traits, zeebe.nowMs()))
    }
  )
}

async function askedId(request: FastifyRequest, { traits }: RuntimePlace) {
  if (traits.idlessStart && !sendsJson(request)) return undefined
  if (!traits.idlessStart || traits.idlessJson === 'reject') return writtenActuatorId(request)
  const members = await actuatorMembers(request)
  const backupId = optionalId(request, members)
  checkTenant(request, traits, members)
  return backupId
}

function addDelete(app: FastifyInstance, { zeebeOf, traits, base }: RuntimePlace): void {
  app.delete<{ Params: { id: string } }>(
    `${base}/${idSegment}`,
    {
      onRequest: reads,
      schema: {
        operationId: 'deleteRuntimeBackup',
        ...(traits.physicalTenants && { querystring: tenantQuery }),
        params: Type.Object({ id: Type.String() }),
        response: { 204: NoContent }
      }
    },
    async (request, reply) => {
      await checkIgnoredBody(request)
      checkTenant(request, traits)
      const zeebe = zeebeOf(request)
      const deletion = deletionOf(request, traits)
      if (deletion === 'state') await zeebe.deleteState(traits)
      else await zeebe.delete(deletion, traits)
      return reply.code(204).send(undefined)
    }
  )
}
