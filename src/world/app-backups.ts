import type { AppTraits } from '../domain/app-traits.js'
import { type BackupId, inHashOrder } from '../domain/backup-id.js'
import { type BackupVerdict, historyVerdict } from '../domain/history-state.js'
import { nameMatcher } from '../domain/name-pattern.js'
import { optimizeVerdict } from '../domain/optimize-state.js'
import type { Pace } from '../domain/pace.js'
import { writtenBackupId, writtenPartCount } from '../domain/part-metadata.js'
import { refuse, type StoreQuestion } from '../domain/refusal.js'
import { byName, byStart, newestFirst, type SnapshotView } from '../domain/snapshot.js'
import { appPrefix, type BackupApp, backupIdIn, idPrefix } from '../domain/snapshot-name.js'
import type { Clock } from './clock.js'
import { partOrders } from './part-orders.js'
import type { Plans } from './plans.js'
import { type RunProgress, type SnapshotStore, StoreError } from './snapshot-store.js'

/** One backup as it looks now. */
export interface BackupView extends BackupVerdict {
  readonly backupId: BackupId
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

interface Run {
  readonly backupId: BackupId
  readonly progress: RunProgress
}

/**
 * The backups of one application: Operate, Tasklist or Optimize.
 *
 * It keeps none. Like the originals it asks the snapshot store and draws its conclusions; all it remembers
 * is which runs it has started, as the originals do in their queue.
 */
export class AppBackups {
  readonly setting: AppSetting
  readonly #clock: Clock
  readonly #plans: Plans
  readonly #store: SnapshotStore
  #runs: readonly Run[] = []
  #lastTake: Promise<unknown> = Promise.resolve()

  constructor(
    setting: AppSetting,
    ground: { readonly clock: Clock; readonly plans: Plans; readonly store: SnapshotStore }
  ) {
    this.setting = setting
    this.#clock = ground.clock
    this.#plans = ground.plans
    this.#store = ground.store
  }

  /**
   * Starts a backup; returns the names of its snapshots in the order of their parts. One start waits for
   * another, so that of two with the same id the second finds the first.
   */
  take(backupId: BackupId): Promise<string[]> {
    const taken = this.#lastTake.then(() => this.#take(backupId))
    this.#lastTake = taken.catch(() => {})
    return taken
  }

  async #take(backupId: BackupId): Promise<string[]> {
    const { traits } = this.setting
    if (backupId < traits.idMin) refuse({ code: 'BACKUP_ID_NEGATIVE', backupId })
    const repository = await this.#readyRepository()
    const found = await this.#ask('duplicates', backupId, () =>
      this.#store.find(repository, this.#patterns(backupId))
    )
    if (found.length > 0) {
      const snapshots = found.map(({ plan: { name, uuid } }) => ({ name, uuid }))
      refuse({ code: 'BACKUP_EXISTS', backupId, snapshots })
    }
    this.#runs = this.#runs.filter(run => run.progress.active())
    if (this.#busy()) refuse({ code: 'BACKUP_BUSY' })

    const parts = partOrders(this.setting, this.#plans, backupId)
    const progress = await unheard(this.#store.take(repository, { parts, inTurn: traits.inTurn }))
    if (progress !== undefined) this.#runs = [...this.#runs, { backupId, progress }]
    return parts.map(part => part.name)
  }

  #busy(): boolean {
    const { busyWhile } = this.setting.traits
    if (busyWhile === 'never') return false
    return this.#runs.some(({ progress }) =>
      busyWhile === 'waiting' ? progress.waiting() > 0 : progress.active()
    )
  }

  async get(backupId: BackupId): Promise<BackupView> {
    this.#checkPathId(backupId)
    const repository = await this.#readyRepository(this.setting.traits.readsAskFor, backupId)
    const parts = await this.#ask('snapshots', backupId, () =>
      this.#store.find(repository, this.#patterns(backupId))
    )
    if (parts.length === 0) refuse({ code: 'BACKUP_UNKNOWN', backupId })
    return this.#view(backupId, parts.toSorted(byStart))
  }

  /** All backups that the filter lets through, in the order of the release. */
  async list(filter: ListFilter = everything): Promise<BackupView[]> {
    const repository = await this.#readyRepository(this.setting.traits.readsAskFor)
    const snapshots = await this.#ask('snapshots', undefined, () =>
      this.#store.find(repository, this.#patterns('*'))
    )
    const wanted = nameMatcher(`${appPrefix(this.setting.app)}${filter.pattern}`)
    const { listOrder } = this.setting.traits
    const order = listOrder === 'hash' ? byStart : filter.verbose ? newestFirst : byName
    const groups = this.#grouped(snapshots.filter(it => wanted(it.plan.name)).toSorted(order))
    const views = groups.map(([backupId, parts]) => this.#view(backupId, parts))
    return listOrder === 'hash' ? inHashOrder(views, view => view.backupId) : views
  }

  /** Deletes whatever is there; that there is nothing is no error, nor is a store that fails to delete. */
  async delete(backupId: BackupId): Promise<void> {
    this.#checkPathId(backupId)
    const repository = await this.#readyRepository()
    await unheard(this.#store.remove(repository, `${idPrefix(this.setting.app, backupId)}*`))
  }

  /** Forgets which runs it has started. Their snapshots are the store's, and stay as they are planned. */
  forget(): void {
    this.#runs = []
  }

  async #readyRepository(
    question: StoreQuestion = 'repository',
    backupId?: BackupId
  ): Promise<string> {
    const { repository } = this.setting
    if (repository === null || repository.trim() === '')
      refuse({ code: 'REPOSITORY_NOT_CONFIGURED' })
    const known = await this.#ask(question, backupId, () => this.#store.hasRepository(repository))
    if (!known) refuse({ code: 'REPOSITORY_MISSING', repository })
    return repository
  }

  /** Asks the store, and refuses in the application's name where it cannot answer. */
  async #ask<T>(during: StoreQuestion, backupId: BackupId | undefined, question: () => Promise<T>) {
    try {
      return await question()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      const code = error.kind === 'unreachable' ? 'STORE_UNREACHABLE' : 'STORE_FAILED'
      const repository = this.setting.repository ?? ''
      const about = backupId === undefined ? {} : { backupId }
      return refuse({ code, during, repository, cause: error.message, ...about })
    }
  }

  /** What the names of one backup's parts look like, or those of all. */
  #patterns(backupId: BackupId | '*'): string[] {
    const { app, traits } = this.setting
    const { parts, verdict } = traits
    if (verdict === 'history')
      return [`${backupId === '*' ? appPrefix(app) : idPrefix(app, backupId)}*`]
    const prefix = `${appPrefix(app)}${backupId}_`
    return Array.from({ length: parts }, (_, index) => `${prefix}*_part_${index + 1}_of_${parts}`)
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

  #view(backupId: BackupId, parts: readonly SnapshotView[]): BackupView {
    return { backupId, parts, ...this.#verdict(backupId, parts) }
  }

  #verdict(backupId: BackupId, parts: readonly SnapshotView[]): BackupVerdict {
    const { traits } = this.setting
    if (traits.verdict === 'optimize') return optimizeVerdict(parts, traits.parts)
    const [first] = parts
    const partsExpected = (first && writtenPartCount(first.plan)) ?? traits.parts
    const queued = this.#runs.some(run => run.backupId === backupId && run.progress.active())
    const facts = { partsExpected, queued, nowMs: this.#clock.nowMs() }
    return historyVerdict(parts, facts, traits)
  }

  #checkPathId(backupId: BackupId): void {
    if (this.setting.traits.checksPathId && backupId < this.setting.traits.idMin) {
      refuse({ code: 'BACKUP_ID_NEGATIVE', backupId })
    }
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
