import type { AppTraits } from '../domain/app-traits.js'
import type { InstantMs } from '../domain/instant.js'
import type { AppBackupId } from '../domain/snapshot-name.js'
import type { Clock } from './clock.js'
import type { RunProgress } from './snapshot-store.js'

interface Run {
  readonly backupId: AppBackupId
  readonly startedMs: InstantMs
  readonly progress: RunProgress
}

type RunTraits = Pick<AppTraits, 'busyWhile' | 'registrationGapMs'>

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

  remember(backupId: AppBackupId, progress: RunProgress): void {
    const past = this.#runs.filter(run => run.progress.active() || this.#inGap(run))
    this.#runs = [...past, { backupId, startedMs: this.#clock.nowMs(), progress }]
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

  forget(): void {
    this.#runs = []
  }

  #inGap({ startedMs }: Run): boolean {
    return this.#clock.nowMs() < startedMs + this.#traits.registrationGapMs
  }
}
