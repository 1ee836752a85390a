import { flagOf } from '../config.js'
import type { DoorPlan, DoorWitness } from '../http/door.js'
import { type OpenDoors, openDoors } from '../http/doors.js'
import { searchOutages } from '../http/elasticsearch/outages.js'
import { doorWitness } from '../http/front/attend.js'
import { inWorld } from '../http/world-door.js'
import type { World } from '../world/world.js'
import type { House } from './house.js'
import { type Emulated, operateIsAll, productsOf } from './products.js'

/** Base URLs of products by their names. */
export type Urls = Readonly<Record<string, string>>

/** Where a door is to be, and which part of its world it leads to. */
export interface DoorPlace
  extends Pick<DoorPlan, 'host' | 'port' | 'hostNames' | 'portFlag' | 'tls'> {
  readonly product: Emulated
  readonly basePath: string
}

/** A door of a world. */
export function worldDoor({ basePath, ...place }: DoorPlace, world: World, house: House): DoorPlan {
  const { product } = place
  const { app, manners } = house.room(product, world.setting.deployment, basePath)
  const witness = doorWitness({ world, product, basePath })
  const outages = product === 'elasticsearch' ? { outages: searchOutages(world) } : {}
  return { ...place, manners, witness, ...outages, ...inWorld(world, app) }
}

/**
 * Opens a door on loopback for every product of a world, each on a free port.
 *
 * @param onRequest - told of every request, before anything else happens to it.
 * @throws DoorError when one cannot be opened; then none is.
 */
export async function openWorldDoors(
  world: World,
  house: House,
  onRequest: () => void
): Promise<OpenDoors & { readonly urls: Urls }> {
  const place = { host: '127.0.0.1', port: 0, hostNames: [], basePath: '' }
  const plans = productsOf(world.setting.deployment).map(product => {
    const portFlag = flagOf(`${product === 'orchestration' ? 'operate' : product}Port`)
    const door = worldDoor({ ...place, product, portFlag }, world, house)
    return { ...door, witness: noticing(onRequest, door.witness) }
  })
  const open = await openDoors(plans)
  const urls = Object.fromEntries(open.doors.map(({ product, url }) => [product, url]))
  return { ...open, urls: withOrchestration(urls, world) }
}

function noticing(onRequest: () => void, witness: DoorWitness | undefined): DoorWitness {
  return {
    attend(request, response) {
      onRequest()
      witness?.attend(request, response)
    },
    overhear(bytes, sent, answer) {
      onRequest()
      witness?.overhear(bytes, sent, answer)
    }
  }
}

/** Where every product of a world is, below a URL. */
export function urlsBelow(base: string, world: World): Urls {
  const names = productsOf(world.setting.deployment)
  return withOrchestration(Object.fromEntries(names.map(it => [it, `${base}/${it}`])), world)
}

/** Where Operate's door answers for the orchestration cluster, it is named under both. */
export function withOrchestration(urls: Urls, { setting: { deployment } }: World): Urls {
  const { operate } = urls
  return operate !== undefined && operateIsAll(deployment)
    ? { ...urls, orchestration: operate }
    : urls
}
