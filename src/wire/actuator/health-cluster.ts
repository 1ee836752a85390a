/**
 * The health of an orchestration cluster's broker, web applications included.
 *
 * Source: Camunda 8.8 documentation; field reports from 8.9.22; camunda/camunda,
 * HealthConfigurationInitializer and StartCamundaDockerIT of 8.9 and 8.10. That a broker without partitions
 * is not ready is inferred from its indicators.
 */
import type { Storage } from '../../domain/storage.js'
import type { Component, HealthStatus, HealthTree } from './health.js'
import { partitionTree } from './partitions.js'

export interface ClusterHealthTraits {
  readonly nodeIdHealth: boolean
  readonly brokerLiveness: boolean
  readonly schemaHealth: boolean
  readonly searchHealth: boolean
  readonly partitionHealth: boolean
  readonly partitionName: string
}

export interface ClusterHealthFacts {
  /** Those that the broker has; none before it has found its cluster. */
  readonly partitionIds: readonly number[]
  readonly storage: Storage
  /** Whether Elasticsearch or OpenSearch answers. */
  readonly searchable: boolean
}

export function clusterHealth(facts: ClusterHealthFacts, traits: ClusterHealthTraits): HealthTree {
  const ready = facts.partitionIds.length > 0
  const broker: Component = { status: ready ? 'UP' : 'DOWN' }
  const nodeId = traits.nodeIdHealth ? ['nodeIdProviderReady'] : []
  const storage = storageComponents(facts, traits)
  const ofStorage = Object.keys(storage).filter(name => name !== 'rdbmsStatus')
  const brokerReady: HealthStatus = ready ? 'UP' : 'OUT_OF_SERVICE'
  const livenessMembers = traits.brokerLiveness ? ['brokerReady', ...nodeId] : ['livenessState']
  return {
    components: {
      brokerReady: { status: brokerReady },
      brokerStartup: broker,
      brokerStatus: { ...broker, ...(traits.partitionHealth && partitionDetails(facts, traits)) },
      livenessState: { status: 'UP' },
      ...(traits.nodeIdHealth && {
        nodeIdProvider: { status: 'UP' },
        nodeIdProviderReady: { status: 'UP' }
      }),
      readinessState: { status: 'UP' },
      ...storage
    },
    groups: {
      liveness: { members: livenessMembers, open: true },
      readiness: {
        members: ['brokerReady', ...nodeId, 'readinessState', ...ofStorage],
        open: true
      },
      startup: { members: ['brokerStartup'], open: false },
      status: { members: ['brokerStatus'], open: false }
    },
    open: true
  }
}

/** A schema that was once ready stays so; the checks of indices ask each time. */
function storageComponents(
  { storage, searchable }: ClusterHealthFacts,
  { schemaHealth, searchHealth }: ClusterHealthTraits
): Readonly<Record<string, Component>> {
  if (storage === 'rdbms') {
    return {
      rdbmsStatus: { status: 'UP', details: { database: 'H2', validationQuery: 'isValid()' } }
    }
  }
  const asked: Component = { status: searchable ? 'UP' : 'DOWN' }
  return {
    ...(searchHealth && { indicesCheck: asked, searchEngineCheck: asked }),
    ...(schemaHealth && { schemaReadinessCheck: { status: 'UP' } })
  }
}

function partitionDetails(
  { partitionIds }: ClusterHealthFacts,
  { partitionName }: ClusterHealthTraits
): Pick<Component, 'details'> {
  if (partitionIds.length === 0) return {}
  const trees = partitionIds.map(id => partitionTree(id, partitionName))
  return { details: Object.fromEntries(trees.map(tree => [tree.name, tree])) }
}
