import { countDocuments, searchDocuments } from '../../domain/document-search.js'
import { refuse } from '../../domain/refusal.js'
import { readObject } from '../../wire/elasticsearch/body.js'
import { sourceParameters } from '../../wire/elasticsearch/document.js'
import {
  indexParameters,
  openOnly,
  readIndexOptions
} from '../../wire/elasticsearch/index-options.js'
import {
  countAnswer,
  deletedAnswer,
  searchAnswer,
  shardCount
} from '../../wire/elasticsearch/search-answer.js'
import { pageParameters, readCount, readSearch } from '../../wire/elasticsearch/search-request.js'
import { readSource } from '../../wire/elasticsearch/source.js'
import { DocumentWriter } from '../../world/document-writer.js'
import { deleteMatching, searchGround } from '../../world/search-documents.js'
import { findIndices } from '../../world/search-indices.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'

/** How far into what was found a search looks. Source: Elasticsearch, `index.max_result_window`. */
const resultWindow = 10_000

/** Parameters that say where and how to look, which makes no difference here. */
const ways = ['preference', 'routing', 'ignore_throttled']

const asked = ({ query, names }: SearchCall) => ({
  expressions: names('index'),
  ...readIndexOptions(query, openOnly)
})

function search(call: SearchCall): SearchAnswer {
  const { world, traits, query } = call
  const order = readSearch(call.text(), query, world.clock.nowMs())
  const { indices, shards } = searchGround(world, asked(call))
  const [first] = indices
  const reach = order.from + order.size
  if (reach > resultWindow && first !== undefined) {
    const reason =
      `Result window is too large, from + size must be less than or equal to: [${resultWindow}] but ` +
      `was [${reach}]. See the scroll api for a more efficient way to request large data sets. This ` +
      'limit can be set by changing the [index.max_result_window] index level setting.'
    const { name, uuid } = first
    const type = 'illegal_argument_exception'
    refuse({ code: 'SEARCH_FAILED', index: name, uuid, type, reason })
  }
  const found = searchDocuments(indices, order, readSource)
  const totalAsInt = query.flag('rest_total_hits_as_int', false)
  return { json: searchAnswer(found, order, { shards, traits, totalAsInt }) }
}

/** Every copy of every shard makes visible or permanent what was written, which it is already. */
function settle(call: SearchCall): SearchAnswer {
  const indices = findIndices(call.world, asked(call))
  const total = indices.reduce((sum, index) => sum + index.shards * (1 + index.replicas), 0)
  const successful = indices.reduce((sum, index) => sum + index.shards, 0)
  return { json: { _shards: shardCount({ total, successful }, false) } }
}

/** Looking for documents. */
export const searchRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.search',
    demand: 'read',
    methods: ['GET', 'POST'],
    paths: ['/_search', '/:index/_search'],
    parameters: [
      ...[...indexParameters, ...ways, ...sourceParameters],
      ...[...pageParameters, 'sort', 'track_total_hits', 'version', 'seq_no_primary_term'],
      ...['rest_total_hits_as_int', 'timeout', 'request_cache', 'search_type', 'typed_keys'],
      ...['allow_partial_search_results', 'batched_reduce_size', 'ccs_minimize_roundtrips'],
      ...['max_concurrent_shard_requests', 'pre_filter_shard_size']
    ],
    answer: search
  },
  {
    operationId: 'elasticsearch.count',
    demand: 'read',
    methods: ['GET', 'POST'],
    paths: ['/_count', '/:index/_count'],
    parameters: [...indexParameters, ...ways],
    answer(call) {
      const { world } = call
      const query = readCount(call.text(), world.clock.nowMs())
      const { indices, shards } = searchGround(world, asked(call))
      return { json: countAnswer(countDocuments(indices, query, readSource), shards) }
    }
  },
  {
    operationId: 'elasticsearch.deleteByQuery',
    demand: 'write',
    methods: ['POST'],
    paths: ['/:index/_delete_by_query'],
    parameters: [...indexParameters, ...ways, 'refresh', 'conflicts', 'timeout', 'scroll_size'],
    answer(call) {
      const { world } = call
      if (readObject(call.text())['query'] === undefined) {
        refuse({ code: 'VALIDATION_FAILED', complaints: ['query is missing'] })
      }
      const query = readCount(call.text(), world.clock.nowMs())
      const writer = new DocumentWriter(world, readSource)
      const means = { writer, read: readSource }
      const deleted = deleteMatching(searchGround(world, asked(call)), query, means)
      writer.commit()
      return { json: deletedAnswer(deleted) }
    }
  },
  {
    operationId: 'elasticsearch.refresh',
    demand: 'read',
    methods: ['GET', 'POST'],
    paths: ['/_refresh', '/:index/_refresh'],
    parameters: indexParameters,
    answer: settle
  },
  {
    operationId: 'elasticsearch.flush',
    demand: 'read',
    methods: ['GET', 'POST'],
    paths: ['/_flush', '/:index/_flush'],
    parameters: [...indexParameters, 'force', 'wait_if_ongoing'],
    answer: settle
  }
]
