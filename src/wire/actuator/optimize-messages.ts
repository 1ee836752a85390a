/**
 * The sentences of Optimize about its store, which changed from release to release.
 *
 * Source: Optimize inside camunda/camunda, `BackupService` and its snapshot repositories.
 */
import type { Profile } from '../../domain/profile/profile.js'
import type { StoreTrouble } from '../../domain/refusal.js'
import type { FoundStyle } from './history-messages.js'

/** What differs between releases and stores. */
export interface OptimizeWording {
  /** `first`: 3.9. Up to 8.6 (`old`) the messages speak of Elasticsearch where later ones do not. */
  readonly era: 'first' | 'old' | 'new'
  readonly store: 'Elasticsearch' | 'OpenSearch'
  /** How a duplicate's snapshots are listed. */
  readonly found: FoundStyle
  /** How many of the patterns asked for are named where they could not be found. */
  readonly namedPatterns: 'first' | 'all'
  readonly unknownStatus: 400 | 404
  /** Whether Spring's own errors carry a message. */
  readonly frameworkMessage: boolean
}

export function optimizeWording(traits: Profile['optimize']): OptimizeWording {
  const first = traits.idType === 'text'
  return {
    era: first ? 'first' : traits.wording,
    store: traits.storeWord,
    found: traits.duplicateList,
    namedPatterns: traits.namedPatterns,
    unknownStatus: first && traits.notFound39 === '400' ? 400 : 404,
    frameworkMessage: traits.defaultErrorMessage
  }
}

const request = 'Cannot execute backup request because'
export const notConfiguredDetail = {
  first:
    'Cannot trigger backup because no Elasticsearch snapshot repository name found in Optimize configuration.',
  old: `${request} no Elasticsearch snapshot repository name found in Optimize configuration.`,
  new: `${request} no snapshot repository name found in Optimize configuration.`
} as const

/** The connection to the store failed. */
export function unreachableDetail(trouble: StoreTrouble, wording: OptimizeWording): string {
  const { during, repository } = trouble
  const doing =
    during === 'repository'
      ? `retrieving repository with name [${repository}].`
      : `retrieving snapshots with names [${partPatterns(trouble, wording)}].`
  return `Encountered an error connecting to ${wording.store} while ${doing}`
}

/** The store answered with an error; in 3.9 also: it did not answer. */
export function failedDetail(trouble: StoreTrouble, wording: OptimizeWording): string {
  const doing =
    trouble.during === 'repository'
      ? `Error while retrieving repository with name [${trouble.repository}]`
      : `Could not retrieve snapshots with names [${partPatterns(trouble, wording)}]`
  return wording.era === 'first' ? `${doing}.` : `${doing} due to an ${exceptionName(wording)}.`
}

function exceptionName({ era, store }: OptimizeWording): string {
  return era === 'old' ? 'ElasticsearchStatusException' : `${store}Exception`
}

/** The names that Optimize asks for: those of one backup, or of all. */
function partPatterns({ backupId = '*' }: StoreTrouble, { era, namedPatterns }: OptimizeWording) {
  if (era === 'first') return `camunda_optimize_${backupId}_*`
  const first = `camunda_optimize_${backupId}_*_part_1_of_2`
  return namedPatterns === 'first' ? first : `${first}, camunda_optimize_${backupId}_*_part_2_of_2`
}
