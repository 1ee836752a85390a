import type { BackupId } from '../domain/backup-id.js'
import { type Pace, type PaceRow, paceRows } from '../domain/pace.js'
import type { PieceDecision } from '../domain/partition-backup.js'
import type { PartDecision } from '../domain/run.js'
import { lostShard } from '../domain/shard-failures.js'
import type { AppBackupId, BackupApp } from '../domain/snapshot-name.js'
import {
  countedAs,
  isAbout,
  type PartitionWish,
  type PartWish,
  precisionOf,
  type SnapshotWish,
  type Subject,
  type Wish
} from '../domain/wish.js'
import type { Seed } from './seed.js'

/** A wish that was made, and for which backups it has been granted so far. */
export interface MadeWish {
  /** `plan-1` for the first. */
  readonly id: string
  readonly wish: Wish
  readonly grantedTo: readonly string[]
}

/** A part as it is asked about: with its snapshot's name, which a client's own wish goes by. */
export interface PartSubject {
  readonly app: BackupApp | 'elasticsearch'
  readonly backupId?: AppBackupId
  readonly partNo: number
  readonly snapshot: string
}

/** How many wishes a world holds. */
export const wishesMax = 1_000

/**
 * Decides how long things take and how they end: by the wishes first, by pace and seed otherwise.
 *
 * Of several wishes about the same thing the more precise one counts, and of two alike the later one; what it
 * leaves open is left to the others.
 */
export class Plans {
  readonly #seed: Seed
  #pace: Pace
  readonly #onChange: () => void
  #made: readonly MadeWish[] = []
  #ordinal = 0

  /** @param onChange - called when a wish comes or goes: what has not ended is planned anew. */
  constructor(seed: Seed, pace: Pace, onChange: () => void = () => {}) {
    this.#seed = seed
    this.#pace = pace
    this.#onChange = onChange
  }

  /** How long things take that nobody has a wish about, from now on. */
  get pace(): Pace {
    return this.#pace
  }

  set pace(pace: Pace) {
    this.#pace = pace
  }

  /** Returns the id of the wish, or `undefined` where there are too many already. */
  add(wish: Wish): string | undefined {
    if (this.#made.length >= wishesMax) return undefined
    this.#ordinal += 1
    const id = `plan-${this.#ordinal}`
    this.#made = [...this.#made, { id, wish, grantedTo: [] }]
    this.#onChange()
    return id
  }

  /** Returns whether it was there. */
  remove(id: string): boolean {
    const left = this.#made.filter(it => it.id !== id)
    const wasThere = left.length < this.#made.length
    this.#made = left
    if (wasThere) this.#onChange()
    return wasThere
  }

  /** In the order in which they were made. */
  list(): readonly MadeWish[] {
    return this.#made
  }

  clear(): void {
    this.#made = []
    this.#onChange()
  }

  reset(): void {
    this.#made = []
    this.#ordinal = 0
  }

  restore(made: readonly MadeWish[], ordinal: number): void {
    this.#made = made
    this.#ordinal = ordinal
  }

  get ordinal(): number {
    return this.#ordinal
  }

  /**
   * Milliseconds that a part, or a snapshot taken through Elasticsearch itself, takes by itself.
   *
   * @param partsInTurn - where a backup as a whole takes so many polls, its parts share them.
   */
  usualMs(app: BackupApp | 'elasticsearch', partsInTurn = 1): number {
    const purpose = app === 'elasticsearch' ? 'elasticsearch.snapshot' : `${app}.part`
    const { pollMs, snapshot } = this.#row
    const usualMs = this.#seed.durationMs(purpose, snapshot)
    return pollMs > 0 ? Math.floor(usualMs / partsInTurn) : usualMs
  }

  decide({ app, backupId, partNo, snapshot }: PartSubject, usualMs: number): PartDecision {
    const subject: Subject =
      app === 'elasticsearch'
        ? { app, snapshot }
        : { app, partNo, ...(backupId !== undefined && { backupId }) }
    const { merged, first } = this.#granted<PartWish | SnapshotWish>(subject)
    const { outcome = 'SUCCESS', durationMs = usualMs, failures = [], reason } = merged
    const { vanishes = false, stops = false } = merged as Partial<PartWish>
    return {
      outcome,
      durationMs,
      failures: outcome === 'PARTIAL' && failures.length === 0 ? [lostShard] : failures,
      reason,
      vanishes,
      stops,
      plannedBy: first
    }
  }

  /** Milliseconds that a partition takes by itself. */
  usualPartitionMs(): number {
    return this.#seed.durationMs('zeebe.partition', this.#row.partition)
  }

  decidePartition(
    subject: { readonly backupId: BackupId; readonly partitionId: number },
    usualMs: number
  ): PieceDecision {
    const { merged, first } = this.#granted<PartitionWish>({ app: 'zeebe', ...subject })
    const { outcome = 'COMPLETED', durationMs = usualMs, vanishes = false } = merged
    const { failureReason, described } = merged
    return {
      outcome,
      durationMs,
      vanishes,
      ...(failureReason !== undefined && { failureReason }),
      ...(described !== undefined && { described }),
      ...(first !== undefined && { plannedBy: first })
    }
  }

  /** What is wished of a backup as a whole. */
  ofBackup(app: BackupApp, backupId: AppBackupId): Pick<PartWish, 'registrationGapMs' | 'surplus'>
  ofBackup(app: 'zeebe', backupId: BackupId): Pick<PartitionWish, 'registrationGapMs' | 'vanishes'>
  ofBackup(app: BackupApp | 'zeebe', backupId: AppBackupId) {
    const subject = { app, backupId } as Subject
    return this.#granted<PartWish & PartitionWish>(subject).merged
  }

  get #row(): PaceRow {
    return paceRows[this.#pace]
  }

  #granted<W extends Wish>(subject: Subject): { merged: Partial<W>; first: string | undefined } {
    if (this.#made.length === 0) return { merged: {}, first: undefined }
    const fitting = this.#made
      .filter(({ wish }) => isAbout(wish, subject))
      .filter(it => this.#isGranted(it, subject))
      .toSorted((a, b) => precisionOf(a.wish) - precisionOf(b.wish))
    const merged: Partial<W> = Object.assign({}, ...fitting.map(it => it.wish))
    return { merged, first: fitting.at(-1)?.id }
  }

  /** Grants a wish that is for so many backups to as many. */
  #isGranted(made: MadeWish, subject: Subject): boolean {
    const { times } = made.wish
    const counted = countedAs(subject)
    if (times === undefined || made.grantedTo.includes(counted)) return true
    if (made.grantedTo.length >= times) return false
    const granted = { ...made, grantedTo: [...made.grantedTo, counted] }
    this.#made = this.#made.map(it => (it.id === made.id ? granted : it))
    return true
  }
}
