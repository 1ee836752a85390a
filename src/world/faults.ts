import { assert } from '../domain/assert.js'
import {
  cutsOff,
  type FaultRecord,
  type FaultRule,
  type FaultWish,
  isSpent,
  type RequestFacts
} from '../domain/fault.js'
import { faultComplaints } from '../domain/fault-complaints.js'
import { judge, type Strike } from '../domain/fault-strike.js'
import { Changes } from './changes.js'
import type { Clock } from './clock.js'
import type { Seed } from './seed.js'

/** How many rules a world takes. */
export const faultsMax = 1_000

/** All of a world's faults, as JSON can say it. */
export interface FaultsState {
  /** The number of the rule that was added last; 0 for none. */
  readonly lastNo: number
  readonly records: readonly FaultRecord[]
}

export interface FaultsGround {
  readonly clock: Clock
  readonly seed: Seed
}

/** The rules that break exchanges, and how often each has done so. */
export class Faults {
  /** Announced whenever a rule comes or goes. */
  readonly changes = new Changes()
  readonly #ground: FaultsGround
  readonly #records = new Map<string, FaultRecord>()
  #lastNo = 0
  /** How many rules cut connections off, spent ones included. */
  #cutting = 0

  constructor(ground: FaultsGround) {
    this.#ground = ground
  }

  get isEmpty(): boolean {
    return this.#records.size === 0
  }

  /** Whether a rule is about one backup, so that the id in a body matters before anybody reads it. */
  get askForBackups(): boolean {
    return this.list().some(({ rule }) => rule.when.backupId !== undefined)
  }

  /**
   * Whether a rule may still cut a connection off. Clients silently repeat a request when a connection that has
   * served before is lost, so as long as this holds no connection may serve twice.
   */
  get cutConnections(): boolean {
    if (this.#cutting === 0) return false
    const nowMs = this.#ground.clock.nowMs()
    return this.list().some(it => cutsOff(it.rule.effect) && !isSpent(it, nowMs))
  }

  /** In the order in which they were added. */
  list(): FaultRecord[] {
    return [...this.#records.values()]
  }

  get(id: string): FaultRecord | undefined {
    return this.#records.get(id)
  }

  /**
   * Adds a rule, whose wish is one that `faultComplaints` has nothing to say about.
   *
   * @throws RangeError when there are {@link faultsMax} already.
   */
  add(wish: FaultWish): FaultRule {
    const { when, effect } = wish
    assert(faultComplaints(wish).length === 0, 'a fault rule is looked over before it is added')
    if (this.#records.size >= faultsMax) {
      throw new RangeError(
        `there are ${faultsMax} fault rules already; remove one before adding another`
      )
    }
    this.#lastNo += 1
    const rule = { id: `fault-${this.#lastNo}`, when, effect }
    this.#keep({ rule, attempts: 0, struck: 0 })
    this.changes.announce()
    return rule
  }

  /** @returns whether there was one. */
  remove(id: string): boolean {
    const record = this.#records.get(id)
    if (record === undefined) return false
    this.#records.delete(id)
    if (cutsOff(record.rule.effect)) this.#cutting -= 1
    this.changes.announce()
    return true
  }

  /** Removes all rules; the next one gets a number of its own nevertheless. */
  clear(): void {
    this.#records.clear()
    this.#cutting = 0
    this.changes.announce()
  }

  /** As if there had never been one. */
  reset(): void {
    this.#lastNo = 0
    this.clear()
  }

  /** Counts a request, and tells what befalls it; `undefined` for nothing. See {@link judge}. */
  strike(facts: RequestFacts): Strike | undefined {
    if (this.isEmpty) return undefined
    const { strike, records } = judge(this.list(), facts, purpose => this.#draw(purpose))
    for (const record of records) this.#records.set(record.rule.id, record)
    return strike
  }

  exportState(): FaultsState {
    return { lastNo: this.#lastNo, records: this.list() }
  }

  /** Takes over what {@link exportState} gave, in place of all that is there. */
  importState({ lastNo, records }: FaultsState): void {
    this.#records.clear()
    this.#cutting = 0
    this.#lastNo = lastNo
    for (const record of records) this.#keep(record)
    this.changes.announce()
  }

  #keep(record: FaultRecord): void {
    this.#records.set(record.rule.id, record)
    if (cutsOff(record.rule.effect)) this.#cutting += 1
  }

  #draw(purpose: string): number {
    return this.#ground.seed.integer(purpose, 0, 2 ** 32 - 1) / 2 ** 32
  }
}
