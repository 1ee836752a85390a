import type { InstantMs } from '../domain/instant.js'
import type { SnapshotPlan } from '../domain/snapshot.js'

/** So many are kept before anybody looks whether they have ended. */
const sweptFrom = 64

/**
 * The plans that have not ended: what runs, and what waits for its turn. Time moves by itself, so that those
 * that have ended are let go when somebody looks, or when many have come.
 */
export class UnfinishedPlans {
  readonly #plans = new Map<string, SnapshotPlan>()
  #sweepAbove = sweptFrom

  put(plan: SnapshotPlan): void {
    this.#plans.set(plan.name, plan)
  }

  delete(name: string): void {
    this.#plans.delete(name)
  }

  clear(): void {
    this.#plans.clear()
  }

  /** In the order in which they were first put there. */
  at(nowMs: InstantMs): SnapshotPlan[] {
    for (const [name, { endMs }] of this.#plans) if (endMs <= nowMs) this.#plans.delete(name)
    this.#sweepAbove = Math.max(sweptFrom, 2 * this.#plans.size)
    return [...this.#plans.values()]
  }

  /** Lets go what has ended, if that can be much: costs little however often it is called. */
  tidy(nowMs: InstantMs): void {
    if (this.#plans.size > this.#sweepAbove) this.at(nowMs)
  }
}
