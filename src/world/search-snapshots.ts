import { assert } from '../domain/assert.js'
import { snapshotsMax } from '../domain/cluster-setting-rules.js'
import { resolveDateMath } from '../domain/date-math.js'
import { type ExpressionOptions, resolveExpressions } from '../domain/index-expressions.js'
import { isRecovering } from '../domain/index-facts.js'
import { isPattern, resolveNames } from '../domain/name-pattern.js'
import { refuse } from '../domain/refusal.js'
import type { RunRules } from '../domain/run.js'
import { snapshotNameRule } from '../domain/search-names.js'
import type { SearchTraits } from '../domain/search-traits.js'
import {
  abortedView,
  planByStart,
  type SnapshotMetadata,
  type SnapshotPlan,
  type SnapshotView
} from '../domain/snapshot.js'
import { theReadableRepository, theWritableRepository } from './search-repositories.js'
import { type Wait, waitWhile } from './waiting.js'
import type { World } from './world.js'

export interface SnapshotOrder {
  readonly indices: readonly string[]
  readonly ignoreUnavailable: boolean
  readonly expand: ExpressionOptions['expand']
  readonly includeGlobalState: boolean
  readonly partial: boolean
  readonly metadata?: SnapshotMetadata
}

/** Starts a snapshot on behalf of a client of Elasticsearch; it begins at once. */
export function takeSnapshot(
  world: World,
  traits: SearchTraits,
  { repository, text }: { repository: string; text: string },
  order: SnapshotOrder
): SnapshotPlan {
  const startMs = world.clock.nowMs()
  const name = resolveDateMath(text, startMs)
  mustBeFree(world, repository, name)
  mustBeWithinLimit(world, traits, `${repository}:${name}`)
  const { indices, missing } = resolveExpressions(world.indices.all(), order.indices, {
    expand: order.expand,
    aliases: true
  })
  const [absent] = missing
  if (absent !== undefined && !order.ignoreUnavailable) {
    refuse({ code: 'INDEX_UNKNOWN', index: absent })
  }
  const { metadata, partial, includeGlobalState } = order
  const part = {
    name,
    partNo: 1,
    indices,
    indexExpressions: order.indices,
    includeGlobalState,
    partial,
    ...(metadata !== undefined && { metadata })
  }
  world.runs.begin({ app: 'elasticsearch', repository, parts: [part], rules: alone })
  const view = world.repositories.view(repository, name)
  assert(view !== undefined, `snapshot ${name} begins at once`)
  return view.plan
}

/** A client's own snapshot is a run of one part. */
const alone = {
  inTurn: false,
  gapMs: 0,
  stopsAfterPart: 0,
  lastAfter: 'none',
  socketTimeoutMs: 0,
  onSocketTimeout: 'polls'
} as const satisfies RunRules

/** Waits for the end of a snapshot and says how it ended; `undefined` when the wait was given up. */
export async function snapshotEnd(
  world: World,
  repository: string,
  plan: SnapshotPlan,
  wait: Omit<Wait, 'clock' | 'changes'>
): Promise<SnapshotView | 'released' | 'too long'> {
  const look = () => {
    const known = world.repositories.get(repository) !== undefined
    const view = known ? world.repositories.view(repository, plan.name) : undefined
    return view?.plan.uuid === plan.uuid ? view : undefined
  }
  const pendingUntil = () => {
    const view = look()
    return view?.state === 'IN_PROGRESS' ? view.plan.endMs : undefined
  }
  const { clock, repositories } = world
  const outcome = await waitWhile(pendingUntil, { ...wait, clock, changes: repositories.changes })
  return outcome === 'over' ? (look() ?? abortedView(plan, clock.nowMs())) : outcome
}

/** Copies indices of a snapshot into a new one of the same repository; done at once. */
export function cloneSnapshot(
  world: World,
  { repository, source, target }: { repository: string; source: string; target: string },
  indices: readonly string[]
): void {
  theWritableRepository(world, repository, 'create')
  const view = theSnapshot(world, repository, source)
  const name = resolveDateMath(target, world.clock.nowMs())
  mustBeFree(world, repository, name)
  if (view.state === 'IN_PROGRESS') {
    refuse({ code: 'SNAPSHOT_UNKNOWN', repository, snapshot: source })
  }
  const { found, missing } = resolveNames(
    indices,
    view.plan.indices.map(index => index.name)
  )
  const [absent] = missing
  if (absent !== undefined) refuse({ code: 'INDEX_UNKNOWN', index: absent })
  const copied = new Set(found)
  const nowMs = world.clock.nowMs()
  world.repositories.add(repository, {
    name,
    indices: view.plan.indices.filter(index => copied.has(index.name)),
    indexExpressions: indices,
    includeGlobalState: view.plan.includeGlobalState,
    ...(view.plan.globalState !== undefined && { globalState: view.plan.globalState }),
    partial: view.plan.partial,
    ...(view.plan.metadata !== undefined && { metadata: view.plan.metadata }),
    startMs: nowMs,
    endMs: nowMs,
    outcome: view.plan.outcome,
    failures: view.plan.failures.filter(failure => copied.has(failure.index))
  })
}

/**
 * Deletes by names and patterns. Every name has to exist, or nothing is deleted; a pattern may match
 * nothing, and `_all` is a name like any other.
 */
export function deleteSnapshots(world: World, repository: string, items: readonly string[]): void {
  theWritableRepository(world, repository, 'delete')
  const doomed = new Map<string, SnapshotPlan>()
  for (const item of items) {
    const found = world.repositories.matching(repository, item)
    if (found.length === 0 && !isPattern(item)) {
      refuse({ code: 'SNAPSHOT_UNKNOWN', repository, snapshot: item })
    }
    for (const { plan } of found) doomed.set(plan.name, plan)
  }
  mustNotBeRestoring(world, repository, [...doomed.values()].toSorted(planByStart))
  world.repositories.remove(repository, [...doomed.keys()])
}

function theSnapshot(world: World, repository: string, snapshot: string): SnapshotView {
  const view = world.repositories.view(repository, snapshot)
  return view ?? refuse({ code: 'SNAPSHOT_UNKNOWN', repository, snapshot })
}

/** The name is looked at before the repository, as in the original. */
function mustBeFree(world: World, repository: string, name: string): void {
  const rule = snapshotNameRule(name)
  if (rule !== undefined) {
    refuse({ code: 'SNAPSHOT_NAME_INVALID', repository, snapshot: name, rule })
  }
  theReadableRepository(world, repository)
  const former = world.repositories.view(repository, name)
  if (former !== undefined) {
    const running = former.state === 'IN_PROGRESS'
    refuse({ code: 'SNAPSHOT_EXISTS', repository, snapshot: name, running })
  }
  theWritableRepository(world, repository, 'create')
}

function mustBeWithinLimit(world: World, traits: SearchTraits, subject: string): void {
  const max = Number(world.metadata.setting(snapshotsMax) ?? traits.concurrentSnapshotsMax)
  const names = world.repositories.all().map(it => it.name)
  const running = names.reduce((sum, name) => sum + world.repositories.running(name).length, 0)
  if (running < max) return
  const reason =
    `Cannot start another operation, already running [${running}] operations and the current ` +
    `limit for concurrent snapshot operations is set to [${max}]`
  refuse({ code: 'SNAPSHOT_BUSY', subject, reason })
}

function mustNotBeRestoring(
  world: World,
  repository: string,
  plans: readonly SnapshotPlan[]
): void {
  const nowMs = world.clock.nowMs()
  const recovering = world.indices.all().filter(index => isRecovering(index, nowMs))
  const restored = new Set(recovering.map(index => index.recovery?.snapshotUuid))
  const plan = plans.find(({ uuid }) => restored.has(uuid))
  if (plan === undefined) return
  const subject = `${repository}:${plan.name}/${plan.uuid}`
  const reason = `cannot delete snapshot during a restore in progress in [${subject}]`
  refuse({ code: 'SNAPSHOT_BUSY', subject, reason })
}
