import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusalError } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { mustBeCompatible } from '../../wire/elasticsearch/media-type.js'
import {
  type ErrorAnswer,
  flatFailure,
  internalFailure,
  lineTooLong,
  searchRefusal,
  unreadableUrl
} from '../../wire/elasticsearch/refusal.js'
import { isSearchRefusal } from '../../wire/elasticsearch/refusal-codes.js'
import { noteRefusal } from '../front/exchange.js'
import type { WorldOf } from '../world-of.js'
import { whoAsks } from './login.js'
import { sendAnswer, sentPath } from './reply.js'
import { methodsAt, type SearchRoute } from './route.js'

/** Bytes of the request line, and of a body. Source: Elasticsearch, `http.max_initial_line_length` and `http.max_content_length`. */
const requestLineBytesMax = 4_096
export const bodyBytesMax = 104_857_600

/** Set on the raw reply, to keep its capitals. */
function nameProduct({ raw }: FastifyReply, traits: SearchTraits): void {
  for (const [name, value] of Object.entries(productHeaders(traits))) raw.setHeader(name, value)
}

/** The vendor's own clients refuse a server without it. */
export function productHeaders({ productHeader }: SearchTraits): Readonly<Record<string, string>> {
  return productHeader ? { 'X-elastic-product': 'Elasticsearch' } : {}
}

/** What happens to every request before anybody looks at it. */
export function guardEdge(app: FastifyInstance, traits: SearchTraits): void {
  // Whoever searches may do so with GET.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', async (request, reply) => {
    nameProduct(reply, traits)
    const line = `${request.method} ${request.raw.url} HTTP/${request.raw.httpVersion}`
    if (line.length > requestLineBytesMax)
      return sendError(request, reply, lineTooLong(requestLineBytesMax), traits)
  })
}

/** What happens to every request of somebody who was let in, whether there is a route for it or not. */
export function guardMediaTypes(app: FastifyInstance, traits: SearchTraits): void {
  app.addHook('onRequest', async request => {
    const { accept, 'content-type': contentType } = request.raw.headers
    mustBeCompatible({ accept, contentType }, traits)
    // Fastify would refuse a type that it cannot read; the routes look at the raw header.
    request.headers = { ...request.headers, 'content-type': 'application/octet-stream' }
  })
}

/** Elasticsearch's words for everything that goes wrong. */
export function speakErrors(app: FastifyInstance, traits: SearchTraits): void {
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof RefusalError && isSearchRefusal(error.refusal)) {
      noteRefusal(request.raw, error.refusal.code)
      return sendError(request, reply, searchRefusal(error.refusal, traits), traits)
    }
    if (hasCode(error, 'FST_ERR_CTP_BODY_TOO_LARGE')) return reply.code(413).send('')
    // The body broke off: what there is to say of that is said at the door, if anybody is left to be told.
    if (hasBrokenOff(error, request)) return reply.code(400).send('')
    request.log.error(
      { err: error, method: request.method, url: request.raw.url },
      'unhandled error'
    )
    return sendError(request, reply, internalFailure(), traits)
  })
}

/** Whether it is the way in that failed: whoever reads the body calls that the client's mistake. */
function hasBrokenOff(error: unknown, { raw }: FastifyRequest): boolean {
  const isClients = error instanceof Error && 'statusCode' in error && error.statusCode === 400
  return isClients && !raw.complete
}

/** No route at all is a 400; a known path with another method is a 405, or an answer to OPTIONS. */
export function answerUnrouted(
  app: FastifyInstance,
  routesFor: (request: FastifyRequest) => readonly SearchRoute[],
  traits: SearchTraits
): void {
  app.setNotFoundHandler(async (request, reply) => {
    const { method } = request
    const uri = request.raw.url ?? '/'
    const methods = methodsAt(routesFor(request), sentPath(request))
    if (methods.length === 0) {
      const json = { error: `no handler found for uri [${uri}] and method [${method}]` }
      return sendAnswer(request, reply, { status: 400, json }, traits)
    }
    reply.header('allow', methods.join(','))
    if (method === 'OPTIONS') return reply.code(200).type('text/plain; charset=UTF-8').send('')
    const error = `Incorrect HTTP method for uri [${uri}] and method [${method}], allowed: [${methods.join(', ')}]`
    return sendError(request, reply, flatFailure(405, error), traits)
  })
}

/** A percent sign without its two digits never reaches a route, nor a hook. */
export function refuseUrl(
  request: FastifyRequest,
  reply: FastifyReply,
  { worldOf, traits }: { readonly worldOf: WorldOf; readonly traits: SearchTraits }
): void {
  nameProduct(reply, traits)
  const asking = whoAsks(request, worldOf(request.raw), traits)
  const isStranger = traits.security.judges === 'everything' && 'refusal' in asking
  const answer = isStranger
    ? searchRefusal(asking.refusal, traits)
    : unreadableUrl(sentPath(request))
  sendError(request, reply, answer, traits)
}

export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, body, text, challenges }: ErrorAnswer,
  traits: SearchTraits
): FastifyReply {
  // On the raw reply, to keep its capitals.
  if (challenges !== undefined) reply.raw.setHeader('WWW-Authenticate', challenges)
  if (text === undefined) return sendAnswer(request, reply, { status, json: body }, traits)
  const said = request.method === 'HEAD' ? '' : text
  return reply.code(status).header('content-type', 'text/plain; charset=UTF-8').send(said)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
