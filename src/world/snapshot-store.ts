import type { IndexFacts } from '../domain/index-facts.js'
import type { RunRules } from '../domain/run.js'
import type { SnapshotView } from '../domain/snapshot.js'
import type { AppBackupId, BackupApp } from '../domain/snapshot-name.js'

/**
 * The narrow way on which Operate, Tasklist and Optimize reach the snapshot repository. The originals go it
 * over HTTP, so it is awaitable and can fail; another store may stand behind it.
 */
export interface SnapshotStore {
  /** The settings of a repository, or `undefined` where none is registered by that name. */
  settingsOf(repository: string): Promise<Readonly<Record<string, string>> | undefined>
  /** The snapshots matching any of the patterns, in Elasticsearch's order; none is not an error. */
  find(repository: string, patterns: readonly string[]): Promise<readonly SnapshotView[]>
  /** Starts a run; its snapshots appear as their turn comes. The client has its answer however this ends. */
  take(repository: string, run: RunOrder): Promise<RunProgress>
  /** Deletes what matches; it is gone `delayMs` after the answer. */
  remove(repository: string, pattern: string, delayMs: number): Promise<void>
  /** Which of the indices do not exist. */
  missingIndices(names: readonly string[]): Promise<readonly string[]>
  /** What is left of a run that was started before. */
  progress(runId: string): RunProgress
}

export interface RunOrder {
  readonly app: BackupApp
  readonly backupId: AppBackupId
  readonly parts: readonly PartOrder[]
  readonly rules: RunRules
}

export interface PartOrder {
  readonly name: string
  /** From 1. */
  readonly partNo: number
  readonly indexExpressions: readonly string[]
  /** The indices themselves, where they were looked up already. */
  readonly indices?: readonly IndexFacts[]
  /** Beside the indices; Optimize writes none. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
  readonly includeGlobalState: boolean
  readonly partial: boolean
}

/** What the application knows of a run it has started. Kept in its memory, gone with a restart. */
export interface RunProgress {
  readonly runId: string
  /** Parts that have not begun. */
  waiting(): number
  /** Whether a part waits or runs. */
  active(): boolean
  /** Forgets what has not begun, as a process that ends does. What runs goes on without it. */
  abandon(): void
}

/** The store could not answer. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly kind: 'unreachable' | 'failed'

  constructor(kind: 'unreachable' | 'failed', message: string) {
    super(message)
    this.kind = kind
  }
}
