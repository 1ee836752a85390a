/**
 * Values in order. Adding and deleting one costs the search for its place, and moving what stands behind it;
 * deleting many at once goes through all of them once.
 */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number
  #items: T[] = []

  /** @param compare - never 0 for two different values. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  /** As they stand now; whoever keeps them copies them. */
  get items(): readonly T[] {
    return this.#items
  }

  fill(items: Iterable<T>): void {
    this.#items = [...items].toSorted(this.#compare)
  }

  add(item: T): void {
    const last = this.#items.at(-1)
    // What comes later mostly belongs behind all others.
    if (last === undefined || this.#compare(last, item) < 0) this.#items.push(item)
    else this.#items.splice(this.placeOf(item), 0, item)
  }

  /** Puts a value in the place of another that stands in the list and in the order like it. */
  replace(item: T): void {
    this.#items[this.placeOf(item)] = item
  }

  /** Takes out what stands in the list. */
  delete(item: T): void {
    this.#items.splice(this.placeOf(item), 1)
  }

  keep(isKept: (item: T) => boolean): void {
    this.#items = this.#items.filter(isKept)
  }

  /** Where a value stands, or would stand. */
  placeOf(item: T): number {
    return this.firstAt(it => this.#compare(it, item) >= 0)
  }

  /**
   * The first place from which on something holds; the length of the list where it never does.
   *
   * @param holds - true of everything behind what it is true of.
   */
  firstAt(holds: (item: T) => boolean): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const item = this.#items[middle]
      if (item !== undefined && !holds(item)) low = middle + 1
      else high = middle
    }
    return low
  }
}
