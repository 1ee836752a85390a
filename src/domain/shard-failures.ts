import type { IndexFacts } from './index-facts.js'
import type { ShardFailure } from './snapshot.js'
import type { WishedFailure } from './wish.js'

/** What makes a snapshot PARTIAL where nobody says it. Source: Elasticsearch, `SnapshotsService`. */
export const lostShard: WishedFailure = { reason: 'node left the cluster during snapshot' }

/** Shared by all snapshots that have none. */
const none: readonly ShardFailure[] = []

/**
 * Failures as Elasticsearch tells them. What nobody said of one: the first shard of the first index, on the node
 * that there is.
 */
export function wholeFailures(
  wished: readonly WishedFailure[],
  [first]: readonly IndexFacts[],
  nodeId: string
): readonly ShardFailure[] {
  if (wished.length === 0) return none
  return wished.map(failure => ({
    index: first?.name ?? '_na_',
    shardId: 0,
    nodeId,
    status: 'INTERNAL_SERVER_ERROR',
    ...failure
  }))
}
