/**
 * A snapshot is written down once, as a plan, and never ticked: everything a caller may ask of it is a
 * function of that plan and an instant.
 */
import { assert } from './assert.js'
import type { GlobalState } from './global-state.js'
import type { IndexFacts } from './index-facts.js'
import { type InstantMs, never } from './instant.js'
import type { SnapshotVersion } from './search-builds.js'

/** The words of Elasticsearch's `GET /_snapshot`, which the web apps hand on unchanged. */
export type SnapshotState = 'IN_PROGRESS' | 'SUCCESS' | 'FAILED' | 'PARTIAL' | 'INCOMPATIBLE'

export type SnapshotOutcome = Exclude<SnapshotState, 'IN_PROGRESS'>

/** One shard that could not be written. */
export interface ShardFailure {
  readonly index: string
  readonly shardId: number
  readonly reason: string
  readonly nodeId: string
  /** The REST status word, for example `INTERNAL_SERVER_ERROR`. */
  readonly status: string
}

/**
 * What is decided when the snapshot is requested. Immutable; an intervention writes a new plan. Plans that the
 * world makes have all members, absent ones as `undefined`: there may be very many, and so they are small.
 */
export interface SnapshotPlan {
  readonly name: string
  /** 22 characters of url-safe base64. */
  readonly uuid: string
  /** The indices as they are when the snapshot begins: what a restore brings back. */
  readonly indices: readonly IndexFacts[]
  /** What was asked for, resolved again while the snapshot has not begun. */
  readonly indexExpressions: readonly string[]
  readonly includeGlobalState: boolean
  /** The global state, where it is included and is not what a world begins with. */
  readonly globalState?: GlobalState | undefined
  readonly partial: boolean
  readonly metadata?: SnapshotMetadata | undefined
  /** When it begins; in the future for a part that waits for the one before it. */
  readonly startMs: InstantMs
  readonly endMs: InstantMs
  /** When it would end if nobody held it; absent where that makes no difference. */
  readonly dueMs?: InstantMs | undefined
  readonly outcome: SnapshotOutcome
  readonly failures: readonly ShardFailure[]
  /** Why it FAILED; Elasticsearch prints it as `reason`. */
  readonly reason?: string | undefined
  /** The version that took it; that of the world's search engine where absent. */
  readonly takenBy?: SnapshotVersion | undefined
  /** Rank among the snapshots of a world: decides which of two that share a millisecond came later. */
  readonly ordinal: number
  /** When a deletion that is under way will be over; absent where nobody has asked for one. */
  readonly goneMs?: InstantMs | undefined
  /** The run that takes it; absent for a snapshot that was there from the start or was copied. */
  readonly runId?: string | undefined
  /** The plan that decided what becomes of it; absent where it was left to itself. */
  readonly plannedBy?: string | undefined
}

/** What is decided of a snapshot before it has its place among the others. */
export type UnplacedPlan = Omit<SnapshotPlan, 'uuid' | 'ordinal'>

/** The plan in the one shape that all plans of a world have. */
export function placedPlan(plan: UnplacedPlan, uuid: string, ordinal: number): SnapshotPlan {
  return {
    name: plan.name,
    uuid,
    indices: plan.indices,
    indexExpressions: plan.indexExpressions,
    includeGlobalState: plan.includeGlobalState,
    globalState: plan.globalState,
    partial: plan.partial,
    metadata: plan.metadata,
    startMs: plan.startMs,
    endMs: plan.endMs,
    dueMs: plan.dueMs,
    outcome: plan.outcome,
    failures: plan.failures,
    reason: plan.reason,
    takenBy: plan.takenBy,
    ordinal,
    goneMs: plan.goneMs,
    runId: plan.runId,
    plannedBy: plan.plannedBy
  }
}

export type SnapshotMetadata = Readonly<Record<string, unknown>>

export interface ShardCounts {
  readonly total: number
  readonly failed: number
  readonly successful: number
}

/** What a reader sees at one instant. */
export interface SnapshotView {
  readonly plan: SnapshotPlan
  readonly state: SnapshotState
  /** Absent until the snapshot has ended. */
  readonly endMs?: InstantMs
  readonly shards: ShardCounts
  /** Share of the shards that are written, from 0 to 1. */
  readonly progress: number
}

/** Returns the snapshot as it looks at `nowMs`, or `undefined` while it has not begun or once it is gone. */
export function snapshotAt(plan: SnapshotPlan, nowMs: InstantMs): SnapshotView | undefined {
  return existsAt(plan, nowMs) ? viewAt(plan, nowMs) : undefined
}

/** Whether the snapshot has begun at `nowMs` and is not gone. */
export function existsAt({ startMs, goneMs = never }: SnapshotPlan, nowMs: InstantMs): boolean {
  return startMs <= nowMs && nowMs < goneMs
}

/** Whether a snapshot that exists at `nowMs` is still being taken then. */
export function runsAt({ endMs }: SnapshotPlan, nowMs: InstantMs): boolean {
  return nowMs < endMs
}

/** How a snapshot that exists at `nowMs` looks then. */
export function viewAt(plan: SnapshotPlan, nowMs: InstantMs): SnapshotView {
  assert(plan.startMs <= plan.endMs, `snapshot ${plan.name} ends before it starts`)
  if (runsAt(plan, nowMs)) {
    return { plan, state: 'IN_PROGRESS', shards: noShards, progress: progressAt(plan, nowMs) }
  }
  return { plan, state: plan.outcome, endMs: plan.endMs, shards: shardsOf(plan), progress: 1 }
}

/**
 * The last a waiting client hears of a running snapshot that was deleted: FAILED at that instant.
 *
 * Source: Elasticsearch, `SnapshotsInProgress.ABORTED_FAILURE_TEXT` and the tests of concurrent snapshots.
 */
export function abortedView(plan: SnapshotPlan, nowMs: InstantMs): SnapshotView {
  const endMs = Math.max(plan.startMs, Math.min(nowMs, plan.endMs))
  const reason = 'Snapshot was aborted by deletion'
  const aborted: SnapshotPlan = { ...plan, endMs, outcome: 'FAILED', failures: [], reason }
  const total = shardsTotal(plan)
  const shards = { total, failed: total, successful: 0 }
  return { plan: aborted, state: 'FAILED', endMs, shards, progress: 1 }
}

/** One that is held beyond its time is nearly done for as long. */
function progressAt({ startMs, endMs, dueMs }: SnapshotPlan, nowMs: InstantMs): number {
  const progress = (nowMs - startMs) / ((dueMs ?? endMs) - startMs)
  return dueMs === undefined ? progress : Math.min(progress, heldProgress)
}

const heldProgress = 0.99

/** Elasticsearch counts the shards of a running snapshot as zero. */
const noShards: ShardCounts = { total: 0, failed: 0, successful: 0 }

export function shardsTotal(plan: SnapshotPlan): number {
  return plan.indices.reduce((sum, index) => sum + index.shards, 0)
}

/** A snapshot that FAILED for a reason of its own has no shard to show for it. */
function shardsOf(plan: SnapshotPlan): ShardCounts {
  const total = shardsTotal(plan)
  const whole = plan.outcome === 'FAILED' && plan.failures.length === 0
  const failed = whole ? total : Math.min(total, plan.failures.length)
  return { total, failed, successful: total - failed }
}

/** The order of `GET /_snapshot`: by start, ties by name. Source: Elasticsearch's default sort. */
export function byStart({ plan: a }: SnapshotView, { plan: b }: SnapshotView): number {
  return planByStart(a, b)
}

/** The same order, of plans. */
export function planByStart(a: SnapshotPlan, b: SnapshotPlan): number {
  return a.startMs - b.startMs || planByName(a, b)
}

/** By name: the order of a list that leaves the start unread. */
export function byName({ plan: a }: SnapshotView, { plan: b }: SnapshotView): number {
  return planByName(a, b)
}

function planByName(a: SnapshotPlan, b: SnapshotPlan): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** The latest first; of two that share a millisecond, the one that was written down later. */
export function newestFirst(one: SnapshotView, other: SnapshotView): number {
  return other.plan.startMs - one.plan.startMs || other.plan.ordinal - one.plan.ordinal
}
