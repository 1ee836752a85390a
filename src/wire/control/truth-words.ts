/** What is true in a world, in the words of the control API. */
import type { BackupVerdict } from '../../domain/history-state.js'
import { never } from '../../domain/instant.js'
import type { PartitionView, RuntimeVerdict } from '../../domain/partition-backup.js'
import type { SnapshotView } from '../../domain/snapshot.js'
import type { AppBackupId, BackupApp } from '../../domain/snapshot-name.js'
import { backupIdJson } from './backup-id.js'
import { instantText } from './instant.js'
import type { TrueBackup, TruePart, TruePartition, TrueSnapshot } from './truth.js'

interface AppBackupFacts extends BackupVerdict {
  readonly app: BackupApp
  readonly backupId: AppBackupId
  readonly parts: readonly SnapshotView[]
}

export function trueBackup({ app, backupId, parts, ...verdict }: AppBackupFacts): TrueBackup {
  return {
    app,
    backupId: backupIdJson(backupId),
    ...verdictWords(verdict),
    parts: parts.map(truePart)
  }
}

interface RuntimeFacts extends RuntimeVerdict {
  readonly backupId: bigint
  readonly partitions: readonly PartitionView[]
}

export function trueRuntimeBackup({ backupId, partitions, ...verdict }: RuntimeFacts): TrueBackup {
  return {
    app: 'zeebe',
    backupId: backupIdJson(backupId),
    ...verdictWords(verdict),
    partitions: partitions.map(truePartition)
  }
}

function verdictWords({ state, failureReason }: { state: string; failureReason?: string | null }) {
  return { state, ...(failureReason != null && { failureReason }) }
}

function truePart({ plan: { name, startMs, endMs }, state }: SnapshotView): TruePart {
  return { snapshot: name, state, ...times(startMs, endMs) }
}

function truePartition({ plan, state }: PartitionView): TruePartition {
  const { partitionId: partition, startMs, endMs, failureReason } = plan
  const reason = state === 'FAILED' ? failureReason : undefined
  return {
    partition,
    state,
    ...times(startMs, endMs),
    ...(reason !== undefined && { failureReason: reason })
  }
}

export function trueSnapshot(repository: string, { plan, state }: SnapshotView): TrueSnapshot {
  const { name: snapshot, uuid, startMs, endMs, reason, indices, failures } = plan
  const isOver = state !== 'IN_PROGRESS'
  return {
    repository,
    snapshot,
    uuid,
    state,
    ...times(startMs, endMs),
    ...(isOver && reason !== undefined && { reason }),
    indices: indices.map(it => it.name),
    failures: isOver ? failures.length : 0
  }
}

/** What never comes has no time. */
function times(startMs: number, endMs: number) {
  return {
    ...(startMs < never && { start: instantText(startMs) }),
    ...(endMs < never && { end: instantText(endMs) })
  }
}
