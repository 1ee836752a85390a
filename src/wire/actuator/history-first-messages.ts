/**
 * The sentences of 8.1 that later releases changed. It knew no errors of the connection, and looked for its
 * repository on a start only; to a read its absence was an error like every other.
 *
 * Source: camunda/camunda 8.1, `BackupManager` of Operate.
 */
import type { AppRefusal, StoreTrouble } from '../../domain/refusal.js'

/** The sentence of a refusal, or `undefined` where it is as in later releases. */
export function firstHistoryMessage(
  refusal: AppRefusal,
  product: 'Operate' | 'Tasklist'
): string | undefined {
  switch (refusal.code) {
    case 'REPOSITORY_NOT_CONFIGURED':
      return `${cannotTrigger} no Elasticsearch snapshot repository name found in ${product} configuration.`
    case 'REPOSITORY_MISSING':
      if (refusal.during === 'snapshots') return failedMessage(refusal)
      return `${cannotTrigger} no repository with name [${refusal.repository}] could be found.`
    case 'STORE_UNREACHABLE':
      return failedMessage(refusal)
    default:
      return undefined
  }
}

const cannotTrigger = 'Cannot trigger backup because'

/** What is said of any trouble with the store that is not the connection's. */
export function failedMessage({ during, repository, backupId, cause }: StoreTrouble): string {
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
