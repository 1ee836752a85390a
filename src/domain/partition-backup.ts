/** Zeebe's own backup: one piece per partition, each with a plan of its own. */
import type { BackupId } from './backup-id.js'
import type { GateSide } from './gate.js'
import { type InstantMs, never } from './instant.js'

/** `DELETED` is told by the latest releases alone, while a deletion is under way. */
export type PartitionState = 'DOES_NOT_EXIST' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'DELETED'

/** What is decided for one partition when the backup is requested. */
export interface PartitionPlan {
  /** From 1. */
  readonly partitionId: number
  readonly startMs: InstantMs
  readonly endMs: InstantMs
  /** Milliseconds that it takes unless somebody says otherwise. */
  readonly usualMs: number
  /** Milliseconds that it takes if nobody holds it. */
  readonly durationMs: number
  readonly outcome: 'COMPLETED' | 'FAILED'
  /** Why it FAILED, without a label of its own. */
  readonly failureReason?: string
  /** `<index>-<term>-<processed>-<exported>` of the state snapshot. */
  readonly snapshotId: string
  readonly checkpointPosition: bigint
  /** Where the log begins that the piece holds. */
  readonly firstLogPosition: bigint
  /** `false` where the store does not know what the piece holds: one that FAILED early has only its reason. */
  readonly described?: boolean
  /** The plan that decided what becomes of it; absent where it was left to itself. */
  readonly plannedBy?: string
  /** Whether it is never seen, although the backup was accepted. */
  readonly vanishes?: boolean
  readonly brokerId: number
  readonly brokerVersion: string
  /** What stands behind the millisecond in its time stamps: 0 to 999,999 nanoseconds. */
  readonly nanos: number
}

export interface PartitionView {
  readonly plan: PartitionPlan
  readonly state: PartitionState
  readonly createdMs: InstantMs
  readonly updatedMs: InstantMs
}

export interface PartitionBackup {
  readonly backupId: BackupId
  readonly partitions: readonly PartitionPlan[]
}

export function partitionAt(plan: PartitionPlan, nowMs: InstantMs): PartitionView {
  if (nowMs < plan.startMs || plan.vanishes) {
    return { plan, state: 'DOES_NOT_EXIST', createdMs: plan.startMs, updatedMs: plan.startMs }
  }
  const running = nowMs < plan.endMs
  const state = running ? 'IN_PROGRESS' : plan.outcome
  return { plan, state, createdMs: plan.startMs, updatedMs: running ? plan.startMs : plan.endMs }
}

/** What is decided about a piece, by a plan or by chance. */
export interface PieceDecision {
  readonly outcome: 'COMPLETED' | 'FAILED'
  readonly durationMs: number
  readonly failureReason?: string
  readonly described?: boolean
  readonly vanishes: boolean
  /** The plan that decided, where one did. */
  readonly plannedBy?: string
}

/** Plans a piece from now on; one that has ended stays as it was. */
export function replannedPartition(
  plan: PartitionPlan,
  { vanishes, ...decision }: PieceDecision,
  { nowMs, isHeld }: { nowMs: InstantMs; isHeld: (side: GateSide) => boolean }
): PartitionPlan {
  if (plan.endMs <= nowMs) return plan
  const { failureReason: _, described: __, vanishes: vanished, plannedBy: ___, ...kept } = plan
  const begun = plan.startMs <= nowMs
  // What has vanished does not come back.
  const isGone = vanishes || (begun && vanished === true)
  const startMs = begun ? plan.startMs : isHeld('before-start') ? never : nowMs
  const endMs = isHeld('before-end') ? never : Math.max(startMs + decision.durationMs, nowMs)
  return { ...kept, ...decision, ...(isGone && { vanishes: true }), startMs, endMs }
}

/** Lets a piece that is being taken fail now: its broker leads no longer. Source: camunda/camunda#10189. */
export function cancelledPartition(plan: PartitionPlan, nowMs: InstantMs): PartitionPlan {
  if (nowMs < plan.startMs || plan.endMs <= nowMs) return plan
  const failureReason = 'Backup is cancelled due to leader change.'
  return { ...plan, endMs: nowMs, outcome: 'FAILED', failureReason }
}

/** The same where the new leader overlooks it: it is never ended. Source: camunda/camunda#41200. */
export function orphanedPartition(plan: PartitionPlan, nowMs: InstantMs): PartitionPlan {
  if (nowMs < plan.startMs || plan.endMs <= nowMs) return plan
  return { ...plan, endMs: never, durationMs: never, usualMs: never }
}

export type RuntimeState = PartitionState | 'INCOMPLETE'

export interface RuntimeVerdict {
  readonly state: RuntimeState
  /** Given only when FAILED. */
  readonly failureReason?: string
}

/**
 * Draws one state from those of the partitions, by the first question that is answered with yes.
 *
 * Each failed partition adds a sentence *with a trailing blank* to the reason, so a reason that ends with
 * a full stop is followed by two. Source: recorded from 8.6.11.
 */
export function runtimeVerdict(partitions: readonly PartitionView[]): RuntimeVerdict {
  const any = (state: PartitionState) => partitions.some(partition => partition.state === state)
  if (any('FAILED')) return { state: 'FAILED', failureReason: reasonOf(partitions) }
  if ((any('IN_PROGRESS') || any('COMPLETED')) && any('DOES_NOT_EXIST')) {
    return { state: 'INCOMPLETE' }
  }
  if (any('IN_PROGRESS')) return { state: 'IN_PROGRESS' }
  if (any('DELETED')) return { state: 'DELETED' }
  if (any('DOES_NOT_EXIST')) return { state: 'DOES_NOT_EXIST' }
  return { state: 'COMPLETED' }
}

function reasonOf(partitions: readonly PartitionView[]): string {
  return partitions
    .filter(partition => partition.state === 'FAILED')
    .map(({ plan: { partitionId, failureReason = 'Unknown reason' } }) => {
      return `Backup on partition ${partitionId} failed due to ${failureReason}. `
    })
    .join('')
}
