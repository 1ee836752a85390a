import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyPluginOptions } from 'fastify'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'

/**
 * The same endpoint behind a filter against forged requests, which knows no token of this client: every start
 * is a 403, before anything of it is looked at.
 *
 * Source: camunda/camunda#18766 and #18588, some builds of 8.4 and 8.5.
 */
export function forbidStarts<Options extends FastifyPluginOptions>(
  endpoint: FastifyPluginAsyncTypebox<Options>
): FastifyPluginAsyncTypebox<Options> {
  return async (app, options) => {
    app.addHook('onRequest', async ({ method }) => {
      if (method === 'POST') throw new FrameworkError({ kind: 'forbidden' }, 'mapping')
    })
    await endpoint(app, options)
  }
}
