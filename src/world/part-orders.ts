import { partGroups } from '../domain/part-groups.js'
import type { PartMetadata } from '../domain/part-metadata.js'
import { type AppBackupId, doubledPartName, partName } from '../domain/snapshot-name.js'
import type { AppSetting } from './app-backups.js'
import type { PartDecision, Plans } from './plans.js'
import type { PartOrder } from './snapshot-store.js'

/** What an application asks of the store for one backup: its parts in order, and how each will end. */
export function partOrders(setting: AppSetting, plans: Plans, backupId: AppBackupId): PartOrder[] {
  const { app, version, traits } = setting
  return partGroups(app, traits.parts).map((indexExpressions, index) => {
    const part = { version, partNo: index + 1, partCount: traits.parts }
    const decision = plans.part({ app, backupId, partNo: part.partNo })
    // In the first release, whose ids are texts, no id was written down.
    const metadata: PartMetadata = { ...(typeof backupId === 'bigint' && { backupId }), ...part }
    const sequel = afterPart(decision, part.partNo, setting)
    return {
      ...decision,
      indexExpressions,
      name: (traits.doubledNames ? doubledPartName : partName)({ app, backupId, ...part }),
      ...(traits.writesMetadata && { metadata }),
      includeGlobalState: traits.includesGlobalState,
      goesOn: sequel === 'next',
      keepsQueue: sequel === 'stuck'
    }
  })
}

/** What becomes of the parts after one: they are taken, given up, or stay in the queue for ever. */
function afterPart(
  { outcome, durationMs }: PartDecision,
  partNo: number,
  { traits }: AppSetting
): 'next' | 'end' | 'stuck' {
  const { inTurn, onSocketTimeout, partialStopsRun, socketTimeoutMs, stopsAfterPart } = traits
  if (!inTurn) return 'next'
  if (socketTimeoutMs > 0 && durationMs > socketTimeoutMs) {
    if (onSocketTimeout === 'fails') return 'end'
    if (onSocketTimeout === 'stuck') return 'stuck'
  }
  if (partNo === stopsAfterPart || outcome === 'FAILED') return 'end'
  return outcome !== 'SUCCESS' && partialStopsRun ? 'end' : 'next'
}
