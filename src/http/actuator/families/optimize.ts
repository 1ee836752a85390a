/** Optimize's endpoint, in the dialect of one release. */
import type { Dialect } from '../../../domain/deployment.js'
import { optimizeWording } from '../../../wire/actuator/optimize-messages.js'
import { optimizeVoice } from '../../../wire/actuator/voices/optimize.js'
import type { World } from '../../../world/world.js'
import { historyTextBackups } from '../history-text-backups.js'
import { optimizeBackups } from '../optimize-backups.js'
import type { Speech } from '../speech.js'
import { type FamilyPlace, speechOf } from './family.js'

/** How Optimize speaks of the paths that it does not have: as its first dialect. */
export function optimizeSpeech(world: World): Speech {
  const { main, optimize } = world.setting.deployment
  return dialectSpeech(world, optimize[0] ?? main)
}

function dialectSpeech(world: World, { profile }: Dialect): Speech {
  const wording = optimizeWording(profile.optimize, world.setting.deployment.storage)
  return speechOf('optimize', world, { voice: optimizeVoice(wording) })
}

export async function addOptimize(place: FamilyPlace): Promise<void> {
  const { app, world, dialect, index, prefix } = place
  const backups = world.dialects.optimize[index]
  if (backups === undefined) return
  const { endpoint, idType, capitalState, postBlank } = dialect.profile.optimize
  const at = { speech: dialectSpeech(world, dialect), prefix }
  const requestShape = {
    javaType: 'io.camunda.optimize.dto.optimize.rest.BackupRequestDto',
    member: 'backupId',
    comments: false
  } as const
  if (idType === 'text') {
    await app.add(historyTextBackups, { backups, endpoint, requestShape, capitalState }, at)
  } else {
    const ranged = { ...requestShape, range: idType }
    await app.add(optimizeBackups, { backups, endpoint, requestShape: ranged, postBlank }, at)
  }
}
