/** What may be asked of documents, and which of them answer. */
import { type Field, fieldNamed, instantOf, type Mappings, valuesAt } from './field-mapping.js'

/** A value that a field is compared with. */
export type Scalar = string | number | bigint | boolean

export interface Bounds {
  readonly gt?: Scalar
  readonly gte?: Scalar
  readonly lt?: Scalar
  readonly lte?: Scalar
}

export type DocumentQuery =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'ids'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'exists'; readonly field: string }
  /** Any of the values, as they are stored. */
  | { readonly kind: 'terms'; readonly field: string; readonly values: readonly Scalar[] }
  /** The words of the value, any of them or all. */
  | {
      readonly kind: 'match'
      readonly field: string
      readonly value: Scalar
      readonly every: boolean
    }
  | {
      readonly kind: 'pattern'
      readonly field: string
      /** `*` stands for any characters and `?` for one, unless behind `\`. */
      readonly pattern: string
      readonly ignoreCase: boolean
    }
  | { readonly kind: 'range'; readonly field: string; readonly bounds: Bounds }
  | {
      readonly kind: 'bool'
      readonly must: readonly DocumentQuery[]
      readonly filter: readonly DocumentQuery[]
      readonly mustNot: readonly DocumentQuery[]
      readonly should: readonly DocumentQuery[]
      /** How many of `should` have to be met. */
      readonly shouldMin: number
    }
  | { readonly kind: 'constant'; readonly query: DocumentQuery; readonly score: number }

/** One document as a query sees it. */
export interface Candidate {
  readonly id: string
  /** The object it holds. Read only where a field is asked for. */
  source(): unknown
}

/**
 * The score of a document, or `undefined` where it does not answer.
 *
 * What the original works out from how rare words are is left out: each part that is met counts 1, and a filter 0.
 */
export type Judge = (document: Candidate) => number | undefined

/** Makes ready to ask the documents of an index of these mappings. */
export function judgeOf(query: DocumentQuery, mappings: Mappings | undefined): Judge {
  switch (query.kind) {
    case 'all':
      return () => 1
    case 'none':
      return () => undefined
    case 'ids':
      return ({ id }) => (query.ids.has(id) ? 1 : undefined)
    case 'constant': {
      const judge = judgeOf(query.query, mappings)
      return document => (judge(document) === undefined ? undefined : query.score)
    }
    case 'bool':
      return boolJudge(query, mappings)
    default:
      return fieldJudge(query, mappings)
  }
}

type FieldQuery = Extract<DocumentQuery, { readonly field: string }>

function fieldJudge(query: FieldQuery, mappings: Mappings | undefined): Judge {
  if (query.field === '_id') return idJudge(query)
  if (query.kind === 'exists') return existsJudge(query.field)
  const field = fieldNamed(mappings, query.field)
  // A field that no document had yet.
  if (field === undefined) return () => undefined
  const isMet = testOf(query, field)
  return document => (valuesAt(document.source(), field.path).some(isMet) ? 1 : undefined)
}

function existsJudge(name: string): Judge {
  return document => (valuesAt(document.source(), name).length > 0 ? 1 : undefined)
}

const idField: Field = { kind: 'keyword', type: '_id', path: '_id' }

function idJudge(query: FieldQuery): Judge {
  if (query.kind === 'exists') return () => 1
  const isMet = testOf(query, idField)
  return ({ id }) => (isMet(id) ? 1 : undefined)
}

function boolJudge(
  { must, filter, mustNot, should, shouldMin }: Extract<DocumentQuery, { kind: 'bool' }>,
  mappings: Mappings | undefined
): Judge {
  const judges = (queries: readonly DocumentQuery[]) => queries.map(it => judgeOf(it, mappings))
  const [needed, filters, forbidden, wished] = [must, filter, mustNot, should].map(judges)
  return document => {
    if (forbidden?.some(judge => judge(document) !== undefined)) return undefined
    if (filters?.some(judge => judge(document) === undefined)) return undefined
    const scores = needed?.map(judge => judge(document)) ?? []
    if (scores.includes(undefined)) return undefined
    const met = wished?.flatMap(judge => judge(document) ?? []) ?? []
    if (met.length < shouldMin) return undefined
    return [...scores, ...met].reduce<number>((sum, score) => sum + (score ?? 0), 0)
  }
}

type Test = (value: unknown) => boolean

function testOf(query: Exclude<FieldQuery, { kind: 'exists' }>, field: Field): Test {
  switch (query.kind) {
    case 'terms': {
      const tests = query.values.map(value => termTest(value, field))
      return value => tests.some(test => test(value))
    }
    case 'match':
      return matchTest(query, field)
    case 'pattern': {
      const expression = wildcard(query.pattern, query.ignoreCase)
      return value => termsOf(value, field).some(term => expression.test(term))
    }
    default:
      return rangeTest(query.bounds, field)
  }
}

function termTest(asked: Scalar, field: Field): Test {
  if (field.kind !== 'number' && field.kind !== 'date') {
    const text = String(asked)
    return value => termsOf(value, field).includes(text)
  }
  return value => compareIn(field, value, asked) === 0
}

function matchTest({ value, every }: { value: Scalar; every: boolean }, field: Field): Test {
  if (field.kind !== 'text') return termTest(value, field)
  const asked = words(String(value))
  return held => {
    const known = new Set(termsOf(held, field))
    const isKnown = (word: string) => known.has(word)
    return asked.length > 0 && (every ? asked.every(isKnown) : asked.some(isKnown))
  }
}

function rangeTest({ gt, gte, lt, lte }: Bounds, field: Field): Test {
  const holds = (value: unknown, bound: Scalar | undefined, fits: (order: number) => boolean) => {
    if (bound === undefined) return true
    const order = compareIn(field, value, bound)
    return order !== undefined && fits(order)
  }
  return value =>
    holds(value, gt, order => order > 0) &&
    holds(value, gte, order => order >= 0) &&
    holds(value, lt, order => order < 0) &&
    holds(value, lte, order => order <= 0)
}

/** What a value is found under: the words of a text, and anything else as it is. */
function termsOf(value: unknown, { kind }: Field): readonly string[] {
  return kind === 'text' ? words(String(value)) : [String(value)]
}

/** Source: Elasticsearch, the standard analyzer, for texts whose words are separated. */
function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+(?:[.'’][\p{L}\p{N}_]+)*/gu) ?? []
}

/** Below 0, 0 or above, as two values of a field follow each other; `undefined` where one is no such value. */
export function compareIn(
  { kind }: Pick<Field, 'kind'>,
  a: unknown,
  b: unknown
): number | undefined {
  if (kind === 'number') return order(numberOf(a), numberOf(b))
  if (kind === 'date') return order(instantOf(a), instantOf(b))
  return order(String(a), String(b))
}

function order<T extends number | bigint | string>(
  a: T | undefined,
  b: T | undefined
): number | undefined {
  if (a === undefined || b === undefined) return undefined
  return a < b ? -1 : a > b ? 1 : 0
}

/** A number, or a text of one; whole ones of any size keep their digits. */
export function numberOf(value: unknown): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  if (/^-?\d{16,}$/.test(value)) return BigInt(value)
  const number = Number(value)
  return Number.isNaN(number) ? undefined : number
}

function wildcard(pattern: string, ignoreCase: boolean): RegExp {
  const written = pattern.replace(/\\(.)|([*?])|([^\w\s])/gsu, (_, escaped, wild, special) => {
    if (wild !== undefined) return wild === '*' ? '.*' : '.'
    return `\\${escaped ?? special}`.replace(/^\\(?=[\w\s])/, '')
  })
  return new RegExp(`^${written}$`, ignoreCase ? 'is' : 's')
}
