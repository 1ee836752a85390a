import { type ConditionSet, healthy } from '../domain/conditions.js'
import { Changes } from './changes.js'

/** Called after a change, with what was before. */
export type OnCondition = (before: ConditionSet, after: ConditionSet) => void

/** Remembers the state of the world's surroundings. */
export class Conditions {
  /** Announced after every change. */
  readonly changes = new Changes()
  readonly #onChange: OnCondition
  #current = healthy

  constructor(onChange: OnCondition = () => {}) {
    this.#onChange = onChange
  }

  current(): ConditionSet {
    return this.#current
  }

  /** Changes what is named and leaves the rest as it is. */
  set(change: Partial<ConditionSet>): void {
    const before = this.#current
    this.#current = { ...before, ...change }
    this.#onChange(before, this.#current)
    this.changes.announce()
  }

  /** Everything is well again. */
  heal(): void {
    this.set(healthy)
  }

  /** The same, but nobody reacts: what they would react to begins anew. */
  reset(): void {
    this.#current = healthy
    this.changes.announce()
  }

  /** Takes over what another had; nobody reacts. */
  restore(conditions: ConditionSet): void {
    this.#current = conditions
    this.changes.announce()
  }
}
