import { emulatedProducts } from '../../wire/control/product.js'
import { noSuchWorld, type Reply, refused } from './operation.js'
import type { ControlServer } from './server.js'

const products: ReadonlySet<string> = new Set(emulatedProducts)

/**
 * Answers a request to a product of a world that there is not, or that has no such product. `undefined` for any
 * other.
 *
 * @param url - as it was sent.
 */
export function strayed(server: ControlServer, url: string): Reply | undefined {
  const path = url.split('?')[0] ?? ''
  const [, worldSegment, product] = /^\/worlds\/([^/]+)\/([^/]+)/.exec(path) ?? []
  if (worldSegment === undefined || product === undefined) return undefined
  const name = decodeURIComponent(worldSegment)
  const world = server.worldOf(name)
  if (world === undefined) return noSuchWorld(name)
  if (!products.has(product)) return undefined
  const { name: release } = world.setting.deployment
  const there = Object.keys(server.doorsOf(name)).filter(it => products.has(it))
  return refused(
    404,
    `world ${JSON.stringify(name)} has no ${product}: ${release} has ${there.join(', ')}`
  )
}
