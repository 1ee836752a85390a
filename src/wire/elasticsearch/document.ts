/** Documents and what becomes of them, in Elasticsearch's words. */
import { primaryTerm } from '../../domain/document-write.js'
import type { StoredDocument } from '../../domain/documents.js'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { malformed } from './body.js'
import { RawJson } from './json.js'
import type { Query } from './query.js'
import {
  filteredSource,
  isWhole,
  readSource,
  type SourceFilter,
  type SourcePart,
  wholeSource
} from './source.js'

/** Query parameters of everything that writes one document. */
export const writeParameters = [
  ...['refresh', 'routing', 'timeout', 'wait_for_active_shards'],
  ...['version', 'version_type', 'if_seq_no', 'if_primary_term']
]

export const sourceParameters = ['_source', '_source_includes', '_source_excludes']

/** What was written, as the world tells it. */
interface WrittenFacts {
  readonly index: string
  readonly copies: number
  readonly id: string
  readonly version: number
  readonly seqNo: number
  readonly result: 'created' | 'updated' | 'deleted' | 'not_found' | 'noop'
}

const statuses = { created: 201, updated: 200, deleted: 200, not_found: 404, noop: 200 } as const

export function statusOf({ result }: WrittenFacts): number {
  return statuses[result]
}

/** Which index and which document; with the type that all documents have where there are types. */
export function documentName(index: string, id: string | null, { documentType }: SearchTraits) {
  return { _index: index, ...(documentType && { _type: '_doc' }), _id: id }
}

export function writtenInfo(
  written: WrittenFacts,
  { traits, isRefreshed }: { readonly traits: SearchTraits; readonly isRefreshed: boolean }
) {
  const { index, copies, id, version, result, seqNo } = written
  const isNoop = result === 'noop'
  return {
    ...documentName(index, id, traits),
    _version: version,
    result,
    ...(isRefreshed && !isNoop && { forced_refresh: true }),
    _shards: { total: isNoop ? 0 : copies, successful: isNoop ? 0 : 1, failed: 0 },
    _seq_no: seqNo,
    _primary_term: primaryTerm
  }
}

/** Where a document that was created can be read. */
export function locationOf({ index, id }: WrittenFacts, routing: string | undefined): string {
  const place = `/${encodeURIComponent(index)}/_doc/${encodeURIComponent(id)}`
  return routing === undefined ? place : `${place}?routing=${encodeURIComponent(routing)}`
}

export function foundInfo(
  {
    index,
    id,
    document
  }: {
    readonly index: string
    readonly id: string
    readonly document: StoredDocument | undefined
  },
  { traits, filter }: { readonly traits: SearchTraits; readonly filter: SourceFilter }
) {
  const name = documentName(index, id, traits)
  if (document === undefined) return { ...name, found: false }
  const { version, seqNo, routing } = document
  return {
    ...name,
    _version: version,
    _seq_no: seqNo,
    _primary_term: primaryTerm,
    ...(routing !== undefined && { _routing: routing }),
    found: true,
    ...sourceMember(document, filter)
  }
}

/** The source as it was sent, or what is wanted of it. */
export function sourceMember({ source }: StoredDocument, filter: SourceFilter) {
  if (filter === false) return {}
  return { _source: sourceAs(source, filter) }
}

export function sourceAs(source: string, filter: SourcePart): unknown {
  return isWhole(filter) ? new RawJson(source) : filteredSource(readSource(source), filter)
}

/** What of the source a query string wants; `fallback` where it says nothing. */
export function readSourceFilter(query: Query, fallback: SourceFilter = wholeSource): SourceFilter {
  const text = query.text('_source')
  const includes = query.list('_source_includes')
  const excludes = query.list('_source_excludes')
  if (text === 'false') return false
  const fields = text === undefined || text === 'true' || text === '' ? [] : query.list('_source')
  if (text === undefined && includes.length === 0 && excludes.length === 0) return fallback
  return { includes: [...fields, ...includes], excludes }
}

/** The terms of a write, from the query. Source: Elasticsearch, `IndexRequest.validate`. */
export function readTerms(query: Query) {
  const texts: TermTexts = {
    version: query.text('version'),
    versionType: query.text('version_type'),
    seqNo: query.text('if_seq_no'),
    term: query.text('if_primary_term')
  }
  return termsOf(texts)
}

export interface TermTexts {
  readonly version: string | undefined
  readonly versionType: string | undefined
  readonly seqNo: string | undefined
  readonly term: string | undefined
}

export function termsOf({ version, versionType = 'internal', seqNo, term }: TermTexts) {
  if (!['internal', 'external', 'external_gte'].includes(versionType)) {
    malformed(`No version type match [${versionType}]`)
  }
  if (version !== undefined && versionType === 'internal') {
    const complaint =
      'internal versioning can not be used for optimistic concurrency control. Please use ' +
      '`if_seq_no` and `if_primary_term` instead'
    refuse({ code: 'VALIDATION_FAILED', complaints: [complaint] })
  }
  if (seqNo !== undefined && term === undefined) {
    const complaint = 'ifSeqNo is set, but primary term is [0]'
    refuse({ code: 'VALIDATION_FAILED', complaints: [complaint] })
  }
  if (term !== undefined && seqNo === undefined) {
    const complaint = `ifSeqNo is unassigned, but primary term is [${term}]`
    refuse({ code: 'VALIDATION_FAILED', complaints: [complaint] })
  }
  const orSame = versionType === 'external_gte'
  return {
    ...(version !== undefined && { external: { version: count(version), orSame } }),
    ...(seqNo !== undefined && { last: { seqNo: count(seqNo), primaryTerm: count(term ?? '') } })
  }
}

function count(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value
  return malformed(`For input string: "${text}"`)
}

const idBytesMax = 512

/** Refuses an id that is longer than any may be. */
export function mustBeDocumentId(id: string): void {
  const bytes = Buffer.byteLength(id)
  if (bytes <= idBytesMax) return
  const complaint = `id [${id}] is too long, must be no longer than ${idBytesMax} bytes but was: ${bytes}`
  refuse({ code: 'VALIDATION_FAILED', complaints: [complaint] })
}

/** Whether what was written is to be seen at once, which it is in any case. */
export function readRefresh(query: Query): boolean {
  const text = query.text('refresh')
  if (text === undefined || text === 'false') return false
  if (text === '' || text === 'true') return true
  if (text === 'wait_for') return false
  return malformed(`Unknown value for refresh: [${text}].`)
}
