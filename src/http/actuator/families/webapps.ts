/** The web applications as one, from 8.8 on. */
import type { Dialect } from '../../../domain/deployment.js'
import { webappsVoice } from '../../../wire/actuator/voices/webapps.js'
import type { World } from '../../../world/world.js'
import { webappsBackups } from '../webapps-backups.js'
import { type FamilyPlace, speechOf } from './family.js'

export async function addWebapps(place: FamilyPlace): Promise<void> {
  const { app, world, dialect, index, prefix } = place
  const backups = world.dialects.webapps[index]
  const traits = dialect.profile.webapps
  if (backups === undefined || traits.endpoint === 'none') return
  const { storage } = world.setting.deployment
  const speech = speechOf('webapps', world, { voice: webappsVoice({ traits, storage }) })
  const endpoints = [traits.endpoint, ...(hasAlias(dialect, world) ? ['backups'] : [])]
  for (const endpoint of endpoints) {
    await app.add(webappsBackups, { backups, traits, endpoint }, { speech, prefix })
  }
}

/**
 * Whether the endpoint is also called `backups`, as where the web applications run in a process of their own;
 * nobody else may have that path behind the same door.
 */
function hasAlias({ profile }: Dialect, { setting }: World): boolean {
  const { operate, topology, zeebe } = setting.deployment
  if (topology === 'standalone') return operate.length === 0
  return profile.webapps.alias && !zeebe.some(it => it.profile.zeebe.alias)
}
