/** Reads queries. What the original can do beyond this is refused as if it were unknown to it. */
import { dateMathMs } from '../../domain/date-math.js'
import type { Bounds, DocumentQuery, Scalar } from '../../domain/document-query.js'
import type { InstantMs } from '../../domain/instant.js'
import { nearest } from '../../domain/nearest.js'
import { malformed } from './body.js'
import { isObject, numberIn } from './json.js'
import { type ReadingPlace, tokenOf } from './reading-place.js'

export interface Reading {
  readonly place: ReadingPlace
  /** What `now` means. */
  readonly nowMs: InstantMs
}

type Members = Readonly<Record<string, unknown>>
type Reader = (body: Members, reading: Reading) => DocumentQuery

const readers: Readonly<Record<string, Reader>> = {
  match_all: (body, reading) => boosted({ kind: 'all' }, body, 'match_all', reading),
  match_none: (body, reading) => boosted({ kind: 'none' }, body, 'match_none', reading),
  ids: readIds,
  exists: readExists,
  term: (body, reading) => readTerm(body, reading),
  terms: readTerms,
  match: readMatch,
  prefix: (body, reading) => readPattern(body, reading, 'prefix'),
  wildcard: (body, reading) => readPattern(body, reading, 'wildcard'),
  range: readRange,
  bool: readBool,
  constant_score: readConstant
}

/** Source: Elasticsearch, `AbstractQueryBuilder.parseInnerQueryBuilder`. */
export function readQuery(value: unknown, reading: Reading, parent = 'query'): DocumentQuery {
  const { place } = reading
  if (!isObject(value)) {
    return place.complain(`[_na] query malformed, must start with start_object`, parent)
  }
  const [first, second] = Object.entries(value)
  if (first === undefined) return malformed('query malformed, empty clause found')
  const [name, body] = first
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined
  if (read === undefined) {
    const meant = nearest(name, Object.keys(readers))
    const hint = meant === undefined ? '' : ` did you mean [${meant}]?`
    return place.complain(`unknown query [${name}]${hint}`, name, { unknownQuery: name })
  }
  if (!isObject(body)) {
    return place.complain(`[${name}] query malformed, no start_object after query name`, name)
  }
  if (second !== undefined) {
    const reason = `[${name}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`
    return place.complain(reason, second[0])
  }
  return read(body, reading)
}

/** No score of one part is higher. */
const floatMax = 3.4028234663852886e38

/** The one score of everything that is found, where somebody gave a boost. */
function boosted(query: DocumentQuery, body: Members, name: string, { place }: Reading) {
  mustKnow(body, ['boost', '_name'], name, place)
  const score = Math.min(numberIn(body['boost'] ?? 1), floatMax)
  if (!(score >= 0))
    malformed(
      `negative [boost] are not allowed in [${name}], use a value between 0 and 1 to deboost`
    )
  return score === 1 ? query : ({ kind: 'constant', query, score } as const)
}

function mustKnow(body: Members, known: readonly string[], name: string, place: ReadingPlace) {
  const strange = Object.keys(body).find(key => !known.includes(key))
  if (strange !== undefined)
    place.complain(`[${name}] query does not support [${strange}]`, strange)
}

function readIds({ values = [], ...rest }: Members, reading: Reading): DocumentQuery {
  if (!Array.isArray(values)) {
    return reading.place.complain(`[ids] failed to parse field [values]`, 'values')
  }
  return boosted({ kind: 'ids', ids: new Set(values.map(String)) }, rest, 'ids', reading)
}

function readExists({ field, ...rest }: Members, reading: Reading): DocumentQuery {
  if (typeof field !== 'string') {
    return reading.place.complain('[exists] must be provided with a [field]', 'exists')
  }
  return boosted({ kind: 'exists', field }, rest, 'exists', reading)
}

/** The one field that a query is about, and what it says of it. */
function fieldOf(body: Members, name: string, { place }: Reading): readonly [string, unknown] {
  const [first, second] = Object.entries(body)
  if (first === undefined) return malformed('fieldName must not be null or empty')
  if (second !== undefined) {
    const reason = `[${name}] query doesn't support multiple fields, found [${first[0]}] and [${second[0]}]`
    return place.complain(reason, second[0])
  }
  return first
}

function scalarOf(value: unknown, name: string, { place }: Reading): Scalar {
  if (['string', 'number', 'bigint', 'boolean'].includes(typeof value)) return value as Scalar
  // A number that was kept as it was written.
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isObject(value)) {
    return Number(String(value))
  }
  if (value === null || value === undefined) return malformed('value cannot be null')
  return place.complain(`[${name}] query does not support [${tokenOf(value)}]`, name)
}

function readTerm(body: Members, reading: Reading): DocumentQuery {
  const [field, said] = fieldOf(body, 'term', reading)
  const { value, case_insensitive: fold, ...rest } = isObject(said) ? said : { value: said }
  const term = scalarOf(value, 'term', reading)
  const query =
    fold === true
      ? ({ kind: 'pattern', field, pattern: escaped(String(term)), ignoreCase: true } as const)
      : ({ kind: 'terms', field, values: [term] } as const)
  return boosted(query, rest, 'term', reading)
}

function readTerms({ boost, _name, ...body }: Members, reading: Reading): DocumentQuery {
  const [field, said] = fieldOf(body, 'terms', reading)
  if (!Array.isArray(said)) {
    return reading.place.complain(`[terms] query does not support [${field}]`, field)
  }
  const values = said.map(it => scalarOf(it, 'terms', reading))
  const rest = boost === undefined ? {} : { boost }
  return boosted({ kind: 'terms', field, values }, rest, 'terms', reading)
}

function readMatch(body: Members, reading: Reading): DocumentQuery {
  const [field, said] = fieldOf(body, 'match', reading)
  const { query, operator = 'or', ...rest } = isObject(said) ? said : { query: said }
  const word = String(operator).toLowerCase()
  if (word !== 'or' && word !== 'and') {
    malformed(`No enum constant org.elasticsearch.index.query.Operator.${word.toUpperCase()}`)
  }
  const value = scalarOf(query, 'match', reading)
  return boosted({ kind: 'match', field, value, every: word === 'and' }, rest, 'match', reading)
}

function readPattern(body: Members, reading: Reading, name: 'prefix' | 'wildcard'): DocumentQuery {
  const [field, said] = fieldOf(body, name, reading)
  const whole = isObject(said) ? said : { value: said }
  const { value, wildcard = value, case_insensitive: fold = false, ...rest } = whole
  const text = String(scalarOf(name === 'prefix' ? value : wildcard, name, reading))
  const pattern = name === 'prefix' ? `${escaped(text)}*` : text
  const query = { kind: 'pattern', field, pattern, ignoreCase: fold === true } as const
  return boosted(query, rest, name, reading)
}

function escaped(text: string): string {
  return text.replace(/[*?\\]/g, '\\$&')
}

function readRange(body: Members, reading: Reading): DocumentQuery {
  const [field, said] = fieldOf(body, 'range', reading)
  if (!isObject(said)) {
    return reading.place.complain(`[range] query does not support [${field}]`, field)
  }
  const { gt, gte, lt, lte, ...rest } = said
  const bounds: Bounds = Object.fromEntries(
    Object.entries({ gt, gte, lt, lte })
      .filter(([, bound]) => bound !== undefined && bound !== null)
      .map(([name, bound]) => [name, boundOf(name, scalarOf(bound, 'range', reading), reading)])
  )
  return boosted({ kind: 'range', field, bounds }, rest, 'range', reading)
}

/** Source: Elasticsearch, range queries: what is left open is rounded up. */
function boundOf(name: string, bound: Scalar, { nowMs }: Reading): Scalar {
  if (typeof bound !== 'string' || !bound.startsWith('now')) return bound
  return dateMathMs(bound, nowMs, name === 'gt' || name === 'lte') ?? bound
}

const clauses = ['must', 'filter', 'must_not', 'should'] as const

function readBool(body: Members, reading: Reading): DocumentQuery {
  const { minimum_should_match: least, ...rest } = body
  const read = (name: (typeof clauses)[number]) => {
    const value = body[name] ?? []
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    return items.map(item => readQuery(item, reading, name))
  }
  const [must, filter, mustNot, should] = [
    read('must'),
    read('filter'),
    read('must_not'),
    read('should')
  ]
  const others = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !clauses.some(it => it === name))
  )
  const parts = [must, filter, mustNot, should]
  if (parts.every(part => part.length === 0))
    return boosted({ kind: 'all' }, others, 'bool', reading)
  const usual = must.length + filter.length === 0 && should.length > 0 ? 1 : 0
  const shouldMin = least === undefined ? usual : leastOf(least, should.length, reading)
  const query = { kind: 'bool', must, filter, mustNot, should, shouldMin } as const
  return boosted(query, others, 'bool', reading)
}

/** A whole number, from the end where it is below 0. Percentages are refused. */
function leastOf(least: unknown, count: number, { place }: Reading): number {
  const value = numberIn(least)
  if (!Number.isInteger(value) || String(least).trim() === '') {
    return place.complain(
      '[bool] query does not support [minimum_should_match]',
      'minimum_should_match'
    )
  }
  return value < 0 ? count + value : value
}

function readConstant({ filter, ...rest }: Members, reading: Reading): DocumentQuery {
  if (filter === undefined) {
    return reading.place.complain("[constant_score] requires a 'filter' element", 'constant_score')
  }
  const query = readQuery(filter, reading, 'filter')
  return boosted({ kind: 'constant', query, score: 1 }, rest, 'constant_score', reading)
}
