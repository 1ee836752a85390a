/**
 * `/actuator/exporters`: what each exporter does, and what a command to one of them comes to.
 *
 * Source: camunda/camunda, ExportersEndpoint, ClusterApiUtils and the appliers of exporter operations; field
 * reports from 8.9.22. That a refused command is a 400 with the applier's sentence is inferred.
 */
import { unreachable } from '../../domain/assert.js'
import type {
  Exporter,
  ExporterCommand,
  ExporterOperation,
  ExporterRefusal,
  PlannedChange
} from '../../domain/cluster-change.js'
import { brokersBody, type ClusterShape, type ClusterTraits, replicas } from './cluster.js'

export function exportersBody(exporters: readonly Exporter[]) {
  return exporters.map(({ id, state }) => ({ exporterId: id, status: state }))
}

export interface PlanTraits extends ClusterTraits {
  /** Whether an operation has a list of brokers that it does not concern. */
  readonly emptyBrokers: boolean
}

/** The 202 to a command: an operation for each replica, between the cluster that is and that will be. */
export function plannedBody(
  { changeId, before, after }: PlannedChange,
  { operation, exporterId }: ExporterCommand,
  shape: ClusterShape,
  traits: PlanTraits
) {
  return {
    changeId,
    currentTopology: brokersBody(before, shape, traits),
    plannedChanges: replicas(shape).map(replica => ({
      operation: operations[operation],
      ...replica,
      ...(traits.emptyBrokers && { brokers: [] }),
      exporterId
    })),
    expectedTopology: brokersBody(after, shape, traits)
  }
}

const operations = {
  enable: 'PARTITION_ENABLE_EXPORTER',
  disable: 'PARTITION_DISABLE_EXPORTER',
  delete: 'PARTITION_DELETE_EXPORTER'
} as const satisfies Record<ExporterOperation, string>

/** Why a command was not accepted; the first partition is the one that complains. */
export function refusedBody(refusal: ExporterRefusal): { readonly message: string } {
  return { message: refusalText(refusal) }
}

function refusalText(refusal: ExporterRefusal): string {
  switch (refusal.code) {
    case 'EXPORTER_UNKNOWN': {
      const { operation, exporterId } = refusal
      return (
        `Expected to ${operation} exporter, but the partition '1' does not have ` +
        `the exporter '${exporterId}'`
      )
    }
    case 'EXPORTER_ENABLED':
      return `Expected to enable exporter, but the exporter '${refusal.exporterId}' is already enabled`
    case 'SOURCE_UNKNOWN':
      return (
        `Expected to enable exporter and initialize from exporter '${refusal.source}', ` +
        `but the partition '1' does not have exporter '${refusal.source}'`
      )
    case 'SOURCE_DISABLED':
      return (
        `Expected to enable exporter and initialize from exporter '${refusal.source}', ` +
        `but the exporter '${refusal.source}' is disabled`
      )
    case 'EXPORTER_CONFIGURED':
      return (
        `Expected to delete exporter, but partition '1' with exporter '${refusal.exporterId}' ` +
        `is in state '${refusal.state}' instead of 'CONFIG_NOT_FOUND'.`
      )
    default:
      return unreachable(refusal)
  }
}
