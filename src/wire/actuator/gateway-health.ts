/** The health of a Zeebe gateway, its groups and its components. Source: recorded from 8.6.11. */
import type { Topology } from '../../domain/broker-condition.js'

export type HealthStatus = 'UP' | 'DOWN'

export interface Health {
  readonly status: HealthStatus
  readonly groups?: readonly string[]
  readonly details?: Readonly<Record<string, unknown>>
  readonly components?: Readonly<Record<string, Health>>
}

/**
 * Looks a health document up by the path behind `/health`: nothing for the whole, a group, or a component.
 * `undefined` where there is no such thing.
 */
export function gatewayHealth(path: string, topology: Topology): Health | undefined {
  const components = componentsOf(topology)
  const name = path.replace(/\/$/, '')
  switch (name) {
    case '':
      return { status: worst(components), groups: ['liveness', 'readiness', 'startup'], components }
    case 'liveness': {
      const liveness = pick(components, livenessComponents)
      return { status: worst(liveness), components: liveness }
    }
    case 'readiness': {
      const readiness = pick(components, ['gatewayStarted'])
      return { status: worst(readiness), components: readiness }
    }
    case 'startup':
      return { status: 'UP' }
    default:
      return components[name]
  }
}

const livenessComponents = [
  'livenessGatewayClusterAwareness',
  'livenessGatewayPartitionLeaderAwareness',
  'livenessMemory'
]

/** A gateway without brokers is down, although it is ready. */
function componentsOf({ brokers, partitions }: Topology): Readonly<Record<string, Health>> {
  const status = brokers.length > 0 ? 'UP' : 'DOWN'
  const partitionHealth = partitions.map(({ partitionId, leader }) => [
    `Partition ${partitionId}`,
    leader === undefined ? 'UNHEALTHY' : 'HEALTHY'
  ])
  return {
    clusterHealth:
      status === 'UP' ? { status, details: Object.fromEntries(partitionHealth) } : { status },
    diskSpace: { status: 'UP', details: diskSpace },
    gatewayClusterAwareness: { status },
    gatewayPartitionLeaderAwareness: { status },
    gatewayStarted: { status: 'UP' },
    livenessGatewayClusterAwareness: delayed(status, 'ClusterAwarenessHealthIndicator'),
    livenessGatewayPartitionLeaderAwareness: delayed(
      status,
      'PartitionLeaderAwarenessHealthIndicator'
    ),
    livenessMemory: { status: 'UP', details: { threshold: 0.01 } },
    ping: { status: 'UP' }
  }
}

/** An indicator that forgives its delegate for being down for a while. */
function delayed(status: HealthStatus, derivedFrom: string): Health {
  const lastSeenDelegateHealthStatus = { status }
  const wasEverUp = status === 'UP'
  return {
    status,
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

function worst(components: Readonly<Record<string, Health>>): HealthStatus {
  return Object.values(components).some(it => it.status === 'DOWN') ? 'DOWN' : 'UP'
}

function pick(components: Readonly<Record<string, Health>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(components).filter(([name]) => names.includes(name)))
}
