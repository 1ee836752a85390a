/** Milliseconds since the Unix epoch, read from a world's clock and never from `Date`. Always whole. */
export type InstantMs = number

/** An end that never comes: a part that stalls, a partition that never answers. */
export const never: InstantMs = Number.POSITIVE_INFINITY
