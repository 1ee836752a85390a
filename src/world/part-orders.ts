import { partGroups } from '../domain/part-groups.js'
import type { PartMetadata } from '../domain/part-metadata.js'
import type { RunRules } from '../domain/run.js'
import { type AppBackupId, doubledPartName, partName } from '../domain/snapshot-name.js'
import type { AppSetting } from './app-backups.js'
import type { PartOrder, RunOrder } from './snapshot-store.js'

/** What an application asks of the store for one backup: its parts in order, and when it goes on. */
export function runOrder(setting: AppSetting, backupId: AppBackupId): RunOrder {
  const { app } = setting
  return { app, backupId, parts: partOrders(setting, backupId), rules: rulesOf(setting) }
}

function partOrders(
  { app, version, traits }: AppSetting,
  backupId: AppBackupId
): readonly PartOrder[] {
  return partGroups(app, traits.parts).map((indexExpressions, index) => {
    const part = { version, partNo: index + 1, partCount: traits.parts }
    // In the first release, whose ids are texts, no id was written down.
    const metadata: PartMetadata = { ...(typeof backupId === 'bigint' && { backupId }), ...part }
    return {
      name: (traits.doubledNames ? doubledPartName : partName)({ app, backupId, ...part }),
      partNo: part.partNo,
      indexExpressions,
      ...(traits.writesMetadata && { metadata }),
      includeGlobalState: traits.includesGlobalState,
      partial: false
    }
  })
}

/** At the pace `instant` nothing takes time, not even what lies between. */
function rulesOf({ pace, traits }: AppSetting): RunRules {
  const { inTurn, stopsAfterPart, lastAfter, socketTimeoutMs, onSocketTimeout } = traits
  const gapMs = pace === 'instant' ? 0 : traits.gapMs
  return { inTurn, gapMs, stopsAfterPart, lastAfter, socketTimeoutMs, onSocketTimeout }
}
