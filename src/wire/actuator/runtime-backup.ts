/** The bodies of Zeebe's backup endpoint, 8.2 and later; what came when is a trait. */
import { type Static, Type } from '@sinclair/typebox'
import type { PartitionState, PartitionView, RuntimeState } from '../../domain/partition-backup.js'
import { defaultTenant, stateAcrossTenants } from '../../domain/physical-tenants.js'
import type { Profile } from '../../domain/profile/profile.js'
import { Long, Words } from './schema.js'
import { isoNanos } from './timestamps.js'

const states = [
  'DOES_NOT_EXIST',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
  'INCOMPLETE',
  'DELETED'
] as const
const partitionStates = ['DOES_NOT_EXIST', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'DELETED'] as const

/** Optional members are left out, never null. Source: recorded from 8.6.11. */
export const PartitionDetail = Type.Object({
  partitionId: Type.Integer({ minimum: 1 }),
  state: Words(partitionStates satisfies readonly PartitionState[]),
  failureReason: Type.Optional(Type.String()),
  createdAt: Type.Optional(Type.String()),
  lastUpdatedAt: Type.Optional(Type.String()),
  snapshotId: Type.Optional(Type.String()),
  firstLogPosition: Type.Optional(Long),
  checkpointPosition: Type.Optional(Long),
  brokerId: Type.Optional(Type.Integer({ minimum: 0 })),
  brokerVersion: Type.Optional(Type.String()),
  physicalTenantId: Type.Optional(Type.String())
})
export type PartitionDetail = Static<typeof PartitionDetail>

export const TenantBackup = Type.Object({
  physicalTenantId: Type.String(),
  state: Words(states satisfies readonly RuntimeState[]),
  failureReason: Type.Optional(Type.String()),
  details: Type.Array(PartitionDetail)
})

export const RuntimeBackup = Type.Object({
  backupId: Long,
  state: Words(states satisfies readonly RuntimeState[]),
  failureReason: Type.Optional(Type.String()),
  details: Type.Array(PartitionDetail),
  physicalTenants: Type.Optional(Type.Array(TenantBackup))
})
export type RuntimeBackup = Static<typeof RuntimeBackup>

/** What a release tells of a backup. */
export type BackupHabits = Pick<
  Profile['zeebe'],
  'brokerIdMember' | 'firstLogPositionMember' | 'emptyBrokerVersion' | 'physicalTenants'
>

interface BackupFacts {
  readonly backupId: bigint
  readonly state: RuntimeState
  readonly failureReason?: string
  readonly partitions: readonly PartitionView[]
}

/** `GET .../{id}`: everything known of each partition. */
export function runtimeBackup(view: BackupFacts, habits: BackupHabits): RuntimeBackup {
  return withDetails(view, habits, partitionDetail)
}

/** One element of the list, which tells less of each partition. */
export function runtimeListItem(view: BackupFacts, habits: BackupHabits): RuntimeBackup {
  return withDetails(view, habits, slimPartitionDetail)
}

type Detail = (partition: PartitionView, habits: BackupHabits) => PartitionDetail

function withDetails(view: BackupFacts, habits: BackupHabits, detail: Detail): RuntimeBackup {
  const { backupId, state, failureReason, partitions } = view
  const reason = failureReason === undefined ? {} : { failureReason }
  if (!habits.physicalTenants) {
    return { backupId, state, ...reason, details: partitions.map(it => detail(it, habits)) }
  }
  const physicalTenantId = defaultTenant
  const details = partitions.map(it => ({ ...detail(it, habits), physicalTenantId }))
  const physicalTenants = [{ physicalTenantId, state, ...reason, details }]
  return { backupId, state: stateAcrossTenants([state]), ...reason, details, physicalTenants }
}

function partitionDetail(view: PartitionView, habits: BackupHabits): PartitionDetail {
  const { plan, state } = view
  const { partitionId, snapshotId, firstLogPosition, checkpointPosition } = plan
  const { brokerId, brokerVersion } = plan
  switch (state) {
    case 'DOES_NOT_EXIST':
      return { partitionId, state }
    case 'FAILED': {
      const described = plan.described === false ? {} : { snapshotId }
      return { partitionId, state, ...failure(view), ...times(view), ...described }
    }
    default:
      return {
        partitionId,
        state,
        ...times(view),
        snapshotId,
        ...(habits.firstLogPositionMember && { firstLogPosition }),
        checkpointPosition,
        ...(habits.brokerIdMember && { brokerId }),
        brokerVersion
      }
  }
}

function slimPartitionDetail(view: PartitionView, habits: BackupHabits): PartitionDetail {
  const { plan, state } = view
  const { partitionId, brokerVersion } = plan
  if (state === 'DOES_NOT_EXIST') return { partitionId, state }
  const { createdAt } = times(view)
  const detail = { partitionId, state, ...failure(view), createdAt }
  if (state !== 'FAILED' || plan.described !== false) return { ...detail, brokerVersion }
  return habits.emptyBrokerVersion ? { ...detail, brokerVersion: '' } : detail
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
