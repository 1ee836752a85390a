import type { SortKey } from '../../domain/document-sort.js'
import { malformed } from './body.js'
import { isObject } from './json.js'
import type { ReadingPlace } from './reading-place.js'

/** One key or a list: `a`, `a:desc`, `{"a":"desc"}` or `{"a":{"order":"desc"}}`. */
export function readSort(value: unknown, place: ReadingPlace): readonly SortKey[] {
  if (value === undefined) return []
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const keys = items.flatMap(item => {
    if (typeof item === 'string') return [keyNamed(item)]
    if (!isObject(item)) return malformed('malformed sort format, within the sort array')
    return Object.entries(item).map(([name, said]) => keyOf(name, said, place))
  })
  // To sort by score alone is what is done anyway.
  return keys.length === 1 && keys[0]?.name === '_score' && keys[0].descending ? [] : keys
}

const usual = { descending: false, missing: '_last', unmapped: false } as const

function keyNamed(text: string): SortKey {
  const [, name = text, order] = /^(.+):(asc|desc)$/.exec(text) ?? []
  return { ...usual, name, descending: isDescending(order, name) }
}

const known = ['order', 'missing', 'unmapped_type', 'format', 'mode']

function keyOf(name: string, said: unknown, place: ReadingPlace): SortKey {
  if (!isObject(said)) return { ...usual, name, descending: isDescending(said, name) }
  const unknown = Object.keys(said).find(key => !known.includes(key))
  if (unknown !== undefined) place.complain(`[field_sort] unknown field [${unknown}]`, unknown)
  const { order, missing = '_last', unmapped_type: unmapped } = said
  // Any other value would stand for the one that is missing.
  if (missing !== '_last' && missing !== '_first') {
    place.complain('[field_sort] unknown field [missing]', 'missing')
  }
  return {
    name,
    descending: isDescending(order, name),
    missing: missing === '_first' ? '_first' : '_last',
    unmapped: unmapped !== undefined
  }
}

function isDescending(order: unknown, name: string): boolean {
  if (order === undefined || order === null) return name === '_score'
  const word = String(order).toLowerCase()
  if (word === 'asc' || word === 'desc') return word === 'desc'
  return malformed(`No enum constant org.elasticsearch.search.sort.SortOrder.${word.toUpperCase()}`)
}
