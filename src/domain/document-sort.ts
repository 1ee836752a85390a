/** In which order documents are found. */

import { compareIn, numberOf, type Scalar } from './document-query.js'
import type { StoredDocument } from './documents.js'
import { type Field, fieldNamed, instantOf, valuesAt } from './field-mapping.js'
import type { IndexFacts } from './index-facts.js'
import { refuse } from './refusal.js'

export interface SortKey {
  /** A field, or `_doc`, `_id`, `_score`. */
  readonly name: string
  readonly descending: boolean
  /** Where documents without a value go. */
  readonly missing: '_first' | '_last'
  /** Whether an index that does not know the field may be asked all the same. */
  readonly unmapped: boolean
}

/** What is known of a document when it is put in its place. */
export interface Ranked {
  readonly index: IndexFacts
  readonly document: StoredDocument
  readonly score: number
  /** Place among the documents of its index, from 0. */
  readonly place: number
  source(): unknown
}

/** A value that sorts; `undefined` where the document has none. */
type SortValue = Scalar | undefined

/** How the values of one key are found and compared. */
export interface Ranker {
  readonly key: SortKey
  /** `undefined` where the index does not know the field. */
  readonly kind?: Field['kind']
  value(it: Ranked): SortValue
}

/** Makes ready to sort the documents of one index; refuses a field by which it cannot be done. */
export function rankersFor(index: IndexFacts, keys: readonly SortKey[]): readonly Ranker[] {
  return keys.map(key => {
    const { name } = key
    if (name === '_score') return { key, kind: 'number', value: it => it.score }
    if (name === '_doc') return { key, kind: 'number', value: it => it.place }
    if (name === '_id') return { key, kind: 'keyword', value: it => it.document.id }
    const field = fieldNamed(index.mappings, name)
    if (field === undefined) {
      if (!key.unmapped) refuseSort(index, 'query_shard_exception', noMapping(name))
      return { key, value: () => undefined }
    }
    if (field.kind === 'text') refuseSort(index, 'illegal_argument_exception', noFieldData(name))
    return { key, kind: field.kind, value: it => rankValue(it, field, key) }
  })
}

/** Below 0, 0 or above; documents that are alike stay in the order in which they were found. */
export function compareRanked(
  a: readonly SortValue[],
  b: readonly SortValue[],
  rankers: readonly Ranker[]
): number {
  for (const [at, { key, kind }] of rankers.entries()) {
    const [one, other] = [a[at], b[at]]
    const order =
      one === undefined || other === undefined
        ? Number(one === undefined) - Number(other === undefined)
        : (compareIn({ kind: kind ?? 'keyword' }, one, other) ?? 0)
    const isAboutMissing = one === undefined || other === undefined
    const isTurned = isAboutMissing ? key.missing === '_first' : key.descending
    if (order !== 0) return isTurned ? -order : order
  }
  return 0
}

const longMax = 2n ** 63n - 1n
const longMin = -(2n ** 63n)

/** The value as a hit tells it: what is missing is the largest or the smallest there is. */
export function toldValue(value: SortValue, { key, kind }: Ranker): Scalar | null {
  if (value !== undefined) return value
  if (kind === undefined || kind === 'keyword') return null
  return (key.missing === '_last') === key.descending ? longMin : longMax
}

/** Of several values the lowest, or the highest where the order is descending. */
function rankValue({ source }: Ranked, field: Field, { descending }: SortKey): SortValue {
  const values = valuesAt(source(), field.path).flatMap(value => comparable(value, field) ?? [])
  return values.reduce<SortValue>((best, value) => {
    if (best === undefined) return value
    const order = compareIn(field, value, best) ?? 0
    return (descending ? order > 0 : order < 0) ? value : best
  }, undefined)
}

function comparable(value: unknown, { kind }: Field): SortValue {
  if (kind === 'number') return numberOf(value)
  if (kind === 'date') return instantOf(value)
  if (kind === 'boolean') return String(value) === 'true' ? 1 : 0
  return String(value)
}

function refuseSort({ name, uuid }: IndexFacts, type: string, reason: string): never {
  return refuse({ code: 'SEARCH_FAILED', index: name, uuid, type, reason })
}

function noMapping(name: string): string {
  return `No mapping found for [${name}] in order to sort on`
}

/** Source: Elasticsearch 8, `TextFieldMapper`. */
function noFieldData(name: string): string {
  return (
    `Fielddata is disabled on [${name}] in [${name}]. Text fields are not optimised for operations that ` +
    'require per-document field data like aggregations and sorting, so these operations are disabled by ' +
    `default. Please use a keyword field instead. Alternatively, set fielddata=true on [${name}] in order ` +
    'to load field data by uninverting the inverted index. Note that this can use significant memory.'
  )
}
