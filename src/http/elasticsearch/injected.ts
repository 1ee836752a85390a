import type { FastifyRequest } from 'fastify'
import { injectedFailure } from '../../wire/elasticsearch/injected.js'
import { compactJson } from '../../wire/elasticsearch/json.js'
import { answerType } from '../../wire/elasticsearch/media-type.js'
import type { Answer } from '../door.js'
import { productHeader } from './edge.js'

/** Elasticsearch's own error with a status that somebody wished for. */
export function injectedAnswer({ raw }: FastifyRequest, status: number): Answer {
  const headers = {
    [productHeader]: 'Elasticsearch',
    'content-type': answerType(raw.headers.accept)
  }
  return { status, headers, body: compactJson(injectedFailure(status).body) }
}
