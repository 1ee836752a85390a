/** Operate's and Tasklist's endpoints, in the dialect of one release. */
import { webAppLinks } from '../../../wire/actuator/discovery.js'
import { jacksonPretty } from '../../../wire/actuator/jackson-pretty.js'
import { operateVoice } from '../../../wire/actuator/voices/operate.js'
import { tasklistVoice } from '../../../wire/actuator/voices/tasklist.js'
import type { World } from '../../../world/world.js'
import { discovery } from '../discovery.js'
import { historyBackups } from '../history-backups.js'
import type { Speech } from '../speech.js'
import { type FamilyPlace, speechOf } from './family.js'

export type HistoryApp = 'operate' | 'tasklist'

/** How the application speaks, also of paths that it does not have. */
export function historySpeech(name: HistoryApp, world: World): Speech {
  if (name === 'operate') return speechOf(name, world, { voice: operateVoice })
  return speechOf(name, world, { voice: tasklistVoice, serialize: jacksonPretty })
}

export async function addHistory(name: HistoryApp, place: FamilyPlace): Promise<void> {
  const { app, world, index, prefix } = place
  const backups = world.dialects[name][index]
  if (backups === undefined) return
  const speech = historySpeech(name, world)
  const requestShape = {
    javaType: `io.camunda.${name}.webapp.management.dto.TakeBackupRequestDto`,
    member: 'backupId',
    range: 'int64',
    comments: true
  } as const
  await app.add(historyBackups, { backups, requestShape }, { speech, prefix })
}

export async function addWebAppDiscovery(name: HistoryApp, place: FamilyPlace): Promise<void> {
  const { app, world, prefix } = place
  const speech = historySpeech(name, world)
  await app.add(discovery, { links: webAppLinks }, { speech, prefix })
}
