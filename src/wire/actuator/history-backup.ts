/** The bodies of Operate's and Tasklist's backup endpoint. */
import { type Static, Type } from '@sinclair/typebox'
import type { BackupState } from '../../domain/history-state.js'
import type { ShardFailure, SnapshotState, SnapshotView } from '../../domain/snapshot.js'
import { Long, NullableString, Words } from './schema.js'
import { isoWithOffset } from './timestamps.js'

export const TakeBackupAnswer = Type.Object({ scheduledSnapshots: Type.Array(Type.String()) })

const states = ['IN_PROGRESS', 'COMPLETED', 'FAILED', 'INCOMPATIBLE', 'INCOMPLETE'] as const

/** The words of Elasticsearch, and the one of OpenSearch's own for a part that is being taken. */
export const partWords = [
  'SUCCESS',
  'IN_PROGRESS',
  'STARTED',
  'FAILED',
  'PARTIAL',
  'INCOMPATIBLE'
] as const satisfies readonly (SnapshotState | 'STARTED')[]
export type PartWord = (typeof partWords)[number]

export const PartDetail = Type.Object({
  snapshotName: Type.String(),
  state: Words(partWords),
  /** Milliseconds and an offset without a colon; `null` in a list with `verbose=false`. */
  startTime: NullableString,
  /** One text for each shard failure. */
  failures: Type.Array(Type.String())
})
export type PartDetail = Static<typeof PartDetail>

/** Source: recorded from 8.6.11; nulls are written. */
export const HistoryBackup = Type.Object({
  backupId: Long,
  state: Words(states satisfies readonly BackupState[]),
  failureReason: NullableString,
  details: Type.Array(PartDetail)
})
export type HistoryBackup = Static<typeof HistoryBackup>

/**
 * All that the first release says of a backup. Its documentation prints a capital letter, which no release
 * wrote; it stands beside the other one where it is asked for.
 */
export const BackupStateOnly = Type.Object({
  state: Words(states),
  State: Type.Optional(Words(states))
})
export type BackupStateOnly = Static<typeof BackupStateOnly>

export function backupStateOnly(state: BackupState, capital: boolean): BackupStateOnly {
  return capital ? { state, State: state } : { state }
}

interface BackupFacts {
  readonly backupId: bigint
  readonly state: BackupState
  readonly failureReason: string | null
  readonly parts: readonly SnapshotView[]
}

/** @param running - what the state of a part that is being taken is called. */
export function historyBackup(view: BackupFacts, running: PartWord, verbose = true): HistoryBackup {
  const { backupId, state, failureReason, parts } = view
  const details = parts.map(part => partDetail(part, running, verbose))
  return { backupId, state, failureReason: verbose ? failureReason : null, details }
}

/** `verbose=false` leaves out what would have to be read from each snapshot. */
export function partDetail(
  { plan, state }: SnapshotView,
  running: PartWord = 'IN_PROGRESS',
  verbose = true
): PartDetail {
  return {
    snapshotName: plan.name,
    state: partWord(state, running),
    startTime: verbose ? isoWithOffset(plan.startMs, '+0000') : null,
    failures: verbose ? plan.failures.map(shardFailureText) : []
  }
}

export function partWord(state: SnapshotState, running: PartWord): PartWord {
  return state === 'IN_PROGRESS' ? running : state
}

/** How Elasticsearch's Java client prints a shard failure; the web applications hand the text on. */
export function shardFailureText({ index, shardId, reason, nodeId, status }: ShardFailure): string {
  const where = `shardId=[${index}][${shardId}]`
  return `SnapshotShardFailure{${where}, reason='${reason}', nodeId='${nodeId}', status=${status}}`
}
