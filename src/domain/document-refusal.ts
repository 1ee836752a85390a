import type { ClusterBlock } from './search-trouble.js'

/** What Elasticsearch refuses about documents and searches. */
export type DocumentRefusal =
  | {
      readonly code: 'DOCUMENT_CONFLICT'
      readonly index: string
      readonly uuid: string
      readonly id: string
      /** What was expected and what was found instead. */
      readonly reason: string
    }
  /** Of an update; anyone else who misses a document is told so without an error. */
  | {
      readonly code: 'DOCUMENT_UNKNOWN'
      readonly index: string
      readonly uuid: string
      readonly id: string
    }
  /** Of a request for nothing but the source. */
  | { readonly code: 'DOCUMENT_SOURCE_UNKNOWN'; readonly index: string; readonly id: string }
  | { readonly code: 'DOCUMENT_UNREADABLE'; readonly id: string; readonly cause: string }
  /** Where exactly one index is wanted; the expression is no name of one. */
  | { readonly code: 'DOCUMENT_INDEX_UNKNOWN'; readonly index: string }
  /** The settings of the index forbid it. */
  | { readonly code: 'DOCUMENT_BLOCKED'; readonly index: string; readonly block: ClusterBlock }
  /** The shards of an index that is being restored are not there yet. */
  | {
      readonly code: 'SHARDS_MISSING'
      readonly index: string
      readonly during: 'read' | 'write'
      readonly id: string
    }
  | { readonly code: 'SEARCH_SHARDS_MISSING' }
  | { readonly code: 'MEMORY_SHORT'; readonly wantedBytes: number; readonly bytesMax: number }
  /** A search failed in every shard. */
  | {
      readonly code: 'SEARCH_FAILED'
      readonly index: string
      readonly uuid: string
      readonly type: string
      readonly reason: string
    }
  /** A limit of this double. */
  | { readonly code: 'SEARCH_TOO_LARGE'; readonly documents: number; readonly documentsMax: number }
  | {
      readonly code: 'SEARCH_UNREADABLE'
      readonly reason: string
      /** From 1. */
      readonly line: number
      readonly column: number
      /** A query that the original knows nothing of. */
      readonly unknownQuery?: string
    }
  | { readonly code: 'BODY_MISSING' }
