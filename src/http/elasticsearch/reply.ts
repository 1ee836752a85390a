import type { FastifyReply, FastifyRequest } from 'fastify'
import { nameList } from '../../domain/name-pattern.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { filterPath } from '../../wire/elasticsearch/filter-path.js'
import { compactJson, prettyJson } from '../../wire/elasticsearch/json.js'
import { acceptsJson, answerType } from '../../wire/elasticsearch/media-type.js'
import { Query } from '../../wire/elasticsearch/query.js'
import type { SearchAnswer } from './route.js'

/** Puts an answer into bytes as the request asked for: pretty, filtered, as text or as JSON. */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { status = 200, json, text }: SearchAnswer,
  traits: SearchTraits
): FastifyReply {
  const query = queryOf(request)
  const accept = request.headers.accept
  reply.code(status)
  const prefersJson = query.text('format') === 'json' || acceptsJson(accept)
  if (text !== undefined && !prefersJson) {
    return reply.header('content-type', 'text/plain; charset=UTF-8').send(text)
  }
  if (json === undefined || request.method === 'HEAD') return reply.send('')
  const filters = nameList(query.text('filter_path') ?? '')
  const shown = filters.length === 0 ? json : filterPath(json, filters)
  const bytes = isPretty(query) ? prettyJson(shown) : compactJson(shown)
  return reply.header('content-type', answerType(accept, traits)).send(Buffer.from(bytes))
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
