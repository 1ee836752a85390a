import { requiresName } from '../domain/cluster-setting-rules.js'
import { Documents } from '../domain/documents.js'
import {
  type ExpressionOptions,
  type ExpressionResult,
  resolveExpressions
} from '../domain/index-expressions.js'
import type { IndexFacts } from '../domain/index-facts.js'
import { isRecovering } from '../domain/index-facts.js'
import { refuse } from '../domain/refusal.js'
import { indexNameRule } from '../domain/search-names.js'
import type { SearchTraits } from '../domain/search-traits.js'
import type { World } from './world.js'

export interface IndexQuestion {
  readonly expressions: readonly string[]
  readonly ignoreUnavailable: boolean
  /** Whether wildcards that match nothing are fine. */
  readonly allowNoIndices: boolean
  readonly expand: ExpressionOptions['expand']
}

/** The indices asked for; an absent name is refused, an unmatched wildcard only where it has to be. */
export function findIndices(world: World, asked: IndexQuestion): readonly IndexFacts[] {
  return answered(
    asked,
    resolveExpressions(world.indices.all(), asked.expressions, {
      expand: asked.expand,
      aliases: true
    })
  )
}

export function createIndex(
  world: World,
  name: string,
  given: Partial<Omit<IndexFacts, 'name' | 'uuid'>>
): IndexFacts {
  mustBeNew(world, name)
  const index: IndexFacts = {
    aliases: [],
    shards: 1,
    replicas: 1,
    documents: Documents.none,
    open: true,
    ...given,
    name,
    uuid: world.seed.searchUuid('index'),
    createdMs: world.clock.nowMs()
  }
  world.indices.put(index)
  return index
}

/** A name an index may have, which no index has. */
export function mustBeNew(world: World, name: string): void {
  mustBeIndexName(world, name)
  const former = world.indices.get(name)
  if (former !== undefined) refuse({ code: 'INDEX_EXISTS', index: name, uuid: former.uuid })
}

/** A name an index may have, which is not an alias already. */
export function mustBeIndexName(world: World, name: string): void {
  const rule = indexNameRule(name)
  if (rule !== undefined) refuse({ code: 'INDEX_NAME_INVALID', index: name, rule })
  const taken = world.indices.all().some(index => index.aliases.includes(name))
  if (taken) refuse({ code: 'INDEX_NAME_INVALID', index: name, rule: 'already exists as alias' })
}

export function deleteIndices(world: World, traits: SearchTraits, asked: IndexQuestion): void {
  const indices = findForDestruction(world, traits, asked)
  mustNotBeSnapshotted(world, indices, 'delete')
  world.indices.remove(indices.map(index => index.name))
}

export function closeIndices(
  world: World,
  traits: SearchTraits,
  asked: IndexQuestion
): readonly IndexFacts[] {
  const indices = findForDestruction(world, traits, asked)
  mustNotBeSnapshotted(world, indices, 'close')
  const restoring = indices.filter(index => isRecovering(index, world.clock.nowMs()))
  if (restoring.length > 0) {
    const named = restoring.map(({ name, uuid }) => `[${name}/${uuid}]`).join(', ')
    const reason = `Cannot close indices that are being restored: [${named}]`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  for (const index of indices) world.indices.put({ ...index, open: false })
  return indices
}

export function openIndices(world: World, asked: IndexQuestion): readonly IndexFacts[] {
  const indices = findIndices(world, asked)
  for (const index of indices) world.indices.put({ ...index, open: true })
  return indices
}

/**
 * What must be named in full before it is destroyed, and must not be an alias.
 *
 * Source: Elasticsearch, `DestructiveOperations`; `*,-*` is let through because it means nothing.
 */
function findForDestruction(
  world: World,
  traits: SearchTraits,
  asked: IndexQuestion
): readonly IndexFacts[] {
  const { expressions, ignoreUnavailable } = asked
  const requires = world.metadata.setting(requiresName) ?? String(traits.destructiveRequiresName)
  const wild = expressions.length === 0 || expressions.some(it => it === '_all' || it.includes('*'))
  const meansNothing = expressions.join(',') === '*,-*'
  if (requires === 'true' && wild && !meansNothing) refuse({ code: 'WILDCARD_DELETE' })
  const result = resolveExpressions(world.indices.all(), expressions, {
    expand: asked.expand,
    aliases: false
  })
  const [alias] = result.aliasNames
  if (alias !== undefined && !ignoreUnavailable) refuse({ code: 'INDEX_IS_ALIAS', alias })
  return answered(asked, result)
}

function answered(asked: IndexQuestion, { indices, missing }: ExpressionResult) {
  const reserved = asked.expressions.find(it => it.startsWith('_') && it !== '_all')
  if (reserved !== undefined) {
    refuse({ code: 'INDEX_NAME_INVALID', index: reserved, rule: "must not start with '_'." })
  }
  const [absent] = missing
  if (absent !== undefined && !asked.ignoreUnavailable) {
    refuse({ code: 'INDEX_UNKNOWN', index: absent })
  }
  if (indices.length === 0 && !asked.allowNoIndices) {
    refuse({ code: 'INDEX_UNKNOWN', index: asked.expressions.join(',') || '_all' })
  }
  return indices
}

/** An index stays until the running snapshots that hold it have ended, unless they may be partial. */
export function mustNotBeSnapshotted(
  world: World,
  indices: readonly IndexFacts[],
  operation: 'delete' | 'close'
): void {
  const plans = world.repositories
    .all()
    .flatMap(({ name }) => world.repositories.running(name).map(view => view.plan))
  const held = new Set(
    plans.filter(plan => !plan.partial).flatMap(plan => plan.indices.map(index => index.uuid))
  )
  const kept = indices.filter(index => held.has(index.uuid))
  if (kept.length > 0) refuse({ code: 'INDEX_IN_SNAPSHOT', operation, indices: kept })
}
