/** A backup id: up to 64 bits, signed, exact. Never a JavaScript number. */
export type BackupId = bigint

/** `Long.MAX_VALUE` of Java, the greatest id there is. */
export const backupIdMax: BackupId = 9_223_372_036_854_775_807n

/**
 * The order in which a `java.util.HashMap` with `Long` keys is walked. Zeebe's and Optimize's lists are
 * made from such a map and never sorted, so clients see this order.
 *
 * A table of 16 buckets is doubled whenever more than three quarters are in use; within a bucket the order
 * of insertion holds. Ids that fit 32 bits fall as they would with `Integer` keys.
 *
 * Source: recorded from 8.6.11 (ids 201 to 208 are listed as 208, 201, 202 ... 207); OpenJDK's HashMap.
 */
export function inHashOrder<T>(items: readonly T[], idOf: (item: T) => BackupId): T[] {
  const size = tableSize(items.length)
  const buckets = items.map(item => ({ item, bucket: javaHash(idOf(item)) & (size - 1) }))
  return buckets.toSorted((a, b) => a.bucket - b.bucket).map(({ item }) => item)
}

function tableSize(count: number): number {
  let size = 16
  while (count > size * 0.75) size *= 2
  return size
}

/** `HashMap.hash(Long)`: the high and the low word of the id folded twice. */
function javaHash(id: BackupId): number {
  const low = Number(BigInt.asIntN(32, id))
  const high = Number(BigInt.asIntN(32, id >> 32n))
  const hash = low ^ high
  return hash ^ (hash >>> 16)
}
