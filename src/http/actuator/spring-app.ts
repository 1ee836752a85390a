import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest
} from 'fastify'
import '../operation-id.js'
import { RefusalError } from '../../domain/refusal.js'
import { FrameworkError, type FrameworkRefusal } from '../../wire/actuator/framework-refusal.js'
import type { Spoken, Voice } from '../../wire/actuator/voice.js'
import type { DoorPlan } from '../door.js'
import { QuietLogController } from '../quiet-log-controller.js'
import { acceptCanBeRead, acceptIsReadable } from './mapping.js'
import { pathOf, sentPath, withoutMatrixParameters } from './request-line.js'
import { RouteTable } from './route-table.js'
import { inSchemaOrder } from './serializer.js'

type UnknownMethod = NonNullable<DoorPlan['unknownMethod']>

declare module 'fastify' {
  interface FastifyInstance {
    /** Only on Spring's applications. */
    readonly unknownMethod?: UnknownMethod
  }
}

export interface SpringAppOptions {
  readonly voice: Voice<never>
  readonly nowMs: () => number
  /** Fresh ids for error bodies. */
  readonly uuid: () => string
  readonly logger: FastifyBaseLogger
  /** How objects become JSON, where that is not the compact usual way. */
  readonly serialize?: (body: unknown) => string
}

/**
 * A Spring Boot application as its clients see it: an empty one, to which endpoints are added. Opens no port.
 *
 * Fastify's lifecycle stands for Spring's: `onRequest` is the choice of a handler, the handler binds its own
 * arguments and body, `preSerialization` negotiates. All of Fastify's own answers (404, 400, 413, 415) and
 * its repairs of requests are replaced.
 */
export function springApp(options: SpringAppOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new QuietLogController(),
    exposeHeadRoutes: true,
    rewriteUrl: ({ url = '/' }) => withoutMatrixParameters(url),
    routerOptions: { maxParamLength: 20_000, onBadUrl: () => {} },
    return503OnClosing: false
  })
  app.setSerializerCompiler(inSchemaOrder)
  app.decorateRequest('answersIn', undefined)
  leaveBodiesAlone(app)
  const routes = new RouteTable()
  answerOtherMethods(app, routes)
  app.decorate('unknownMethod', unknownMethod(routes, options))
  speakErrors(app, options)
  if (options.serialize !== undefined) app.setReplySerializer(options.serialize)
  app.addHook('onSend', async (request, reply, payload) => {
    // Fastify adds a charset to JSON types; Spring does not.
    if (request.answersIn === null) reply.removeHeader('content-type')
    else if (request.answersIn !== undefined && payload != null) {
      reply.header('content-type', request.answersIn)
    }
    return payload
  })
  return app
}

/** No parser of Fastify's reads a body or refuses its type; handlers read what they ask for. */
function leaveBodiesAlone(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addHook('onRequest', async request => {
    const contentType = request.raw.headers['content-type']
    if (contentType === undefined) return
    if (/^multipart\//i.test(contentType))
      throw new FrameworkError({ kind: 'multipart' }, 'mapping')
    // Fastify itself would refuse a type that it cannot parse; the handlers look at the raw header.
    request.headers = { 'content-type': 'application/octet-stream' }
  })
}

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

/** OPTIONS and wrong methods on known paths; everything else that has no route is a 404. */
function answerOtherMethods(app: FastifyInstance, routes: RouteTable): void {
  app.addHook('onRoute', ({ url, method }) => routes.add(url, [method].flat()))
  app.setNotFoundHandler(async (request, reply) => {
    const methods = routes.methodsAt(withoutMatrixParameters(sentPath(request)))
    if (methods !== undefined && request.method === 'OPTIONS') {
      return answerOptions(request, reply, methods)
    }
    throw new FrameworkError(noSuchRoute(methods), 'mapping')
  })
}

/** @param methods - those of the path, or `undefined` where no route has it. */
function noSuchRoute(methods: readonly string[] | undefined): FrameworkRefusal {
  if (methods === undefined) return { kind: 'route' }
  return { kind: 'method', allow: methods.filter(method => method !== 'HEAD') }
}

/** The same for a method that Node cannot parse, and that Fastify therefore never sees. */
function unknownMethod(routes: RouteTable, options: SpringAppOptions): UnknownMethod {
  const { voice, nowMs, uuid, serialize = JSON.stringify } = options
  return (method, url, { accept }) => {
    const path = pathOf(url)
    const refusal = noSuchRoute(routes.methodsAt(withoutMatrixParameters(path)))
    const spoken = voice.framework(refusal, 'mapping', { method, path, nowMs: nowMs(), uuid })
    const { status, headers, type = 'application/json', body } = spoken
    if (body === undefined || !acceptCanBeRead(accept))
      return { status, headers: { ...headers }, body: '' }
    return { status, headers: { ...headers, 'content-type': type }, body: serialize(body) }
  }
}

function answerOptions(request: FastifyRequest, reply: FastifyReply, methods: readonly string[]) {
  const { origin, 'access-control-request-method': asked } = request.raw.headers
  if (origin !== undefined && asked !== undefined) {
    request.answersIn = null
    return reply.code(403).header('vary', vary).send(Buffer.from('Invalid CORS request'))
  }
  const allow = [...methods, 'OPTIONS'].join(',')
  return reply.code(200).header('allow', allow).header('accept-patch', '').send()
}

function speakErrors(app: FastifyInstance, options: SpringAppOptions): void {
  app.setErrorHandler(async (error, request, reply) => {
    const spoken = worded(error, request, options)
    reply.code(spoken.status).headers({ ...spoken.headers })
    if (spoken.body === undefined || (spoken.negotiates && !acceptIsReadable(request))) {
      request.answersIn = null
      return reply.send()
    }
    // Said again here: a 404's reply does not know the serializer of the application.
    if (options.serialize !== undefined) reply.serializer(options.serialize)
    request.answersIn = spoken.type ?? request.answersIn ?? 'application/json'
    return reply.type(request.answersIn).send(spoken.body)
  })
}

function worded(error: unknown, request: FastifyRequest, options: SpringAppOptions): Spoken {
  const { voice, nowMs, uuid } = options
  const { method } = request
  const path = sentPath(request)
  const occasion = { method, path, nowMs: nowMs(), uuid }
  if (error instanceof FrameworkError) {
    return voice.framework(error.refusal, error.stage, occasion)
  }
  if (error instanceof RefusalError) return voice.refusal(error.refusal as never, occasion)
  request.log.error({ err: error, method, path }, 'unhandled error')
  return voice.crash(occasion)
}
