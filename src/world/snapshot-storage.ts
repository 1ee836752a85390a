import { nameMatcher } from '../domain/name-pattern.js'
import type { SnapshotPlan } from '../domain/snapshot.js'

/**
 * What lies in one place, by name. A name or a pattern that begins with letters costs what it finds, not what
 * is there: backups are looked up by the beginning of their snapshots' names.
 */
export class SnapshotStorage {
  readonly uuid: string
  readonly #plans = new Map<string, SnapshotPlan>()
  /** In the order of their code units. */
  #names: string[] = []

  constructor(uuid: string) {
    this.uuid = uuid
  }

  get(name: string): SnapshotPlan | undefined {
    return this.#plans.get(name)
  }

  all(): SnapshotPlan[] {
    return [...this.#plans.values()]
  }

  /** The plans whose name is this one or matches this `*` pattern, by name. */
  matching(pattern: string): SnapshotPlan[] {
    const prefix = pattern.split('*', 1)[0] ?? ''
    const matches = nameMatcher(pattern)
    const found: SnapshotPlan[] = []
    for (let at = this.#placeOf(prefix); at < this.#names.length; at += 1) {
      const name = this.#names[at] ?? ''
      if (!name.startsWith(prefix)) break
      const plan = this.#plans.get(name)
      if (plan !== undefined && matches(name)) found.push(plan)
    }
    return found
  }

  /** Takes over what another held, in the order in which it was put there. */
  restore(plans: readonly SnapshotPlan[]): void {
    this.#plans.clear()
    for (const plan of plans) this.#plans.set(plan.name, plan)
    this.#names = [...this.#plans.keys()].toSorted()
  }

  /** Adds or replaces. */
  put(plan: SnapshotPlan): void {
    if (!this.#plans.has(plan.name)) this.#names.splice(this.#placeOf(plan.name), 0, plan.name)
    this.#plans.set(plan.name, plan)
  }

  delete(name: string): void {
    if (this.#plans.delete(name)) this.#names.splice(this.#placeOf(name), 1)
  }

  /** Where a name stands, or would stand. */
  #placeOf(name: string): number {
    let low = 0
    let high = this.#names.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#names[middle] ?? '') < name) low = middle + 1
      else high = middle
    }
    return low
  }
}
