/** What a search asks for, in its body and in its query string. */
import type { DocumentQuery } from '../../domain/document-query.js'
import type { SortKey } from '../../domain/document-sort.js'
import type { InstantMs } from '../../domain/instant.js'
import { nameList } from '../../domain/name-pattern.js'
import { malformed, readNames, readObject } from './body.js'
import { readSourceFilter } from './document.js'
import { isObject, numberIn } from './json.js'
import type { Query } from './query.js'
import { readQuery } from './query-dsl.js'
import { ReadingPlace, tokenOf } from './reading-place.js'
import { readSort } from './search-sort.js'
import { type SourceFilter, wholeSource } from './source.js'

export interface SearchOrder {
  readonly query: DocumentQuery
  readonly sort: readonly SortKey[]
  readonly from: number
  readonly size: number
  readonly filter: SourceFilter
  /** How many are counted exactly; `false` where nobody wants to know. */
  readonly countedMax: number | false
  readonly version: boolean
  readonly seqNo: boolean
}

/** How many are passed over and how many are shown, where nobody says. */
const firstPage = { from: 0, size: 10 }
export const pageParameters: readonly string[] = Object.keys(firstPage)

const bodyKeys = new Set([
  ...pageParameters,
  ...['query', 'sort', '_source', 'track_total_hits', 'version'],
  ...['seq_no_primary_term', 'timeout']
])

/** Beyond so many a total is not counted exactly, unless that is asked for. */
const countedUsually = 10_000

export function readSearch(text: string, query: Query, nowMs: InstantMs): SearchOrder {
  const body = readObject(text)
  const place = new ReadingPlace(text)
  const unknown = Object.keys(body).find(key => !bodyKeys.has(key))
  if (unknown !== undefined) {
    place.complain(`Unknown key for a ${tokenOf(body[unknown])} in [${unknown}].`, unknown)
  }
  const fields = query.text('sort')
  const filter = readSourceFilter(query, bodyFilter(body['_source'], place))
  return {
    query: queryOf(body['query'], { place, nowMs }),
    sort: fields === undefined ? readSort(body['sort'], place) : readSort(nameList(fields), place),
    ...readPage(body, query),
    filter,
    countedMax: readCounted(query.text('track_total_hits') ?? body['track_total_hits']),
    version: query.flag('version', body['version'] === true),
    seqNo: query.flag('seq_no_primary_term', body['seq_no_primary_term'] === true)
  }
}

/** Reads a body that holds nothing but a query; everything is meant where it has none. */
export function readCount(text: string, nowMs: InstantMs): DocumentQuery {
  const body = readObject(text)
  const place = new ReadingPlace(text)
  const unknown = Object.keys(body).find(key => key !== 'query')
  if (unknown !== undefined) {
    place.complain(`request does not support [${unknown}]`, unknown)
  }
  return queryOf(body['query'], { place, nowMs })
}

function queryOf(value: unknown, reading: Parameters<typeof readQuery>[1]): DocumentQuery {
  return value === undefined ? { kind: 'all' } : readQuery(value, reading)
}

function readPage(body: Readonly<Record<string, unknown>>, query: Query): typeof firstPage {
  const [skipped, size] = Object.entries(firstPage).map(([name, usual]) => {
    const given = body[name] ?? usual
    if (!Number.isInteger(given)) {
      malformed(`Failed to parse int parameter [${name}] with value [${given}]`)
    }
    const value = query.integer(name, Number(given))
    if (value < 0) malformed(`[${name}] parameter cannot be negative, found [${value}]`)
    return value
  })
  return { from: skipped ?? firstPage.from, size: size ?? firstPage.size }
}

function readCounted(given: unknown): number | false {
  if (given === undefined) return countedUsually
  if (given === true || given === 'true') return Number.POSITIVE_INFINITY
  if (given === false || given === 'false') return false
  const value = numberIn(given)
  if (value === -1) return false
  if (Number.isInteger(value) && value >= 0) return value
  return malformed(`[track_total_hits] parameter must be positive or equals to -1, got ${value}`)
}

function bodyFilter(value: unknown, place: ReadingPlace): SourceFilter {
  if (value === undefined || value === true) return wholeSource
  if (value === false) return false
  if (typeof value === 'string') return { includes: [value], excludes: [] }
  if (Array.isArray(value)) return { includes: value.map(String), excludes: [] }
  if (isObject(value)) {
    const names = (one: string, other: string) =>
      readNames(value, one) ?? readNames(value, other) ?? []
    return { includes: names('includes', 'include'), excludes: names('excludes', 'exclude') }
  }
  return place.complain(
    `Expected one of [VALUE_BOOLEAN, VALUE_STRING, START_ARRAY, START_OBJECT] but found [${tokenOf(value)}]`,
    '_source'
  )
}
