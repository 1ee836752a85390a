import { TripleMap } from '../domain/triple-map.js'

/** How often something was tried and how often it worked; kept apart from entries, which are dropped. */
export interface ExchangeCount {
  readonly product: string
  /** Absent where no route was found. */
  readonly operation?: string
  readonly backupId?: string
  readonly attempts: number
  readonly effects: number
}

/** What exchanges are counted by. */
interface Key {
  readonly product: string
  readonly operation?: string | undefined
  readonly backupId?: string | undefined
}

interface Counting {
  readonly key: Key
  attempts: number
  effects: number
}

/** Combinations of product, operation and backup id that are told apart. */
export const countKeysMax = 10_000

export class JournalCounts {
  readonly #counts = new TripleMap<Counting>()
  readonly #inOrder: Counting[] = []
  #uncounted = 0

  /** Exchanges that are in no count, because there were {@link countKeysMax} others before. */
  get uncounted(): number {
    return this.#uncounted
  }

  add(key: Key, hadEffect: boolean): void {
    const { product, operation = '', backupId = '' } = key
    const known = this.#counts.get(product, operation, backupId)
    if (known !== undefined) {
      known.attempts += 1
      if (hadEffect) known.effects += 1
    } else if (this.#counts.size < countKeysMax) {
      const fresh = { key, attempts: 1, effects: hadEffect ? 1 : 0 }
      this.#counts.set(product, operation, backupId, fresh)
      this.#inOrder.push(fresh)
    } else {
      this.#uncounted += 1
    }
  }

  /** In the order in which they were first tried. */
  list(): ExchangeCount[] {
    return this.#inOrder.map(({ key: { product, operation, backupId }, attempts, effects }) => ({
      product,
      ...(operation && { operation }),
      ...(backupId && { backupId }),
      attempts,
      effects
    }))
  }

  clear(): void {
    this.#counts.clear()
    this.#inOrder.length = 0
    this.#uncounted = 0
  }
}
