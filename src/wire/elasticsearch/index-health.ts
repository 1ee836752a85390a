import { type IndexFacts, isRecovering } from '../../domain/index-facts.js'

export const healthWords = ['green', 'yellow', 'red'] as const
export type HealthWord = (typeof healthWords)[number]

/** When health is asked for, and how the disks are then. */
export interface HealthMoment {
  readonly nowMs: number
  /** Whether a watermark is passed. */
  readonly isDiskFull: boolean
}

/**
 * Yellow while an index gets its shards from a snapshot, and as long as replicas find no second node.
 *
 * Source: Elasticsearch, `ClusterShardHealth`. Assumed: on full disks every index is yellow, since no copy of a
 * shard finds a place; the numbers of shards stay as they are. A node that is lost is back with its shards at
 * once: that shows in the snapshots it was taking, and not here.
 */
export function healthOf(index: IndexFacts, { nowMs, isDiskFull }: HealthMoment): HealthWord {
  return isDiskFull || index.replicas > 0 || isRecovering(index, nowMs) ? 'yellow' : 'green'
}

/** The worst of all; green where there is none. */
export function healthOfAll(indices: readonly IndexFacts[], moment: HealthMoment): HealthWord {
  return indices.some(index => healthOf(index, moment) === 'yellow') ? 'yellow' : 'green'
}
