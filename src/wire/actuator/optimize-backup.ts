/** The bodies of Optimize's backup endpoint. */
import { type Static, Type } from '@sinclair/typebox'
import type { BackupState } from '../../domain/history-state.js'
import type { SnapshotView } from '../../domain/snapshot.js'
import { PartDetail, partDetail } from './history-backup.js'
import { Long, NullableString, Words } from './schema.js'

const states = ['INCOMPLETE', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'INCOMPATIBLE'] as const

/** `failureReason` stands before `state`, unlike in Operate. Source: Optimize, `BackupInfoDto`. */
export const OptimizeBackup = Type.Object({
  backupId: Long,
  failureReason: NullableString,
  state: Words(states satisfies readonly BackupState[]),
  details: Type.Array(PartDetail)
})
export type OptimizeBackup = Static<typeof OptimizeBackup>

export const OptimizeTakeAnswer = Type.Object({ message: Type.String() })

interface BackupFacts {
  readonly backupId: bigint
  readonly state: BackupState
  readonly failureReason: string | null
  readonly parts: readonly SnapshotView[]
}

export function optimizeBackup({
  backupId,
  state,
  failureReason,
  parts
}: BackupFacts): OptimizeBackup {
  return { backupId, failureReason, state, details: parts.map(part => partDetail(part)) }
}

/**
 * The answer to an accepted start. The original formats a string by hand, so the bytes hold a blank before
 * the colon. Source: Optimize, `BackupController`.
 *
 * @param blank - whether it is there; its documentation prints none.
 */
export function optimizeTakeText(backupId: bigint, blank: boolean): string {
  const message =
    `Backup creation for ID ${backupId} has been scheduled. ` +
    'Use the GET API to monitor completion of backup process'
  return blank ? `{"message" : "${message}"}` : JSON.stringify({ message })
}
