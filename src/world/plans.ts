import type { BackupId } from '../domain/backup-id.js'
import { type Pace, type PaceRow, paceRows } from '../domain/pace.js'
import type { ShardFailure, SnapshotOutcome } from '../domain/snapshot.js'
import type { AppBackupId, BackupApp } from '../domain/snapshot-name.js'
import type { Seed } from './seed.js'

/** What shall become of a part that has not been planned yet. What is absent is decided as usual. */
export interface PartWish {
  readonly app: BackupApp
  /** Any backup where absent. */
  readonly backupId?: AppBackupId
  /** From 1; any part where absent. */
  readonly partNo?: number
  readonly outcome?: SnapshotOutcome
  /** Milliseconds; `never` for a part that stalls. */
  readonly durationMs?: number
  readonly failures?: readonly ShardFailure[]
}

/** What shall become of a partition of a Zeebe backup. */
export interface PartitionWish {
  readonly backupId?: BackupId
  readonly partitionId?: number
  readonly outcome?: 'COMPLETED' | 'FAILED'
  readonly durationMs?: number
  readonly failureReason?: string
  /** `false` for a piece that FAILED before the store knew what it holds. */
  readonly described?: boolean
}

export interface PartDecision {
  readonly outcome: SnapshotOutcome
  readonly durationMs: number
  readonly failures: readonly ShardFailure[]
}

/** Decides how long things take and how they end: by the wishes first, by pace and seed otherwise. */
export class Plans {
  readonly #seed: Seed
  readonly #pace: PaceRow
  #parts: readonly PartWish[] = []
  #partitions: readonly PartitionWish[] = []

  constructor(seed: Seed, pace: Pace) {
    this.#seed = seed
    this.#pace = paceRows[pace]
  }

  /** The first wish that fits a coming part is granted. */
  wishPart(wish: PartWish): void {
    this.#parts = [...this.#parts, wish]
  }

  wishPartition(wish: PartitionWish): void {
    this.#partitions = [...this.#partitions, wish]
  }

  reset(): void {
    this.#parts = []
    this.#partitions = []
  }

  part({ app, backupId, partNo }: { app: BackupApp; backupId: AppBackupId; partNo: number }) {
    const usualMs = this.#seed.durationMs(`${app}.part`, this.#pace.snapshot)
    const wish = this.#parts.find(
      it =>
        it.app === app && (it.backupId ?? backupId) === backupId && (it.partNo ?? partNo) === partNo
    )
    const { outcome = 'SUCCESS', durationMs = usualMs, failures = [] } = wish ?? {}
    return { outcome, durationMs, failures } satisfies PartDecision
  }

  partition({ backupId, partitionId }: { backupId: BackupId; partitionId: number }) {
    const usualMs = this.#seed.durationMs('zeebe.partition', this.#pace.partition)
    const wish = this.#partitions.find(
      it =>
        (it.backupId ?? backupId) === backupId && (it.partitionId ?? partitionId) === partitionId
    )
    const { outcome = 'COMPLETED', durationMs = usualMs, failureReason, described } = wish ?? {}
    return {
      outcome,
      durationMs,
      ...(failureReason !== undefined && { failureReason }),
      ...(described !== undefined && { described })
    } as const
  }

  /** Milliseconds that a snapshot taken through Elasticsearch itself needs. */
  snapshotMs(): number {
    return this.#seed.durationMs('elasticsearch.snapshot', this.#pace.snapshot)
  }
}
