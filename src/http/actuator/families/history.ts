/** Operate's and Tasklist's endpoints, in the dialect of one release. */
import type { Deployment, Dialect } from '../../../domain/deployment.js'
import { historyVoice } from '../../../wire/actuator/history-voice.js'
import { jacksonPretty } from '../../../wire/actuator/jackson-pretty.js'
import type { World } from '../../../world/world.js'
import { historyBackups } from '../history-backups.js'
import { historyOldPath } from '../history-old-path.js'
import { forbidStarts } from '../history-post-forbidden.js'
import { historyTextBackups } from '../history-text-backups.js'
import type { Speech } from '../speech.js'
import { type FamilyPlace, speechOf } from './family.js'

export type HistoryApp = 'operate' | 'tasklist'

/** How the application speaks of the paths that it does not have: as its first dialect. */
export function historySpeech(name: HistoryApp, world: World): Speech {
  const { main, [name]: dialects } = world.setting.deployment
  return dialectSpeech(name, world, dialects[0] ?? main)
}

function dialectSpeech(app: HistoryApp, world: World, { profile }: Dialect): Speech {
  const traits = profile[app]
  const { storage } = world.setting.deployment
  const voice = historyVoice({ app, traits, storage })
  return speechOf(app, world, { voice, ...(traits.prettyJson && { serialize: jacksonPretty }) })
}

export async function addHistory(name: HistoryApp, place: FamilyPlace): Promise<void> {
  const { app, world, dialect, index, prefix } = place
  const backups = world.dialects[name][index]
  if (backups === undefined) return
  const { endpoint, idType, capitalState, oldPath, postForbidden } = dialect.profile[name]
  const at = { speech: dialectSpeech(name, world, dialect), prefix }
  const requestShape = {
    javaType: `io.camunda.${name}.webapp.management.dto.TakeBackupRequestDto`,
    member: 'backupId',
    comments: true
  } as const

  if (missesFirstEndpoint(name, dialect)) {
    await app.add(historyOldPath, {}, at)
  } else if (idType === 'text') {
    const options = { backups, endpoint, requestShape, capitalState }
    await app.add(
      postForbidden ? forbidStarts(historyTextBackups) : historyTextBackups,
      options,
      at
    )
  } else {
    const options = { backups, endpoint, requestShape: { ...requestShape, range: idType } }
    await app.add(postForbidden ? forbidStarts(historyBackups) : historyBackups, options, at)
  }
  if (oldPath === '405' && !servesOldPath(name, world.setting.deployment)) {
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
