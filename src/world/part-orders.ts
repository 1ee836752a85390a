import type { Pace } from '../domain/pace.js'
import { partGroups } from '../domain/part-groups.js'
import type { PartMetadata } from '../domain/part-metadata.js'
import type { RunRules } from '../domain/run.js'
import { type AppBackupId, doubledPartName, partName } from '../domain/snapshot-name.js'
import type { AppSetting } from './app-backups.js'
import type { PartOrder, RunOrder } from './snapshot-store.js'

/** What an application asks of the store for one backup: its parts in order, and when it goes on. */
export type OrderOf = (backupId: AppBackupId, pace: Pace) => RunOrder

/** The orders of an application, whose backups all have the same parts. */
export function ordersOf({ app, version, traits }: Omit<AppSetting, 'pace'>): OrderOf {
  const { parts: partCount, includesGlobalState, writesMetadata } = traits
  const nameOf = traits.doubledNames ? doubledPartName : partName
  const groups = partGroups(app, partCount)
  const partOrder = (backupId: AppBackupId, index: number): PartOrder => ({
    name: nameOf({ app, backupId, version, partNo: index + 1, partCount }),
    partNo: index + 1,
    indexExpressions: groups[index] ?? [],
    metadata: writesMetadata ? metadataOf(backupId, version, index + 1, partCount) : undefined,
    includeGlobalState: includesGlobalState,
    partial: false
  })
  return (backupId, pace) => ({
    app,
    backupId,
    parts: groups.map((_, index) => partOrder(backupId, index)),
    rules: rulesOf(traits, pace)
  })
}

/** In the first release, whose ids are texts, no id was written down. */
function metadataOf(
  backupId: AppBackupId,
  version: string,
  partNo: number,
  partCount: number
): PartMetadata {
  if (typeof backupId !== 'bigint') return { version, partNo, partCount }
  return { backupId, version, partNo, partCount }
}

/** At the pace `instant` nothing takes time, not even what lies between. */
function rulesOf(traits: AppSetting['traits'], pace: Pace): RunRules {
  const { inTurn, stopsAfterPart, lastAfter, socketTimeoutMs, onSocketTimeout } = traits
  const gapMs = pace === 'instant' ? 0 : traits.gapMs
  return { inTurn, gapMs, stopsAfterPart, lastAfter, socketTimeoutMs, onSocketTimeout }
}
