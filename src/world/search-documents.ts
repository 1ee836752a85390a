import type { DocumentQuery } from '../domain/document-query.js'
import { matching, type ReadSource } from '../domain/document-search.js'
import type { StoredDocument } from '../domain/documents.js'
import { type IndexFacts, isRecovering } from '../domain/index-facts.js'
import { refuse } from '../domain/refusal.js'
import type { DocumentWriter } from './document-writer.js'
import { findIndices, type IndexQuestion } from './search-indices.js'
import type { World } from './world.js'

export interface ReadDocument {
  readonly index: string
  /** `undefined` where there is none of that id. */
  readonly document: StoredDocument | undefined
}

/** The document of an id, in an index or in the only index of an alias. */
export function findDocument(world: World, expression: string, id: string): ReadDocument {
  const index = theOnlyIndex(world, expression)
  if (!index.open) refuse({ code: 'INDEX_CLOSED', index: index.name, uuid: index.uuid })
  if (isRecovering(index, world.clock.nowMs())) {
    refuse({ code: 'SHARDS_MISSING', index: index.name, during: 'read', id })
  }
  return { index: index.name, document: index.documents.get(id) }
}

function theOnlyIndex(world: World, expression: string): IndexFacts {
  const index = world.indices.get(expression)
  if (index !== undefined) return index
  const behind = world.indices.all().filter(it => it.aliases.includes(expression))
  const [only, ...others] = behind
  if (only === undefined) return refuse({ code: 'DOCUMENT_INDEX_UNKNOWN', index: expression })
  if (others.length > 0) {
    const names = behind.map(it => it.name).join(', ')
    const reason = `alias [${expression}] has more than one index associated with it [${names}], can't execute a single index op`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  return only
}

/** Where a search looks. */
export interface SearchGround {
  /** Those whose shards are there. */
  readonly indices: readonly IndexFacts[]
  readonly shards: { readonly total: number; readonly successful: number }
}

/**
 * The indices that are searched. What is still being restored has no shards that could answer; where that is
 * all there is, the search fails.
 */
export function searchGround(world: World, asked: IndexQuestion): SearchGround {
  const found = findIndices(world, asked)
  const open = found.filter(index => index.open)
  const closed = found.find(index => !index.open)
  if (closed !== undefined && !asked.ignoreUnavailable) {
    refuse({ code: 'INDEX_CLOSED', index: closed.name, uuid: closed.uuid })
  }
  const nowMs = world.clock.nowMs()
  const indices = open.filter(index => !isRecovering(index, nowMs))
  const [total, successful] = [shardsOf(open), shardsOf(indices)]
  if (total > 0 && successful === 0) refuse({ code: 'SEARCH_SHARDS_MISSING' })
  return { indices, shards: { total, successful } }
}

/** Deletes what answers a query. Returns how many there were. */
export function deleteMatching(
  { indices }: SearchGround,
  query: DocumentQuery,
  { writer, read }: { readonly writer: DocumentWriter; readonly read: ReadSource }
): number {
  const doomed = [...matching(indices, query, read)]
  for (const { index, document } of doomed) writer.delete({ index: index.name, id: document.id })
  return doomed.length
}

function shardsOf(indices: readonly IndexFacts[]): number {
  return indices.reduce((sum, index) => sum + index.shards, 0)
}
