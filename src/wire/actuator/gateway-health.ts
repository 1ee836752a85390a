/**
 * The health of a Zeebe gateway in a process of its own.
 *
 * Source: recorded from 8.6.11, with brokers and without; camunda/camunda, ClusterHealthIndicator; inferred
 * from 8.6.11 for every other release.
 */
import type { Topology } from '../../domain/broker-condition.js'
import type { Component, HealthStatus, HealthTree } from './health.js'

/** @param clusterHealth - whether the gateway looks at the partitions. */
export function gatewayHealth(
  topology: Topology,
  { clusterHealth }: { readonly clusterHealth: boolean }
): HealthTree {
  const { brokers, partitions } = topology
  const aware = brokers.length > 0 ? 'UP' : 'DOWN'
  const led = partitions.some(it => it.leader !== undefined) ? 'UP' : 'DOWN'
  return {
    components: {
      ...(clusterHealth && { clusterHealth: partitionsHealth(topology) }),
      diskSpace: { status: 'UP', details: diskSpace },
      gatewayClusterAwareness: { status: aware },
      gatewayPartitionLeaderAwareness: { status: led },
      gatewayStarted: { status: 'UP' },
      livenessGatewayClusterAwareness: patient(aware, aware, 'ClusterAwarenessHealthIndicator'),
      livenessGatewayPartitionLeaderAwareness: patient(
        aware,
        led,
        'PartitionLeaderAwarenessHealthIndicator'
      ),
      livenessMemory: { status: 'UP', details: { threshold: 0.01 } },
      ping: { status: 'UP' }
    },
    groups: {
      liveness: { members: livenessMembers, open: true },
      readiness: { members: ['gatewayStarted'], open: true },
      startup: { members: ['gatewayStarted'], open: false }
    },
    open: true
  }
}

const livenessMembers = [
  'livenessGatewayClusterAwareness',
  'livenessGatewayPartitionLeaderAwareness',
  'livenessMemory'
]

/** All partitions well, some, or none; a partition without a leader counts as unhealthy. */
function partitionsHealth({ brokers, partitions }: Topology): Component {
  if (brokers.length === 0 || partitions.length === 0) return { status: 'DOWN' }
  const details = partitions.map(({ partitionId, leader }) => [
    `Partition ${partitionId}`,
    leader === undefined ? 'UNHEALTHY' : 'HEALTHY'
  ])
  const led = partitions.filter(it => it.leader !== undefined).length
  const some = led === 0 ? 'DOWN' : 'DEGRADED'
  const status = led === partitions.length ? 'UP' : some
  return { status, details: Object.fromEntries(details) }
}

/**
 * An indicator that forgives its delegate for being down for five minutes, once it was up. A cluster that
 * ever had brokers counts as one that was well a moment ago.
 */
function patient(everUp: HealthStatus, now: HealthStatus, derivedFrom: string): Component {
  const wasEverUp = everUp === 'UP'
  const lastSeenDelegateHealthStatus = { status: now }
  return {
    status: everUp,
    details: { derivedFrom, wasEverUp, maxDowntime: 'PT5M', lastSeenDelegateHealthStatus }
  }
}

/** Bytes; the disk of a machine that nobody fills. */
const diskSpace = {
  total: 107_361_579_008,
  free: 64_416_948_224,
  threshold: 10_485_760,
  path: '/usr/local/camunda/.',
  exists: true
}
