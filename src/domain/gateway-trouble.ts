/** What a request to the brokers meets under a condition, operation by operation. */
import { unreachable } from './assert.js'
import { type BrokerCondition, brokerAddress, type Topology } from './broker-condition.js'
import type { ExportingCondition } from './conditions.js'
import type { GatewayRefusal } from './refusal.js'

export type RuntimeOperation = 'take' | 'get' | 'list' | 'delete'

export interface Trouble {
  readonly refusal: GatewayRefusal
  /** Whether the gateway only gives up when its request timeout has passed. */
  readonly afterTimeout: boolean
}

/** What a release contributes to the trouble. */
export interface TroubleTraits {
  /** Whether a start is refused while the cluster scales. */
  readonly scalingRejects: boolean
}

/**
 * What keeps a backup request from the brokers, or `undefined` where they answer.
 *
 * A missing replica hurts nobody here. A gateway that never saw a broker lists nothing and deletes nothing
 * without complaint, since it has nobody to ask. Source: recorded from 8.6.11.
 */
export function backupTrouble(
  condition: BrokerCondition,
  operation: RuntimeOperation,
  topology: Topology,
  { scalingRejects }: TroubleTraits
): Trouble | undefined {
  const now = (refusal: GatewayRefusal): Trouble => ({ refusal, afterTimeout: false })
  const late = (refusal: GatewayRefusal): Trouble => ({ refusal, afterTimeout: true })
  switch (condition.kind) {
    case 'ok':
    case 'replicaMissing':
      return undefined
    case 'noStore':
      return now({ code: 'NO_BACKUP_STORE' })
    case 'noBrokers':
      if (operation === 'list' || operation === 'delete') return undefined
      return now({ code: 'NEVER_SAW_A_BROKER', operation })
    case 'incompleteTopology': {
      const { partitionsCount: expected, partitions } = topology
      return now({ code: 'PARTITIONS_MISSING', expected, found: partitions.length })
    }
    case 'scaling':
      return operation === 'take' && scalingRejects ? now({ code: 'SCALING' }) : undefined
    case 'refused':
      return now({ code: 'BROKER_REFUSED', address: brokerAddress(0) })
    case 'brokersGone':
    case 'leaderless':
    case 'leaderMismatch':
      return late({ code: 'LEADER_UNKNOWN' })
    case 'timeout':
      return late({
        code: 'BROKER_SILENT',
        partitionId: condition.partitionId,
        address: brokerAddress(0)
      })
    case 'exhausted':
      return now({ code: 'BROKER_EXHAUSTED', partitionId: condition.partitionId })
    case 'brokerError':
      return now({ code: 'BROKER_FAILED', message: condition.message })
    default:
      return unreachable(condition)
  }
}

/**
 * Why exporting could not be paused or resumed. Nothing has changed, except where one partition refused or
 * kept silent: the others had their requests at the same time and have obeyed.
 */
export type ExportingFailure =
  | {
      readonly kind: 'topology'
      readonly complaint: TopologyComplaint
      readonly topology: Topology
    }
  | { readonly kind: 'broker'; readonly partitionId: number }
  | { readonly kind: 'timeout'; readonly partitionId: number }
  | { readonly kind: 'refused' }

export type TopologyComplaint =
  | { readonly kind: 'partitions'; readonly found: number; readonly expected: number }
  | { readonly kind: 'leader'; readonly partitionId: number }
  | {
      readonly kind: 'members'
      readonly partitionId: number
      readonly found: number
      readonly expected: number
    }

/**
 * What keeps exporting from being paused *or resumed*: unlike a backup, either needs the whole topology,
 * every replica included. An empty topology is complete. Source: recorded from 8.6.11.
 *
 * @param needsReplicas - `false` where the leaders are enough.
 */
export function exportingTrouble(
  condition: BrokerCondition,
  topology: Topology,
  needsReplicas = true
): ExportingFailure | undefined {
  const complaint = topologyComplaint(topology, needsReplicas)
  if (complaint !== undefined) return { kind: 'topology', complaint, topology }
  switch (condition.kind) {
    case 'brokerError':
      return { kind: 'broker', partitionId: condition.partitionId }
    case 'timeout':
      return { kind: 'timeout', partitionId: condition.partitionId }
    case 'brokersGone':
    case 'refused':
      return { kind: 'refused' }
    default:
      return undefined
  }
}

/** The first thing wrong, in the order the gateway looks: partitions, leaders, members. */
function topologyComplaint(
  topology: Topology,
  needsReplicas: boolean
): TopologyComplaint | undefined {
  const { partitions, partitionsCount: expected, replicationFactor } = topology
  if (partitions.length !== expected) {
    return { kind: 'partitions', found: partitions.length, expected }
  }
  const leaderless = partitions.find(it => it.leader === undefined)
  if (leaderless !== undefined) return { kind: 'leader', partitionId: leaderless.partitionId }
  const thin = needsReplicas && partitions.find(it => it.members !== replicationFactor)
  if (!thin) return undefined
  const { partitionId, members: found } = thin
  return { kind: 'members', partitionId, found, expected: replicationFactor }
}

/** The partition that refuses a command which only some obey; `undefined` where all of them do. */
export function partialRefusal(
  condition: ExportingCondition,
  partitionIds: readonly number[]
): ExportingFailure | undefined {
  if (condition.kind === 'ok') return undefined
  const partitionId = partitionIds.find(it => !condition.partitionIds.includes(it))
  return partitionId === undefined ? undefined : { kind: 'broker', partitionId }
}

/** The partitions that carry a command out although the whole may have failed. */
export function obedientPartitions(
  partitionIds: readonly number[],
  failure: ExportingFailure | undefined,
  condition: ExportingCondition
): readonly number[] {
  if (failure === undefined) return partitionIds
  if (failure.kind !== 'broker' && failure.kind !== 'timeout') return []
  const others = partitionIds.filter(it => it !== failure.partitionId)
  return condition.kind === 'ok' ? others : others.filter(it => condition.partitionIds.includes(it))
}
