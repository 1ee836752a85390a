/** What somebody wants to become of a part, a partition or a snapshot. What is left open is decided as usual. */
import type { BackupId } from './backup-id.js'
import { nameMatcher } from './name-pattern.js'
import type { ShardFailure, SnapshotOutcome } from './snapshot.js'
import type { AppBackupId, BackupApp } from './snapshot-name.js'

/** A shard failure as far as somebody cares; the rest follows from the snapshot. */
export type WishedFailure = Pick<ShardFailure, 'reason'> & Partial<ShardFailure>

interface SnapshotWishes {
  readonly outcome?: SnapshotOutcome
  /** Milliseconds; `never` for one that stalls. */
  readonly durationMs?: number
  readonly failures?: readonly WishedFailure[]
  /** Why it FAILED, as Elasticsearch says it of the whole snapshot. */
  readonly reason?: string
}

/** About parts of an application's backups. */
export interface PartWish extends SnapshotWishes {
  readonly app: BackupApp
  /** Any backup where absent. */
  readonly backupId?: AppBackupId
  /** From 1; any part where absent. */
  readonly partNo?: number
  /** Takes its time and leaves no snapshot behind. */
  readonly vanishes?: boolean
  /** The run is forgotten after it. */
  readonly stops?: boolean
  /** Milliseconds after the start in which nobody finds the backup. */
  readonly registrationGapMs?: number
  /** Snapshots that the backup has too many. */
  readonly surplus?: number
  /** How many backups it is for; any number where absent. */
  readonly times?: number
}

/** About partitions of Zeebe's backups. */
export interface PartitionWish {
  readonly app: 'zeebe'
  readonly backupId?: BackupId
  readonly partitionId?: number
  readonly outcome?: 'COMPLETED' | 'FAILED'
  readonly durationMs?: number
  readonly failureReason?: string
  /** `false` for a piece that FAILED before the store knew what it holds. */
  readonly described?: boolean
  /** Accepted, and then never there: a piece of it, or the whole backup where no partition is named. */
  readonly vanishes?: boolean
  readonly registrationGapMs?: number
  readonly times?: number
}

/** About snapshots that a client takes through Elasticsearch itself. */
export interface SnapshotWish extends SnapshotWishes {
  readonly app: 'elasticsearch'
  /** A name, with `*` for anything; any snapshot where absent. */
  readonly snapshot?: string
  readonly times?: number
}

export type Wish = PartWish | PartitionWish | SnapshotWish

/** What a wish may be about. */
export type Subject =
  | { readonly app: BackupApp; readonly backupId?: AppBackupId; readonly partNo?: number }
  | { readonly app: 'zeebe'; readonly backupId: BackupId; readonly partitionId?: number }
  | { readonly app: 'elasticsearch'; readonly snapshot: string }

/** Whether a wish is about this; a subject without part or partition is a backup as a whole. */
export function isAbout(wish: Wish, subject: Subject): boolean {
  if (wish.app !== subject.app) return false
  if (wish.app === 'elasticsearch' || subject.app === 'elasticsearch') {
    const { snapshot = '*' } = wish as SnapshotWish
    return nameMatcher(snapshot)((subject as { snapshot: string }).snapshot)
  }
  // The first release has texts for ids, and 42 is meant there as well.
  const { backupId } = wish
  if (backupId !== undefined && String(backupId) !== String(subject.backupId)) return false
  const asked = stepOf(wish)
  return asked === undefined || asked === stepOf(subject)
}

/** How much a wish says about what it is for: one part of one backup outweighs any part of any. */
export function precisionOf(wish: Wish): number {
  if (wish.app === 'elasticsearch') return wish.snapshot === undefined ? 0 : 1
  return (wish.backupId === undefined ? 0 : 2) + (stepOf(wish) === undefined ? 0 : 1)
}

/** What `times` counts. */
export function countedAs(subject: Subject): string {
  return subject.app === 'elasticsearch'
    ? `snapshot ${subject.snapshot}`
    : `backup ${subject.backupId}`
}

function stepOf(it: object): unknown {
  if ('partitionId' in it) return it.partitionId
  return 'partNo' in it ? it.partNo : undefined
}
