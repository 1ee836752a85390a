import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import '../route-schema.js'
import { QuietLogController } from '../quiet-log-controller.js'
import { takeBytes } from './body.js'
import { departures } from './departures.js'
import { speakErrors } from './errors.js'
import { isForeign } from './foreign.js'
import { judgedCall } from './judge.js'
import { type Reply, refused } from './operation.js'
import { operations } from './operations.js'
import { send } from './send.js'
import type { ControlServer } from './server.js'
import { strayed } from './strayed.js'
import { showsToken } from './token.js'
import { pathsOf, unrouted } from './unrouted.js'

/** The longest body that is read, in bytes. */
export const bodyBytesMax = 8 * 1024 * 1024

export interface ControlAppOptions {
  readonly server: ControlServer
  readonly logger: FastifyBaseLogger
  /** Every request but that for the health must show it; `null` where none is asked for. */
  readonly token: string | null
  /** Names with dots by which this machine is known; its addresses and names without dots always are. */
  readonly hostNames?: readonly string[]
  /** 8 MiB unless told otherwise. */
  readonly bodyBytesMax?: number
  /** How many requests may wait at one time; 1,000 unless told otherwise. */
  readonly waitingMax?: number
}

/** The control API: a door of its own, which no emulated product has. Opens no port. */
export async function controlApp(options: ControlAppOptions): Promise<FastifyInstance> {
  const { server } = options
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new QuietLogController(),
    bodyLimit: options.bodyBytesMax ?? bodyBytesMax,
    routerOptions: { maxParamLength: 2_000 },
    exposeHeadRoutes: false,
    frameworkErrors: (_error, request, reply) =>
      send(reply, refused(400, `the path ${request.url} is not well encoded`))
  })
  takeBytes(app)
  guard(app, options)
  speakErrors(app)
  app.setNotFoundHandler((request, reply) => {
    const { method, url } = request
    return send(reply, strayed(server, url) ?? unrouted(operations, method, url))
  })
  const departureOf = departures(app, options.waitingMax)
  for (const operation of operations) {
    const isPlain = operation.method === 'GET' && operation.path !== '/events'
    for (const { url, world } of pathsOf(operation)) {
      app.route({
        method: isPlain ? ['GET', 'HEAD'] : operation.method,
        url,
        schema: { operationId: operation.operationId },
        handler: async (request, reply) => {
          const worldName = world ?? worldIn(request)
          const around = { server, worldName, departure: departureOf(reply) }
          const call = judgedCall(operation, request, around)
          return send(reply, 'status' in call ? call : await operation.handle(call))
        }
      })
    }
  }
  return app
}

/** Whoever must not come in is told before anything else is looked at. */
function guard(app: FastifyInstance, { hostNames, token }: ControlAppOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    const answer = turnedAway(request, { hostNames: hostNames ?? [], token })
    if (answer !== undefined) return send(reply, answer)
  })
}

function turnedAway(
  { headers, method, url }: FastifyRequest,
  { hostNames, token }: { readonly hostNames: readonly string[]; readonly token: string | null }
): Reply | undefined {
  const complaint = isForeign(headers, hostNames)
  if (complaint !== undefined) return refused(403, complaint)
  const isHealth = (method === 'GET' || method === 'HEAD') && url.split('?')[0] === '/health'
  if (token === null || isHealth || showsToken(headers.authorization, token)) return undefined
  const said = headers.authorization === undefined ? 'there is no token' : 'the token is wrong'
  const answer = refused(401, `${said}; give Authorization: Bearer and the one of --control-token`)
  return { ...answer, headers: { 'www-authenticate': 'Bearer realm="c8-backup-mock control"' } }
}

function worldIn({ params }: FastifyRequest): string {
  return params !== null && typeof params === 'object' ? String(Reflect.get(params, 'world')) : ''
}
