import type { AppTraits } from '../domain/app-traits.js'
import { unreachable } from '../domain/assert.js'
import { type BackupId, inHashOrder } from '../domain/backup-id.js'
import { type BackupVerdict, historyVerdict } from '../domain/history-state.js'
import { optimizeVerdict } from '../domain/optimize-state.js'
import type { Pace } from '../domain/pace.js'
import { writtenBackupId, writtenPartCount } from '../domain/part-metadata.js'
import { refuse } from '../domain/refusal.js'
import { byName, byStart, newestFirst, type SnapshotView } from '../domain/snapshot.js'
import { type AppBackupId, type BackupApp, backupIdIn } from '../domain/snapshot-name.js'
import { isTextId } from '../domain/text-id.js'
import { AppRuns, type RememberedRun } from './app-runs.js'
import type { Clock } from './clock.js'
import type { Conditions } from './conditions.js'
import { type OrderOf, ordersOf } from './part-orders.js'
import { deletedPatterns } from './part-patterns.js'
import type { Plans } from './plans.js'
import { type RunOrder, type SnapshotStore, StoreError } from './snapshot-store.js'
import { StoreQuestions } from './store-questions.js'

/** One backup as it looks now. */
export interface BackupView<Id extends AppBackupId = BackupId> extends BackupVerdict {
  readonly backupId: Id
  readonly parts: readonly SnapshotView[]
}

export interface ListFilter {
  /** `false` leaves out what must be read from each snapshot; the parts come by name. */
  readonly verbose: boolean
  /** Digits with an optional `*` behind them. */
  readonly pattern: string
}

export const everything: ListFilter = { verbose: true, pattern: '*' }

export interface AppSetting {
  readonly app: BackupApp
  /** The application's own version, as it stands in the names of its snapshots. */
  readonly version: string
  /** At the pace `instant` nothing takes time, not even what lies between. */
  readonly pace: Pace
  readonly traits: AppTraits
  /** The repository's name in the application's configuration; `null` where none is configured. */
  readonly repository: string | null
}

interface AppGround {
  readonly clock: Clock
  readonly plans: Plans
  readonly conditions: Conditions
  readonly store: SnapshotStore
}

/**
 * The backups of one application in one release: Operate, Tasklist, both as one, or Optimize.
 *
 * It keeps none. Like the originals it asks the snapshot store and draws its conclusions; all it remembers
 * is which runs it has started, as the originals do in their queue.
 */
export class AppBackups {
  readonly setting: AppSetting
  readonly #clock: Clock
  readonly #plans: Plans
  readonly #store: SnapshotStore
  readonly #questions: StoreQuestions
  readonly #runs: AppRuns
  readonly #orderOf: OrderOf
  #lastTake: Promise<unknown> = Promise.resolve()

  constructor(setting: AppSetting, ground: AppGround) {
    this.setting = setting
    this.#clock = ground.clock
    this.#plans = ground.plans
    this.#store = ground.store
    this.#questions = new StoreQuestions(setting, ground.store, ground.conditions)
    this.#runs = new AppRuns(setting.traits, ground.clock)
    this.#orderOf = ordersOf(setting)
  }

  /**
   * Starts a backup; returns the names of its snapshots in the order of their parts. One start waits for
   * another, so that of two with the same id the second finds the first.
   */
  take(backupId: AppBackupId): Promise<string[]> {
    const taken = this.#lastTake.then(() => this.#take(backupId))
    this.#lastTake = taken.catch(() => {})
    return taken
  }

  async #take(backupId: AppBackupId): Promise<string[]> {
    const { traits } = this.setting
    this.#checkNewId(backupId)
    const repository = await this.#questions.readyRepository()
    const found = await this.#questions.find('duplicates', repository, backupId)
    if (found.length > 0) {
      refuse({ code: 'BACKUP_EXISTS', backupId, snapshots: found.map(nameAndUuid) })
    }
    if (this.#runs.busy()) refuse({ code: 'BACKUP_BUSY' })
    if (traits.needsIndices) await this.#questions.checkIndices(backupId)

    const order = this.order(backupId)
    const { registrationGapMs = traits.registrationGapMs } = this.#plans.ofBackup(
      this.setting.app,
      backupId
    )
    const progress = await unheard(this.#store.take(repository, order))
    if (progress !== undefined) this.#runs.remember(backupId, progress, registrationGapMs)
    return order.parts.map(part => part.name)
  }

  async get<Id extends AppBackupId>(backupId: Id): Promise<BackupView<Id>> {
    this.#checkPathId(backupId)
    const { traits } = this.setting
    const repository = await this.#questions.readyRepository(traits.readsAskFor, backupId)
    const found = await this.#questions.find('snapshots', repository, backupId)
    const parts = this.#runs.hides(backupId) ? [] : found
    if (traits.refusesTooMany && parts.length > traits.parts) {
      const snapshots = parts.map(nameAndUuid)
      refuse({ code: 'SNAPSHOTS_TOO_MANY', backupId, expected: traits.parts, snapshots })
    }
    if (parts.length === 0) this.#refuseUnknown(repository, backupId)
    return { backupId, parts, ...this.#verdict(backupId, parts) }
  }

  /** All backups that the filter lets through, in the order of the release. */
  async list(filter: ListFilter = everything): Promise<BackupView[]> {
    const { traits } = this.setting
    const repository = await this.#questions.readyRepository(traits.readsAskFor)
    const snapshots = await this.#questions.findAll(repository, filter.pattern)
    if (snapshots.length === 0 && traits.unknownId === 'store trouble') {
      refuse({ code: 'STORE_FAILED', during: 'snapshots', repository })
    }
    const order = traits.listOrder === 'hash' ? byStart : filter.verbose ? newestFirst : byName
    const groups = this.#grouped(snapshots.toSorted(order))
    const views = groups
      .filter(([backupId]) => !this.#runs.hides(backupId))
      .map(([backupId, parts]) => ({ backupId, parts, ...this.#told(backupId, parts, filter) }))
    return ordered(views, traits.listOrder)
  }

  /**
   * Deletes whatever is there. In most releases it is no error that there is nothing; that the store fails to
   * delete never is one.
   */
  async delete(backupId: AppBackupId): Promise<void> {
    this.#checkPathId(backupId)
    const { traits } = this.setting
    const repository = await this.#questions.readyRepository()
    if (traits.deleteNeedsBackup) {
      const found = await this.#questions.find('snapshots', repository, backupId)
      if (found.length === 0) refuse({ code: 'BACKUP_UNKNOWN', backupId })
    }
    for (const pattern of deletedPatterns(this.setting, backupId)) {
      await unheard(this.#store.remove(repository, pattern, traits.deleteDelayMs))
    }
  }

  /** What it asks of the store for a backup, at the pace of now. */
  order(backupId: AppBackupId): RunOrder {
    return this.#orderOf(backupId, this.#plans.pace)
  }

  /** Ends the process and starts it again: its queue is gone, the part that is being taken goes on. */
  restart(): void {
    this.#runs.abandon()
  }

  /** Forgets which runs it has started, as at the very beginning. */
  forget(): void {
    this.#runs.forget()
  }

  /** What the application remembers of its runs, for whoever writes the world down. */
  get runs(): AppRuns {
    return this.#runs
  }

  restoreRuns(runs: readonly RememberedRun[]): void {
    this.#runs.restore(runs, runId => this.#store.progress(runId))
  }

  /** What these snapshots come to, whether or not anybody could ask for it now. */
  judge(backupId: AppBackupId, parts: readonly SnapshotView[]): BackupVerdict {
    return this.#verdict(backupId, parts)
  }

  #refuseUnknown(repository: string, backupId: AppBackupId): never {
    switch (this.setting.traits.unknownId) {
      case 'unknown':
        return refuse({ code: 'BACKUP_UNKNOWN', backupId })
      case 'crash':
        return refuse({ code: 'EMPTY_ANSWER' })
      default:
        return refuse({ code: 'STORE_FAILED', during: 'snapshots', repository, backupId })
    }
  }

  #grouped(snapshots: readonly SnapshotView[]): [BackupId, SnapshotView[]][] {
    const groups = new Map<BackupId, SnapshotView[]>()
    for (const snapshot of snapshots) {
      const backupId = this.#backupIdOf(snapshot)
      const group = groups.get(backupId)
      if (group === undefined) groups.set(backupId, [snapshot])
      else group.push(snapshot)
    }
    return [...groups]
  }

  #backupIdOf({ plan }: SnapshotView): BackupId {
    const { app, traits } = this.setting
    const written = traits.writesMetadata ? writtenBackupId(plan) : undefined
    const backupId = written ?? backupIdIn(app, plan.name)
    return backupId ?? refuse({ code: 'BACKUP_ID_UNREADABLE', snapshot: plan.name })
  }

  #verdict(backupId: AppBackupId, parts: readonly SnapshotView[]): BackupVerdict {
    const { traits } = this.setting
    if (traits.verdict === 'optimize') return optimizeVerdict(parts, traits.parts)
    const partsExpected = this.#partsExpected(parts)
    const queued = this.#runs.queues(backupId)
    const facts = { partsExpected, queued, nowMs: this.#clock.nowMs() }
    return historyVerdict(parts, facts, traits)
  }

  /** The verdict of a list, which in some releases takes unread snapshots for failed ones. */
  #told(
    backupId: BackupId,
    parts: readonly SnapshotView[],
    { verbose }: ListFilter
  ): BackupVerdict {
    if (verbose || this.setting.traits.unreadVerdict === 'right') {
      return this.#verdict(backupId, parts)
    }
    const complete = parts.length >= this.#partsExpected(parts)
    return { state: complete ? 'FAILED' : 'INCOMPLETE', failureReason: null }
  }

  #partsExpected([first]: readonly SnapshotView[]): number {
    return (first && writtenPartCount(first.plan)) ?? this.setting.traits.parts
  }

  #checkNewId(backupId: AppBackupId): void {
    if (typeof backupId === 'bigint') this.#checkNumber(backupId)
    else if (!isTextId(backupId, this.setting.traits.textIds)) {
      refuse({ code: 'BACKUP_ID_ILLEGAL', backupId })
    }
  }

  /** A text in a path is never looked at; what nobody could have started is unknown. */
  #checkPathId(backupId: AppBackupId): void {
    if (typeof backupId === 'bigint' && this.setting.traits.checksPathId) {
      this.#checkNumber(backupId)
    }
  }

  #checkNumber(backupId: BackupId): void {
    if (backupId < this.setting.traits.idMin) refuse({ code: 'BACKUP_ID_NEGATIVE', backupId })
  }
}

function nameAndUuid({ plan: { name, uuid } }: SnapshotView) {
  return { name, uuid }
}

function ordered(views: BackupView[], order: AppTraits['listOrder']): BackupView[] {
  switch (order) {
    case 'newest':
      return views
    case 'hash':
      return inHashOrder(views, view => view.backupId)
    case 'idAscending':
      return views.toSorted((a, b) => Number(a.backupId > b.backupId) * 2 - 1)
    case 'idDescending':
      return views.toSorted((a, b) => Number(a.backupId < b.backupId) * 2 - 1)
    default:
      return unreachable(order)
  }
}

/** Waits for what the originals do after they have answered: its failure reaches their log and nobody else. */
async function unheard<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof StoreError) return undefined
    throw error
  }
}
