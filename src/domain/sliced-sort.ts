/** How many items are sorted at once, and merged at once. */
export const sortedAtOnceMax = 2_048

/**
 * Sorts as `toSorted` does, and stops after every few thousand items so that something else can be done in
 * between. What is in order already costs one look.
 */
export function* sortedInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number
): Generator<void, readonly T[]> {
  if (items.length <= sortedAtOnceMax) return items.toSorted(compare)
  const middle = Math.ceil(items.length / 2)
  const low = yield* sortedInSlices(items.slice(0, middle), compare)
  yield
  const high = yield* sortedInSlices(items.slice(middle), compare)
  yield
  return yield* merged(low, high, compare)
}

function* merged<T>(
  low: readonly T[],
  high: readonly T[],
  compare: (a: T, b: T) => number
): Generator<void, readonly T[]> {
  const [last] = low.slice(-1)
  const [first] = high
  if (last === undefined || first === undefined || compare(last, first) <= 0) {
    return [...low, ...high]
  }
  const all: T[] = []
  let at = 0
  for (const item of low) {
    for (let next = high[at]; next !== undefined && compare(item, next) > 0; next = high[at]) {
      all.push(next)
      at += 1
      if (all.length % sortedAtOnceMax === 0) yield
    }
    all.push(item)
    if (all.length % sortedAtOnceMax === 0) yield
  }
  return [...all, ...high.slice(at)]
}
