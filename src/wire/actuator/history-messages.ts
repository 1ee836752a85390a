/**
 * The sentences that Operate and Tasklist share. Which status goes with them differs by application.
 *
 * Sources: recorded from 8.6.11 (Operate's, and the ids of both); camunda/camunda, `BackupManager` of
 * Tasklist.
 */
import { unreachable } from '../../domain/assert.js'
import type { AppRefusal, StoreTrouble } from '../../domain/refusal.js'

/** @param idWord - Operate says `Integer` even where the id has 64 bits; Tasklist says `Long`. */
export function historyMessage(refusal: AppRefusal, idWord: 'Integer' | 'Long'): string {
  switch (refusal.code) {
    case 'BACKUP_ID_MISSING':
      return 'BackupId must be provided'
    case 'BACKUP_ID_NEGATIVE':
      return `BackupId must be a non-negative ${idWord}. Received value: ${refusal.backupId}`
    case 'REPOSITORY_NOT_CONFIGURED':
      return 'No backup repository configured.'
    case 'REPOSITORY_MISSING':
      return `No repository with name [${refusal.repository}] could be found.`
    case 'STORE_UNREACHABLE':
      return unreachableMessage(refusal)
    case 'STORE_FAILED':
      return failedMessage(refusal)
    case 'BACKUP_EXISTS': {
      const found = refusal.snapshots.map(({ name, uuid }) => `${name}/${uuid}`).join(', ')
      return `A backup with ID [${refusal.backupId}] already exists. Found snapshots: [${found}]`
    }
    case 'BACKUP_BUSY':
      return 'Another backup is running at the moment'
    case 'BACKUP_UNKNOWN':
      return `No backup with id [${refusal.backupId}] found.`
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

function unreachableMessage({ during, repository }: StoreTrouble): string {
  const doing = {
    repository: `retrieving repository with name [${repository}].`,
    duplicates: `searching for duplicate backup. Repository name: [${repository}].`,
    snapshots: `searching for snapshots. Repository name: [${repository}].`
  }
  return `Encountered an error connecting to Elasticsearch while ${doing[during]}`
}

function failedMessage({ during, repository, backupId, cause }: StoreTrouble): string {
  const doing = {
    repository: `validating existence of repository with name [${repository}].`,
    duplicates: `validating whether backup with ID [${backupId}] already exists.`,
    snapshots:
      backupId === undefined
        ? `searching for backups: ${cause}`
        : `searching for backup with ID [${backupId}].`
  }
  return `Exception occurred when ${doing[during]}`
}
