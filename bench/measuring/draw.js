// @ts-check

/** A generator of Park and Miller: enough to leave no order, and the same in every run. */
const MULTIPLIER = 48_271
const MODULUS = 2_147_483_647

/**
 * All of them, in an order that is none, but the same in every run.
 *
 * @template T
 * @param {readonly T[]} all
 * @returns {T[]}
 */
export function drawn(all) {
  let state = 1
  const ranked = all.map(it => {
    state = (state * MULTIPLIER) % MODULUS
    return { it, rank: state }
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ it }) => it)
}
