/** What is wrong between the Zeebe gateway and its brokers, in an operator's words. */
export type BrokerCondition =
  | { readonly kind: 'ok' }
  | { readonly kind: 'noStore' }
  /** The gateway has never seen a broker. Not the same as brokers that are gone. */
  | { readonly kind: 'noBrokers' }
  /** The broker process ended while it still stands in the topology. */
  | { readonly kind: 'brokersGone' }
  | { readonly kind: 'incompleteTopology'; readonly partitionId: number }
  | { readonly kind: 'leaderless'; readonly partitionId: number }
  | { readonly kind: 'replicaMissing'; readonly partitionId: number }
  /** A broker says that it does not lead the partition, and goes on saying so. */
  | { readonly kind: 'leaderMismatch'; readonly partitionId: number }
  | { readonly kind: 'timeout'; readonly partitionId: number }
  /** A broker's port refuses the connection, and the gateway does not try again. */
  | { readonly kind: 'refused'; readonly partitionId: number }
  | { readonly kind: 'exhausted'; readonly partitionId: number }
  | { readonly kind: 'brokerError'; readonly partitionId: number; readonly message: string }
  /** Partitions are being added, which from 8.8 on forbids backups. */
  | { readonly kind: 'scaling' }

/** The brokers and partitions that a gateway knows of. */
export interface Topology {
  readonly clusterSize: number
  readonly replicationFactor: number
  readonly partitionsCount: number
  /** Node ids. */
  readonly brokers: readonly number[]
  readonly partitions: readonly PartitionTopology[]
}

export interface PartitionTopology {
  readonly partitionId: number
  /** Node id, or `undefined` while nobody leads. */
  readonly leader: number | undefined
  readonly members: number
}

/** The topology of a healthy cluster: partitions are led by the brokers in turn, every broker has all. */
export function healthyTopology(partitionsCount: number, clusterSize: number): Topology {
  const partitions = Array.from({ length: partitionsCount }, (_, index) => ({
    partitionId: index + 1,
    leader: index % clusterSize,
    members: clusterSize
  }))
  const brokers = Array.from({ length: clusterSize }, (_, id) => id)
  return { clusterSize, replicationFactor: clusterSize, partitionsCount, brokers, partitions }
}

/** The topology as the gateway sees it under a condition. */
export function topologyUnder(condition: BrokerCondition, healthy: Topology): Topology {
  const touch = (partitionId: number, change: (it: PartitionTopology) => PartitionTopology[]) => ({
    ...healthy,
    partitions: healthy.partitions.flatMap(it =>
      it.partitionId === partitionId ? change(it) : [it]
    )
  })
  switch (condition.kind) {
    case 'noBrokers':
      return { ...healthy, brokers: [], partitions: [], partitionsCount: 0 }
    case 'incompleteTopology':
      return touch(condition.partitionId, () => [])
    case 'leaderless':
      return touch(condition.partitionId, it => [{ ...it, leader: undefined }])
    case 'replicaMissing':
      return touch(condition.partitionId, it => [{ ...it, members: it.members - 1 }])
    default:
      return healthy
  }
}

/** Where a broker's internal API listens, as the guide's Helm deployment names it. */
export function brokerAddress(nodeId: number): string {
  return `camunda-zeebe-${nodeId}.camunda-zeebe:26501`
}
