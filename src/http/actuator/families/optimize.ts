/** Optimize's endpoint, in the dialect of one release. */
import type { Deployment, Dialect } from '../../../domain/deployment.js'
import { optimizeWording } from '../../../wire/actuator/optimize-messages.js'
import { optimizeVoice } from '../../../wire/actuator/voices/optimize.js'
import { historyTextBackups } from '../history-text-backups.js'
import { optimizeBackups } from '../optimize-backups.js'
import type { Speech } from '../speech.js'
import { appBackupsOf } from './app-backups.js'
import type { FamilyPlace } from './family.js'

/** How Optimize speaks of the paths that it does not have: as its first dialect. */
export function optimizeSpeech(deployment: Deployment): Speech {
  const { main, optimize } = deployment
  return dialectSpeech(optimize[0] ?? main)
}

function dialectSpeech({ profile }: Dialect): Speech {
  const voice = optimizeVoice(optimizeWording(profile.optimize))
  return { name: 'optimize', voiceIn: () => voice }
}

export async function addOptimize(place: FamilyPlace): Promise<void> {
  const { app, dialect, prefix } = place
  const backupsOf = appBackupsOf('optimize', place)
  const { endpoint, idType, capitalState, postBlank } = dialect.profile.optimize
  const at = { speech: dialectSpeech(dialect), prefix }
  const requestShape = {
    javaType: 'io.camunda.optimize.dto.optimize.rest.BackupRequestDto',
    member: 'backupId',
    comments: false
  } as const
  if (idType === 'text') {
    await app.add(historyTextBackups, { backupsOf, endpoint, requestShape, capitalState }, at)
  } else {
    const ranged = { ...requestShape, range: idType }
    await app.add(optimizeBackups, { backupsOf, endpoint, requestShape: ranged, postBlank }, at)
  }
}
