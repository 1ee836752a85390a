import type { BrokerCondition } from '../domain/broker-condition.js'

/** The state of the world's surroundings. Every product answers to the same one in its own words. */
export interface ConditionSet {
  /** As the web applications find it: it answers, refuses the connection, or answers with an error. */
  readonly elasticsearch: 'reachable' | 'unreachable' | 'failing'
  readonly zeebe: BrokerCondition
}

const healthy: ConditionSet = { elasticsearch: 'reachable', zeebe: { kind: 'ok' } }

export class Conditions {
  #current = healthy

  current(): ConditionSet {
    return this.#current
  }

  /** Changes what is named and leaves the rest as it is. */
  set(change: Partial<ConditionSet>): void {
    this.#current = { ...this.#current, ...change }
  }

  reset(): void {
    this.#current = healthy
  }
}
