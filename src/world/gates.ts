import { type GatePoint, gateName } from '../domain/gate.js'
import type { AppBackupId } from '../domain/snapshot-name.js'
import { Changes } from './changes.js'

/** A point that is held: for one backup, or for any. */
export interface HeldGate {
  readonly point: GatePoint
  readonly backupId?: AppBackupId
}

/** How many gates a world holds. */
export const gatesMax = 1_000

/** The points of runs that somebody holds. Whatever comes to one waits there until it is released. */
export class Gates {
  /** Announced when a gate is held or released. */
  readonly changes = new Changes()
  readonly #onChange: () => void
  readonly #held = new Map<string, HeldGate>()

  /** @param onChange - called after every change; runs are planned anew. */
  constructor(onChange: () => void = () => {}) {
    this.#onChange = onChange
  }

  /** Returns `false` where too many are held already. */
  hold(gate: HeldGate): boolean {
    const key = keyOf(gate)
    if (!this.#held.has(key) && this.#held.size >= gatesMax) return false
    this.#held.set(key, gate)
    this.#changed()
    return true
  }

  /** Returns whether it was held. */
  release(gate: HeldGate): boolean {
    const wasHeld = this.#held.delete(keyOf(gate))
    if (wasHeld) this.#changed()
    return wasHeld
  }

  releaseAll(): void {
    this.#held.clear()
    this.#changed()
  }

  reset(): void {
    this.#held.clear()
    this.changes.announce()
  }

  /** In the order in which they were held. */
  list(): readonly HeldGate[] {
    return [...this.#held.values()]
  }

  find(gate: HeldGate): HeldGate | undefined {
    return this.#held.get(keyOf(gate))
  }

  /** Whether nothing is held at all. */
  get isEmpty(): boolean {
    return this.#held.size === 0
  }

  isHeld(point: GatePoint, backupId?: AppBackupId): boolean {
    if (this.isEmpty) return false
    const ofAny = this.#held.has(keyOf({ point }))
    return ofAny || (backupId !== undefined && this.#held.has(keyOf({ point, backupId })))
  }

  /** Takes over what another held; nothing is planned anew. */
  restore(gates: readonly HeldGate[]): void {
    this.#held.clear()
    for (const gate of gates) this.#held.set(keyOf(gate), gate)
    this.changes.announce()
  }

  #changed(): void {
    this.#onChange()
    this.changes.announce()
  }
}

function keyOf({ point, backupId }: HeldGate): string {
  return `${gateName(point)} ${backupId ?? '*'}`
}
