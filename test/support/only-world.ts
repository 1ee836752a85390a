import Fastify from 'fastify'
import { type ControlServer, defaultWorldName } from '../../src/http/control/server.js'
import { worldStates } from '../../src/http/control/world-states.js'
import { describeProduct } from '../../src/server/descriptions.js'
import { House } from '../../src/server/house.js'
import { productsOf } from '../../src/server/products.js'
import type { WorldInfo } from '../../src/wire/control/world.js'
import type { World } from '../../src/world/world.js'

const house = new House(Fastify({ logger: { level: 'silent' } }).log)

/** A server with one world, the default one, and no room for others. */
export function onlyWorld(
  world: World,
  doors: () => Readonly<Record<string, string>>
): ControlServer {
  const info = (): WorldInfo => ({
    name: defaultWorldName,
    camunda: world.setting.deployment.name,
    seed: world.setting.seed,
    control: doors()['control'] ?? '',
    doors: { ...doors() }
  })
  const isDefault = (name: string) => name === defaultWorldName
  return {
    worldOf: name => (isDefault(name) ? world : undefined),
    doorsOf: () => ({ ...doors() }),
    worlds: {
      create: async () => ({
        status: 429,
        complaints: ['there is no room for another world: this server has one']
      }),
      get: name => (isDefault(name) ? info() : undefined),
      list: () => [info()],
      remove: async () => false
    },
    scenarios: {
      list: () => [],
      applied: () => null,
      apply: async () => ['there is no such scenario; GET /scenarios lists those there are']
    },
    states: worldStates,
    descriptions: {
      products: ({ setting }) => productsOf(setting.deployment),
      of: ({ setting }, product) => describeProduct(house, setting.deployment, product)
    }
  }
}
