import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest
} from 'fastify'
import '../route-schema.js'
import type { Deployment } from '../../domain/deployment.js'
import { nameList } from '../../domain/name-pattern.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { readObject } from '../../wire/elasticsearch/body.js'
import { isJsonBody } from '../../wire/elasticsearch/media-type.js'
import { flatFailure } from '../../wire/elasticsearch/refusal.js'
import { front } from '../front/front.js'
import { QuietLogController } from '../quiet-log-controller.js'
import { noteRoutes } from '../served-routes.js'
import type { WorldOf } from '../world-of.js'
import { aliasRoutes } from './aliases.js'
import { bulkRoutes } from './bulk.js'
import { catRoutes } from './cat.js'
import { clusterRoutes } from './cluster.js'
import { clusterSettingRoutes } from './cluster-settings.js'
import { meetConditions, mustBeAble, type Park } from './conditions.js'
import { documentReadRoutes, documentWriteRoutes } from './documents.js'
import {
  answerUnrouted,
  bodyBytesMax,
  guardEdge,
  guardMediaTypes,
  refuseUrl,
  sendError,
  speakErrors
} from './edge.js'
import { identityOf } from './identity.js'
import { indexSettingRoutes } from './index-settings.js'
import { indexRoutes, indexViewRoutes } from './indices.js'
import { injectedAnswers } from './injected.js'
import { hasApiKeys, isOverTls, mustBeKnown } from './login.js'
import { nodeRoutes } from './nodes.js'
import { Parking } from './parking.js'
import { queryOf, sendAnswer, sentPath } from './reply.js'
import { repositoryRoutes } from './repositories.js'
import { restoreRoutes } from './restore.js'
import { isKnown, parametersOf, queryOfNames, type SearchCall, type SearchRoute } from './route.js'
import { searchRoutes } from './search.js'
import { securityRoutes } from './security.js'
import { snapshotRoutes } from './snapshots.js'
import { taskRoutes } from './tasks.js'
import { templateRoutes } from './templates.js'

const routes: readonly SearchRoute[] = [
  ...clusterRoutes,
  ...clusterSettingRoutes,
  ...nodeRoutes,
  ...taskRoutes,
  ...templateRoutes,
  ...catRoutes,
  ...repositoryRoutes,
  ...snapshotRoutes,
  ...restoreRoutes,
  ...indexRoutes,
  ...indexViewRoutes,
  ...indexSettingRoutes,
  ...aliasRoutes,
  ...securityRoutes,
  ...documentWriteRoutes,
  ...documentReadRoutes,
  ...bulkRoutes,
  ...searchRoutes
]

export interface ElasticsearchAppOptions {
  /** What is decided when the app is made: the habits of the cluster. */
  readonly deployment: Deployment
  /** What is decided anew with every request. Worlds have to be of the deployment. */
  readonly worldOf: WorldOf
  readonly logger: FastifyBaseLogger
  /** 100 MiB unless told otherwise. */
  readonly bodyBytesMax?: number
}

/**
 * The search engine of a deployment, Elasticsearch or OpenSearch, as its clients see it. Opens no port.
 *
 * Nothing of Fastify's own shows: bodies, types, methods and unknown routes are judged as the original does.
 */
export async function elasticsearchApp(options: ElasticsearchAppOptions): Promise<FastifyInstance> {
  const { traits } = options.deployment.search
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new QuietLogController(),
    exposeHeadRoutes: false,
    bodyLimit: options.bodyBytesMax ?? bodyBytesMax,
    routerOptions: { maxParamLength: 20_000, ignoreTrailingSlash: true },
    frameworkErrors: (_error, request, reply) =>
      refuseUrl(request, reply, { worldOf: options.worldOf, traits }),
    return503OnClosing: false
  })
  // Handlers judge what is sent; schemas are there to be read.
  app.setValidatorCompiler(() => () => true)
  noteRoutes(app)
  front(app, injectedAnswers(traits))
  const parking = new Parking()
  // Closing the app releases all that wait.
  app.addHook('preClose', async () => parking.close())
  const park: Park = ({ raw }, reply) => parking.park(reply.raw, options.worldOf(raw).closed)
  guardEdge(app, traits)
  meetConditions(app, { worldOf: options.worldOf, traits }, park)
  guardMediaTypes(app, traits)
  speakErrors(app, traits)
  const isOffered = (route: SearchRoute, { raw }: FastifyRequest) =>
    isKnown(route, traits) && (route.isOffered?.(options.worldOf(raw)) ?? true)
  answerUnrouted(app, request => routes.filter(it => isOffered(it, request)), traits)
  const callOf = calls(options.worldOf, traits, park)
  for (const row of routes) {
    const route = { ...row, parameters: parametersOf(row, traits) }
    for (const url of row.paths) {
      app.route({
        method: [...route.methods],
        url,
        schema: {
          operationId: route.operationId,
          querystring: queryOfNames(route.parameters),
          hide: !isKnown(row, traits)
        },
        handler: async (request, reply) =>
          isOffered(route, request)
            ? answer(route, callOf(request, reply), request, reply)
            : reply.callNotFound()
      })
    }
  }
  return app
}

/** Source: Elasticsearch, `RestController.dispatchRequest` and `BaseRestHandler.handleRequest`. */
async function answer(
  route: SearchRoute & { readonly parameters: readonly string[] },
  call: SearchCall,
  request: FastifyRequest,
  reply: FastifyReply
): Promise<FastifyReply> {
  const contentType = request.raw.headers['content-type']
  if (textOf(request) !== '' && !isJsonBody(contentType, call.traits)) {
    const complaint =
      contentType === undefined
        ? 'Content-Type header is missing'
        : `Content-Type header [${contentType}] is not supported`
    return sendError(request, reply, flatFailure(406, complaint), call.traits)
  }
  if (call.traits.security.judges === 'routes') mustBeKnown(request, call.world, call.traits)
  call.query.mustBeKnown(sentPath(request), route.parameters)
  mustBeAble(route, call)
  return sendAnswer(request, reply, await route.answer(call), call.traits)
}

/** Makes the calls of one app. */
function calls(worldOf: WorldOf, traits: SearchTraits, park: Park) {
  return (request: FastifyRequest, reply: FastifyReply): SearchCall => {
    const world = worldOf(request.raw)
    const param = (name: string) => paramOf(request, name)
    return {
      world,
      traits,
      identity: identityOf(world),
      query: queryOf(request),
      path: sentPath(request),
      address: request.raw.headers.host ?? '127.0.0.1:9200',
      get subject() {
        return mustBeKnown(request, world, traits)
      },
      get takesApiKeys() {
        return hasApiKeys(world.setting.searchSecurity, traits, isOverTls(request))
      },
      param,
      names: name => nameList(param(name)),
      body: () => readObject(textOf(request)),
      text: () => textOf(request),
      park: () => park(request, reply)
    }
  }
}

function textOf({ body }: FastifyRequest): string {
  return Buffer.isBuffer(body) ? body.toString() : ''
}

function paramOf({ params }: FastifyRequest, name: string): string {
  if (typeof params !== 'object' || params === null) return ''
  const value: unknown = Reflect.get(params, name)
  return typeof value === 'string' ? value : ''
}
