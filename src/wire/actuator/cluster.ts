/**
 * `GET /actuator/cluster`: brokers, their partitions, and the last change to them.
 *
 * Source: camunda/camunda, ClusterApiUtils and ClusterEndpointResponseIT; Camunda 8.5 documentation; field
 * reports from 8.9.22.
 */
import type { ClusterChange, ClusterSettings } from '../../domain/cluster-change.js'
import { replicaPriority } from '../../domain/partition-distribution.js'
import { isoShort } from './timestamps.js'

export interface ClusterTraits {
  /** Whether partitions tell of their exporters. */
  readonly exporters: boolean
  readonly neverUpdated: 'least instant' | 'year zero'
  readonly routing: boolean
}

export interface ClusterShape {
  readonly clusterSize: number
  readonly partitionsCount: number
}

export function clusterBody(settings: ClusterSettings, shape: ClusterShape, traits: ClusterTraits) {
  const { version, clusterId, lastChange } = settings
  const { partitionsCount } = shape
  return {
    version,
    brokers: brokersBody(settings, shape, traits),
    ...(lastChange !== undefined && { lastChange: changeBody(lastChange) }),
    ...(traits.routing && {
      routing: {
        version: 1,
        requestHandling: { strategy: 'AllPartitions', partitionCount: partitionsCount },
        messageCorrelation: { strategy: 'HashMod', partitionCount: partitionsCount }
      },
      clusterId
    })
  }
}

/** Every broker with a replica of every partition. */
export function brokersBody(
  { brokerVersion, exporters, lastChange }: ClusterSettings,
  { clusterSize, partitionsCount }: ClusterShape,
  traits: ClusterTraits
) {
  const config = {
    exporting: { exporters: exporters.map(({ id, state }) => ({ id, state })) }
  }
  const lastUpdatedAt =
    lastChange === undefined ? never[traits.neverUpdated] : isoShort(lastChange.completedMs)
  return counted(0, clusterSize).map(id => ({
    id,
    state: 'ACTIVE',
    version: brokerVersion,
    lastUpdatedAt,
    partitions: counted(1, partitionsCount).map(partitionId => ({
      id: partitionId,
      state: 'ACTIVE',
      priority: replicaPriority(partitionId, id, clusterSize),
      ...(traits.exporters && { config })
    }))
  }))
}

/** Broker and partition of each replica, in the order in which operations are planned. */
export function replicas({ clusterSize, partitionsCount }: ClusterShape) {
  return counted(0, clusterSize).flatMap(brokerId =>
    counted(1, partitionsCount).map(partitionId => ({ brokerId, partitionId }))
  )
}

function changeBody({ id, startedMs, completedMs }: ClusterChange) {
  const startedAt = isoShort(startedMs)
  return { id, status: 'COMPLETED', startedAt, completedAt: isoShort(completedMs) }
}

/** Java's least instant, until it was replaced by one that every parser of dates can read. */
const never = {
  'least instant': '-999999999-01-01T00:00:00+18:00',
  'year zero': '0000-01-01T00:00:00Z'
} as const

function counted(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index)
}
