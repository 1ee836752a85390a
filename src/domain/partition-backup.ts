/** Zeebe's own backup: one piece per partition, each with a plan of its own. */
import type { BackupId } from './backup-id.js'
import type { InstantMs } from './instant.js'

/** `DELETED` is told by the latest releases alone, while a deletion is under way. */
export type PartitionState = 'DOES_NOT_EXIST' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'DELETED'

/** What is decided for one partition when the backup is requested. */
export interface PartitionPlan {
  /** From 1. */
  readonly partitionId: number
  readonly startMs: InstantMs
  readonly endMs: InstantMs
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
  if (nowMs < plan.startMs) {
    return { plan, state: 'DOES_NOT_EXIST', createdMs: plan.startMs, updatedMs: plan.startMs }
  }
  const running = nowMs < plan.endMs
  const state = running ? 'IN_PROGRESS' : plan.outcome
  return { plan, state, createdMs: plan.startMs, updatedMs: running ? plan.startMs : plan.endMs }
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
