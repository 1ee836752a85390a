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

/** Combinations of product, operation and backup id that are told apart. */
export const countKeysMax = 10_000

export class JournalCounts {
  readonly #counts = new Map<string, ExchangeCount>()
  #uncounted = 0

  /** Exchanges that are in no count, because there were {@link countKeysMax} others before. */
  get uncounted(): number {
    return this.#uncounted
  }

  add(key: Key, hadEffect: boolean): void {
    const name = JSON.stringify([key.product, key.operation, key.backupId])
    const known = this.#counts.get(name)
    if (known === undefined && this.#counts.size >= countKeysMax) {
      this.#uncounted += 1
      return
    }
    const { attempts, effects } = known ?? { attempts: 0, effects: 0 }
    this.#counts.set(name, {
      ...key,
      attempts: attempts + 1,
      effects: effects + (hadEffect ? 1 : 0)
    })
  }

  /** In the order in which they were first tried. */
  list(): ExchangeCount[] {
    return [...this.#counts.values()]
  }

  clear(): void {
    this.#counts.clear()
    this.#uncounted = 0
  }
}
