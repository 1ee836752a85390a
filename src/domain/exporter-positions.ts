/** How far a partition has come: what is processed, exported, and acknowledged by its exporter. */
import type { ExporterPhase } from './exporting.js'
import type { InstantMs } from './instant.js'

/** Since when something stands still; what is absent moves. */
export interface ExportingHold {
  /** Nothing is handed to the exporter. */
  readonly exportedSinceMs?: InstantMs
  /** What the exporter acknowledges is not written down. */
  readonly acknowledgedSinceMs?: InstantMs
}

export const running: ExportingHold = {}

/**
 * What a change of phase holds or lets go. A soft pause lets records through and keeps their
 * acknowledgement; a pause stops both; what already stood still goes on doing so.
 *
 * Source: Camunda 8.9 documentation, soft pause; camunda/camunda, ExporterPhase.
 */
export function holdAfter(
  hold: ExportingHold,
  phase: ExporterPhase,
  nowMs: InstantMs
): ExportingHold {
  if (phase === 'EXPORTING') return running
  const acknowledgedSinceMs = hold.acknowledgedSinceMs ?? nowMs
  if (phase === 'SOFT_PAUSED') return { acknowledgedSinceMs }
  return { exportedSinceMs: hold.exportedSinceMs ?? nowMs, acknowledgedSinceMs }
}

/** Positions in the log of one partition. */
export interface PartitionPositions {
  readonly processed: number
  readonly exported: number
  readonly acknowledged: number
}

/** When a log began to grow, and what holds its exporter. */
export interface PartitionLog {
  readonly partitionId: number
  readonly startMs: InstantMs
  readonly hold: ExportingHold
}

/**
 * The positions at an instant. An exporter that is not held is one record ahead of the processor: the
 * follow-up of the last command. Source: field reports from 8.9.22.
 */
export function positionsAt(log: PartitionLog, nowMs: InstantMs): PartitionPositions {
  const { exportedSinceMs = nowMs, acknowledgedSinceMs = nowMs } = log.hold
  const until = (heldMs: InstantMs) => processedAt(log, Math.min(nowMs, heldMs)) + 1
  return {
    processed: processedAt(log, nowMs),
    exported: until(exportedSinceMs),
    acknowledged: until(Math.min(exportedSinceMs, acknowledgedSinceMs))
  }
}

/** A snapshot of a partition's state. */
export interface PartitionSnapshot {
  readonly index: number
  readonly processed: number
  readonly exported: number
}

/** Milliseconds between two snapshots. Source: the brokers' default of five minutes. */
const snapshotPeriodMs = 300_000

/**
 * The latest snapshot, or `undefined` before the first one. What is not exported must stay in the log, so
 * a snapshot never begins behind what was acknowledged.
 */
export function latestSnapshot(log: PartitionLog, nowMs: InstantMs): PartitionSnapshot | undefined {
  const periods = Math.floor((nowMs - log.startMs) / snapshotPeriodMs)
  if (periods < 1) return undefined
  const { processed, acknowledged } = positionsAt(log, log.startMs + periods * snapshotPeriodMs)
  const index = Math.min(processed, acknowledged) - entriesBehind
  return { index, processed, exported: acknowledged }
}

/** Entries of the log hold several records, so their numbers are lower than positions. */
const entriesBehind = 67

/** Where logs stand at the start: those of a cluster that has been used for a while. */
const firstPosition = 6_400

/** Records of an idle cluster: those of its own housekeeping. Source: field reports from 8.9.22. */
const recordsPerMinute = 440

function processedAt({ partitionId, startMs }: PartitionLog, atMs: InstantMs): number {
  const grown = Math.floor(((atMs - startMs) * recordsPerMinute) / 60_000)
  return firstPosition + partitionId * 3 + grown
}
