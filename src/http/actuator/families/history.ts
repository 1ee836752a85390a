/** Operate's and Tasklist's endpoints, in the dialect of one release. */
import type { Deployment, Dialect } from '../../../domain/deployment.js'
import { historyVoice } from '../../../wire/actuator/history-voice.js'
import { jacksonPretty } from '../../../wire/actuator/jackson-pretty.js'
import { historyBackups } from '../history-backups.js'
import { historyOldPath } from '../history-old-path.js'
import { forbidStarts } from '../history-post-forbidden.js'
import { historyTextBackups } from '../history-text-backups.js'
import type { Speech } from '../speech.js'
import { appBackupsOf } from './app-backups.js'
import type { FamilyPlace } from './family.js'

export type HistoryApp = 'operate' | 'tasklist'

/** How the application speaks of the paths that it does not have: as its first dialect. */
export function historySpeech(name: HistoryApp, deployment: Deployment): Speech {
  const { main, [name]: dialects } = deployment
  return dialectSpeech(name, dialects[0] ?? main)
}

function dialectSpeech(name: HistoryApp, { profile }: Dialect): Speech {
  const traits = profile[name]
  const voice = historyVoice({ app: name, traits })
  const serialize = traits.prettyJson && { serialize: jacksonPretty }
  return { name, voiceIn: () => voice, ...serialize }
}

export async function addHistory(name: HistoryApp, place: FamilyPlace): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const backupsOf = appBackupsOf(name, place)
  const traits = dialect.profile[name]
  const { endpoint, idType, capitalState, oldPath, postForbidden } = traits
  const at = { speech: dialectSpeech(name, dialect), prefix }
  const requestShape = {
    javaType: `io.camunda.${name}.webapp.management.dto.TakeBackupRequestDto`,
    member: 'backupId',
    comments: true
  } as const

  if (missesFirstEndpoint(name, dialect)) {
    await app.add(historyOldPath, {}, at)
  } else if (idType === 'text') {
    const options = { backupsOf, endpoint, requestShape, capitalState }
    await app.add(
      postForbidden ? forbidStarts(historyTextBackups) : historyTextBackups,
      options,
      at
    )
  } else {
    const ranged = { ...requestShape, range: idType }
    const { runningWord, listFilters } = traits
    const options = { backupsOf, endpoint, requestShape: ranged, runningWord, listFilters }
    await app.add(postForbidden ? forbidStarts(historyBackups) : historyBackups, options, at)
  }
  if (oldPath === '405' && !servesOldPath(name, deployment)) {
    await app.add(historyOldPath, {}, at)
  }
}

/** Whether the endpoint of 8.1 was documented but was not there. */
function missesFirstEndpoint(name: HistoryApp, { profile }: Dialect): boolean {
  return (
    name === 'tasklist' &&
    profile.tasklist.endpoint === 'backup' &&
    profile.tasklist.firstEndpoint === '405'
  )
}

/** Whether a dialect beside this one has its endpoint where the old path was. */
function servesOldPath(name: HistoryApp, deployment: Deployment): boolean {
  return deployment[name].some(({ profile }) => profile[name].endpoint === 'backup')
}
