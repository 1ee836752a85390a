/** The bodies of Zeebe's backup endpoint, 8.2 to 8.8. */
import { type Static, Type } from '@sinclair/typebox'
import type { PartitionState, PartitionView, RuntimeState } from '../../domain/partition-backup.js'
import { Long, Words } from './schema.js'
import { isoNanos } from './timestamps.js'

export const Message = Type.Object({ message: Type.String() })

const states = ['DOES_NOT_EXIST', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'INCOMPLETE'] as const
const partitionStates = ['DOES_NOT_EXIST', 'IN_PROGRESS', 'COMPLETED', 'FAILED'] as const

/** Optional members are left out, never null. Source: recorded from 8.6.11. */
export const PartitionDetail = Type.Object({
  partitionId: Type.Integer({ minimum: 1 }),
  state: Words(partitionStates satisfies readonly PartitionState[]),
  failureReason: Type.Optional(Type.String()),
  createdAt: Type.Optional(Type.String()),
  lastUpdatedAt: Type.Optional(Type.String()),
  snapshotId: Type.Optional(Type.String()),
  checkpointPosition: Type.Optional(Long),
  brokerVersion: Type.Optional(Type.String())
})
export type PartitionDetail = Static<typeof PartitionDetail>

export const RuntimeBackup = Type.Object({
  backupId: Long,
  state: Words(states satisfies readonly RuntimeState[]),
  failureReason: Type.Optional(Type.String()),
  details: Type.Array(PartitionDetail)
})
export type RuntimeBackup = Static<typeof RuntimeBackup>

interface BackupFacts {
  readonly backupId: bigint
  readonly state: RuntimeState
  readonly failureReason?: string
  readonly partitions: readonly PartitionView[]
}

/** `GET .../{id}`: everything known of each partition. */
export function runtimeBackup(view: BackupFacts): RuntimeBackup {
  return withDetails(view, partitionDetail)
}

/** One element of the list, which tells less of each partition. */
export function runtimeListItem(view: BackupFacts): RuntimeBackup {
  return withDetails(view, slimPartitionDetail)
}

export function scheduledText(backupId: bigint): string {
  const path = `actuator/backups/${backupId}`
  return `A backup with id ${backupId} has been scheduled. Use GET ${path} to monitor the status.`
}

function withDetails(
  { backupId, state, failureReason, partitions }: BackupFacts,
  detail: (partition: PartitionView) => PartitionDetail
): RuntimeBackup {
  const reason = failureReason === undefined ? {} : { failureReason }
  return { backupId, state, ...reason, details: partitions.map(detail) }
}

function partitionDetail(view: PartitionView): PartitionDetail {
  const { plan, state } = view
  const { partitionId, snapshotId, brokerVersion, checkpointPosition } = plan
  switch (state) {
    case 'DOES_NOT_EXIST':
      return { partitionId, state }
    case 'FAILED':
      return { partitionId, state, ...failure(view), ...times(view), snapshotId }
    default:
      return { partitionId, state, ...times(view), snapshotId, checkpointPosition, brokerVersion }
  }
}

function slimPartitionDetail(view: PartitionView): PartitionDetail {
  const { plan, state } = view
  const { partitionId, brokerVersion } = plan
  if (state === 'DOES_NOT_EXIST') return { partitionId, state }
  const { createdAt } = times(view)
  return { partitionId, state, ...failure(view), createdAt, brokerVersion }
}

function failure({ plan: { failureReason }, state }: PartitionView): { failureReason?: string } {
  return state === 'FAILED' && failureReason !== undefined ? { failureReason } : {}
}

function times({ plan, createdMs, updatedMs }: PartitionView) {
  return {
    createdAt: isoNanos(createdMs, plan.nanos),
    lastUpdatedAt: isoNanos(updatedMs, plan.nanos)
  }
}
