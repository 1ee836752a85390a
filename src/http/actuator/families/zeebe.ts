/** The endpoints of Zeebe's gateway, in the dialect of one release. */
import type { Dialect } from '../../../domain/deployment.js'
import { gatewayVoice } from '../../../wire/actuator/voices/gateway.js'
import type { World } from '../../../world/world.js'
import type { ZeebeTraits } from '../../../world/zeebe.js'
import { exporting } from '../exporting.js'
import { exportingIsServed } from '../exporting-command.js'
import { exportingOperation } from '../exporting-operation.js'
import { runtimeBackups } from '../runtime-backups.js'
import { runtimeFirst } from '../runtime-first.js'
import type { Speech } from '../speech.js'
import { type FamilyPlace, speechOf } from './family.js'

/** @param dialect - that of the gateway's first endpoints where none is given. */
export function zeebeSpeech(world: World, dialect?: Dialect): Speech {
  const { main, zeebe } = world.setting.deployment
  const { profile } = dialect ?? zeebe[0] ?? main
  const { requestTimeoutMs } = world.zeebe.setting
  return speechOf('zeebe', world, {
    voice: gatewayVoice({ requestTimeoutMs, traits: profile.zeebe })
  })
}

export async function addZeebe({ app, world, dialect, prefix }: FamilyPlace): Promise<void> {
  const { zeebe } = world
  const { zeebe: traits } = dialect.profile
  const place = { speech: zeebeSpeech(world, dialect), prefix }
  const backups = traits.endpoint === 'first' ? runtimeFirst : runtimeBackups
  for (const name of namesOf(traits, world)) {
    await app.add(backups, { zeebe, traits, base: `/actuator/${name}` }, place)
  }
  // Whoever serves it first at this door goes on doing so.
  if (exportingIsServed(app.app, prefix)) return
  const endpoint = traits.exportingAnswer === 'envelope' ? exporting : exportingOperation
  await app.add(endpoint, { zeebe, traits }, place)
}

/** What the endpoint is called behind `/actuator`: a gateway that runs alone keeps the older name as well. */
function namesOf({ endpoint, alias, alsoDashed }: ZeebeTraits, { setting }: World): string[] {
  const alone = setting.deployment.topology === 'standalone'
  const runtime = endpoint === 'backupRuntime'
  return [
    runtime ? 'backupRuntime' : 'backups',
    ...(runtime && (alias || alone) ? ['backups'] : []),
    ...(alsoDashed ? ['backup-runtime'] : [])
  ]
}
