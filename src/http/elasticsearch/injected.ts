import type { FastifyRequest } from 'fastify'
import type { SearchTraits } from '../../domain/search-traits.js'
import { injectedFailure } from '../../wire/elasticsearch/injected.js'
import { compactJson } from '../../wire/elasticsearch/json.js'
import { answerType } from '../../wire/elasticsearch/media-type.js'
import type { Answer } from '../door.js'
import { productHeaders } from './edge.js'

/** The search engine's own error with a status that somebody wished for. */
export function injectedAnswers(traits: SearchTraits) {
  return ({ raw }: FastifyRequest, status: number): Answer => {
    const headers = {
      ...productHeaders(traits),
      'content-type': answerType(raw.headers.accept, traits)
    }
    return { status, headers, body: compactJson(injectedFailure(status).body) }
  }
}
