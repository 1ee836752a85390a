import type { InstantMs } from './instant.js'

/** An Elasticsearch index as it is at one moment. A change makes a new value, so snapshots may share it. */
export interface IndexFacts {
  readonly name: string
  /** 22 characters of url-safe base64; new with every creation, so a restored index has its own. */
  readonly uuid: string
  readonly aliases: readonly string[]
  /** Primary shards, at least 1. */
  readonly shards: number
  readonly replicas: number
  readonly documentsCount: number
  readonly sizeBytes: number
  readonly open: boolean
  readonly createdMs: InstantMs
}
