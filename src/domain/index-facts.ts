import type { Documents } from './documents.js'
import type { AliasOptions } from './index-alias.js'
import type { InstantMs } from './instant.js'

/** An Elasticsearch index as it is at one moment. A change makes a new value, so snapshots may share it. */
export interface IndexFacts {
  readonly name: string
  /** 22 characters of url-safe base64; new with every creation, so a restored index has its own. */
  readonly uuid: string
  readonly aliases: readonly string[]
  /** What those of the aliases say that are more than a name; absent where none is. */
  readonly aliasOptions?: Readonly<Record<string, AliasOptions>>
  /** Primary shards, at least 1. */
  readonly shards: number
  readonly replicas: number
  readonly documents: Documents
  readonly open: boolean
  readonly createdMs: InstantMs
  /** Whether wildcards pass it by; absent for an ordinary index. */
  readonly hidden?: boolean
  /** Settings given at its creation, flat and as strings, without those that are facts of their own. */
  readonly settings?: Readonly<Record<string, string>>
  readonly mappings?: Readonly<Record<string, unknown>>
  /** Where its documents come from; absent for an index that was created empty. */
  readonly recovery?: SnapshotRecovery
}

/** A restore writes an index down at once; its shards follow until `endMs`. */
export interface SnapshotRecovery {
  readonly repository: string
  readonly snapshot: string
  readonly snapshotUuid: string
  /** The name the index had in the snapshot. */
  readonly sourceIndex: string
  readonly startMs: InstantMs
  readonly endMs: InstantMs
}

export function isRecovering({ recovery }: IndexFacts, nowMs: InstantMs): boolean {
  return recovery !== undefined && nowMs < recovery.endMs
}

/** What an empty Lucene index takes on disk. */
const emptyShardBytes = 249

/** What the primary shards take on disk. */
export function sizeBytesOf({ documents, shards }: IndexFacts): number {
  return documents.count === 0 ? shards * emptyShardBytes : documents.storeBytes
}
