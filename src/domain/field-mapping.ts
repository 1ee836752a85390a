/** Which fields an index knows, and what the values of a new one make of it. */

import { refuse } from './refusal.js'

export type Mappings = Readonly<Record<string, unknown>>

/** What a field is searched as. */
export type FieldKind = 'text' | 'keyword' | 'number' | 'date' | 'boolean'

/** A field as the mappings describe it. */
export interface Field {
  readonly kind: FieldKind
  /** The type that the mappings give, for example `long`. */
  readonly type: string
  /** The field of the documents that holds the value: that of a sub-field is the one around it. */
  readonly path: string
}

const kinds: Readonly<Record<string, FieldKind>> = {
  text: 'text',
  match_only_text: 'text',
  keyword: 'keyword',
  constant_keyword: 'keyword',
  wildcard: 'keyword',
  ip: 'keyword',
  version: 'keyword',
  flattened: 'keyword',
  long: 'number',
  integer: 'number',
  short: 'number',
  byte: 'number',
  double: 'number',
  float: 'number',
  half_float: 'number',
  scaled_float: 'number',
  unsigned_long: 'number',
  date: 'date',
  date_nanos: 'date',
  boolean: 'boolean'
}

/** The field of a name such as `a.b` or `a.keyword`; `undefined` where the index knows none. */
export function fieldNamed(mappings: Mappings | undefined, name: string): Field | undefined {
  let level: unknown = mappings
  let path = ''
  const steps = name.split('.')
  for (const [at, step] of steps.entries()) {
    const inner = memberOf(memberOf(level, 'properties'), step)
    if (inner === undefined) {
      const sub = at === steps.length - 1 ? memberOf(memberOf(level, 'fields'), step) : undefined
      return sub === undefined ? undefined : fieldOf(sub, path)
    }
    level = inner
    path = path === '' ? step : `${path}.${step}`
  }
  return fieldOf(level, path)
}

function fieldOf(mapping: unknown, path: string): Field | undefined {
  const type = memberOf(mapping, 'type')
  const kind = typeof type === 'string' ? kinds[type] : undefined
  return kind === undefined ? undefined : { kind, type: String(type), path }
}

/**
 * The mappings once a document is there: a field that is new gets the type that its first value suggests.
 * The same value where nothing is new.
 *
 * Source: Elasticsearch, dynamic field mapping. Levels that are mapped as `dynamic: false` stay as they are.
 */
export function grownMappings(mappings: Mappings, source: Mappings): Mappings {
  const dynamic = mappings['dynamic']
  if (dynamic === false || dynamic === 'false' || dynamic === 'strict') return mappings
  if (mappings['type'] === 'flattened' || mappings['enabled'] === false) return mappings
  const fields = memberOf(mappings, 'properties')
  const properties: Mappings = isMembers(fields) ? fields : {}
  const grown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(source)) {
    const known = memberOf(properties, name)
    const mapping = propertyFor(known, value)
    if (mapping !== undefined && mapping !== known) grown[name] = mapping
  }
  if (Object.keys(grown).length === 0) return mappings
  return { ...mappings, properties: { ...properties, ...grown } }
}

/** Source: Elasticsearch, the default of `index.mapping.depth.limit`. */
const depthMax = 20

/** Refuses mappings whose objects lie deeper in each other than an index takes. */
export function mustBeShallow(mappings: Mappings, path: readonly string[] = []): void {
  if (path.length >= depthMax) {
    const field = path.join('.')
    const reason = `Limit of mapping depth [${depthMax}] has been exceeded due to object field [${field}]`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  const fields = memberOf(mappings, 'properties')
  if (!isMembers(fields)) return
  for (const [name, field] of Object.entries(fields)) {
    if (isMembers(field) && kindOfLeaf(field) === undefined) mustBeShallow(field, [...path, name])
  }
}

/** The type of a field that holds no others. */
function kindOfLeaf(mapping: Mappings): unknown {
  const type = memberOf(mapping, 'type')
  return type === 'object' || type === 'nested' ? undefined : type
}

function propertyFor(known: unknown, value: unknown): unknown {
  const [first] = leaves(value)
  if (first === undefined) return known
  if (isMembers(first)) {
    let mapping: Mappings = isMembers(known) ? known : {}
    if ('type' in mapping && mapping['type'] !== 'object' && mapping['type'] !== 'nested') {
      return known
    }
    for (const each of leaves(value)) if (isMembers(each)) mapping = grownMappings(mapping, each)
    return mapping === known || Object.keys(mapping).length > 0 ? mapping : { type: 'object' }
  }
  return known ?? suggestedFor(first)
}

/** Source: Elasticsearch, `date_detection` is on, `numeric_detection` is not. */
function suggestedFor(value: unknown): Mappings | undefined {
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (typeof value === 'bigint') return { type: 'long' }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'long' : 'float' }
  if (typeof value !== 'string') return undefined
  if (instantOf(value) !== undefined && /^\d{4}-\d{2}-\d{2}/.test(value)) return { type: 'date' }
  return { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } }
}

/** All that lies in a value once its arrays are opened; `null` is nothing. */
export function leaves(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leaves)
  return value === null || value === undefined ? [] : [value]
}

/** The values of a field of a document, those in arrays too. A dot may stand in a name as well. */
export function valuesAt(source: unknown, path: string): readonly unknown[] {
  if (!path.includes('.')) return leaves(memberOf(source, path))
  const found: unknown[] = []
  for (const object of leaves(source)) {
    if (!isMembers(object)) continue
    for (const [name, value] of Object.entries(object)) {
      if (name === path) found.push(...leaves(value))
      else if (path.startsWith(`${name}.`)) {
        found.push(...leaves(value).flatMap(it => valuesAt(it, path.slice(name.length + 1))))
      }
    }
  }
  return found
}

/**
 * Milliseconds since the epoch; `undefined` for what is no date of `strict_date_optional_time||epoch_millis`.
 * Fractions of a millisecond are cut off.
 */
export function instantOf(value: unknown): number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Math.trunc(Number(value))
  if (typeof value !== 'string') return undefined
  if (/^-?\d{5,16}$/.test(value)) return Number(value)
  const [, date = '', time, fraction = '', zone] = dateForm.exec(value) ?? []
  if (date === '') return undefined
  const day = date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
  const clock = (time ?? '00').padEnd(2, '0')
  const [hour = '00', minute = '00', second = '00'] = clock.split(':')
  const offset = zone === undefined ? 'Z' : zone.replace(/^([-+]\d{2}):?(\d{2})$/, '$1:$2')
  const ms = Date.parse(
    `${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`
  )
  return Number.isNaN(ms) ? undefined : ms
}

const dateForm =
  /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T(\d{2}(?::\d{2}(?::\d{2})?)?)?(?:[.,](\d{1,9}))?(Z|[-+]\d{2}:?\d{2})?)?$/

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function memberOf(value: unknown, name: string): unknown {
  return isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
