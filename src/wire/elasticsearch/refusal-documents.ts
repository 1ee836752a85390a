import { unreachable } from '../../domain/assert.js'
import type { DocumentRefusal } from '../../domain/document-refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { blockedBy } from '../../domain/search-trouble.js'
import { type ErrorAnswer, failure } from './refusal-envelope.js'
import { humanBytes } from './units.js'

/** How Elasticsearch words what it refuses about documents and searches. Source: its exception classes. */
export function documentFailure(refusal: DocumentRefusal, traits: SearchTraits): ErrorAnswer {
  switch (refusal.code) {
    case 'DOCUMENT_CONFLICT': {
      const reason = `[${refusal.id}]: version conflict, ${refusal.reason}`
      return failure(409, 'version_conflict_engine_exception', reason, shardOf(refusal))
    }
    case 'DOCUMENT_UNKNOWN': {
      const type = traits.documentType ? '[_doc]' : ''
      const reason = `${type}[${refusal.id}]: document missing`
      return failure(404, 'document_missing_exception', reason, shardOf(refusal))
    }
    case 'DOCUMENT_SOURCE_UNKNOWN': {
      const path = [refusal.index, ...(traits.documentType ? ['_doc'] : []), refusal.id]
      const reason = `Document not found ${path.map(it => `[${it}]`).join('/')}`
      return failure(404, 'resource_not_found_exception', reason)
    }
    case 'DOCUMENT_UNREADABLE':
      // Assumed: the place in the document is told in the cause alone.
      return failure(400, traits.unreadableDocument, 'failed to parse', {}, causeOf(refusal.cause))
    case 'DOCUMENT_INDEX_UNKNOWN':
      return failure(404, 'index_not_found_exception', `no such index [${refusal.index}]`, {
        'resource.type': 'index_expression',
        'resource.id': refusal.index,
        index_uuid: '_na_',
        index: refusal.index
      })
    case 'DOCUMENT_BLOCKED': {
      const { block, index } = refusal
      const reason = `index [${index}] ${blockedBy(block)}`
      return failure(block.status, 'cluster_block_exception', reason)
    }
    case 'SHARDS_MISSING':
      return shardsMissing(refusal)
    case 'MEMORY_SHORT':
      return memoryShort(refusal)
    case 'BODY_MISSING':
      return failure(400, 'parse_exception', 'request body is required')
    default:
      return searchFailure(refusal)
  }
}

type SearchRefusals = Extract<DocumentRefusal, { code: `SEARCH_${string}` }>

function searchFailure(refusal: SearchRefusals): ErrorAnswer {
  switch (refusal.code) {
    case 'SEARCH_SHARDS_MISSING':
      return allShardsFailed(503, [])
    case 'SEARCH_FAILED': {
      const { index, uuid, type, reason } = refusal
      const told = type === 'query_shard_exception' ? { index_uuid: uuid, index } : {}
      return allShardsFailed(400, [{ index, reason: { type, reason, ...told } }])
    }
    case 'SEARCH_TOO_LARGE': {
      const { documents, documentsMax } = refusal
      const reason = `this double looks through ${documentsMax} documents at most, not ${documents}`
      return failure(429, 'es_rejected_execution_exception', reason)
    }
    case 'SEARCH_UNREADABLE': {
      const { reason, line, column, unknownQuery } = refusal
      const cause = `[${line}:${column}] unknown field [${unknownQuery}]`
      return failure(
        400,
        'parsing_exception',
        reason,
        { line, col: column },
        unknownQuery === undefined
          ? undefined
          : { type: 'named_object_not_found_exception', reason: cause }
      )
    }
    default:
      return unreachable(refusal)
  }
}

interface FailedShard {
  readonly index: string
  readonly reason: Readonly<Record<string, unknown>>
}

/** Source: Elasticsearch, `SearchPhaseExecutionException`; failures that are alike are told once. */
function allShardsFailed(status: number, failed: readonly FailedShard[]): ErrorAnswer {
  const error = {
    root_cause: failed.map(it => it.reason),
    type: 'search_phase_execution_exception',
    reason: 'all shards failed',
    phase: 'query',
    grouped: true,
    failed_shards: failed.map(({ index, reason }) => ({ shard: 0, index, node: null, reason }))
  }
  return { status, body: { error, status } }
}

/** The original waits a minute for the primary before it says so; here it is said at once. */
function shardsMissing({
  index,
  id,
  during
}: Extract<DocumentRefusal, { code: 'SHARDS_MISSING' }>): ErrorAnswer {
  return during === 'read'
    ? failure(
        503,
        'no_shard_available_action_exception',
        `No shard available for [get [${index}][${id}]: routing [null]]`
      )
    : failure(
        503,
        'unavailable_shards_exception',
        `[${index}][0] primary shard is not active Timeout: [1m], request: [[${index}][${id}]]`
      )
}

/** Source: Elasticsearch, `CircuitBreakingException` of the parent breaker. */
function memoryShort({
  wantedBytes,
  bytesMax
}: Extract<DocumentRefusal, { code: 'MEMORY_SHORT' }>): ErrorAnswer {
  const size = (bytes: number) => `[${bytes}/${humanBytes(bytes)}]`
  const reason =
    `[parent] Data too large, data for [indices:data/write/bulk[s]] would be ${size(wantedBytes)}, ` +
    `which is larger than the limit of ${size(bytesMax)}`
  return failure(429, 'circuit_breaking_exception', reason, {
    bytes_wanted: wantedBytes,
    bytes_limit: bytesMax,
    durability: 'PERMANENT'
  })
}

function shardOf({ index, uuid }: { readonly index: string; readonly uuid: string }) {
  return { index_uuid: uuid, shard: '0', index }
}

function causeOf(reason: string) {
  return { type: 'x_content_parse_exception', reason }
}
