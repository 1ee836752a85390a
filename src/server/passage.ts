import type { Passage } from '../http/door.js'
import { doorWitness } from '../http/front/attend.js'
import { inWorld } from '../http/world-door.js'
import type { World } from '../world/world.js'
import type { House } from './house.js'
import { productBehind } from './products.js'

/** A path below a world's name, taken apart. */
export interface WorldPath {
  readonly world: string
  readonly product: string
  /** What follows, path and query: `/` at least. */
  readonly rest: string
}

/** `/worlds/{world}/{product}/...`; the authority that some clients put in front of it does not matter. */
const pattern = /^(?:https?:\/\/[^/?]*)?\/worlds\/([^/?]+)\/([^/?]+)(.*)$/i

/** `undefined` for every other path, and for names that are not well encoded. */
export function worldPath(url: string): WorldPath | undefined {
  const [, world, product, rest = ''] = pattern.exec(url) ?? []
  if (world === undefined || product === undefined) return undefined
  const names = decoded([world, product])
  if (names === undefined) return undefined
  const [name = '', of = ''] = names
  return { world: name, product: of, rest: rest.startsWith('/') ? rest : `/${rest}` }
}

/**
 * The way from the control door to the products of all worlds: as behind a proxy that cuts off the prefix.
 *
 * @param visit - finds a world, which then lives on.
 */
export function passageTo(
  house: House,
  visit: (name: string) => World | undefined
): (url: string) => Passage | undefined {
  return url => {
    const path = url.startsWith('/worlds/') || !url.startsWith('/') ? worldPath(url) : undefined
    const world = path === undefined ? undefined : visit(path.world)
    if (path === undefined || world === undefined) return undefined
    const { deployment } = world.setting
    const product = productBehind(path.product, deployment)
    if (product === undefined) return undefined
    const { app, manners } = house.room(product, deployment)
    const witness = doorWitness({ world, product })
    return { to: { ...inWorld(world, app), manners, witness }, url: path.rest }
  }
}

function decoded(segments: readonly string[]): readonly string[] | undefined {
  try {
    return segments.map(it => decodeURIComponent(it))
  } catch {
    return undefined
  }
}
