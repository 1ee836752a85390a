/** The endpoints of Zeebe's gateway, in the dialect of one release. */
import { gatewayLinks } from '../../../wire/actuator/discovery.js'
import { gatewayVoice } from '../../../wire/actuator/voices/gateway.js'
import type { World } from '../../../world/world.js'
import { discovery } from '../discovery.js'
import { exporting } from '../exporting.js'
import { gatewayHealth } from '../gateway-health.js'
import { runtimeBackups } from '../runtime-backups.js'
import type { Speech } from '../speech.js'
import { type FamilyPlace, speechOf } from './family.js'

export function zeebeSpeech(world: World): Speech {
  return speechOf('zeebe', world, { voice: gatewayVoice(world.zeebe.setting) })
}

export async function addZeebe({ app, world, prefix }: FamilyPlace): Promise<void> {
  const { zeebe } = world
  const place = { speech: zeebeSpeech(world), prefix }
  await app.add(runtimeBackups, { zeebe }, place)
  await app.add(exporting, { zeebe }, place)
}

/** What a gateway serves besides: its health, its build, and where its endpoints are. */
export async function addGatewayReadSide({ app, world, prefix }: FamilyPlace): Promise<void> {
  const { zeebe } = world
  const place = { speech: zeebeSpeech(world), prefix }
  await app.add(gatewayHealth, { zeebe }, place)
  await app.add(discovery, { links: gatewayLinks }, place)
}
