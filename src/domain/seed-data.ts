/** What lies in a world from its first moment on, as if a cluster had been backed up for a while. */
import type { BackupId } from './backup-id.js'
import type { ExporterPhase } from './exporting.js'
import type { SnapshotVersion } from './search-builds.js'
import type { SeedIndex } from './seed-indices.js'
import type { SnapshotMetadata, SnapshotOutcome } from './snapshot.js'
import type { AppBackupId, BackupApp } from './snapshot-name.js'
import type { WishedFailure } from './wish.js'

/** What became of a part: its snapshot's state, or that there is no snapshot. */
export const partFates = [
  'SUCCESS',
  'FAILED',
  'PARTIAL',
  'INCOMPATIBLE',
  'IN_PROGRESS',
  'MISSING'
] as const
export type PartFate = (typeof partFates)[number]

export const pieceFates = ['COMPLETED', 'FAILED', 'IN_PROGRESS', 'DOES_NOT_EXIST'] as const
export type PieceFate = (typeof pieceFates)[number]

export const pastStates = ['COMPLETED', 'FAILED', 'INCOMPATIBLE', 'INCOMPLETE'] as const
export type PastState = (typeof pastStates)[number]

/** `DELETED`: gone from the store, and its id is taken nevertheless. */
export const pastRuntimeStates = ['COMPLETED', 'FAILED', 'INCOMPLETE', 'DELETED'] as const
export type PastRuntimeState = (typeof pastRuntimeStates)[number]

/** Whatever went wrong with a snapshot, in the words of Elasticsearch. */
interface Trouble {
  readonly reason?: string
  readonly failures?: readonly WishedFailure[]
}

/** A backup of a web application that was taken some time ago. */
export interface PastBackup extends Trouble {
  readonly app: BackupApp
  readonly backupId: AppBackupId
  /** Milliseconds before the first moment at which it was started. */
  readonly ageMs: number
  /** What became of its parts, in their order. */
  readonly fates: PastState | readonly PartFate[]
  /** The release that took it; that of the world where absent. */
  readonly version?: string
  /** Milliseconds after the first moment at which the parts that are missing are taken, by somebody else. */
  readonly completesMs?: number
  /** Milliseconds after the first moment at which a deletion is over that is under way. */
  readonly goneAfterMs?: number
}

/** A backup of Zeebe that was taken some time ago. */
export interface PastRuntimeBackup {
  readonly backupId: BackupId
  readonly ageMs: number
  /** What became of its pieces, by partition. */
  readonly fates: PastRuntimeState | readonly PieceFate[]
  readonly failureReason?: string
  readonly version?: string
  /** See {@link PastBackup.goneAfterMs}. */
  readonly goneAfterMs?: number
}

/** A snapshot that no application took. */
export interface PastSnapshot extends Trouble {
  /** `{date}` stands for the day on which it was taken. */
  readonly name: string
  /** That of the world where absent. */
  readonly repository?: string
  readonly ageMs: number
  /** Milliseconds. */
  readonly tookMs: number
  readonly outcome: SnapshotOutcome
  /** Expressions over the indices of the world. */
  readonly indices: readonly string[]
  readonly includeGlobalState: boolean
  readonly metadata?: SnapshotMetadata
  /** The version that took it; that of the world's search engine where absent. */
  readonly takenBy?: SnapshotVersion
}

export interface SeedRepository {
  readonly name: string
  readonly type: string
  readonly settings: Readonly<Record<string, string>>
}

/** What the exporters do from the first moment on. */
export interface SeedExporting {
  readonly phase: ExporterPhase
  /** All where absent. */
  readonly partitionIds?: readonly number[]
  /** Milliseconds before the first moment at which they began to; for `EXPORTING`, to be behind. */
  readonly sinceMs?: number
}

export interface SeedData {
  readonly repositories: readonly SeedRepository[]
  readonly backups: readonly PastBackup[]
  readonly runtimeBackups: readonly PastRuntimeBackup[]
  readonly snapshots: readonly PastSnapshot[]
  readonly indices: readonly SeedIndex[]
  /** Expressions over the indices that are not there. */
  readonly missingIndices: readonly string[]
  readonly exporting?: SeedExporting
}

/** A backup that is started in the first moment. */
export type StartedBackup =
  | { readonly app: BackupApp; readonly backupId: AppBackupId }
  | { readonly app: 'zeebe'; readonly backupId: BackupId }
