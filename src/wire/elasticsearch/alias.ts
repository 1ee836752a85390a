/** Aliases: which index has which, and what is asked to change. */
import { type AliasOptions, aliasEntries } from '../../domain/index-alias.js'
import type { IndexFacts } from '../../domain/index-facts.js'
import { isPattern, nameMatcher, resolveNames } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import { aliasOptionKeys, aliasOptionsJson, readAliasOptions } from './alias-options.js'
import { type JsonObject, malformed, readFlag, readNames } from './body.js'
import { isObject } from './json.js'

/** One index and those of its aliases that were asked for. */
export interface ShownAliases {
  readonly index: string
  readonly aliases: readonly (readonly [name: string, options: AliasOptions])[]
}

export interface FoundAliases {
  readonly shown: readonly ShownAliases[]
  /** Names that were asked for and that no index has, in alphabetical order. */
  readonly missing: readonly string[]
}

/**
 * The aliases asked for; indices that have none of them are passed over. Where none are asked for, every index
 * is told, with all that it has.
 *
 * Source: Elasticsearch, `RestGetAliasesAction.buildRestResponse`.
 */
export function findAliases(
  indices: readonly IndexFacts[],
  asked: readonly string[]
): FoundAliases {
  const all = indices.map(index => ({ index: index.name, aliases: aliasEntries(index) }))
  if (asked.length === 0) return { shown: all, missing: [] }
  const { found } = resolveNames(asked, [...new Set(indices.flatMap(index => index.aliases))])
  const shown = all
    .map(({ index, aliases }) => ({ index, aliases: aliases.filter(([it]) => found.includes(it)) }))
    .filter(({ aliases }) => aliases.length > 0)
  return { shown, missing: missingNames(asked, found) }
}

/** `GET /_alias`; what is missing is told first, in front of what was found. */
export function aliasAnswer({ shown, missing }: FoundAliases): { status: number; json: unknown } {
  const noun = missing.length === 1 ? 'alias' : 'aliases'
  const error = { error: `${noun} [${missing.join(',')}] missing`, status: 404 }
  const json = { ...(missing.length > 0 && error), ...aliasesByIndex(shown) }
  return { status: missing.length > 0 ? 404 : 200, json }
}

export function aliasMap(index: IndexFacts) {
  return entriesJson(aliasEntries(index))
}

/** What one alias of one index is to be. Source: Elasticsearch, `RestIndexPutAliasAction`. */
export function readPutAlias(body: JsonObject, path: { index: string[]; alias: string[] }) {
  const indices = path.index.length > 0 ? path.index : (readNames(body, 'index') ?? [])
  const aliases = path.alias.length > 0 ? path.alias : (readNames(body, 'alias') ?? [])
  const complaints = [
    ...(aliases.length === 0 ? ['Property [alias/aliases] is required'] : []),
    ...(indices.length === 0 ? ['Property [index/indices] is required'] : [])
  ]
  if (complaints.length > 0) malformed(complaints[0] ?? '')
  return { kind: 'add' as const, indices, aliases, options: readAliasOptions(body) }
}

const actionKinds = { add: 'add', remove: 'remove', remove_index: 'removeIndex' } as const
const targetKeys = ['index', 'indices', 'alias', 'aliases', 'must_exist']

/** The body of `POST /_aliases`. Source: Elasticsearch, `IndicesAliasesRequest`. */
export function readAliasActions(body: JsonObject) {
  const unknown = Object.keys(body).find(key => key !== 'actions')
  if (unknown !== undefined) return unparsed(`[aliases] unknown field [${unknown}]`)
  const actions = body['actions'] ?? []
  if (!Array.isArray(actions)) return unparsed('[aliases] failed to parse field [actions]')
  if (actions.length === 0) {
    const complaints = ['Must specify at least one alias action']
    return refuse({ code: 'VALIDATION_FAILED', complaints })
  }
  return actions.map(readAction)
}

function readAction(action: unknown) {
  const [entry, ...others] = isObject(action) ? Object.entries(action) : []
  if (entry === undefined || others.length > 0) {
    return malformed('Expected exactly one of [add], [remove] or [remove_index] in an alias action')
  }
  const [name, body] = entry
  const known = Object.entries(actionKinds).find(([word]) => word === name)?.[1]
  if (known === undefined) return unparsed(`[alias_action] unknown field [${name}]`)
  if (!isObject(body)) return unparsed(`[alias_action] failed to parse field [${name}]`)
  const keys = known === 'add' ? [...targetKeys, ...aliasOptionKeys] : targetKeys
  const stranger = Object.keys(body).find(key => !keys.some(it => it === key))
  if (stranger !== undefined) return unparsed(`[${name}] unknown field [${stranger}]`)
  const indices = readNames(body, 'indices') ?? readNames(body, 'index') ?? []
  const aliases = readNames(body, 'aliases') ?? readNames(body, 'alias') ?? []
  if (indices.length === 0) return malformed('One of [index] or [indices] is required')
  if (known === 'removeIndex') return { kind: known, indices }
  if (aliases.length === 0) return malformed('One of [alias] or [aliases] is required')
  return known === 'add'
    ? { kind: known, indices, aliases, options: readAliasOptions(body) }
    : { kind: known, indices, aliases, mustExist: readFlag(body, 'must_exist', false) }
}

function aliasesByIndex(shown: readonly ShownAliases[]) {
  return Object.fromEntries(
    shown.map(({ index, aliases }) => [index, { aliases: entriesJson(aliases) }])
  )
}

function entriesJson(entries: ShownAliases['aliases']) {
  return Object.fromEntries(entries.map(([name, options]) => [name, aliasOptionsJson(options)]))
}

/** Only what was asked for by its whole name, and not taken away again behind a pattern, can be missing. */
function missingNames(asked: readonly string[], found: readonly string[]): string[] {
  const wild = asked.findIndex(isPattern)
  const isExclusion = (item: string, at: number) => wild !== -1 && at > wild && item.startsWith('-')
  const excluded = asked.filter(isExclusion).map(item => nameMatcher(item.slice(1)))
  const names = asked.filter((it, at) => it !== '_all' && !isPattern(it) && !isExclusion(it, at))
  const missing = names.filter(
    name => !found.includes(name) && !excluded.some(matches => matches(name))
  )
  return [...new Set(missing)].toSorted()
}

/** Where the original stopped reading is not known here, and not told. */
function unparsed(reason: string): never {
  return refuse({ code: 'PARSE_FAILED', reason })
}
