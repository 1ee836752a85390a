import { type DocumentQuery, judgeOf, type Scalar } from './document-query.js'
import {
  compareRanked,
  type Ranked,
  type Ranker,
  rankersFor,
  type SortKey,
  toldValue
} from './document-sort.js'
import type { IndexFacts } from './index-facts.js'
import { refuse } from './refusal.js'

/** Reads the source of a document as an object. */
export type ReadSource = (source: string) => unknown

export interface DocumentSearch {
  readonly query: DocumentQuery
  /** By score where empty, and then as they were written. */
  readonly sort: readonly SortKey[]
  readonly from: number
  readonly size: number
}

export interface Hit extends Ranked {
  /** The values it was sorted by; empty where it was not. */
  readonly sort: readonly (Scalar | null)[]
}

export interface Found {
  readonly total: number
  /** The highest score; `undefined` where nothing was found, or where scores do not count. */
  readonly maxScore?: number
  readonly hits: readonly Hit[]
}

/** How many documents one search looks through: whoever sows a thousand million must not make others wait. */
const lookedThroughMax = 500_000

export function searchDocuments(
  indices: readonly IndexFacts[],
  { query, sort, from, size }: DocumentSearch,
  read: ReadSource
): Found {
  if (query.kind === 'all' && sort.length === 0) return firstOnes(indices, from, size, read)
  const rankers = new Map(indices.map(index => [index, rankersFor(index, sort)]))
  const ranked = [...matching(indices, query, read)].map(it => ({
    it,
    values: rankers.get(it.index)?.map(ranker => ranker.value(it)) ?? []
  }))
  const common = sort.flatMap((_, at) => commonRanker([...rankers.values()], at) ?? [])
  if (sort.length > 0) ranked.sort((a, b) => compareRanked(a.values, b.values, common))
  else ranked.sort((a, b) => b.it.score - a.it.score)
  const maxScore = sort.length > 0 || size === 0 ? undefined : ranked[0]?.it.score
  return {
    total: ranked.length,
    ...(maxScore !== undefined && { maxScore }),
    hits: ranked.slice(from, from + size).map(({ it, values }) => {
      const own = rankers.get(it.index) ?? []
      return { ...it, sort: own.map((ranker, at) => toldValue(values[at], ranker)) }
    })
  }
}

export function countDocuments(
  indices: readonly IndexFacts[],
  query: DocumentQuery,
  read: ReadSource
): number {
  if (query.kind === 'all') return countAll(indices)
  let count = 0
  for (const _ of matching(indices, query, read)) count += 1
  return count
}

/** The documents that answer, index by index, as they were written. */
export function* matching(
  indices: readonly IndexFacts[],
  query: DocumentQuery,
  read: ReadSource
): Generator<Ranked, undefined> {
  const lookedThrough = countAll(indices)
  if (lookedThrough > lookedThroughMax) {
    refuse({ code: 'SEARCH_TOO_LARGE', documents: lookedThrough, documentsMax: lookedThroughMax })
  }
  for (const index of indices) {
    const judge = judgeOf(query, index.mappings)
    let place = 0
    for (const document of index.documents.values()) {
      const source = once(() => read(document.source))
      const score = judge({ id: document.id, source })
      if (score !== undefined) yield { index, document, score, place, source }
      place += 1
    }
  }
}

/** Everything answers, so nothing is looked at but what is shown. */
function firstOnes(
  indices: readonly IndexFacts[],
  from: number,
  size: number,
  read: ReadSource
): Found {
  const total = countAll(indices)
  const hits: Hit[] = []
  let passed = 0
  for (const index of indices) {
    // A whole index that lies before the page need not be walked through.
    if (hits.length === size || passed + index.documents.count <= from) {
      passed += index.documents.count
      continue
    }
    let place = 0
    for (const document of index.documents.values()) {
      if (hits.length === size) break
      const source = once(() => read(document.source))
      if (passed >= from) hits.push({ index, document, score: 1, place, source, sort: [] })
      passed += 1
      place += 1
    }
  }
  return { total, ...(total > 0 && size > 0 && { maxScore: 1 }), hits }
}

/** How a key is compared across indices: as in the first one that knows its field. */
function commonRanker(all: readonly (readonly Ranker[])[], at: number): Ranker | undefined {
  const rankers = all.flatMap(each => each[at] ?? [])
  return rankers.find(ranker => ranker.kind !== undefined) ?? rankers[0]
}

function countAll(indices: readonly IndexFacts[]): number {
  return indices.reduce((sum, index) => sum + index.documents.count, 0)
}

function once(read: () => unknown): () => unknown {
  let value: { readonly read: unknown } | undefined
  return () => {
    value ??= { read: read() }
    return value.read
  }
}
