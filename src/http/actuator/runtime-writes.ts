import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../../domain/refusal.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { tenantQuery } from '../../wire/actuator/requests.js'
import { checkpointStateBody, checkpointStates } from '../../wire/actuator/runtime-state.js'
import { actuatorMembers, checkIgnoredBody } from './binding.js'
import { idSegment } from './id-segment.js'
import { mapping } from './mapping.js'
import { checkTenant, jsonMembers, sendsJson } from './runtime-binding.js'
import { isServed, type RuntimePlace } from './runtime-place.js'

const onRequest = mapping({ produces: actuatorTypes })

/**
 * POST below the endpoint, of which there is one: writing the state anew. In the latest release any path gets
 * as far as the handler, which knows no other.
 */
export function addWrites(app: FastifyInstance, place: RuntimePlace): void {
  const { base, traits } = place
  addSync(app, place)
  if (traits.writePaths === 'exact') return
  for (const path of [`${base}/${idSegment}`, `${base}/${idSegment}/*`]) {
    if (!isServed(app, 'POST', path)) addUnknownWrite(app, path)
  }
}

function addSync(app: FastifyInstance, { zeebeOf, traits, base }: RuntimePlace): void {
  app.post(
    `${base}/state/sync`,
    {
      onRequest,
      schema: {
        operationId: 'syncRuntimeState',
        ...(traits.physicalTenants && { querystring: tenantQuery }),
        response: { 200: checkpointStates[traits.ranges] }
      }
    },
    async request => {
      if (!traits.physicalTenants) await checkIgnoredBody(request)
      else if (sendsJson(request)) checkTenant(request, traits, await actuatorMembers(request))
      return checkpointStateBody(await zeebeOf(request).syncState(traits), traits)
    }
  )
}

function addUnknownWrite(app: FastifyInstance, path: string): void {
  app.post<{ Params: { id: string; '*'?: string } }>(
    path,
    {
      onRequest,
      schema: {
        operationId: 'writeRuntimeUnknown',
        hide: true,
        params: Type.Object({ id: Type.String(), '*': Type.Optional(Type.String()) })
      }
    },
    async request => {
      await jsonMembers(request)
      const { id, '*': rest = '' } = request.params
      const segments = [id, ...rest.split('/')].filter(it => it !== '')
      return refuse({ code: 'WRITE_UNKNOWN', path: segments.join('/') })
    }
  )
}
