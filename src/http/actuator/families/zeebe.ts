/** The endpoints of Zeebe's gateway, in the dialect of one release. */
import type { Deployment, Dialect } from '../../../domain/deployment.js'
import { gatewayVoice } from '../../../wire/actuator/voices/gateway.js'
import type { ZeebeTraits } from '../../../world/zeebe.js'
import { exporting } from '../exporting.js'
import { exportingIsServed } from '../exporting-command.js'
import { exportingOperation } from '../exporting-operation.js'
import { runtimeBackups } from '../runtime-backups.js'
import { runtimeFirst } from '../runtime-first.js'
import type { Speech } from '../speech.js'
import { type FamilyPlace, seen } from './family.js'

/** @param dialect - that of the gateway's first endpoints where none is given. */
export function zeebeSpeech({ main, zeebe: dialects }: Deployment, dialect?: Dialect): Speech {
  const { zeebe: traits } = (dialect ?? dialects[0] ?? main).profile
  return {
    name: 'zeebe',
    // How patient the gateway is stands in its sentences, and is a setting of the world.
    voiceIn({ zeebe }) {
      const { requestTimeoutMs } = zeebe.setting
      return gatewayVoice({ requestTimeoutMs, traits })
    }
  }
}

export async function addZeebe(place: FamilyPlace): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const zeebeOf = seen(place, world => world.zeebe)
  const { zeebe: traits } = dialect.profile
  const at = { speech: zeebeSpeech(deployment, dialect), prefix }
  const backups = traits.endpoint === 'first' ? runtimeFirst : runtimeBackups
  for (const name of namesOf(traits, deployment)) {
    await app.add(backups, { zeebeOf, traits, base: `/actuator/${name}` }, at)
  }
  // Whoever serves it first at this door goes on doing so.
  if (exportingIsServed(app.app, prefix)) return
  const endpoint = traits.exportingAnswer === 'envelope' ? exporting : exportingOperation
  await app.add(endpoint, { zeebeOf, traits }, at)
}

/** What the endpoint is called behind `/actuator`: a gateway that runs alone keeps the older name as well. */
function namesOf({ endpoint, alias, alsoDashed }: ZeebeTraits, { topology }: Deployment): string[] {
  const alone = topology === 'standalone'
  const runtime = endpoint === 'backupRuntime'
  return [
    runtime ? 'backupRuntime' : 'backups',
    ...(runtime && (alias || alone) ? ['backups'] : []),
    ...(alsoDashed ? ['backup-runtime'] : [])
  ]
}
