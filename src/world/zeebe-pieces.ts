import type { BackupId } from '../domain/backup-id.js'
import type { PartitionPlan } from '../domain/partition-backup.js'
import type { Clock } from './clock.js'
import type { Plans } from './plans.js'
import type { Seed } from './seed.js'

/** Position of the log before anything happened to it. */
const firstPosition = 100n

interface PiecesSetting {
  readonly version: string
  readonly clusterSize: number
}

interface PiecesGround {
  readonly clock: Clock
  readonly seed: Seed
  readonly plans: Plans
}

/** Makes the pieces that a backup has, one for each partition; the log grows from one to the next. */
export class ZeebePieces {
  readonly #setting: PiecesSetting
  readonly #ground: PiecesGround
  readonly #lastPositions = new Map<number, bigint>()
  #position = firstPosition

  constructor(setting: PiecesSetting, ground: PiecesGround) {
    this.#setting = setting
    this.#ground = ground
  }

  reset(): void {
    this.#position = firstPosition
    this.#lastPositions.clear()
  }

  planned(backupId: BackupId, partitionIds: readonly number[]): PartitionPlan[] {
    const startMs = this.#ground.clock.nowMs()
    return partitionIds.map(partitionId => {
      const { durationMs, ...wish } = this.#ground.plans.partition({ backupId, partitionId })
      return {
        ...wish,
        partitionId,
        startMs,
        endMs: startMs + durationMs,
        ...this.#positions(partitionId),
        brokerId: (partitionId - 1) % this.#setting.clusterSize,
        brokerVersion: this.#setting.version,
        nanos: this.#ground.seed.integer('zeebe.nanos', 1, 999_999)
      }
    })
  }

  /** Each backup holds the log from the checkpoint before it. */
  #positions(partitionId: number) {
    this.#position += BigInt(this.#ground.seed.integer('zeebe.position', 1, 40))
    const checkpointPosition = this.#position
    const firstLogPosition = this.#lastPositions.get(partitionId) ?? 1n
    this.#lastPositions.set(partitionId, checkpointPosition)
    const exported = checkpointPosition - 1n
    const snapshotId = `${exported - 1n}-1-${exported}-${exported - 1n}`
    return { snapshotId, checkpointPosition, firstLogPosition }
  }
}
