import { surplusName } from '../domain/snapshot-name.js'
import type { Clock } from './clock.js'
import type { Plans } from './plans.js'
import type { SnapshotRepositories } from './snapshot-repositories.js'
import type { RunOrder } from './snapshot-store.js'

/**
 * Adds the snapshots that a backup shall have too many, as another version of the application would have left
 * them: `camunda_operate_1_8.7.2-1_part_1_of_6`.
 */
export function addSurplus(
  {
    clock,
    plans,
    repositories
  }: {
    readonly clock: Clock
    readonly plans: Plans
    readonly repositories: SnapshotRepositories
  },
  repository: string,
  { app, backupId, parts: [first] }: RunOrder
): void {
  const { surplus = 0 } = plans.ofBackup(app, backupId)
  if (first === undefined) return
  const nowMs = clock.nowMs()
  for (let count = 1; count <= surplus; count += 1) {
    const name = surplusName(first.name, count)
    if (repositories.isTaken(repository, name)) continue
    repositories.add(repository, {
      name,
      indices: [],
      indexExpressions: first.indexExpressions,
      includeGlobalState: first.includeGlobalState,
      partial: false,
      ...(first.metadata && { metadata: first.metadata }),
      startMs: nowMs,
      endMs: nowMs,
      outcome: 'SUCCESS',
      failures: []
    })
  }
}
