/**
 * A list in an answer that may be too long to be made at once. It stands where an array would, at the top of
 * the answer or one level below; its items are made one by one as they are written.
 */
export class LongList {
  readonly length: number
  readonly #itemAt: (at: number) => unknown
  readonly #shown: (item: unknown) => unknown
  /** Whether a list of which no item is left is not there at all. */
  readonly vanishes: boolean

  private constructor(
    length: number,
    itemAt: (at: number) => unknown,
    { shown = item => item, vanishes = false }: Filtering = {}
  ) {
    this.length = length
    this.#itemAt = itemAt
    this.#shown = shown
    this.vanishes = vanishes
  }

  /** @param say - makes the item of the answer; never `undefined`. */
  static of<Thing>(things: readonly Thing[], say: (thing: Thing) => unknown): LongList {
    return new LongList(things.length, at => {
      const thing = things[at]
      return thing === undefined ? undefined : say(thing)
    })
  }

  /** An item as it is kept; `undefined` where nothing of it is. */
  itemAt(at: number): unknown {
    return this.#itemAt(at)
  }

  /** What is left of a kept item when it is written; `undefined` for nothing. */
  shown(item: unknown): unknown {
    return this.#shown(item)
  }

  /** Keeps what the change leaves of the items; comes before {@link dropped}. */
  kept(change: (item: unknown) => unknown): LongList {
    const itemAt = (at: number) => change(this.#itemAt(at))
    return new LongList(this.length, itemAt, { vanishes: true })
  }

  /** Writes what the change leaves of the items; an empty list stays where one was kept. */
  dropped(change: (item: unknown) => unknown): LongList {
    return new LongList(this.length, this.#itemAt, { shown: change, vanishes: this.vanishes })
  }
}

interface Filtering {
  readonly shown?: (item: unknown) => unknown
  readonly vanishes?: boolean
}
