/**
 * The bodies of Zeebe's backup endpoint of 8.1: the gateway's internal objects, with `null` for what is not
 * there.
 *
 * Source: camunda/camunda 8.1, BackupEndpoint; Camunda 8.1 documentation.
 */
import { type Static, Type } from '@sinclair/typebox'
import type { PartitionView, RuntimeState } from '../../domain/partition-backup.js'
import { Long, NullableString } from './schema.js'
import { isoNanos } from './timestamps.js'

export const FirstStarted = Type.Object({ id: Long })
export const FirstFailed = Type.Object({ id: Long, failure: Type.String() })

const Description = Type.Object({
  snapshotId: Type.String(),
  checkpointPosition: Long,
  brokerId: Type.Integer(),
  brokerVersion: Type.String()
})

const FirstPartition = Type.Object({
  partitionId: Type.Integer(),
  status: Type.String(),
  description: Type.Unsafe<Static<typeof Description> | null>({ ...Description, nullable: true }),
  failureReason: NullableString,
  createdAt: NullableString,
  lastUpdatedAt: NullableString
})

export const FirstBackup = Type.Object({
  backupId: Long,
  status: Type.String(),
  failureReason: NullableString,
  partitions: Type.Array(FirstPartition)
})
export type FirstBackup = Static<typeof FirstBackup>

interface BackupFacts {
  readonly backupId: bigint
  readonly state: RuntimeState
  readonly failureReason?: string
  readonly partitions: readonly PartitionView[]
}

export function firstBackup(view: BackupFacts): FirstBackup {
  const { backupId, state, failureReason = null, partitions } = view
  return { backupId, status: state, failureReason, partitions: partitions.map(firstPartition) }
}

/** An id that nobody knows is no error: each partition says that it has nothing. */
export function firstUnknown(backupId: bigint, partitionIds: readonly number[]): FirstBackup {
  const status = 'DOES_NOT_EXIST'
  const partitions = partitionIds.map(partitionId => absent(partitionId))
  return { backupId, status, failureReason: null, partitions }
}

function firstPartition({ plan, state, createdMs, updatedMs }: PartitionView) {
  const { partitionId, snapshotId, checkpointPosition, brokerId, brokerVersion } = plan
  if (state === 'DOES_NOT_EXIST') return absent(partitionId)
  const description = { snapshotId, checkpointPosition, brokerId, brokerVersion }
  return {
    partitionId,
    status: state,
    description: plan.described === false ? null : description,
    failureReason: (state === 'FAILED' && plan.failureReason) || null,
    createdAt: isoNanos(createdMs, plan.nanos),
    lastUpdatedAt: isoNanos(updatedMs, plan.nanos)
  }
}

function absent(partitionId: number) {
  const unknown = { description: null, failureReason: null, createdAt: null, lastUpdatedAt: null }
  return { partitionId, status: 'DOES_NOT_EXIST', ...unknown }
}
