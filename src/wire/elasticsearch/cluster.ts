import { type Static, Type } from '@sinclair/typebox'
import type { LosslessNumber } from 'lossless-json'
import { type IndexFacts, isRecovering } from '../../domain/index-facts.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { type HealthMoment, type HealthWord, healthOf, healthOfAll } from './index-health.js'
import { javaDouble } from './json.js'

/** Who the only node of the cluster is. */
export interface Identity {
  readonly clusterName: string
  readonly clusterUuid: string
  readonly nodeId: string
  readonly nodeName: string
}

export const ClusterHealth = Type.Object({
  cluster_name: Type.String(),
  status: Type.String(),
  timed_out: Type.Boolean(),
  number_of_nodes: Type.Integer(),
  number_of_data_nodes: Type.Integer(),
  discovered_master: Type.Optional(Type.Boolean()),
  discovered_cluster_manager: Type.Optional(Type.Boolean()),
  active_primary_shards: Type.Integer(),
  active_shards: Type.Integer(),
  relocating_shards: Type.Integer(),
  initializing_shards: Type.Integer(),
  unassigned_shards: Type.Integer(),
  unassigned_primary_shards: Type.Optional(Type.Integer()),
  delayed_unassigned_shards: Type.Integer(),
  number_of_pending_tasks: Type.Integer(),
  number_of_in_flight_fetch: Type.Integer(),
  task_max_waiting_in_queue_millis: Type.Integer(),
  /** Printed as Java prints a double: `100.0`. */
  active_shards_percent_as_number: Type.Unsafe<LosslessNumber>({ type: 'number' })
})
export type ClusterHealth = Static<typeof ClusterHealth>

export interface HealthQuestion {
  readonly identity: Identity
  readonly traits: SearchTraits
  readonly moment: HealthMoment
  readonly timedOut: boolean
  readonly level: 'cluster' | 'indices' | 'shards'
  /** Whether an index that was asked for by name is not there. */
  readonly red: boolean
}

export function clusterHealth(
  indices: readonly IndexFacts[],
  { identity, traits, moment, timedOut, level, red }: HealthQuestion
): ClusterHealth {
  const sum = (facts: readonly ShardNumbers[], key: keyof ShardNumbers) =>
    facts.reduce((total, fact) => total + fact[key], 0)
  const numbers = indices.map(index => shardNumbers(index, moment.nowMs))
  const active = sum(numbers, 'active')
  const initializing = sum(numbers, 'initializing')
  const unassigned = sum(numbers, 'unassigned')
  const all = active + initializing + unassigned
  const details = indices.map(index => [index.name, indexHealth(index, moment, traits)])
  return {
    cluster_name: identity.clusterName,
    status: red ? 'red' : healthOfAll(indices, moment),
    timed_out: timedOut,
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    ...(traits.clusterManager && { discovered_master: true, discovered_cluster_manager: true }),
    active_primary_shards: active,
    active_shards: active,
    relocating_shards: 0,
    initializing_shards: initializing,
    unassigned_shards: unassigned,
    ...(traits.unassignedPrimaries && { unassigned_primary_shards: 0 }),
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    task_max_waiting_in_queue_millis: 0,
    active_shards_percent_as_number: javaDouble(all === 0 ? 100 : (active / all) * 100),
    ...(level !== 'cluster' && { indices: Object.fromEntries(details) })
  }
}

interface ShardNumbers {
  readonly active: number
  readonly initializing: number
  readonly unassigned: number
}

function shardNumbers(index: IndexFacts, nowMs: number): ShardNumbers {
  const recovering = isRecovering(index, nowMs)
  return {
    active: recovering ? 0 : index.shards,
    initializing: recovering ? index.shards : 0,
    unassigned: index.shards * index.replicas
  }
}

function indexHealth(index: IndexFacts, moment: HealthMoment, traits: SearchTraits) {
  const { active, initializing, unassigned } = shardNumbers(index, moment.nowMs)
  return {
    status: healthOf(index, moment) satisfies HealthWord,
    number_of_shards: index.shards,
    number_of_replicas: index.replicas,
    active_primary_shards: active,
    active_shards: active,
    relocating_shards: 0,
    initializing_shards: initializing,
    unassigned_shards: unassigned,
    ...(traits.unassignedPrimaries && { unassigned_primary_shards: 0 })
  }
}
