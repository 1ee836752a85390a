/** What can be changed about the exporters of a cluster, and what keeps it from being changed. */
import type { InstantMs } from './instant.js'

export type ExporterState = 'ENABLED' | 'DISABLED'

/** One exporter of every partition. */
export interface Exporter {
  readonly id: string
  readonly state: ExporterState
  /** When it was disabled. */
  readonly disabledMs?: InstantMs
}

export type ExporterOperation = 'enable' | 'disable' | 'delete'

export interface ExporterCommand {
  readonly operation: ExporterOperation
  readonly exporterId: string
  /** The exporter whose position an enabled one takes over. */
  readonly initializeFrom?: string
}

/** Why a command is refused. */
export type ExporterRefusal =
  | {
      readonly code: 'EXPORTER_UNKNOWN'
      readonly operation: ExporterOperation
      readonly exporterId: string
    }
  | { readonly code: 'EXPORTER_ENABLED'; readonly exporterId: string }
  | { readonly code: 'SOURCE_UNKNOWN'; readonly source: string }
  | { readonly code: 'SOURCE_DISABLED'; readonly source: string }
  | {
      readonly code: 'EXPORTER_CONFIGURED'
      readonly exporterId: string
      readonly state: ExporterState
    }

/**
 * What keeps a command from being carried out, or `undefined`.
 *
 * Only an exporter that is not yet enabled can be enabled, even one that nobody knows; disabling works
 * however often. Source: camunda/camunda, the appliers of the partitions' exporter operations.
 *
 * @param deleteNeedsOrphan - whether an exporter that is still configured resists deletion.
 */
export function exporterRefusal(
  { operation, exporterId, initializeFrom }: ExporterCommand,
  exporters: readonly Exporter[],
  { deleteNeedsOrphan }: { readonly deleteNeedsOrphan: boolean }
): ExporterRefusal | undefined {
  const found = exporters.find(it => it.id === exporterId)
  if (operation !== 'enable') {
    if (found === undefined) return { code: 'EXPORTER_UNKNOWN', operation, exporterId }
    if (operation === 'disable' || !deleteNeedsOrphan) return undefined
    return { code: 'EXPORTER_CONFIGURED', exporterId, state: found.state }
  }
  if (initializeFrom !== undefined) {
    const source = exporters.find(it => it.id === initializeFrom)
    if (source === undefined) return { code: 'SOURCE_UNKNOWN', source: initializeFrom }
    if (source.state === 'DISABLED') return { code: 'SOURCE_DISABLED', source: initializeFrom }
  }
  return found?.state === 'ENABLED' ? { code: 'EXPORTER_ENABLED', exporterId } : undefined
}

/** The exporters after a command that was not refused. */
export function exportersAfter(
  exporters: readonly Exporter[],
  { operation, exporterId }: ExporterCommand,
  nowMs: InstantMs
): readonly Exporter[] {
  const others = exporters.filter(it => it.id !== exporterId)
  if (operation === 'delete') return others
  const found = exporters.find(it => it.id === exporterId)
  const disabled: Exporter = {
    id: exporterId,
    state: 'DISABLED',
    disabledMs: found?.disabledMs ?? nowMs
  }
  const changed: Exporter =
    operation === 'disable' ? disabled : { id: exporterId, state: 'ENABLED' }
  return found === undefined
    ? [...exporters, changed]
    : exporters.map(it => (it.id === exporterId ? changed : it))
}

/** The cluster's settings, as its brokers agree on them. */
export interface ClusterSettings {
  readonly clusterId: string
  readonly version: number
  /** How often each broker's part has changed; the same for all, since all have every partition. */
  readonly brokerVersion: number
  readonly exporters: readonly Exporter[]
  readonly lastChange?: ClusterChange
}

export interface ClusterChange {
  readonly id: number
  readonly startedMs: InstantMs
  readonly completedMs: InstantMs
}

/** Settings before and after a change. */
export interface PlannedChange {
  readonly changeId: number
  readonly before: ClusterSettings
  readonly after: ClusterSettings
}
