import type { BackupId } from '../domain/backup-id.js'
import { type ChainLink, type CheckpointState, checkpointState } from '../domain/backup-ranges.js'
import { type InstantMs, never } from '../domain/instant.js'
import {
  type PartitionBackup,
  type PartitionPlan,
  partitionAt
} from '../domain/partition-backup.js'

export interface NewBackup extends PartitionBackup {
  readonly takenMs: InstantMs
  /** Milliseconds in which nobody finds it; what the release has where absent. */
  readonly gapMs?: number
  readonly goneMs?: InstantMs
}

export interface StoredBackup extends NewBackup {
  /** When it is gone from the store; `never` unless somebody deleted it. */
  readonly goneMs: InstantMs
}

export interface ZeebeStoreState {
  /** From the least id to the greatest. */
  readonly backups: readonly StoredBackup[]
  /** -1 for none; so is the next. */
  readonly latest: BackupId
  readonly forgotten: BackupId
}

/** No checkpoint has been taken. Source: camunda/camunda, CheckpointState. */
const noCheckpoint: BackupId = -1n

/**
 * The backups of a Zeebe cluster and the checkpoints behind them, by id from the least to the greatest: an id
 * that is not greater than all before it never comes in.
 */
export class ZeebeStore {
  #backups = new Map<BackupId, StoredBackup>()
  #latest = noCheckpoint
  /** Checkpoints up to this one have been struck from the state. */
  #forgotten = noCheckpoint

  /** The id of the latest checkpoint, whatever became of its backup. */
  get latest(): BackupId {
    return this.#latest
  }

  add({ goneMs = never, ...backup }: NewBackup): void {
    this.#latest = backup.backupId
    this.#backups.set(backup.backupId, { ...backup, goneMs })
    this.#forgetUseless(backup.takenMs)
  }

  /** Replaces the pieces of every backup by what is made of them. */
  update(change: (backup: StoredBackup) => readonly PartitionPlan[]): void {
    for (const [backupId, backup] of this.#backups) {
      this.#backups.set(backupId, { ...backup, partitions: change(backup) })
    }
  }

  all(): StoredBackup[] {
    return [...this.#backups.values()]
  }

  /** What is still there at an instant. */
  present(nowMs: InstantMs): StoredBackup[] {
    return [...this.#backups.values()].filter(it => nowMs < it.goneMs)
  }

  /** Lets a backup be gone at an instant, or earlier where it was deleted before. */
  remove(backupId: BackupId, goneMs: InstantMs): void {
    const backup = this.#backups.get(backupId)
    if (backup === undefined || backup.goneMs <= goneMs) return
    this.#backups.set(backupId, { ...backup, goneMs })
  }

  checkpointState(nowMs: InstantMs, partitionIds: readonly number[]): CheckpointState {
    const tracked = [...this.#backups.values()].filter(it => it.backupId > this.#forgotten)
    return checkpointState(
      partitionIds.map(partitionId =>
        tracked.flatMap(backup =>
          backup.partitions
            .filter(plan => plan.partitionId === partitionId)
            .map(plan => linkOf(backup, plan, nowMs))
        )
      )
    )
  }

  /** Forgets checkpoints and ranges; backups stay, and ids stay taken. */
  forgetCheckpoints(): void {
    this.#forgotten = this.#latest
  }

  get state(): ZeebeStoreState {
    return { backups: this.all(), latest: this.#latest, forgotten: this.#forgotten }
  }

  restore({ backups, latest, forgotten }: ZeebeStoreState): void {
    this.#backups = new Map(backups.map(backup => [backup.backupId, backup]))
    this.#latest = latest
    this.#forgotten = forgotten
  }

  clear(): void {
    this.#backups.clear()
    this.#latest = noCheckpoint
    this.#forgotten = noCheckpoint
  }

  /** A backup that is gone is worth a memory only as the gap behind one that is not, or as the latest. */
  #forgetUseless(nowMs: InstantMs): void {
    let isGap = true
    for (const { backupId, goneMs } of [...this.#backups.values()]) {
      const gone = goneMs <= nowMs
      if (gone && isGap && backupId !== this.#latest) this.#backups.delete(backupId)
      isGap = gone
    }
  }
}

function linkOf(backup: StoredBackup, plan: PartitionPlan, nowMs: InstantMs): ChainLink {
  const { backupId: checkpointId, takenMs, goneMs } = backup
  const { partitionId, checkpointPosition, firstLogPosition } = plan
  const completed = nowMs < goneMs && partitionAt(plan, nowMs).state === 'COMPLETED'
  const checkpoint = { checkpointId, partitionId, checkpointPosition, firstLogPosition, takenMs }
  return { checkpoint, completed }
}
