import type { AliasOptions } from '../../domain/index-alias.js'
import { type JsonObject, malformed } from './body.js'
import { isObject } from './json.js'

/** What GET says of an alias. Source: Elasticsearch, `AliasMetadata.Builder.toXContent`, for the order. */
export function aliasOptionsJson(options: AliasOptions) {
  const { filter, indexRouting, searchRouting, isWriteIndex, isHidden } = options
  return {
    ...(filter !== undefined && { filter }),
    ...(indexRouting !== undefined && { index_routing: indexRouting }),
    ...(searchRouting !== undefined && { search_routing: searchRouting }),
    ...(isWriteIndex !== undefined && { is_write_index: isWriteIndex }),
    ...(isHidden !== undefined && { is_hidden: isHidden })
  }
}

/** The members of a body that say something of an alias; all others are somebody else's. */
export const aliasOptionKeys = [
  'filter',
  'routing',
  'index_routing',
  'search_routing',
  'is_write_index',
  'is_hidden'
] as const

/** Both routings may be given as one. */
export function readAliasOptions(body: JsonObject): AliasOptions {
  const filter = readFilter(body['filter'])
  const routing = readRouting(body, 'routing')
  const indexRouting = readRouting(body, 'index_routing') ?? routing
  const searchRouting = readRouting(body, 'search_routing') ?? routing
  const isWriteIndex = readFlag(body, 'is_write_index')
  const isHidden = readFlag(body, 'is_hidden')
  return {
    ...(filter !== undefined && { filter }),
    ...(indexRouting !== undefined && { indexRouting }),
    ...(searchRouting !== undefined && { searchRouting }),
    ...(isWriteIndex !== undefined && { isWriteIndex }),
    ...(isHidden !== undefined && { isHidden })
  }
}

function readFilter(value: unknown): JsonObject | undefined {
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) return malformed('failed to parse field [filter]')
  return Object.keys(value).length === 0 ? undefined : value
}

function readRouting(body: JsonObject, key: string): string | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object') return malformed(`failed to parse field [${key}]`)
  return String(value)
}

function readFlag(body: JsonObject, key: string): boolean | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  return malformed(
    `Failed to parse value [${String(value)}] as only [true] or [false] are allowed.`
  )
}
