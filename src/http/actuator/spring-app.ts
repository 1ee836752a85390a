import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginOptions,
  type FastifyReply,
  type FastifyRequest
} from 'fastify'
import '../route-schema.js'
import type { Profile } from '../../domain/profile/profile.js'
import { FrameworkError, type FrameworkRefusal } from '../../wire/actuator/framework-refusal.js'
import { front } from '../front/front.js'
import { QuietLogController } from '../quiet-log-controller.js'
import { noteRoutes } from '../served-routes.js'
import type { UnknownMethod } from '../world-door.js'
import type { WorldOf } from '../world-of.js'
import { injectedAnswer } from './injected.js'
import { acceptCanBeRead } from './mapping.js'
import { pathOf, sentPath, withoutMatrixParameters } from './request-line.js'
import { type KnownPath, RouteTable } from './route-table.js'
import { inSchemaOrder } from './serializer.js'
import { answer, occasionOf, type Speech, speak } from './speech.js'

declare module 'fastify' {
  interface FastifyInstance {
    /** Only on Spring's applications. */
    readonly unknownMethod?: UnknownMethod
    /** What the release's server does beneath; only on Spring's applications. */
    readonly edge: SpringEdge
  }
}

export type SpringEdge = Pick<Profile['edge'], 'vendorType' | 'bodyBytesMax'>

export interface SpringAppOptions {
  readonly logger: FastifyBaseLogger
  readonly edge: SpringEdge
  /** Speaks for the paths that no endpoint has. */
  readonly speech: Speech
  readonly worldOf: WorldOf
}

export interface SpringApp {
  readonly app: FastifyInstance
  /** Adds an endpoint, with a voice of its own. */
  add<Options extends FastifyPluginOptions>(
    endpoint: FastifyPluginAsyncTypebox<Options>,
    options: Options,
    place: EndpointPlace
  ): Promise<void>
}

export interface EndpointPlace {
  readonly speech: Speech
  /** What stands before its paths. */
  readonly prefix: string
}

/**
 * A Spring Boot application as its clients see it: an empty one, to which endpoints are added. Opens no port.
 *
 * Fastify's lifecycle stands for Spring's: `onRequest` is the choice of a handler, the handler binds its own
 * arguments and body, `preSerialization` negotiates. All of Fastify's own answers (404, 400, 413, 415) and
 * its repairs of requests are replaced.
 */
export function springApp({ logger, edge, speech, worldOf }: SpringAppOptions): SpringApp {
  const app = Fastify({
    loggerInstance: logger,
    logController: new QuietLogController(),
    exposeHeadRoutes: true,
    rewriteUrl: ({ url = '/' }) => withoutMatrixParameters(url),
    routerOptions: { maxParamLength: 20_000, onBadUrl: () => {} },
    return503OnClosing: false
  })
  app.setSerializerCompiler(inSchemaOrder)
  // Handlers bind their own arguments; schemas of a request are there to be read.
  app.setValidatorCompiler(() => () => true)
  app.decorateRequest('answersIn', undefined)
  app.decorate('edge', edge)
  noteRoutes(app)
  const routes = new RouteTable()
  front(app, (request, status) => {
    const its = routes.at(pathOf(request.url))?.speech ?? speech
    return injectedAnswer(request, status, { speech: its, world: worldOf(request.raw) })
  })
  leaveBodiesAlone(app)
  keepMediaTypes(app)
  speak(app, speech, worldOf)
  answerOtherMethods(app, routes, { speech, worldOf })
  app.decorate('unknownMethod', unknownMethod(routes, speech))
  return {
    app,
    async add(endpoint, options, { speech: own, prefix }) {
      await app.register(
        async scope => {
          scope.addHook('onRoute', it => routes.add(it.url, [it.method].flat(), own))
          speak(scope, own, worldOf)
          await scope.register(endpoint, options)
        },
        { prefix }
      )
    }
  }
}

/** No parser of Fastify's reads a body or refuses its type; handlers read what they ask for. */
function leaveBodiesAlone(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addHook('onRequest', (request, _reply, done) => {
    const contentType = request.raw.headers['content-type']
    if (contentType === undefined) return done()
    if (/^multipart\//i.test(contentType)) {
      return done(new FrameworkError({ kind: 'multipart' }, 'mapping'))
    }
    // Fastify itself would refuse a type that it cannot parse; the handlers look at the raw header.
    request.headers = { 'content-type': 'application/octet-stream' }
    done()
  })
}

/** Fastify adds a charset to JSON types; Spring does not. */
function keepMediaTypes(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.answersIn === null) reply.removeHeader('content-type')
    else if (request.answersIn !== undefined && payload != null) {
      reply.header('content-type', request.answersIn)
    }
    done(null, payload)
  })
}

/** OPTIONS and wrong methods on known paths; everything else that has no route is a 404. */
function answerOtherMethods(
  app: FastifyInstance,
  routes: RouteTable,
  { speech, worldOf }: Pick<SpringAppOptions, 'speech' | 'worldOf'>
): void {
  app.setNotFoundHandler(async (request, reply) => {
    const known = routes.at(withoutMatrixParameters(sentPath(request)))
    if (known !== undefined && request.method === 'OPTIONS') {
      return answerOptions(request, reply, known)
    }
    const error = new FrameworkError(noSuchRoute(known), 'mapping')
    const world = worldOf(request.raw)
    return answer(error, request, reply, { speech: known?.speech ?? speech, world })
  })
}

function noSuchRoute(known: KnownPath | undefined): FrameworkRefusal {
  if (known === undefined) return { kind: 'route' }
  return { kind: 'method', allow: known.methods.filter(method => method !== 'HEAD') }
}

/** The same for a method that Node cannot parse, and that Fastify therefore never sees. */
function unknownMethod(routes: RouteTable, speech: Speech): UnknownMethod {
  return (world, method, url, { accept }) => {
    const path = pathOf(url)
    const known = routes.at(withoutMatrixParameters(path))
    const { voiceIn, serialize = JSON.stringify } = known?.speech ?? speech
    const occasion = occasionOf(method, path, { speech, world })
    const spoken = voiceIn(world).framework(noSuchRoute(known), 'mapping', occasion)
    const { status, headers, type = 'application/json', body } = spoken
    if (body === undefined || !acceptCanBeRead(accept)) {
      return { status, headers: { ...headers }, body: '' }
    }
    return { status, headers: { ...headers, 'content-type': type }, body: serialize(body) }
  }
}

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

function answerOptions(request: FastifyRequest, reply: FastifyReply, { methods }: KnownPath) {
  const { origin, 'access-control-request-method': asked } = request.raw.headers
  if (origin !== undefined && asked !== undefined) {
    request.answersIn = null
    return reply.code(403).header('vary', vary).send(Buffer.from('Invalid CORS request'))
  }
  const allow = [...methods, 'OPTIONS'].join(',')
  return reply.code(200).header('allow', allow).header('accept-patch', '').send()
}
