import type { BackupId } from '../domain/backup-id.js'
import { partGroups } from '../domain/part-groups.js'
import type { PartMetadata } from '../domain/part-metadata.js'
import type { SnapshotOutcome } from '../domain/snapshot.js'
import { partName } from '../domain/snapshot-name.js'
import type { AppSetting } from './app-backups.js'
import type { Plans } from './plans.js'
import type { PartOrder } from './snapshot-store.js'

/** What an application asks of the store for one backup: its parts in order, and how each will end. */
export function partOrders(setting: AppSetting, plans: Plans, backupId: BackupId): PartOrder[] {
  const { app, version, traits } = setting
  return partGroups(app, traits.parts).map((indexExpressions, index) => {
    const partNo = index + 1
    const metadata: PartMetadata = { backupId, version, partNo, partCount: traits.parts }
    const decision = plans.part({ app, backupId, partNo })
    return {
      ...decision,
      indexExpressions,
      name: partName({ app, ...metadata }),
      ...(traits.writesMetadata && { metadata }),
      includeGlobalState: traits.includesGlobalState,
      goesOn: !endsRun(decision.outcome, setting)
    }
  })
}

/** Whether the parts after one that ended like this are given up. */
function endsRun(outcome: SnapshotOutcome, { traits }: AppSetting): boolean {
  if (!traits.inTurn || outcome === 'SUCCESS') return false
  return outcome === 'FAILED' || traits.partialStopsRun
}
