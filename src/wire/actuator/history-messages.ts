/**
 * The sentences that Operate and Tasklist share, and the web applications as one after them. Which status
 * goes with them differs by application.
 *
 * Sources: recorded from 8.6.11 (Operate's, and the ids of both); camunda/camunda, `BackupManager` of
 * Tasklist.
 */
import { unreachable } from '../../domain/assert.js'
import type { AppRefusal, FoundSnapshot, StoreTrouble } from '../../domain/refusal.js'
import { failedMessage, firstHistoryMessage } from './history-first-messages.js'

/** What differs between applications, releases and stores. */
export interface HistoryWording {
  /** Whose configuration the first messages speak of. */
  readonly product: 'Operate' | 'Tasklist'
  readonly messages: 'first' | 'later'
  /** Operate says `Integer` even where the id has 64 bits; Tasklist says what it is. */
  readonly idWord: 'Integer' | 'Long'
  /** The store, as it is spelled in messages about its connection. */
  readonly store: 'Elasticsearch' | 'Opensearch'
  readonly found: FoundStyle
}

/** How the snapshots of a duplicate are named. */
export type FoundStyle = 'name/uuid' | 'name' | 'uuid'

export function historyMessage(refusal: AppRefusal, wording: HistoryWording): string {
  if (wording.messages === 'first') {
    const message = firstHistoryMessage(refusal, wording.product)
    if (message !== undefined) return message
  }
  switch (refusal.code) {
    case 'BACKUP_ID_MISSING':
      return 'BackupId must be provided'
    case 'BACKUP_ID_NEGATIVE':
      return `BackupId must be a non-negative ${wording.idWord}. Received value: ${refusal.backupId}`
    case 'BACKUP_ID_ILLEGAL':
      return illegalIdMessage[wording.product]
    case 'REPOSITORY_NOT_CONFIGURED':
      return 'No backup repository configured.'
    case 'REPOSITORY_MISSING':
      return `No repository with name [${refusal.repository}] could be found.`
    case 'STORE_UNREACHABLE':
      return unreachableMessage(refusal, wording)
    case 'STORE_FAILED':
    case 'REPOSITORY_SETTINGS_UNREADABLE':
      return failedMessage(refusal)
    case 'BACKUP_EXISTS': {
      const found = foundSnapshots(refusal.snapshots, wording.found)
      return `A backup with ID [${refusal.backupId}] already exists. Found snapshots: [${found}]`
    }
    case 'BACKUP_BUSY':
      return 'Another backup is running at the moment'
    case 'BACKUP_UNKNOWN':
      return `No backup with id [${refusal.backupId}] found.`
    case 'EMPTY_ANSWER':
      return 'Index 0 out of bounds for length 0'
    case 'SNAPSHOTS_TOO_MANY':
      return 'More snapshots found than expected.'
    case 'INDICES_MISSING':
      return `Missing indices: [${refusal.indices.join(', ')}]`
    case 'BACKUP_ID_UNREADABLE': {
      const cause = `Unable to extract backupId. Snapshot name: ${refusal.snapshot}`
      return `Exception occurred when searching for backups: ${cause}`
    }
    case 'PATTERN_INVALID':
      return `Invalid pattern: ${refusal.pattern}`
    default:
      return unreachable(refusal)
  }
}

export function foundSnapshots(snapshots: readonly FoundSnapshot[], style: FoundStyle): string {
  const texts = snapshots.map(({ name, uuid }) => {
    if (style === 'name/uuid') return `${name}/${uuid}`
    return style === 'name' ? name : uuid
  })
  return texts.join(', ')
}

/** The two lists end differently. Source: camunda/camunda 8.1, `BackupService` of either. */
const illegalIdMessage = {
  Operate:
    'BackupId must not contain any uppercase letters or any of [ , ", *, \\, <, |, ,, >, /, ?, _].',
  Tasklist:
    'BackupId must not contain any uppercase letters or any of [ , ", *, \\, <, |, ,, >, /, ?, _, ].'
} as const

function unreachableMessage({ during, repository }: StoreTrouble, { store }: HistoryWording) {
  const doing = {
    repository: `retrieving repository with name [${repository}].`,
    duplicates: `searching for duplicate backup. Repository name: [${repository}].`,
    snapshots: `searching for snapshots. Repository name: [${repository}].`
  }
  return `Encountered an error connecting to ${store} while ${doing[during]}`
}
