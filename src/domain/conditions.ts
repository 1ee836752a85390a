/** The state of a world's surroundings, in an operator's words. Every product answers to it in its own. */
import type { BrokerCondition } from './broker-condition.js'

export type SearchCondition =
  | { readonly kind: 'reachable' }
  /** Every answer takes so long. Applications give up after the socket timeout of their client. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Nobody listens, or nobody gets through. */
  | { readonly kind: 'unreachable' }
  /** It answers that it is not ready: a cluster without a master. */
  | { readonly kind: 'failing' }
  /** It wants credentials that nobody gave. */
  | { readonly kind: 'unauthorized' }
  /** The cluster is read-only: its metadata cannot be changed. Snapshots can still be taken. */
  | { readonly kind: 'readOnly' }
  /** A disk watermark is passed: no index can be created. */
  | { readonly kind: 'diskFull' }

export type RepositoryCondition =
  | { readonly kind: 'ready' }
  /** Registered nowhere, as after the loss of the cluster's data volume. */
  | { readonly kind: 'missing' }
  /** Registered, but the applications do not know its name. */
  | { readonly kind: 'notConfigured' }
  | { readonly kind: 'readOnly' }
  /** Registered, but its bucket cannot be reached. */
  | { readonly kind: 'unverifiable' }

export type ExportingCondition =
  | { readonly kind: 'ok' }
  /** Only these partitions obey a pause or a resume, and the whole call fails. */
  | { readonly kind: 'partial'; readonly partitionIds: readonly number[] }

export interface ConditionSet {
  readonly elasticsearch: SearchCondition
  readonly repository: RepositoryCondition
  readonly zeebe: BrokerCondition
  readonly exporting: ExportingCondition
}

export const healthy: ConditionSet = {
  elasticsearch: { kind: 'reachable' },
  repository: { kind: 'ready' },
  zeebe: { kind: 'ok' },
  exporting: { kind: 'ok' }
}

/**
 * Whether a snapshot that is to begin now can.
 *
 * @param isOwn - whether it is for the world's own repository, which is the one that conditions are about.
 */
export function takesSnapshots(conditions: ConditionSet, isOwn: boolean): boolean {
  const { kind } = conditions.repository
  return isSearchable(conditions) && !(isOwn && (kind === 'readOnly' || kind === 'unverifiable'))
}

/** Whether a health check of Elasticsearch succeeds. */
export function isSearchable({ elasticsearch: { kind } }: ConditionSet): boolean {
  return !['unreachable', 'failing', 'unauthorized'].includes(kind)
}

/** The conditions that are not healthy. */
export function ailments(conditions: ConditionSet): Partial<ConditionSet> {
  const names = ['elasticsearch', 'repository', 'zeebe', 'exporting'] as const
  const ill = names.filter(name => conditions[name].kind !== healthy[name].kind)
  return Object.fromEntries(ill.map(name => [name, conditions[name]]))
}
