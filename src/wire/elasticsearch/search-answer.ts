/** What a search found, in Elasticsearch's words. */
import type { Found, Hit } from '../../domain/document-search.js'
import { primaryTerm } from '../../domain/document-write.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { documentName, sourceMember } from './document.js'
import { javaDouble } from './json.js'
import type { SearchOrder } from './search-request.js'

/** How long everything took. Nothing here takes long, and answers are to be the same again. */
export const tookMs = 1

export interface ShardCount {
  readonly total: number
  readonly successful: number
}

/** Shards that are not there are missing among the successful ones, and have not failed. */
export function shardCount({ total, successful }: ShardCount, isSearch = true) {
  return { total, successful, ...(isSearch && { skipped: 0 }), failed: 0 }
}

export function searchAnswer(
  found: Found,
  order: SearchOrder,
  about: {
    readonly shards: ShardCount
    readonly traits: SearchTraits
    /** Whether the total is a number rather than an object. */
    readonly totalAsInt: boolean
  }
) {
  const { shards, traits, totalAsInt } = about
  const total = totalOf(found.total, order.countedMax)
  return {
    took: tookMs,
    timed_out: false,
    _shards: shardCount(shards),
    hits: {
      ...(total !== undefined && { total: totalAsInt ? total.value : total }),
      max_score: found.maxScore === undefined ? null : javaDouble(found.maxScore),
      hits: found.hits.map(hit => hitInfo(hit, order, traits))
    }
  }
}

function totalOf(count: number, countedMax: number | false) {
  if (countedMax === false) return undefined
  return count > countedMax
    ? { value: countedMax, relation: 'gte' }
    : { value: count, relation: 'eq' }
}

function hitInfo(hit: Hit, { filter, sort, version, seqNo }: SearchOrder, traits: SearchTraits) {
  const { index, document, score } = hit
  const isScored = sort.length === 0 || sort.some(key => key.name === '_score')
  return {
    ...documentName(index.name, document.id, traits),
    ...(version && { _version: document.version }),
    ...(seqNo && { _seq_no: document.seqNo, _primary_term: primaryTerm }),
    _score: isScored ? javaDouble(score) : null,
    ...(document.routing !== undefined && { _routing: document.routing }),
    ...sourceMember(document, filter),
    ...(hit.sort.length > 0 && { sort: hit.sort })
  }
}

export function countAnswer(count: number, shards: ShardCount) {
  return { count, _shards: shardCount(shards) }
}

/** Source: Elasticsearch, `BulkByScrollResponse`, of a deletion in one go. */
export function deletedAnswer(deleted: number) {
  return {
    took: tookMs,
    timed_out: false,
    total: deleted,
    deleted,
    batches: deleted === 0 ? 0 : Math.ceil(deleted / 1_000),
    version_conflicts: 0,
    noops: 0,
    retries: { bulk: 0, search: 0 },
    throttled_millis: 0,
    requests_per_second: javaDouble(-1),
    throttled_until_millis: 0,
    failures: []
  }
}
