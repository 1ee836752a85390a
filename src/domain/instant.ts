/** Milliseconds since the Unix epoch, read from a world's clock and never from `Date`. Always whole. */
export type InstantMs = number

/** The last instant that can be written as a date. */
export const lastInstantMs: InstantMs = 8_640_000_000_000_000

/** An end that never comes: a part that stalls, a partition that never answers. */
export const never: InstantMs = Number.POSITIVE_INFINITY
