import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { discovery as discovered, type LinkRow } from '../../wire/actuator/discovery.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { checkIgnoredBody } from './binding.js'
import { mapping } from './mapping.js'
import { sentPath } from './request-line.js'

/** The page that names an application's endpoints. Compact even where everything else is indented. */
export const discovery: FastifyPluginAsyncTypebox<{ links: readonly LinkRow[] }> = async (
  app,
  { links }
) => {
  app.setReplySerializer(body => JSON.stringify(body))
  app.get(
    '/actuator',
    { onRequest: mapping({ produces: actuatorTypes }), schema: { operationId: 'discover' } },
    async request => {
      await checkIgnoredBody(request)
      const { host = `localhost:${request.socket.localPort}` } = request.raw.headers
      return discovered(`http://${host.replace(/:80$/, '')}${sentPath(request)}`, links)
    }
  )
}
