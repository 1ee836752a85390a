import type { ShardFailure, SnapshotOutcome, SnapshotView } from '../domain/snapshot.js'

/**
 * The narrow way on which Operate, Tasklist and Optimize reach the snapshot repository. The originals go it
 * over HTTP, so it is awaitable and can fail; another store may stand behind it.
 */
export interface SnapshotStore {
  hasRepository(repository: string): Promise<boolean>
  /** The snapshots matching any of the patterns, in Elasticsearch's order; none is not an error. */
  find(repository: string, patterns: readonly string[]): Promise<readonly SnapshotView[]>
  /** Starts a run; its snapshots appear as their turn comes. The client has its answer however this ends. */
  take(repository: string, run: RunOrder): Promise<RunProgress>
  /** Deletes what matches; it is gone `delayMs` after the answer. */
  remove(repository: string, pattern: string, delayMs: number): Promise<void>
  /** Which of the indices do not exist. */
  missingIndices(names: readonly string[]): Promise<readonly string[]>
}

export interface RunOrder {
  readonly parts: readonly PartOrder[]
  /** Whether a part waits for the one before it, or all begin at once. */
  readonly inTurn: boolean
  /** Idle milliseconds between two parts that take turns. */
  readonly gapMs: number
}

export interface PartOrder {
  readonly name: string
  readonly indexExpressions: readonly string[]
  /** Beside the indices; Optimize writes none. */
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly includeGlobalState: boolean
  /** `never` for a part that stalls. */
  readonly durationMs: number
  readonly outcome: SnapshotOutcome
  readonly failures: readonly ShardFailure[]
  /** Whether the run goes on to the next part after this outcome. */
  readonly goesOn: boolean
  /** Whether a run that ends here leaves the parts behind it in the application's queue for ever. */
  readonly keepsQueue: boolean
}

/** What the application knows of a run it has started. Kept in its memory, gone with a restart. */
export interface RunProgress {
  /** Parts that have not begun. */
  waiting(): number
  /** Whether a part waits or runs. */
  active(): boolean
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
