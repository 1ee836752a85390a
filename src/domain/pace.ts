/** How long the pieces of a backup take. */
export const paces = ['instant', 'realistic', 'slow', 'polls'] as const
export type Pace = (typeof paces)[number]

/** Milliseconds, both ends included. */
export interface DurationMs {
  readonly minMs: number
  readonly maxMs: number
}

export interface PaceRow {
  /** One snapshot: a part of a web application's backup, or one taken through Elasticsearch. */
  readonly snapshot: DurationMs
  /** One partition of a Zeebe backup. */
  readonly partition: DurationMs
  /** Milliseconds that a manual clock moves on with every state that a client reads; 0 for none. */
  readonly pollMs: number
}

/**
 * `realistic` follows the timestamps in the outputs of the backup guide, where a part takes a few hundred
 * milliseconds, so that six parts end within 2 to 5 seconds. `instant` has ended at the first look; `slow`
 * leaves minutes to look around. At `polls` a whole backup takes three looks, and a client sees exactly so many
 * times that it runs.
 */
export const paceRows = {
  instant: { snapshot: { minMs: 0, maxMs: 0 }, partition: { minMs: 0, maxMs: 0 }, pollMs: 0 },
  realistic: {
    snapshot: { minMs: 350, maxMs: 800 },
    partition: { minMs: 1_000, maxMs: 3_000 },
    pollMs: 0
  },
  slow: {
    snapshot: { minMs: 20_000, maxMs: 60_000 },
    partition: { minMs: 60_000, maxMs: 180_000 },
    pollMs: 0
  },
  polls: {
    snapshot: { minMs: 3_000, maxMs: 3_000 },
    partition: { minMs: 3_000, maxMs: 3_000 },
    pollMs: 1_000
  }
} as const satisfies Record<Pace, PaceRow>
