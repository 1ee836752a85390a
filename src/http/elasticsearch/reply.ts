import type { FastifyReply, FastifyRequest } from 'fastify'
import { nameList } from '../../domain/name-pattern.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { filterPath } from '../../wire/elasticsearch/filter-path.js'
import { jsonTexts } from '../../wire/elasticsearch/json-texts.js'
import { acceptsJson, answerType } from '../../wire/elasticsearch/media-type.js'
import { Query } from '../../wire/elasticsearch/query.js'
import { inSlices } from '../../wire/elasticsearch/slices.js'
import type { SearchAnswer } from './route.js'
import { sendSlices } from './turns.js'

/** Puts an answer into bytes as the request asked for: pretty, filtered, as text or as JSON. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, json, text, headers = {} }: SearchAnswer,
  traits: SearchTraits
): FastifyReply {
  const query = queryOf(request)
  const accept = request.headers.accept
  reply.code(status)
  // On the raw reply, to keep its capitals.
  for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value)
  const prefersJson = query.text('format') === 'json' || acceptsJson(accept)
  if (text !== undefined && !prefersJson) {
    reply.header('content-type', 'text/plain; charset=UTF-8')
    return sendSlices(reply, inSlices(typeof text === 'string' ? [text] : text))
  }
  if (json === undefined || request.method === 'HEAD') return reply.send('')
  const filters = nameList(query.text('filter_path') ?? '')
  const shown = filters.length === 0 ? json : filterPath(json, filters)
  reply.header('content-type', answerType(accept, traits))
  return sendSlices(reply, inSlices(jsonTexts(shown, { isPretty: isPretty(query) })))
}

/** The path as it was sent, without the query. */
export function sentPath(request: FastifyRequest): string {
  return request.raw.url?.split('?', 1)[0] ?? '/'
}

export function queryOf(request: FastifyRequest): Query {
  const url = request.raw.url ?? '/'
  const at = url.indexOf('?')
  return new Query(at === -1 ? '' : url.slice(at + 1))
}

/** Errors are printed in the same way, so a value that is no flag must not fail again here. */
function isPretty(query: Query): boolean {
  return ['', 'true'].includes(query.text('pretty') ?? 'false')
}
