/** Optimize's endpoint, in the dialect of one release. */
import { optimizeVoice } from '../../../wire/actuator/voices/optimize.js'
import type { World } from '../../../world/world.js'
import { optimizeBackups } from '../optimize-backups.js'
import type { Speech } from '../speech.js'
import { type FamilyPlace, speechOf } from './family.js'

export function optimizeSpeech(world: World): Speech {
  return speechOf('optimize', world, { voice: optimizeVoice({ duplicates: 'name', era: 'new' }) })
}

export async function addOptimize({ app, world, index, prefix }: FamilyPlace): Promise<void> {
  const backups = world.dialects.optimize[index]
  if (backups === undefined) return
  await app.add(optimizeBackups, { backups }, { speech: optimizeSpeech(world), prefix })
}
