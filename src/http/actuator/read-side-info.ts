import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { checkIgnoredBody } from './binding.js'
import { mapping } from './mapping.js'

/** What an application tells of its build. */
export const info: FastifyPluginAsyncTypebox<{ body: object }> = async (app, { body }) => {
  app.setReplySerializer(it => JSON.stringify(it))
  app.get(
    '/actuator/info',
    { onRequest: mapping({ produces: actuatorTypes }), schema: { operationId: 'info' } },
    async request => {
      await checkIgnoredBody(request)
      return body
    }
  )
}
