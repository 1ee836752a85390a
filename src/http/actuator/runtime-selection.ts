import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../domain/refusal.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { tenantQuery } from '../../wire/actuator/requests.js'
import {
  RuntimeBackup,
  runtimeBackup,
  runtimeListItem
} from '../../wire/actuator/runtime-backup.js'
import { checkpointStateBody, checkpointStates } from '../../wire/actuator/runtime-state.js'
import { checkIgnoredBody, queryParameter, selectedActuatorId } from './binding.js'
import { idSegment } from './id-segment.js'
import { mapping } from './mapping.js'
import { checkTenant, selectionOf } from './runtime-binding.js'
import type { RuntimePlace } from './runtime-place.js'
import { jsonWriter } from './serializer.js'

const onRequest = mapping({ produces: actuatorTypes })

interface Selected {
  Params: { id: string }
}

/** GET of what stands behind the endpoint: one backup, and where the release is able to, several. */
export function addSelection(app: FastifyInstance, place: RuntimePlace): void {
  const { base, traits } = place
  if (traits.prefix) addPrefixOrId(app, place)
  else addId(app, place)
  if (traits.extraSegments === '404') return
  app.get(
    `${base}/${idSegment}/*`,
    { onRequest, schema: { operationId: 'getRuntimeBackupTooDeep', hide: true } },
    () => refuse({ code: 'ARGUMENTS_INVALID' })
  )
}

function addId(app: FastifyInstance, { zeebeOf, traits, base }: RuntimePlace): void {
  app.get<Selected>(
    `${base}/${idSegment}`,
    {
      onRequest,
      schema: {
        operationId: 'getRuntimeBackup',
        params: Type.Object({ id: Type.String() }),
        response: { 200: RuntimeBackup }
      }
    },
    async request => {
      // The path parameter's name in the original's Java code.
      const backupId = await selectedActuatorId(request, 'id')
      return runtimeBackup(await zeebeOf(request).get(backupId, traits), traits)
    }
  )
}

/** What comes is a backup, a list or the state, so that no one schema can write it. */
function addPrefixOrId(app: FastifyInstance, { zeebeOf, traits, base }: RuntimePlace): void {
  const list = Type.Array(RuntimeBackup)
  const state = checkpointStates[traits.ranges]
  const write = { one: jsonWriter(RuntimeBackup), list: jsonWriter(list), state: jsonWriter(state) }
  const forms = [RuntimeBackup, list, ...(traits.stateRead ? [state] : [])]
  app.get<Selected>(
    `${base}/${idSegment}`,
    {
      onRequest,
      schema: {
        operationId: 'getRuntimeBackup',
        params: Type.Object({ id: Type.String() }),
        ...(traits.physicalTenants && { querystring: tenantQuery }),
        answers: { 200: { description: selectionWords(traits), schema: Type.Union(forms) } }
      }
    },
    async (request, reply) => {
      await checkIgnoredBody(request)
      checkTenant(request, traits)
      const text = queryParameter(request, 'prefixOrId') ?? request.params.id
      const selection = selectionOf(text, traits)
      const zeebe = zeebeOf(request)
      switch (selection.kind) {
        case 'state': {
          const found = await zeebe.state(traits)
          return reply.serializer(write.state).send(checkpointStateBody(found, traits))
        }
        case 'prefix': {
          const views = await zeebe.list(traits, selection.digits)
          const items = views.map(view => runtimeListItem(view, traits))
          return reply.serializer(write.list).send(items)
        }
        default: {
          const view = await zeebe.get(selection.id, traits)
          return reply.serializer(write.one).send(runtimeBackup(view, traits))
        }
      }
    }
  )
}

function selectionWords({ stateRead }: RuntimePlace['traits']): string {
  const state = stateRead ? '; the state for `state`' : ''
  return `The backup of an id; a list for the beginning of ids with \`*\` at its end${state}`
}
