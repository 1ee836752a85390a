/** What an application asks the snapshot store for: the patterns that the names of its parts match. */
import type { AppTraits } from '../domain/app-traits.js'
import { type AppBackupId, appPrefix, idPrefix, partName } from '../domain/snapshot-name.js'
import type { AppSetting } from './app-backups.js'

/** The parts of one backup, or those of all. Optimize asks for parts by their numbers. */
export function partPatterns(setting: AppSetting, backupId: AppBackupId | '*'): string[] {
  const { app, traits } = setting
  if (traits.verdict === 'history' || traits.refusesTooMany) {
    return [`${backupId === '*' ? appPrefix(app) : idPrefix(app, backupId)}*`]
  }
  return partNumbers(traits).map(
    partNo => `${appPrefix(app)}${backupId}_*_part_${partNo}_of_${traits.parts}`
  )
}

/**
 * What DELETE asks to delete. Up to a repair, an application built the names that its own version would have
 * given, and so missed another version's snapshots.
 *
 * Source: camunda/camunda#18869 and #20458.
 */
export function deletedPatterns(setting: AppSetting, backupId: AppBackupId): string[] {
  const { app, traits, version } = setting
  if (!traits.deletesOwnVersionOnly) return [`${idPrefix(app, backupId)}*`]
  return partNumbers(traits).map(partNo =>
    partName({ app, backupId, version, partNo, partCount: traits.parts })
  )
}

function partNumbers({ parts }: AppTraits): number[] {
  return Array.from({ length: parts }, (_, index) => index + 1)
}
