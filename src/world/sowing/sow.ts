import type { PastBackup, SeedData } from '../../domain/seed-data.js'
import type { World } from '../world.js'
import { sowBackup } from './sow-backup.js'
import { sowExporting } from './sow-exporting.js'
import { dropIndices, sowIndex } from './sow-indices.js'
import { sowRuntimeBackups } from './sow-runtime-backups.js'
import { sowSnapshot } from './sow-snapshot.js'

/**
 * Puts what has happened before into a world that has just begun. Afterwards nobody can tell it from what
 * happens there.
 *
 * Snapshots hold the indices that are added, and those that are missing now: they were there at the time.
 */
export function sow(world: World, seed: SeedData): void {
  for (const { name, type, settings } of seed.repositories) {
    world.repositories.register(name, type, settings)
  }
  for (const index of seed.indices) sowIndex(world, index)
  for (const snapshot of seed.snapshots) sowSnapshot(world, snapshot)
  for (const backup of lastOfEach(seed.backups)) sowBackup(world, backup)
  sowRuntimeBackups(world, seed.runtimeBackups)
  dropIndices(world, seed.missingIndices)
  if (seed.exporting !== undefined) sowExporting(world, seed.exporting)
}

/** Of several backups under one id the last one counts: an exception from a series. */
function lastOfEach(backups: readonly PastBackup[]): readonly PastBackup[] {
  const keyOf = ({ app, backupId, version }: PastBackup) => `${app} ${backupId} ${version}`
  return [...new Map(backups.map(it => [keyOf(it), it])).values()]
}
