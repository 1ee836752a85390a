/** What Operate and Tasklist write into their snapshots beside the indices, and read again. */
import type { BackupId } from './backup-id.js'
import type { SnapshotPlan } from './snapshot.js'

/** A type, so that it fits the open metadata of a snapshot. */
export type PartMetadata = {
  /** Not in the first release, whose ids are texts. */
  readonly backupId?: BackupId
  /** The application's own version. */
  readonly version: string
  /** From 1. */
  readonly partNo: number
  readonly partCount: number
}

/**
 * The backup that a snapshot says it belongs to; `undefined` where it does not say. A client's snapshot may
 * say so with a number that fits JavaScript's.
 */
export function writtenBackupId({ metadata }: SnapshotPlan): BackupId | undefined {
  const written = metadata?.['backupId']
  if (typeof written === 'bigint') return written
  return typeof written === 'number' && Number.isInteger(written) ? BigInt(written) : undefined
}

/** How many parts the backup has by the word of one of them; `undefined` where it does not say. */
export function writtenPartCount({ metadata }: SnapshotPlan): number | undefined {
  const written = metadata?.['partCount']
  return typeof written === 'number' ? written : undefined
}
