import { assert } from '../../domain/assert.js'
import type { StartedBackup } from '../../domain/seed-data.js'
import type { World } from '../world.js'
import { speakerFor } from './sow-backup.js'

/**
 * Lets an application have started a backup in this moment, whatever it could be asked for now. It goes on like
 * any other: by the plans, and until it is held. An application that the world does not have starts none.
 */
export function startBackup(world: World, backup: StartedBackup): void {
  if (backup.app === 'zeebe') {
    startRuntimeBackup(world, backup.backupId)
    return
  }
  const { app, backupId } = backup
  const { repository } = world.setting
  const found = speakerFor(world, app, backupId)
  if (found === undefined || repository === null) return
  const { runs } = world
  const order = found.speaker.order(found.backupId)
  const runId = runs.begin({ repository, ...order })
  found.speaker.runs.remember(found.backupId, runs.progress(runId), 0)
}

function startRuntimeBackup({ clock, zeebe }: World, backupId: bigint): void {
  const { pieces, store } = zeebe.memory
  assert(backupId > store.latest, `backup ${backupId} comes after those before it`)
  const { partitionsCount } = zeebe.setting
  const partitionIds = Array.from({ length: partitionsCount }, (_, index) => index + 1)
  store.add({
    backupId,
    partitions: pieces.planned(backupId, partitionIds),
    takenMs: clock.nowMs()
  })
}
