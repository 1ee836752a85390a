import { type IndexFacts, isRecovering } from '../../domain/index-facts.js'

export const healthWords = ['green', 'yellow', 'red'] as const
export type HealthWord = (typeof healthWords)[number]

/**
 * Yellow while an index gets its shards from a snapshot, and as long as replicas find no second node.
 *
 * Source: Elasticsearch, `ClusterShardHealth`.
 */
export function healthOf(index: IndexFacts, nowMs: number): HealthWord {
  return index.replicas > 0 || isRecovering(index, nowMs) ? 'yellow' : 'green'
}

/** The worst of all; green where there is none. */
export function healthOfAll(indices: readonly IndexFacts[], nowMs: number): HealthWord {
  return indices.some(index => healthOf(index, nowMs) === 'yellow') ? 'yellow' : 'green'
}
