import { refuse } from '../../domain/refusal.js'
import { malformed, readObject } from './body.js'
import { isObject } from './json.js'
import type { SourceFilter } from './source.js'

/** One document that is asked for among others. */
export interface AskedDocument {
  readonly index: string
  readonly id: string
  readonly filter: SourceFilter
}

/**
 * Reads the body of a multi-get: ids in one index, or documents in any.
 *
 * Source: Elasticsearch, `MultiGetRequest`.
 */
export function readMultiGet(
  text: string,
  { index, filter }: { readonly index: string; readonly filter: SourceFilter }
): readonly AskedDocument[] {
  const { docs = [], ids = [], ...others } = readObject(text)
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) {
    malformed(`unknown key [${unknown}] for a START_ARRAY, expected [docs] or [ids]`)
  }
  if (!Array.isArray(docs) || !Array.isArray(ids)) {
    return malformed('unexpected token [START_OBJECT], expected [FIELD_NAME] or [START_ARRAY]')
  }
  const asked = [
    ...docs.map(doc => askedOf(doc, index, filter)),
    ...ids.map(id => ({ index, id: String(id), filter }))
  ]
  const complaints = asked.flatMap((it, at) => [
    ...(it.index === '' ? [`index is missing for doc ${at}`] : []),
    ...(it.id === '' ? [`id is missing for doc ${at}`] : [])
  ])
  if (asked.length === 0) complaints.push('no documents to get')
  if (complaints.length > 0) refuse({ code: 'VALIDATION_FAILED', complaints })
  return asked
}

const docKeys = ['_index', '_id', '_type', '_source', 'routing']

function askedOf(doc: unknown, index: string, filter: SourceFilter): AskedDocument {
  if (!isObject(doc)) return malformed('docs array element should include an object')
  const unknown = Object.keys(doc).find(key => !docKeys.includes(key))
  if (unknown !== undefined) malformed(`unknown field [${unknown}] for a document to get`)
  const source = doc['_source']
  return {
    index: String(doc['_index'] ?? index),
    id: String(doc['_id'] ?? ''),
    filter: source === undefined ? filter : filterOf(source)
  }
}

function filterOf(source: unknown): SourceFilter {
  if (source === false) return false
  if (source === true) return { includes: [], excludes: [] }
  const names = (value: unknown) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)
  if (!isObject(source)) return { includes: names(source), excludes: [] }
  return {
    includes: names(source['include'] ?? source['includes']),
    excludes: names(source['exclude'] ?? source['excludes'])
  }
}
