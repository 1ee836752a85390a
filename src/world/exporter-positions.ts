import {
  type ExportingHold,
  holdAfter,
  type PartitionLog,
  running
} from '../domain/exporter-positions.js'
import type { ExporterPhase } from '../domain/exporting.js'
import type { InstantMs } from '../domain/instant.js'
import type { Clock } from './clock.js'

export interface ExporterPositionsState {
  readonly startMs: InstantMs
  /** The partitions of which a phase was noted, and what it holds. */
  readonly holds: readonly {
    readonly partitionId: number
    readonly phase: ExporterPhase
    readonly hold: ExportingHold
  }[]
}

/**
 * Remembers when the logs began and when each pause did; every position follows from that and the time.
 */
export class ExporterPositions {
  readonly #clock: Clock
  readonly #phases = new Map<number, ExporterPhase>()
  readonly #holds = new Map<number, ExportingHold>()
  #startMs: InstantMs

  constructor(clock: Clock) {
    this.#clock = clock
    this.#startMs = clock.nowMs()
  }

  /** When the logs began, and the processes with them. */
  get startMs(): InstantMs {
    return this.#startMs
  }

  /** Back to logs that begin now, with exporters that run. */
  reset(): void {
    this.#phases.clear()
    this.#holds.clear()
    this.#startMs = this.#clock.nowMs()
  }

  /** What every position follows from, by partition id. */
  get state(): ExporterPositionsState {
    const holds = [...this.#phases].map(([partitionId, phase]) => ({
      partitionId,
      phase,
      hold: this.#holds.get(partitionId) ?? running
    }))
    return { startMs: this.#startMs, holds }
  }

  restore({ startMs, holds }: ExporterPositionsState): void {
    this.reset()
    this.#startMs = startMs
    for (const { partitionId, phase, hold } of holds) {
      this.#phases.set(partitionId, phase)
      this.#holds.set(partitionId, hold)
    }
  }

  /** Takes note of the phases that are new. */
  follow(phases: ReadonlyMap<number, ExporterPhase>): void {
    const nowMs = this.#clock.nowMs()
    for (const [partitionId, phase] of phases) {
      if (this.#phases.get(partitionId) === phase) continue
      this.#phases.set(partitionId, phase)
      this.#holds.set(partitionId, holdAfter(this.#holds.get(partitionId) ?? running, phase, nowMs))
    }
  }

  /**
   * The log of a partition.
   *
   * @param disabledMs - when its exporter was disabled, where it is: then it stands still for good.
   */
  logOf(partitionId: number, disabledMs?: InstantMs): PartitionLog {
    const hold = this.#holds.get(partitionId) ?? running
    const startMs = this.#startMs
    if (disabledMs === undefined) return { partitionId, startMs, hold }
    const { exportedSinceMs = disabledMs, acknowledgedSinceMs = disabledMs } = hold
    return {
      partitionId,
      startMs,
      hold: {
        exportedSinceMs: Math.min(exportedSinceMs, disabledMs),
        acknowledgedSinceMs: Math.min(acknowledgedSinceMs, disabledMs)
      }
    }
  }
}
