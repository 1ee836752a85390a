import {
  type AliasHolder,
  type AliasOptions,
  aliasConflict,
  withAlias,
  withoutAliases
} from '../domain/index-alias.js'
import { resolveExpressions } from '../domain/index-expressions.js'
import type { IndexFacts } from '../domain/index-facts.js'
import { nameMatcher } from '../domain/name-pattern.js'
import { refuse } from '../domain/refusal.js'
import { aliasNameRule } from '../domain/search-names.js'
import { findIndices, type IndexQuestion, mustNotBeSnapshotted } from './search-indices.js'
import type { World } from './world.js'

/** One of the changes that `POST /_aliases` asks for. */
export type AliasAction =
  | {
      readonly kind: 'add'
      readonly indices: readonly string[]
      readonly aliases: readonly string[]
      readonly options: AliasOptions
    }
  | {
      readonly kind: 'remove'
      readonly indices: readonly string[]
      readonly aliases: readonly string[]
      /** Whether an alias that is not there refuses the whole, even beside some that are. */
      readonly mustExist: boolean
    }
  | { readonly kind: 'removeIndex'; readonly indices: readonly string[] }

const named: Omit<IndexQuestion, 'expressions'> = {
  ignoreUnavailable: false,
  allowNoIndices: false,
  expand: new Set(['open', 'closed', 'hidden'])
}

/**
 * Carries all actions out, or none. Indices go first, so that their names may become aliases.
 *
 * Source: Elasticsearch, `TransportIndicesAliasesAction` and `MetadataIndexAliasesService`.
 */
export function changeAliases(world: World, actions: readonly AliasAction[]): void {
  const goes = new Set(actions.flatMap(action => indicesToRemove(world, action)))
  const after = new Map<string, IndexFacts>()
  const latest = (index: IndexFacts) => after.get(index.name) ?? index
  let effects = goes.size
  for (const action of actions) {
    if (action.kind === 'removeIndex') continue
    for (const index of findIndices(world, { ...named, expressions: action.indices })) {
      const { name } = index
      if (goes.has(name)) continue
      const before = latest(index)
      if (action.kind === 'add') {
        for (const alias of action.aliases) mustBeAliasName(world, alias, name, goes)
        const add = (facts: IndexFacts, alias: string) => withAlias(facts, alias, action.options)
        after.set(name, action.aliases.reduce(add, before))
        effects += 1
        continue
      }
      const found = fitting(before, action.aliases)
      if (found.length === 0 && action.mustExist) refuseMissing(action.aliases)
      effects += found.length
      if (found.length > 0) after.set(name, withoutAliases(before, found))
    }
  }
  if (effects === 0) refuseMissing(actions.flatMap(it => ('aliases' in it ? it.aliases : [])))
  const rest = world.indices.all().filter(index => !goes.has(index.name))
  mustAgree(rest.map(latest))
  if (goes.size > 0) world.indices.remove([...goes])
  for (const index of after.values()) world.indices.put(index)
}

/** A name an alias may have, which no index has. */
export function mustBeAliasName(
  world: World,
  alias: string,
  index: string,
  gone: ReadonlySet<string> = new Set()
): void {
  const taken =
    alias === index || (world.indices.get(alias) !== undefined && !gone.has(alias))
      ? 'an index or data stream exists with the same name as the alias'
      : undefined
  const rule = aliasNameRule(alias) ?? taken
  if (rule !== undefined) refuse({ code: 'ALIAS_NAME_INVALID', alias, rule })
}

export function mustAgree(indices: readonly AliasHolder[]): void {
  const reason = aliasConflict(indices)
  if (reason !== undefined) refuse({ code: 'STATE_ILLEGAL', reason })
}

function indicesToRemove(world: World, action: AliasAction): string[] {
  if (action.kind !== 'removeIndex') return []
  const { indices, missing, aliasNames } = resolveExpressions(world.indices.all(), action.indices, {
    expand: named.expand,
    aliases: false
  })
  const [alias] = aliasNames
  if (alias !== undefined) refuse({ code: 'INDEX_IS_ALIAS', alias })
  const [index] = missing
  if (index !== undefined) refuse({ code: 'INDEX_UNKNOWN', index })
  mustNotBeSnapshotted(world, indices, 'delete')
  return indices.map(it => it.name)
}

function fitting({ aliases }: IndexFacts, asked: readonly string[]): string[] {
  const matchers = asked.map(pattern => nameMatcher(pattern === '_all' ? '*' : pattern))
  return aliases.filter(alias => matchers.some(matches => matches(alias)))
}

function refuseMissing(aliases: readonly string[]): never {
  return refuse({ code: 'ALIASES_MISSING', aliases: [...new Set(aliases)] })
}
