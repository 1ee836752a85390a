import type { SnapshotStorage } from './snapshot-storage.js'

/** What a client says when it registers a repository. */
export interface RepositoryRegistration {
  readonly name: string
  readonly type: string
  /** Elasticsearch hands setting values back as strings. */
  readonly settings: Readonly<Record<string, string>>
}

/** A snapshot repository as Elasticsearch has it registered. */
export interface Repository extends RepositoryRegistration {
  readonly uuid: string
  /** Whether anything was ever written to it. */
  readonly isWritten: boolean
}

export function repositoryIn(
  storage: SnapshotStorage,
  registration: RepositoryRegistration
): Repository {
  return {
    ...registration,
    uuid: storage.uuid,
    get isWritten() {
      return storage.isWritten
    }
  }
}
