/** A backup id: up to 64 bits, signed, exact. Never a JavaScript number. */
export type BackupId = bigint

/** `Long.MAX_VALUE` of Java, the greatest id there is. */
export const backupIdMax: BackupId = 9_223_372_036_854_775_807n

/**
 * The order in which a `java.util.HashMap` with `Long` keys is walked. Zeebe's and Optimize's lists are
 * made from such a map and never sorted, so clients see this order.
 *
 * A table of 16 buckets is doubled whenever it holds more entries than three quarters of its buckets, and
 * early where a ninth falls into one bucket; within a bucket the order of insertion holds. Ids that fit 32
 * bits and are not negative fall as they would with `Integer` keys. Not imitated: from 64 buckets on, one of
 * more than eight entries becomes a tree, which puts its root first.
 *
 * Source: recorded from 8.6.11 (ids 201 to 208 are listed as 208, 201, 202 ... 207); OpenJDK's HashMap.
 */
export function inHashOrder<T>(items: readonly T[], idOf: (item: T) => BackupId): T[] {
  const hashed = items.map(item => ({ item, hash: javaHash(idOf(item)) }))
  const last = tableSize(hashed.map(({ hash }) => hash)) - 1
  return hashed.toSorted((a, b) => (a.hash & last) - (b.hash & last)).map(({ item }) => item)
}

/** From this size on, a crowded bucket becomes a tree; a smaller table is doubled instead. */
const treeTableSize = 64
/** Entries that a bucket takes without complaint. */
const bucketMax = 8

/** How many buckets the table has once entries of these hashes were put in, one after another. */
function tableSize(hashes: readonly number[]): number {
  let size = 16
  for (const [count, hash] of hashes.entries()) {
    const last = size - 1
    const inBucket = (other: number) => (other & last) === (hash & last)
    const crowded =
      size < treeTableSize && hashes.slice(0, count).filter(inBucket).length >= bucketMax
    if (crowded) size *= 2
    if (count + 1 > size * 0.75) size *= 2
  }
  return size
}

/** `HashMap.hash(Long)`: the high and the low word of the id folded twice. */
function javaHash(id: BackupId): number {
  const low = Number(BigInt.asIntN(32, id))
  const high = Number(BigInt.asIntN(32, id >> 32n))
  const hash = low ^ high
  return hash ^ (hash >>> 16)
}
