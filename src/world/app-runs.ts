import type { AppTraits } from '../domain/app-traits.js'
import type { InstantMs } from '../domain/instant.js'
import type { AppBackupId } from '../domain/snapshot-name.js'
import type { Clock } from './clock.js'
import type { RunProgress } from './snapshot-store.js'

interface Run {
  readonly backupId: AppBackupId
  readonly startedMs: InstantMs
  /** Milliseconds after the start in which nobody finds it. */
  readonly gapMs: number
  readonly progress: RunProgress
}

/** What is worth keeping of a run when a world is written down. */
export interface RememberedRun extends Omit<Run, 'progress'> {
  readonly runId: string
}

type RunTraits = Pick<AppTraits, 'busyWhile'>

/**
 * The runs that an application has started. Like the queue of the originals this is in its memory only, and
 * all that it knows of its backups without asking the store.
 */
export class AppRuns {
  readonly #traits: RunTraits
  readonly #clock: Clock
  #runs: readonly Run[] = []

  constructor(traits: RunTraits, clock: Clock) {
    this.#traits = traits
    this.#clock = clock
  }

  remember(backupId: AppBackupId, progress: RunProgress, gapMs: number): void {
    const past = this.#runs.filter(run => run.progress.active() || this.#inGap(run))
    this.#runs = [...past, { backupId, startedMs: this.#clock.nowMs(), gapMs, progress }]
  }

  /** Whether another start is refused. */
  busy(): boolean {
    const { busyWhile } = this.#traits
    if (busyWhile === 'never') return false
    return this.#runs.some(({ progress }) =>
      busyWhile === 'waiting' ? progress.waiting() > 0 : progress.active()
    )
  }

  /** Whether parts of the backup are in the queue or being taken. */
  queues(backupId: AppBackupId): boolean {
    return this.#runs.some(run => run.backupId === backupId && run.progress.active())
  }

  /** Whether the backup was started so lately that nobody finds it yet. */
  hides(backupId: AppBackupId): boolean {
    return this.#runs.some(run => run.backupId === backupId && this.#inGap(run))
  }

  /** The process ends: what it had in its queue is gone, and what runs goes on without it. */
  abandon(): void {
    for (const { progress } of this.#runs) progress.abandon()
    this.forget()
  }

  forget(): void {
    this.#runs = []
  }

  /** When backups that nobody finds yet will be found. */
  gapEnds(): { readonly backupId: AppBackupId; readonly atMs: InstantMs }[] {
    return this.#runs
      .filter(run => run.gapMs > 0)
      .map(({ backupId, startedMs, gapMs }) => ({ backupId, atMs: startedMs + gapMs }))
  }

  remembered(): RememberedRun[] {
    return this.#runs.map(({ progress, ...run }) => ({ ...run, runId: progress.runId }))
  }

  restore(runs: readonly RememberedRun[], progressOf: (runId: string) => RunProgress): void {
    this.#runs = runs.map(({ runId, ...run }) => ({ ...run, progress: progressOf(runId) }))
  }

  #inGap({ startedMs, gapMs }: Run): boolean {
    return this.#clock.nowMs() < startedMs + gapMs
  }
}
