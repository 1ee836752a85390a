import { parse } from 'lossless-json'
import { nameMatcher } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import { compactJson, isObject, isTooDeep, tooDeep } from './json.js'

export type Source = Readonly<Record<string, unknown>>

/**
 * Reads the source of a document; whole numbers that JavaScript would round are `bigint`. What is no object is
 * refused.
 */
export function readSource(text: string): Source {
  const value = read(text)
  if (isObject(value)) return value
  return unreadable('Malformed content, must start with an object')
}

function read(text: string): unknown {
  if (isTooDeep(text)) return unreadable(tooDeep)
  try {
    // Only digits in such a row are more than JavaScript can hold.
    return /\d{16}/.test(text) ? parse(text, undefined, numberOf) : JSON.parse(text)
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error))
  }
}

function numberOf(text: string): number | bigint {
  const value = Number(text)
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? BigInt(text) : value
}

function unreadable(cause: string): never {
  return refuse({ code: 'DOCUMENT_UNREADABLE', id: '', cause })
}

/** Which part of a source is wanted; `false` for nothing of it. */
export type SourceFilter = false | SourcePart

export interface SourcePart {
  /** Everything where empty. */
  readonly includes: readonly string[]
  readonly excludes: readonly string[]
}

export const wholeSource: SourcePart = { includes: [], excludes: [] }

export function isWhole(filter: SourceFilter): boolean {
  return filter !== false && filter.includes.length === 0 && filter.excludes.length === 0
}

/**
 * The members that are wanted, with all that lies below them; `*` stands for any part of a path.
 *
 * Source: Elasticsearch, `XContentMapValues.filter`.
 */
export function filteredSource(source: Source, filter: SourcePart): Source {
  const includes = filter.includes.map(nameMatcher)
  const excludes = filter.excludes.map(nameMatcher)
  const below = filter.includes.map(it => it.split('.'))
  const leadsOn = (path: string) => {
    const steps = path.split('.')
    return below.some(
      it => it.length > steps.length && steps.every((step, at) => nameMatcher(it[at] ?? '')(step))
    )
  }
  const walk = (value: unknown, path: string, isIn: boolean): unknown => {
    if (Array.isArray(value)) {
      return value.map(it => walk(it, path, isIn)).filter(it => it !== undefined)
    }
    if (!isObject(value)) return isIn ? value : undefined
    const kept = Object.entries(value).flatMap(([name, member]) => {
      const inner = path === '' ? name : `${path}.${name}`
      if (excludes.some(matches => matches(inner))) return []
      const isNamed = isIn || includes.some(matches => matches(inner))
      if (!isNamed && !leadsOn(inner)) return []
      const left = walk(member, inner, isNamed)
      return left === undefined ? [] : [[name, left] as const]
    })
    return isIn || kept.length > 0 || path === '' ? Object.fromEntries(kept) : undefined
  }
  const all = walk(source, '', includes.length === 0)
  return isObject(all) ? all : {}
}

/**
 * What an update makes of a source: objects are merged, anything else is replaced.
 *
 * @returns the same text where nothing changes.
 */
export function mergedSource(text: string, change: Source): string {
  const { value, isChanged } = merged(readSource(text), change)
  return isChanged ? compactJson(value) : text
}

function merged(old: Source, change: Source): { value: Source; isChanged: boolean } {
  const value: Record<string, unknown> = { ...old }
  let isChanged = false
  for (const [name, given] of Object.entries(change)) {
    const former = old[name]
    if (isObject(former) && isObject(given)) {
      const inner = merged(former, given)
      value[name] = inner.value
      isChanged ||= inner.isChanged
    } else if (!Object.hasOwn(old, name) || compactJson(former) !== compactJson(given)) {
      value[name] = given
      isChanged = true
    }
  }
  return { value, isChanged }
}
