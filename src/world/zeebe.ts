import { type BackupId, inHashOrder } from '../domain/backup-id.js'
import type { CheckpointState } from '../domain/backup-ranges.js'
import type { Topology } from '../domain/broker-condition.js'
import type { ExporterPhase, ExportingCommand } from '../domain/exporting.js'
import {
  type ExportingFailure,
  exportingTrouble,
  obedientPartitions,
  partialRefusal
} from '../domain/gateway-trouble.js'
import type { InstantMs } from '../domain/instant.js'
import {
  cancelledPartition,
  orphanedPartition,
  type PartitionView,
  partitionAt,
  type RuntimeVerdict,
  runtimeVerdict
} from '../domain/partition-backup.js'
import type { Profile } from '../domain/profile/profile.js'
import { refuse } from '../domain/refusal.js'
import { Changes } from './changes.js'
import type { Clock } from './clock.js'
import type { Conditions } from './conditions.js'
import type { ExporterPositions } from './exporter-positions.js'
import type { Gates } from './gates.js'
import type { Plans } from './plans.js'
import type { Seed } from './seed.js'
import { ZeebeBrokers } from './zeebe-brokers.js'
import { ZeebeMemory } from './zeebe-memory.js'
import type { StoredBackup } from './zeebe-store.js'

/** The habits of a release's gateway. */
export type ZeebeTraits = Profile['zeebe']

export interface ZeebeSetting {
  /** The brokers' version, written into every backup. */
  readonly version: string
  /** Of the release that the cluster itself has; each endpoint adds habits of its own. */
  readonly traits: ZeebeTraits
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
  readonly gates: Gates
  readonly conditions: Conditions
  /** Aborts when nobody is to wait any longer. */
  readonly closed: AbortSignal
}

/**
 * The Zeebe cluster as its gateway shows it: backups by partition, and what the exporters do.
 *
 * Every operation is asked for in the habits of one release; in those of the cluster itself where none are
 * named. The cluster behind them is one.
 */
export class Zeebe {
  readonly setting: ZeebeSetting
  /** Announced when a backup is taken or deleted. */
  readonly changes = new Changes()
  readonly #ground: ZeebeGround
  readonly #brokers: ZeebeBrokers
  readonly #memory: ZeebeMemory

  constructor(setting: ZeebeSetting, ground: ZeebeGround) {
    this.setting = setting
    this.#ground = ground
    this.#brokers = new ZeebeBrokers(setting, ground)
    this.#memory = new ZeebeMemory(setting, ground)
    this.reset()
  }

  /** Back to an empty store and running exporters. */
  reset(): void {
    this.#memory.reset(idsOf(this.#brokers.healthy))
  }

  /** All that it remembers, for whoever writes the world down. */
  get memory(): ZeebeMemory {
    return this.#memory
  }

  get positions(): ExporterPositions {
    return this.#memory.positions
  }

  /**
   * Starts a backup on every partition. Its id must be higher than every one before, deleted or not.
   *
   * @param asked - absent where the client leaves the id to the cluster.
   * @returns the id that it has.
   */
  async take(asked: BackupId | undefined, traits = this.setting.traits): Promise<BackupId> {
    const backupId = this.#memory.ids.chosen(asked, traits)
    await this.#brokers.reach('take', traits)
    const { latest } = this.#memory.store
    if (backupId <= latest) refuse({ code: 'ID_NOT_HIGHER', requested: backupId, latest })
    const nowMs = this.nowMs()
    const partitions = this.#memory.pieces.planned(backupId, idsOf(this.#brokers.healthy))
    const { vanishes = traits.acceptedVanishes, registrationGapMs } = this.#ground.plans.ofBackup(
      'zeebe',
      backupId
    )
    this.#memory.store.add({
      backupId,
      partitions,
      takenMs: nowMs,
      ...(vanishes && { goneMs: nowMs }),
      ...(registrationGapMs !== undefined && { gapMs: registrationGapMs })
    })
    this.changes.announce()
    return backupId
  }

  async get(backupId: BackupId, traits = this.setting.traits): Promise<RuntimeBackupView> {
    const view = await this.find(backupId, traits)
    if (view === undefined || view.state === 'DOES_NOT_EXIST') {
      refuse({ code: 'RUNTIME_BACKUP_UNKNOWN', backupId })
    }
    return view
  }

  /** The same, but a backup that nobody knows is `undefined` and not refused. */
  async find(
    backupId: BackupId,
    traits = this.setting.traits
  ): Promise<RuntimeBackupView | undefined> {
    await this.#brokers.reach('get', traits)
    const found = this.#visible(traits).find(it => it.backupId === backupId)
    return found && this.#view(found, traits)
  }

  /**
   * All backups, or those whose ids begin with some digits.
   *
   * Up to 8.8 they come in the order of a Java hash map: the gateway does not sort.
   */
  async list(traits = this.setting.traits, prefix = ''): Promise<RuntimeBackupView[]> {
    await this.#brokers.reach('list', traits)
    if (this.topology().partitions.length === 0) return []
    const wanted = this.#visible(traits).filter(it => String(it.backupId).startsWith(prefix))
    const views = wanted.map(backup => this.#view(backup, traits))
    switch (traits.listOrder) {
      case 'hash':
        return inHashOrder(views, view => view.backupId)
      case 'asc':
        return views
      default:
        return views.toReversed()
    }
  }

  /** Deletes whatever is there; that there is nothing is no error. The id stays taken. */
  async delete(backupId: BackupId, traits = this.setting.traits): Promise<void> {
    await this.#brokers.reach('delete', traits)
    if (this.topology().partitions.length === 0) return
    this.#memory.store.remove(backupId, this.nowMs() + traits.deleteDelayMs)
    this.changes.announce()
  }

  /** The latest checkpoints and the ranges of backups. */
  async state(traits = this.setting.traits): Promise<CheckpointState> {
    const trouble = await this.#brokers.troubleOf('list', traits)
    // With physical tenants, one that cannot be read has nothing to tell, and the others are shown.
    if (trouble !== undefined && traits.physicalTenants) return nothing
    if (trouble !== undefined) refuse(trouble.refusal)
    return this.#checkpoints()
  }

  /** Writes the same down anew, on every broker: one that cannot is an error. */
  async syncState(traits = this.setting.traits): Promise<CheckpointState> {
    await this.#brokers.reach('list', traits)
    return this.#checkpoints()
  }

  /** Forgets checkpoints and ranges; the next backup begins new ones. */
  async deleteState(traits = this.setting.traits): Promise<void> {
    await this.#brokers.reach('delete', traits)
    if (this.topology().partitions.length > 0) this.#memory.store.forgetCheckpoints()
  }

  /** Pauses or resumes exporting on every partition at the same time; `undefined` when all obeyed. */
  async command(
    command: ExportingCommand,
    { resumeNeedsAll } = this.setting.traits
  ): Promise<ExportingFailure | undefined> {
    const topology = this.topology()
    const needsReplicas = command !== 'resume' || resumeNeedsAll
    const { exporting } = this.#ground.conditions.current()
    const partitionIds = idsOf(topology)
    const failure =
      exportingTrouble(this.#brokers.condition(), topology, needsReplicas) ??
      partialRefusal(exporting, partitionIds)
    this.#memory.exporters.obey(command, obedientPartitions(partitionIds, failure, exporting))
    this.positions.follow(this.phases())
    if (failure?.kind === 'timeout') await this.#brokers.waitForTimeout()
    return failure
  }

  /** Plans the pieces that have not ended anew. */
  replan(): void {
    this.#memory.store.update(({ backupId, partitions }) =>
      partitions.map(plan => this.#memory.pieces.replanned(backupId, plan))
    )
  }

  /**
   * Another broker leads the partition from now on: its piece of a running backup fails, or is overlooked
   * where the release does so.
   */
  changeLeader(partitionId: number): void {
    const nowMs = this.nowMs()
    const change =
      this.setting.traits.leaderChange === 'fails' ? cancelledPartition : orphanedPartition
    this.#memory.store.update(({ partitions }) =>
      partitions.map(plan => (plan.partitionId === partitionId ? change(plan, nowMs) : plan))
    )
  }

  /**
   * Ends the brokers and starts them again, which changes every leader.
   *
   * @returns a partition that does not come back, because its stored phase got mixed up, in releases where
   *   that happens.
   */
  restart(): number | undefined {
    for (const partitionId of idsOf(this.#brokers.healthy)) this.changeLeader(partitionId)
    return this.setting.traits.mixedPauseCorrupts ? this.#memory.exporters.mixed[0] : undefined
  }

  /** What each partition's exporters do, by partition id. */
  phases(): ReadonlyMap<number, ExporterPhase> {
    return this.#memory.exporters.phases
  }

  /** Every backup that was taken and not forgotten, for whoever looks past the gateway. */
  stored(): readonly StoredBackup[] {
    return this.#memory.store.all()
  }

  /** What is in the store now, whatever the gateway could say of it. */
  inStore(): readonly RuntimeBackupView[] {
    return this.#memory.store.present(this.nowMs()).map(it => this.#view(it, this.setting.traits))
  }

  nowMs(): InstantMs {
    return this.#ground.clock.nowMs()
  }

  topology(): Topology {
    return this.#brokers.topology()
  }

  #visible({ registrationGapMs }: ZeebeTraits): StoredBackup[] {
    const nowMs = this.nowMs()
    return this.#memory.store
      .present(nowMs)
      .filter(({ takenMs, gapMs = registrationGapMs }) => nowMs >= takenMs + gapMs)
  }

  #checkpoints(): CheckpointState {
    return this.#memory.store.checkpointState(this.nowMs(), idsOf(this.topology()))
  }

  #view({ backupId, partitions, goneMs }: StoredBackup, traits: ZeebeTraits): RuntimeBackupView {
    const nowMs = this.nowMs()
    const views = partitions.map((plan): PartitionView => {
      const view = partitionAt(plan, nowMs)
      return traits.deletedState && Number.isFinite(goneMs) ? { ...view, state: 'DELETED' } : view
    })
    return { backupId, partitions: views, ...runtimeVerdict(views) }
  }
}

const nothing: CheckpointState = { checkpoints: [], backups: [], ranges: [] }

function idsOf({ partitions }: Topology): number[] {
  return partitions.map(it => it.partitionId)
}
