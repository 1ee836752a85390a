import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'

/**
 * `/actuator/backup` where it is no endpoint: a fallback route of the user interface takes it, and will not
 * have a start. Seen where management and user interface share a port.
 *
 * Source: camunda-platform-helm#613, Tasklist 8.1.7 and 8.4.
 */
export const historyOldPath: FastifyPluginAsyncTypebox = async app => {
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/actuator/backup',
    exposeHeadRoute: false,
    schema: { operationId: 'refuseOldPath', hide: true },
    handler: async () => {
      throw new FrameworkError({ kind: 'method', allow: ['GET'] }, 'mapping')
    }
  })
}
