/** How often something was tried and how often it worked; kept apart from entries, which are dropped. */
export interface ExchangeCount {
  readonly product: string
  /** Absent where no route was found. */
  readonly operation?: string
  readonly backupId?: string
  readonly attempts: number
  readonly effects: number
}

type Key = Pick<ExchangeCount, 'product' | 'operation' | 'backupId'>

interface Counting extends Key {
  attempts: number
  effects: number
}

/** Combinations of product, operation and backup id that are told apart. */
export const countKeysMax = 10_000

export class JournalCounts {
  readonly #counts = new Map<string, Counting>()
  #uncounted = 0

  /** Exchanges that are in no count, because there were {@link countKeysMax} others before. */
  get uncounted(): number {
    return this.#uncounted
  }

  add(key: Key, hadEffect: boolean): void {
    // No name has a line break in it, so that two keys are never the same text.
    const name = `${key.product}\n${key.operation ?? ''}\n${key.backupId ?? ''}`
    const known = this.#counts.get(name)
    if (known !== undefined) {
      known.attempts += 1
      if (hadEffect) known.effects += 1
    } else if (this.#counts.size < countKeysMax) {
      this.#counts.set(name, { ...key, attempts: 1, effects: hadEffect ? 1 : 0 })
    } else {
      this.#uncounted += 1
    }
  }

  /** In the order in which they were first tried. */
  list(): ExchangeCount[] {
    return [...this.#counts.values()].map(it => ({ ...it }))
  }

  clear(): void {
    this.#counts.clear()
    this.#uncounted = 0
  }
}
