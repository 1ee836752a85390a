import { assert } from '../domain/assert.js'
import { shardOf } from '../domain/documents.js'
import { restoredState } from '../domain/global-state.js'
import { withoutAliases } from '../domain/index-alias.js'
import type { IndexFacts } from '../domain/index-facts.js'
import { isRecovering } from '../domain/index-facts.js'
import { renamer } from '../domain/java-replacement.js'
import { nameMatcher, resolveNames } from '../domain/name-pattern.js'
import { paceRows } from '../domain/pace.js'
import { refuse } from '../domain/refusal.js'
import type { SnapshotPlan } from '../domain/snapshot.js'
import { mustAgree } from './search-aliases.js'
import { mustBeIndexName } from './search-indices.js'
import { theReadableRepository } from './search-repositories.js'
import { type Wait, waitWhile } from './waiting.js'
import type { World } from './world.js'

export interface RestoreOrder {
  /** Everything where empty. */
  readonly indices: readonly string[]
  readonly ignoreUnavailable: boolean
  readonly partial: boolean
  readonly includeGlobalState: boolean
  readonly featureStates: readonly string[]
  readonly includeAliases: boolean
  readonly rename?: { readonly pattern: string; readonly replacement: string }
  /** Flat, with the prefix `index.`. */
  readonly settings: Readonly<Record<string, string>>
  /** Names and `*` patterns, with the prefix. */
  readonly ignoredSettings: readonly string[]
}

/** What a restore has written down. */
export interface Restore {
  readonly snapshot: string
  readonly indices: readonly IndexFacts[]
  /** Shards that the snapshot does not hold. */
  readonly shardsFailed: number
}

/** Where each index of the snapshot goes. */
interface Move {
  readonly source: IndexFacts
  readonly target: string
}

/**
 * Brings the indices of a snapshot back as they were when it began. All checks come first, so that one
 * conflict leaves everything as it is.
 */
export function restoreSnapshot(
  world: World,
  { repository, snapshot }: { repository: string; snapshot: string },
  order: RestoreOrder
): Restore {
  theReadableRepository(world, repository)
  const plan = theRestorable(world, repository, snapshot)
  const subject = `${repository}:${snapshot}/${plan.uuid}`
  if (order.includeGlobalState && !plan.includeGlobalState) {
    const reason = 'cannot restore global state since the snapshot was created without global state'
    refuse({ code: 'RESTORE_REFUSED', subject, reason })
  }
  mustHaveFeatures(order, subject)
  const moves = movesOf(plan, order, `${repository}:${snapshot}`)
  for (const move of moves) mustBeRestorable(world, move, { plan, subject, order })
  mustLeaveSettings(order, subject)
  const startMs = world.clock.nowMs()
  const { snapshot: range } = paceRows[world.pace]
  const endMs = startMs + world.seed.durationMs('elasticsearch.restore', range)
  const recovery = { repository, snapshot, snapshotUuid: plan.uuid, startMs, endMs }
  const indices = moves.map(({ source, target }) => ({
    ...restored(source, order),
    documents: documentsOf(source, plan),
    name: target,
    uuid: world.indices.get(target)?.uuid ?? world.seed.searchUuid('index'),
    recovery: { ...recovery, sourceIndex: source.name }
  }))
  const targets = new Set(indices.map(index => index.name))
  const rest = world.indices.all().filter(it => !targets.has(it.name))
  mustHaveOwnNames([...rest, ...indices])
  mustAgree([...rest, ...indices])
  for (const index of indices) world.indices.put(index)
  if (order.includeGlobalState) restoreGlobalState(world, plan)
  const names = new Set(moves.map(move => move.source.name))
  const shardsFailed = plan.failures.filter(failure => names.has(failure.index)).length
  return { snapshot, indices, shardsFailed }
}

/** Source: Elasticsearch, `Metadata.Builder.ensureNoNameCollisions`. */
function mustHaveOwnNames(indices: readonly IndexFacts[]): void {
  const names = new Set(indices.map(index => index.name))
  const taken = indices.flatMap(({ name, uuid, aliases }) =>
    aliases
      .filter(alias => names.has(alias))
      .map(alias => `${alias} (alias of [${name}/${uuid}]) conflicts with index`)
  )
  if (taken.length === 0) return
  const reason =
    'index, alias, and data stream names need to be unique, but the following duplicates were found ' +
    `[${taken.join(', ')}]`
  refuse({ code: 'STATE_ILLEGAL', reason })
}

function restoreGlobalState({ metadata }: World, { globalState }: SnapshotPlan): void {
  const now = metadata.changed
  const initial = metadata.initial
  if (now === undefined && globalState === undefined) return
  metadata.global = restoredState(now ?? initial, globalState ?? initial)
}

/**
 * No feature of the original has a state here, so that a restore can ask only for none.
 *
 * Source: Elasticsearch, `RestoreService.getFeatureStatesToRestore`.
 */
function mustHaveFeatures({ featureStates }: RestoreOrder, subject: string): void {
  if (featureStates.length === 0 || featureStates.join().toLowerCase() === 'none') return
  const listed = `[${featureStates.join(', ')}]`
  const reason = featureStates.includes('none')
    ? 'the feature_states value [none] indicates that no feature states should be restored, ' +
      `but other feature states were requested: ${listed}`
    : `requested feature states [${listed}] are not present in snapshot`
  refuse({ code: 'RESTORE_REFUSED', subject, reason })
}

/** Waits until every restored index has its shards, or is gone. */
export function restoreEnd(
  world: World,
  { indices }: Restore,
  wait: Omit<Wait, 'clock' | 'changes'>
): Promise<'over' | 'released' | 'too long'> {
  const pendingUntil = () => {
    const ends = indices
      .map(({ name }) => world.indices.get(name))
      .filter(index => index !== undefined && isRecovering(index, world.clock.nowMs()))
      .map(index => index?.recovery?.endMs ?? 0)
    return ends.length === 0 ? undefined : Math.max(...ends)
  }
  return waitWhile(pendingUntil, { ...wait, clock: world.clock, changes: world.indices.changes })
}

function theRestorable(world: World, repository: string, snapshot: string): SnapshotPlan {
  const view = world.repositories.view(repository, snapshot)
  if (view === undefined) {
    const subject = `${repository}:${snapshot}`
    refuse({ code: 'RESTORE_REFUSED', subject, reason: 'snapshot does not exist' })
  }
  const { plan, state } = view
  if (state !== 'SUCCESS' && state !== 'PARTIAL') {
    const subject = `${repository}:${snapshot}/${plan.uuid}`
    refuse({ code: 'RESTORE_REFUSED', subject, reason: `unsupported snapshot state [${state}]` })
  }
  mustNotBeNewer(world, plan, `${repository}:${snapshot}/${plan.uuid}`)
  return plan
}

/** Source: Elasticsearch and OpenSearch, `RestoreService.validateSnapshotRestorable`. */
function mustNotBeNewer(world: World, { takenBy }: SnapshotPlan, subject: string): void {
  const { snapshotVersion: own, versionWord } = world.setting.deployment.search.traits
  if (takenBy === undefined || takenBy.id <= own.id) return
  const reason =
    `the snapshot was created with ${versionWord} [${takenBy.text}] which is higher than the ` +
    `version of this node [${own.text}]`
  refuse({ code: 'RESTORE_REFUSED', subject, reason })
}

function movesOf(plan: SnapshotPlan, order: RestoreOrder, subject: string): Move[] {
  const names = plan.indices.map(index => index.name)
  const asked = order.indices.length === 0 ? ['*'] : order.indices
  const { found, missing } = resolveNames(asked, names)
  const [absent] = missing
  if (absent !== undefined && !order.ignoreUnavailable) {
    refuse({ code: 'INDEX_UNKNOWN', index: absent })
  }
  const rename = renameOf(order)
  const taken = new Map<string, string>()
  const chosen = new Set(found)
  return plan.indices
    .filter(index => chosen.has(index.name))
    .map(source => {
      const target = rename(source.name)
      const other = taken.get(target)
      if (other !== undefined) {
        const reason = `indices [${source.name}] and [${other}] are renamed into the same index [${target}]`
        refuse({ code: 'RESTORE_REFUSED', subject, reason })
      }
      taken.set(target, source.name)
      return { source, target }
    })
}

function renameOf({ rename }: RestoreOrder): (name: string) => string {
  if (rename === undefined) return name => name
  const reason = `malformed rename_pattern [${rename.pattern}]`
  return renamer(rename.pattern, rename.replacement) ?? refuse({ code: 'ARGUMENT_INVALID', reason })
}

function mustBeRestorable(
  world: World,
  { source, target }: Move,
  { plan, subject, order }: { plan: SnapshotPlan; subject: string; order: RestoreOrder }
): void {
  const refused = (reason: string) => refuse({ code: 'RESTORE_REFUSED', subject, reason })
  if (!order.partial && plan.failures.some(failure => failure.index === source.name)) {
    refused(`index [${source.name}] wasn't fully snapshotted - cannot restore`)
  }
  const existing = world.indices.get(target)
  if (existing === undefined) {
    mustBeIndexName(world, target)
    return
  }
  if (existing.open) {
    refused(
      `cannot restore index [${target}] because an open index with same name already exists in the ` +
        'cluster. Either close or delete the existing index or restore the index under a different ' +
        'name by providing a rename pattern and replacement name'
    )
  }
  if (existing.shards !== source.shards) {
    refused(
      `cannot restore index [${target}] with [${existing.shards}] shards from a snapshot of index ` +
        `[${source.name}] with [${source.shards}] shards`
    )
  }
}

/** Source: Elasticsearch, `RestoreService`, the settings that make an index what it is. */
const fixedSettings = [
  'index.number_of_shards',
  'index.version.created',
  'index.uuid',
  'index.creation_date',
  'index.history.uuid'
]
const neverIgnored = new Set([
  ...fixedSettings,
  'index.number_of_replicas',
  'index.auto_expand_replicas',
  'index.soft_deletes.enabled'
])

function mustLeaveSettings({ settings, ignoredSettings }: RestoreOrder, subject: string): void {
  const changed = fixedSettings.find(key => key in settings)
  if (changed !== undefined) {
    const reason = `cannot modify setting [${changed}] on restore`
    refuse({ code: 'RESTORE_REFUSED', subject, reason })
  }
  const removed = ignoredSettings.find(key => neverIgnored.has(key))
  if (removed !== undefined) {
    const reason = `cannot remove setting [${removed}] on restore`
    refuse({ code: 'RESTORE_REFUSED', subject, reason })
  }
}

/** What the snapshot holds of an index: a shard that could not be written comes back empty. */
function documentsOf({ name, shards, documents }: IndexFacts, { failures }: SnapshotPlan) {
  const lost = new Set(failures.filter(it => it.index === name).map(it => it.shardId))
  return lost.size === 0 ? documents : documents.filter(({ id }) => !lost.has(shardOf(id, shards)))
}

function restored(source: IndexFacts, order: RestoreOrder): IndexFacts {
  const {
    'index.number_of_replicas': replicasText,
    'index.hidden': hiddenText,
    ...others
  } = order.settings
  const replicas = replicasText === undefined ? source.replicas : Number(replicasText)
  assert(Number.isSafeInteger(replicas), `${replicasText} replicas were let through`)
  const ignored = order.ignoredSettings.map(nameMatcher)
  const isKept = (key: string) => neverIgnored.has(key) || !ignored.some(matches => matches(key))
  const kept = Object.entries(source.settings ?? {}).filter(([key]) => isKept(key))
  const wasHidden = source.hidden === true && isKept('index.hidden')
  const hidden = hiddenText === undefined ? wasHidden : hiddenText === 'true'
  const { hidden: _, ...facts } = order.includeAliases
    ? source
    : withoutAliases(source, source.aliases)
  return {
    ...facts,
    ...(hidden && { hidden }),
    open: true,
    replicas,
    settings: { ...Object.fromEntries(kept), ...others }
  }
}
