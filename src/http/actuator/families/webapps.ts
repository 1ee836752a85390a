/** The web applications as one, from 8.8 on. */
import type { Deployment, Dialect } from '../../../domain/deployment.js'
import { webappsVoice } from '../../../wire/actuator/voices/webapps.js'
import type { Speech } from '../speech.js'
import { webappsBackups } from '../webapps-backups.js'
import { appBackupsOf } from './app-backups.js'
import type { FamilyPlace } from './family.js'

export async function addWebapps(place: FamilyPlace): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const traits = dialect.profile.webapps
  if (traits.endpoint === 'none') return
  const backupsOf = appBackupsOf('webapps', place)
  const voice = webappsVoice(traits)
  const speech: Speech = { name: 'webapps', voiceIn: () => voice }
  const endpoints = [traits.endpoint, ...(hasAlias(dialect, deployment) ? ['backups'] : [])]
  for (const endpoint of endpoints) {
    await app.add(webappsBackups, { backupsOf, traits, endpoint }, { speech, prefix })
  }
}

/**
 * Whether the endpoint is also called `backups`, as where the web applications run in a process of their own;
 * nobody else may have that path behind the same door.
 */
function hasAlias({ profile }: Dialect, { operate, topology, zeebe }: Deployment): boolean {
  if (topology === 'standalone') return operate.length === 0
  return profile.webapps.alias && !zeebe.some(it => it.profile.zeebe.alias)
}
