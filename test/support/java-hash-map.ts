/**
 * A slow `java.util.HashMap<Long, ?>`: real buckets, real rehashing, in plain arithmetic. It gives up where
 * the original would grow a tree.
 */
export class JavaHashMap {
  #table: bigint[][] = emptyTable(16)
  #count = 0

  /** Returns `false` where the original's bucket becomes a tree, whose order nobody here knows. */
  put(key: bigint): boolean {
    const bucket = this.#table[this.#indexOf(key)]
    if (bucket === undefined) throw new Error('an index lies within the table')
    bucket.push(key)
    if (bucket.length > 8) {
      if (this.#table.length >= 64) return false
      this.#resize()
    }
    this.#count += 1
    if (this.#count > (this.#table.length / 4) * 3) this.#resize()
    return true
  }

  keys(): bigint[] {
    return this.#table.flat()
  }

  #resize(): void {
    const keys = this.keys()
    this.#table = emptyTable(this.#table.length * 2)
    for (const key of keys) this.#table[this.#indexOf(key)]?.push(key)
  }

  /** `(h ^ h >>> 16) & (n - 1)`, where `h = (int) (value ^ value >>> 32)`. */
  #indexOf(key: bigint): number {
    const value = BigInt.asUintN(64, key)
    const h = (value ^ (value >> 32n)) % 2n ** 32n
    return Number((h ^ (h >> 16n)) % BigInt(this.#table.length))
  }
}

function emptyTable(size: number): bigint[][] {
  return Array.from({ length: size }, () => [])
}
