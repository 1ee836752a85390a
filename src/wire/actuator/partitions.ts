/**
 * `GET /actuator/partitions`: how a broker sees its partitions.
 *
 * Source: field reports from 8.9.22; camunda/camunda, PartitionStatus, and BrokerAdminServiceEndpoint of
 * 8.10: with one physical tenant there is no level for it.
 */
import type { PartitionPositions, PartitionSnapshot } from '../../domain/exporter-positions.js'
import type { ExporterPhase } from '../../domain/exporting.js'
import { javaInstant } from './timestamps.js'

export interface PartitionFacts {
  readonly partitionId: number
  /** Whether somebody leads it. The answer is the leader's; where there is none, that of a follower. */
  readonly led: boolean
  readonly phase: ExporterPhase
  readonly positions: PartitionPositions
  /** Absent before the first one. */
  readonly snapshot: PartitionSnapshot | undefined
  readonly nowMs: number
  /** What stands before the id in the partition's name. */
  readonly name: string
}

/**
 * One partition. A follower has neither processor nor exporter to tell of. Source: field reports of a
 * follower from an early release; inferred for later ones.
 */
export function partitionBody(facts: PartitionFacts) {
  const { led, positions, snapshot } = facts
  return {
    role: led ? 'LEADER' : 'FOLLOWER',
    processedPosition: led ? positions.processed : null,
    snapshotId: snapshot === undefined ? null : snapshotId(snapshot),
    processedPositionInSnapshot: snapshot?.processed ?? null,
    streamProcessorPhase: led ? 'PROCESSING' : null,
    exporterPhase: led ? facts.phase : null,
    exportedPosition: led ? positions.acknowledged : null,
    clock: { instant: javaInstant(facts.nowMs), modificationType: 'None', modification: {} },
    health: partitionTree(facts.partitionId, facts.name)
  }
}

/** All partitions by id, below the one physical tenant where that is asked for. */
export function partitionsBody(partitions: readonly PartitionFacts[], byTenant: boolean) {
  const byId = Object.fromEntries(partitions.map(it => [it.partitionId, partitionBody(it)]))
  return byTenant ? { default: byId } : byId
}

/** A partition's health, from itself down to its parts. */
export function partitionTree(partitionId: number, prefix: string) {
  const name = `${prefix}${partitionId}`
  const children = [
    `SnapshotDirector-${partitionId}`,
    `ZeebePartitionHealth-${partitionId}`,
    `StreamProcessor-${partitionId}`,
    `Exporter-${partitionId}`,
    'MigrationSnapshotDirector',
    `RaftPartition-${partitionId}`
  ].map(id => ({ id, name: id, status: 'HEALTHY', children: [] }))
  return { id: name, name, status: 'HEALTHY', componentsState: 'HEALTHY', children }
}

/** `6326-1-6393-6394-0-417adda0`: index, term, both positions, broker, and a sum over the files. */
function snapshotId({ index, processed, exported }: PartitionSnapshot): string {
  const text = `${index}-1-${processed}-${exported}-0`
  return `${text}-${checksum(text)}`
}

/** Stands for the sum over a snapshot's files: eight hexadecimal digits that differ from one to the next. */
function checksum(text: string): string {
  let sum = 0x811c9dc5
  for (const character of text) sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193)
  return (sum >>> 0).toString(16).padStart(8, '0')
}
