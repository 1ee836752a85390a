import type { BackupId } from './backup-id.js'
import type { DocumentRefusal } from './document-refusal.js'
import type { LoginProblem } from './search-credentials.js'
import type { ClusterBlock } from './search-trouble.js'
import type { AppBackupId } from './snapshot-name.js'

/** Which question to Elasticsearch was being asked when it could not be answered. */
export type StoreQuestion = 'repository' | 'duplicates' | 'snapshots'

/** What Operate, Tasklist and Optimize refuse, by name. Status codes and wording belong to `wire/`. */
export type AppRefusal =
  | { readonly code: 'BACKUP_ID_MISSING' }
  | { readonly code: 'BACKUP_ID_NEGATIVE'; readonly backupId: BackupId }
  /** A text of the first release that holds what no id may. */
  | { readonly code: 'BACKUP_ID_ILLEGAL'; readonly backupId: string }
  | { readonly code: 'REPOSITORY_NOT_CONFIGURED' }
  | ({ readonly code: 'REPOSITORY_MISSING' } & StoreTrouble)
  /** The client's reader of the answer does not do without what is missing in it. */
  | ({ readonly code: 'REPOSITORY_SETTINGS_UNREADABLE' } & StoreTrouble)
  | ({ readonly code: 'STORE_UNREACHABLE' } & StoreTrouble)
  | ({ readonly code: 'STORE_FAILED' } & StoreTrouble)
  | {
      readonly code: 'BACKUP_EXISTS'
      readonly backupId: AppBackupId
      readonly snapshots: readonly FoundSnapshot[]
    }
  | { readonly code: 'BACKUP_BUSY' }
  | { readonly code: 'BACKUP_UNKNOWN'; readonly backupId: AppBackupId }
  | {
      /** The application expected an error where Elasticsearch sent an empty list. */
      readonly code: 'EMPTY_ANSWER'
    }
  | {
      /** More snapshots than a backup can have; in Optimize 3.9 an error of its own. */
      readonly code: 'SNAPSHOTS_TOO_MANY'
      readonly backupId: AppBackupId
      readonly expected: number
      readonly snapshots: readonly FoundSnapshot[]
    }
  | { readonly code: 'INDICES_MISSING'; readonly indices: readonly string[] }
  | {
      /** A snapshot that looks like a part, but has no id in its name; it spoils the whole list. */
      readonly code: 'BACKUP_ID_UNREADABLE'
      readonly snapshot: string
    }
  | { readonly code: 'PATTERN_INVALID'; readonly pattern: string }

export interface FoundSnapshot {
  readonly name: string
  readonly uuid: string
}

export interface StoreTrouble {
  readonly during: StoreQuestion
  readonly repository: string
  /** The backup asked for; absent when the whole list was. */
  readonly backupId?: AppBackupId
  /** What the store said, where it answered with an error. */
  readonly cause?: string
}

/** What the Zeebe gateway refuses on its backup endpoint. */
export type GatewayRefusal =
  | { readonly code: 'ID_NOT_POSITIVE' }
  | { readonly code: 'ID_NOT_HIGHER'; readonly requested: BackupId; readonly latest: BackupId }
  /** The cluster chooses the ids, and the client named one. */
  | { readonly code: 'ID_PREDETERMINED' }
  | { readonly code: 'PREFIX_OR_ID_EXPECTED'; readonly text: string }
  | { readonly code: 'ID_OR_STATE_EXPECTED'; readonly text: string }
  | { readonly code: 'ARGUMENTS_INVALID' }
  | { readonly code: 'WRITE_UNKNOWN'; readonly path: string }
  | { readonly code: 'TENANT_UNKNOWN'; readonly tenant: string; readonly known: readonly string[] }
  | { readonly code: 'SCALING' }
  | { readonly code: 'RUNTIME_BACKUP_UNKNOWN'; readonly backupId: BackupId }
  | { readonly code: 'NO_BACKUP_STORE' }
  | { readonly code: 'PARTITIONS_MISSING'; readonly expected: number; readonly found: number }
  | { readonly code: 'BROKER_SILENT'; readonly partitionId: number; readonly address: string }
  | { readonly code: 'BROKER_REFUSED'; readonly address: string }
  | { readonly code: 'LEADER_UNKNOWN' }
  | { readonly code: 'BROKER_EXHAUSTED'; readonly partitionId: number }
  | { readonly code: 'BROKER_FAILED'; readonly message: string }
  | { readonly code: 'NEVER_SAW_A_BROKER'; readonly operation: 'take' | 'get' }

/** What Elasticsearch refuses. The comments of `wire/elasticsearch/refusal.ts` give types and statuses. */
export type SearchRefusal =
  | { readonly code: 'CLUSTER_BLOCKED'; readonly block: ClusterBlock }
  | { readonly code: 'MASTER_UNKNOWN' }
  /** `uri` holds the query too; `isOverTls` says how the request came, and `takesApiKeys` what may be offered. */
  | {
      readonly code: 'UNAUTHENTICATED'
      readonly uri: string
      readonly problem: LoginProblem
      readonly isOverTls: boolean
      readonly takesApiKeys: boolean
    }
  /** The service for API keys is turned off. */
  | { readonly code: 'API_KEYS_OFF' }
  | { readonly code: 'REPOSITORY_UNKNOWN'; readonly repositories: readonly string[] }
  | { readonly code: 'REPOSITORY_IN_USE'; readonly repository: string; readonly by: string }
  | {
      readonly code: 'REPOSITORY_READ_ONLY'
      readonly repository: string
      readonly operation: 'create' | 'delete' | 'clean up'
    }
  | { readonly code: 'REPOSITORY_UNVERIFIED'; readonly repository: string; readonly reason: string }
  /** Registered, but what it holds cannot be read. */
  | { readonly code: 'REPOSITORY_UNREADABLE'; readonly repository: string }
  | { readonly code: 'REPOSITORY_TYPE_UNKNOWN'; readonly repository: string; readonly type: string }
  | { readonly code: 'REPOSITORY_NAME_INVALID'; readonly repository: string; readonly rule: string }
  | { readonly code: 'SNAPSHOT_UNKNOWN'; readonly repository: string; readonly snapshot: string }
  | {
      readonly code: 'SNAPSHOT_NAME_INVALID'
      readonly repository: string
      readonly snapshot: string
      readonly rule: string
    }
  | {
      readonly code: 'SNAPSHOT_EXISTS'
      readonly repository: string
      readonly snapshot: string
      readonly running: boolean
    }
  | {
      /** A limit, a restore or a clone is in the way; `subject` is what stands in the brackets. */
      readonly code: 'SNAPSHOT_BUSY'
      readonly subject: string
      readonly reason: string
    }
  | { readonly code: 'INDEX_UNKNOWN'; readonly index: string }
  | { readonly code: 'INDEX_CLOSED'; readonly index: string; readonly uuid: string }
  | { readonly code: 'INDEX_NAME_INVALID'; readonly index: string; readonly rule: string }
  | { readonly code: 'INDEX_EXISTS'; readonly index: string; readonly uuid: string }
  | {
      readonly code: 'INDEX_IN_SNAPSHOT'
      readonly operation: 'delete' | 'close'
      readonly indices: readonly { name: string; uuid: string }[]
    }
  | { readonly code: 'INDEX_IS_ALIAS'; readonly alias: string }
  | { readonly code: 'WILDCARD_DELETE' }
  | { readonly code: 'RESTORE_REFUSED'; readonly subject: string; readonly reason: string }
  | { readonly code: 'ALIASES_MISSING'; readonly aliases: readonly string[] }
  | { readonly code: 'ALIAS_NAME_INVALID'; readonly alias: string; readonly rule: string }
  /** Something else that was asked for by name, and is not there. */
  | { readonly code: 'RESOURCE_UNKNOWN'; readonly reason: string }
  /** A template that was to be deleted. */
  | { readonly code: 'TEMPLATE_MISSING'; readonly template: string }
  | { readonly code: 'TEMPLATE_INVALID'; readonly template: string; readonly reason: string }
  /** Settings of an index that nobody may give. */
  | { readonly code: 'SETTINGS_INVALID'; readonly complaints: readonly string[] }
  | { readonly code: 'STATE_ILLEGAL'; readonly reason: string }
  | { readonly code: 'ARGUMENT_INVALID'; readonly reason: string; readonly cause?: SearchCause }
  | { readonly code: 'UNSUPPORTED'; readonly reason: string }
  | { readonly code: 'MEDIA_TYPE_INVALID'; readonly cause: SearchCause }
  | { readonly code: 'WAIT_TOO_LONG'; readonly task: string; readonly limit: string }
  | { readonly code: 'NODE_CLOSED'; readonly node: string }
  | { readonly code: 'VALIDATION_FAILED'; readonly complaints: readonly string[] }
  | { readonly code: 'PARSE_FAILED'; readonly reason: string }
  | DocumentRefusal

/** What lies beneath a refusal of Elasticsearch; printed as `caused_by`. */
export interface SearchCause {
  readonly type: string
  readonly reason: string
}

export type Refusal = AppRefusal | GatewayRefusal | SearchRefusal

/** Thrown where a request is decided; caught once per product, where it gets its words. */
export class RefusalError<Kind extends Refusal = Refusal> extends Error {
  override readonly name = 'RefusalError'
  readonly refusal: Kind

  constructor(refusal: Kind) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export function refuse(refusal: Refusal): never {
  throw new RefusalError(refusal)
}
