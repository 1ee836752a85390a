import type { BackupId } from '../domain/backup-id.js'
import { never } from '../domain/instant.js'
import { type PartitionPlan, replannedPartition } from '../domain/partition-backup.js'
import type { Clock } from './clock.js'
import type { Gates } from './gates.js'
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
  readonly gates: Gates
}

export interface ZeebePiecesState {
  readonly position: bigint
  readonly lastPositions: readonly (readonly [partitionId: number, position: bigint])[]
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
    return partitionIds.map(partitionId => {
      const usualMs = this.#ground.plans.usualPartitionMs()
      const plan: PartitionPlan = {
        partitionId,
        startMs: never,
        endMs: never,
        usualMs,
        durationMs: usualMs,
        outcome: 'COMPLETED',
        ...this.#positions(partitionId),
        brokerId: (partitionId - 1) % this.#setting.clusterSize,
        brokerVersion: this.#setting.version,
        nanos: this.#ground.seed.integer('zeebe.nanos', 1, 999_999)
      }
      return this.replanned(backupId, plan)
    })
  }

  /** The piece as it goes on from now, by what is wished of it and whether somebody holds it. */
  replanned(backupId: BackupId, plan: PartitionPlan): PartitionPlan {
    const { clock, gates, plans } = this.#ground
    const { partitionId, usualMs } = plan
    const decision = plans.decidePartition({ backupId, partitionId }, usualMs)
    return replannedPartition(plan, decision, {
      nowMs: clock.nowMs(),
      isHeld: side => gates.isHeld({ app: 'zeebe', partitionId, side }, backupId)
    })
  }

  /** Where the log stands, for whoever writes the world down. */
  get state(): ZeebePiecesState {
    return { position: this.#position, lastPositions: [...this.#lastPositions] }
  }

  restore({ position, lastPositions }: ZeebePiecesState): void {
    this.#position = position
    this.#lastPositions.clear()
    for (const [partitionId, last] of lastPositions) this.#lastPositions.set(partitionId, last)
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
