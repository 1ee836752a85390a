// @ts-check

/** @param {readonly number[]} values Not empty. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const [low = Number.NaN, high = Number.NaN] = [Math.floor(middle), Math.ceil(middle)].map(
    at => sorted[at]
  )
  return (low + high) / 2
}

/**
 * Half the way from the lowest to the highest value, as a share of the median.
 *
 * @param {readonly number[]} values Not empty.
 */
export function spread(values) {
  const middle = median(values)
  return middle === 0 ? 0 : (Math.max(...values) - Math.min(...values)) / 2 / Math.abs(middle)
}

/**
 * The value that a share of all values does not exceed.
 *
 * @param {readonly number[]} values Not empty.
 * @param {number} share From 0 to 1.
 */
export function quantile(values, share) {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
