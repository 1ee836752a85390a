/** A list that grows at its end and shrinks at its beginning, both at no cost that depends on its length. */
export class BoundedLog<Item> {
  #items: (Item | undefined)[] = []
  #first = 0

  get length(): number {
    return this.#items.length - this.#first
  }

  push(item: Item): void {
    this.#items.push(item)
  }

  /** Takes the oldest off. */
  shift(): Item | undefined {
    const item = this.#items[this.#first]
    if (this.length === 0) return undefined
    // Nothing that was taken off is kept alive by its place.
    this.#items[this.#first] = undefined
    this.#first += 1
    if (this.#first >= tidyAfter && this.#first * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#first)
      this.#first = 0
    }
    return item
  }

  /** From the oldest to the newest. */
  all(): Item[] {
    return this.#items.slice(this.#first) as Item[]
  }

  clear(): void {
    this.#items = []
    this.#first = 0
  }
}

/** Empty places at the beginning that are not worth the work of removing them. */
const tidyAfter = 1_024
