import { type BackupId, inHashOrder } from '../domain/backup-id.js'
import {
  type BrokerCondition,
  healthyTopology,
  type Topology,
  topologyUnder
} from '../domain/broker-condition.js'
import { type ExporterPhase, type ExportingCommand, phaseAfter } from '../domain/exporting.js'
import {
  backupTrouble,
  type ExportingFailure,
  exportingTrouble,
  type RuntimeOperation
} from '../domain/gateway-trouble.js'
import {
  type PartitionBackup,
  type PartitionPlan,
  type PartitionView,
  partitionAt,
  type RuntimeVerdict,
  runtimeVerdict
} from '../domain/partition-backup.js'
import type { Profile } from '../domain/profile/profile.js'
import { refuse } from '../domain/refusal.js'
import type { Clock } from './clock.js'
import type { Conditions } from './conditions.js'
import type { Plans } from './plans.js'
import type { Seed } from './seed.js'

export interface ZeebeSetting {
  /** The brokers' version, written into every backup. */
  readonly version: string
  /** Of the release that the cluster itself has; each endpoint adds habits of its own. */
  readonly traits: Profile['zeebe']
  readonly partitionsCount: number
  readonly clusterSize: number
  /** How long the gateway waits for a broker, in milliseconds. The original's default is 15 s. */
  readonly requestTimeoutMs: number
}

/** One backup as it looks now. */
export interface RuntimeBackupView extends RuntimeVerdict {
  readonly backupId: BackupId
  readonly partitions: readonly PartitionView[]
}

export interface ZeebeGround {
  readonly clock: Clock
  readonly seed: Seed
  readonly plans: Plans
  readonly conditions: Conditions
}

/** The Zeebe cluster as its gateway shows it: backups by partition, and what the exporters do. */
export class Zeebe {
  readonly setting: ZeebeSetting
  readonly #ground: ZeebeGround
  readonly #healthy: Topology
  readonly #backups = new Map<BackupId, PartitionBackup>()
  readonly #phases = new Map<number, ExporterPhase>()
  #latestCheckpoint: BackupId = 0n
  #position = 100n

  constructor(setting: ZeebeSetting, ground: ZeebeGround) {
    this.setting = setting
    this.#ground = ground
    this.#healthy = healthyTopology(setting.partitionsCount, setting.clusterSize)
    this.reset()
  }

  /** Back to an empty store and running exporters. */
  reset(): void {
    this.#backups.clear()
    this.#latestCheckpoint = 0n
    this.#position = 100n
    for (const { partitionId } of this.#healthy.partitions) {
      this.#phases.set(partitionId, 'EXPORTING')
    }
  }

  /** Starts a backup on every partition. Its id must be higher than every one before, deleted or not. */
  async take(backupId: BackupId): Promise<void> {
    if (backupId <= 0n) refuse({ code: 'ID_NOT_POSITIVE' })
    await this.#reachBrokers('take')
    if (backupId <= this.#latestCheckpoint) {
      refuse({ code: 'ID_NOT_HIGHER', requested: backupId, latest: this.#latestCheckpoint })
    }
    const startMs = this.#ground.clock.nowMs()
    const partitions = this.#healthy.partitions.map(({ partitionId }) =>
      this.#plan({ backupId, partitionId, startMs })
    )
    this.#latestCheckpoint = backupId
    this.#backups.set(backupId, { backupId, partitions })
  }

  async get(backupId: BackupId): Promise<RuntimeBackupView> {
    await this.#reachBrokers('get')
    const backup = this.#backups.get(backupId)
    const view = backup === undefined ? undefined : this.#view(backup)
    if (view === undefined || view.state === 'DOES_NOT_EXIST') {
      refuse({ code: 'RUNTIME_BACKUP_UNKNOWN', backupId })
    }
    return view
  }

  /** All backups, in the order of a Java hash map: the gateway does not sort. */
  async list(): Promise<RuntimeBackupView[]> {
    await this.#reachBrokers('list')
    if (this.topology().partitions.length === 0) return []
    const views = [...this.#backups.values()].map(backup => this.#view(backup))
    return inHashOrder(views, view => view.backupId)
  }

  /** Deletes whatever is there; that there is nothing is no error. The id stays taken. */
  async delete(backupId: BackupId): Promise<void> {
    await this.#reachBrokers('delete')
    if (this.topology().partitions.length === 0) return
    this.#backups.delete(backupId)
  }

  /** Pauses or resumes exporting on every partition at the same time; `undefined` when all obeyed. */
  async command(command: ExportingCommand): Promise<ExportingFailure | undefined> {
    const topology = this.topology()
    const failure = exportingTrouble(this.#condition(), topology)
    for (const { partitionId } of topology.partitions) {
      if (obeys(partitionId, failure)) this.#phases.set(partitionId, phaseAfter[command])
    }
    if (failure?.kind === 'silent') await this.#waitForTimeout()
    return failure
  }

  /** What each partition's exporters do, by partition id. */
  phases(): ReadonlyMap<number, ExporterPhase> {
    return this.#phases
  }

  topology(): Topology {
    return topologyUnder(this.#condition(), this.#healthy)
  }

  #condition(): BrokerCondition {
    return this.#ground.conditions.current().zeebe
  }

  async #reachBrokers(operation: RuntimeOperation): Promise<void> {
    const trouble = backupTrouble(this.#condition(), operation, this.topology())
    if (trouble === undefined) return
    if (trouble.afterTimeout) await this.#waitForTimeout()
    refuse(trouble.refusal)
  }

  /** Lets the gateway's patience run out, on the world's clock. */
  async #waitForTimeout(): Promise<void> {
    const { clock } = this.#ground
    const untilMs = clock.nowMs() + this.setting.requestTimeoutMs
    await clock.until(untilMs, new AbortController().signal)
  }

  #plan(at: { backupId: BackupId; partitionId: number; startMs: number }): PartitionPlan {
    const { partitionId, startMs } = at
    const { durationMs, ...wish } = this.#ground.plans.partition(at)
    this.#position += BigInt(this.#ground.seed.integer('zeebe.position', 1, 40))
    const checkpointPosition = this.#position
    const exported = checkpointPosition - 1n
    return {
      ...wish,
      partitionId,
      startMs,
      endMs: startMs + durationMs,
      snapshotId: `${exported - 1n}-1-${exported}-${exported - 1n}`,
      checkpointPosition,
      brokerId: (partitionId - 1) % this.setting.clusterSize,
      brokerVersion: this.setting.version,
      nanos: this.#ground.seed.integer('zeebe.nanos', 1, 999_999)
    }
  }

  #view({ backupId, partitions }: PartitionBackup): RuntimeBackupView {
    const nowMs = this.#ground.clock.nowMs()
    const views = partitions.map(plan => partitionAt(plan, nowMs))
    return { backupId, partitions: views, ...runtimeVerdict(views) }
  }
}

/** Whether a partition carries a command out although the whole failed. */
function obeys(partitionId: number, failure: ExportingFailure | undefined): boolean {
  if (failure === undefined) return true
  const ofOnePartition = failure.kind === 'broker' || failure.kind === 'silent'
  return ofOnePartition && failure.partitionId !== partitionId
}
