/** Ids and names of a run that nobody has used before. */
import type { Stock } from './stock.js'
import type { Variables } from './variables.js'

export interface IdsFrom {
  readonly stock: Pick<Stock, 'latest' | 'taken'>
  /** Where they begin, whatever clock and target say. */
  readonly firstId?: bigint
  readonly repository: string
  /** When the run began, in milliseconds since the epoch. */
  readonly startedMs: number
  readonly nowMs: () => number
}

/** Between an id and one that nobody has. */
const farAway = 1_000_000n
/** From here on an id has all the digits that there can be. */
const large = 9_000_000_000_000_000_000n
const largeMax = 200_000_000_000_000_000n

/**
 * An id counts the seconds since 1970, as the documentation advises, so that whoever goes on after the run is above
 * it; where the target is ahead of the clock already, or the run itself, it goes on from there.
 */
export class Ids {
  readonly #from: IdsFrom
  #cases = 0
  #latest: bigint
  #used: { readonly first: bigint; readonly last: bigint } | undefined

  constructor(from: IdsFrom) {
    this.#from = from
    this.#latest = from.firstId === undefined ? from.stock.latest : from.firstId - 1n
  }

  /** What a case knows; whoever only reads uses no id up. Zeebe never takes one again, and none below. */
  next(use: 'none' | 'elsewhere' | 'at Zeebe'): Variables {
    this.#cases += 1
    const { repository, startedMs } = this.#from
    const id = this.#free()
    if (use !== 'none') this.#latest = id + 1n
    if (use === 'at Zeebe') this.#used = { first: this.#used?.first ?? id, last: id + 1n }
    return new Map<string, string | number | bigint>([
      ['repository', repository],
      ['id', id],
      ['next', id + 1n],
      ['other', id + farAway],
      ['large', large + (id % largeMax)],
      ['name', `verify-${Math.floor(startedMs / 1_000)}-${this.#cases}`]
    ])
  }

  /** Goes on above an id that the target has turned out to have. */
  goAbove(id: bigint): void {
    if (id > this.#latest) this.#latest = id
  }

  /** What the next case will have, as far as one can see. */
  get firstFree(): bigint {
    return this.#free()
  }

  /** From where to where the ids go that were used at Zeebe, where any were. */
  get used(): { readonly first: bigint; readonly last: bigint } | undefined {
    return this.#used
  }

  /** The seconds since 1970, as ids count them. */
  get clock(): bigint {
    return BigInt(Math.floor(this.#from.nowMs() / 1_000))
  }

  #free(): bigint {
    const { taken } = this.#from.stock
    const ofClock = this.#from.firstId === undefined ? this.clock : 0n
    let id = ofClock > this.#latest ? ofClock : this.#latest + 1n
    while (taken.has(id) || taken.has(id + 1n)) id += 1n
    return id
  }
}
