/**
 * The body of `backupRuntime/state`, 8.9 and later.
 *
 * Source: Camunda 8.9 documentation; camunda/camunda, BackupEndpoint of 8.9 and 8.10.
 */
import { type Static, Type } from '@sinclair/typebox'
import type { BackupRange, Checkpoint, CheckpointState } from '../../domain/backup-ranges.js'
import { defaultTenant } from '../../domain/physical-tenants.js'
import type { Profile } from '../../domain/profile/profile.js'
import { Long } from './schema.js'
import { isoShort } from './timestamps.js'

const Tenant = Type.Optional(Type.String())

const PartitionCheckpoint = Type.Object({
  checkpointId: Long,
  checkpointType: Type.String(),
  partitionId: Type.Integer(),
  checkpointPosition: Long,
  checkpointTimestamp: Type.String(),
  physicalTenantId: Tenant
})

const PartitionBackup = Type.Object({
  checkpointId: Long,
  checkpointType: Type.String(),
  partitionId: Type.Integer(),
  checkpointPosition: Long,
  firstLogPosition: Type.Optional(Long),
  checkpointTimestamp: Type.String(),
  physicalTenantId: Tenant
})

const RangeEnd = Type.Object({
  checkpointId: Long,
  checkpointType: Type.String(),
  checkpointPosition: Long,
  firstLogPosition: Type.Optional(Long),
  checkpointTimestamp: Type.String(),
  physicalTenantId: Tenant
})

const RangeOfObjects = Type.Object({
  partitionId: Type.Integer(),
  start: RangeEnd,
  end: RangeEnd,
  physicalTenantId: Tenant
})

/** As the first builds of 8.9 wrote it. */
const RangeOfIds = Type.Object({
  partitionId: Type.Integer(),
  start: Long,
  end: Long,
  missingCheckpoints: Type.Array(Long),
  physicalTenantId: Tenant
})

function stateOf<Range extends typeof RangeOfObjects | typeof RangeOfIds>(range: Range) {
  return Type.Object({
    checkpointStates: Type.Array(PartitionCheckpoint),
    backupStates: Type.Array(PartitionBackup),
    ranges: Type.Array(range)
  })
}

/** The schema, by what the ends of a range are. */
export const checkpointStates = {
  objects: stateOf(RangeOfObjects),
  ids: stateOf(RangeOfIds)
} as const

export type StateHabits = Pick<
  Profile['zeebe'],
  'ranges' | 'firstLogPositionMember' | 'physicalTenants'
>

export function checkpointStateBody(facts: CheckpointState, habits: StateHabits) {
  const { checkpoints, backups, ranges } = facts
  const tenant = habits.physicalTenants ? { physicalTenantId: defaultTenant } : {}
  const end = (it: Checkpoint) => ({ ...withLog(it, habits), ...tenant })
  return {
    checkpointStates: checkpoints.map(it => ({ ...inPartition(it), ...tenant })),
    backupStates: backups.map(it => ({ ...inPartition(it), ...end(it) })),
    ranges: ranges.map(range =>
      habits.ranges === 'ids'
        ? { ...rangeOfIds(range), ...tenant }
        : {
            partitionId: range.partitionId,
            start: end(range.start),
            end: end(range.end),
            ...tenant
          }
    )
  }
}

function rangeOfIds({ partitionId, start, end }: BackupRange): Static<typeof RangeOfIds> {
  const missingCheckpoints: bigint[] = []
  return { partitionId, start: start.checkpointId, end: end.checkpointId, missingCheckpoints }
}

function inPartition(it: Checkpoint) {
  return { ...checkpoint(it), partitionId: it.partitionId }
}

function withLog(it: Checkpoint, { firstLogPositionMember }: StateHabits) {
  const { firstLogPosition } = it
  return { ...checkpoint(it), ...(firstLogPositionMember && { firstLogPosition }) }
}

function checkpoint({ checkpointId, checkpointPosition, takenMs }: Checkpoint) {
  return {
    checkpointId,
    checkpointType: 'MANUAL_BACKUP',
    checkpointPosition,
    checkpointTimestamp: isoShort(takenMs)
  }
}
