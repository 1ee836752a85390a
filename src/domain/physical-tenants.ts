/** Physical tenants, 8.10 and later: parts of a cluster with backups of their own. */
import type { RuntimeState } from './partition-backup.js'

/** The only tenant of a cluster in which nobody has set up another. */
export const defaultTenant = 'default'

/** A state that a tenant has and an earlier one has not decides over all. */
const precedence = [
  'FAILED',
  'INCOMPLETE',
  'DOES_NOT_EXIST',
  'IN_PROGRESS',
  'DELETED',
  'COMPLETED'
] as const satisfies readonly RuntimeState[]

/**
 * The state of a backup over all tenants. Where one tenant does not have it another one does, since a backup
 * that nobody has is not found, so it is INCOMPLETE.
 *
 * Source: camunda/camunda 8.10, BackupEndpoint.
 */
export function stateAcrossTenants(states: readonly RuntimeState[]): RuntimeState {
  const worst = precedence.find(state => states.includes(state)) ?? 'COMPLETED'
  return worst === 'DOES_NOT_EXIST' ? 'INCOMPLETE' : worst
}
