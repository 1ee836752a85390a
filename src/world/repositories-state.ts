import type { SnapshotPlan } from '../domain/snapshot.js'
import type { RepositoryRegistration } from './repository.js'

/** Everything that is remembered of the repositories of a world, as values. */
export interface RepositoriesState {
  readonly storages: readonly {
    /** What leads to it; see `storageKey`. */
    readonly place: string
    readonly uuid: string
    /** Told of one that is empty again. */
    readonly isWritten?: boolean
    readonly snapshots: readonly SnapshotPlan[]
  }[]
  readonly registered: readonly RepositoryRegistration[]
  /** Of the snapshot that was written down last; 0 for none. */
  readonly ordinal: number
}
