import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Config } from '../config.js'
import { type ControlServer, defaultWorldName } from '../http/control/server.js'
import { worldStates } from '../http/control/world-states.js'
import type { World } from '../world/world.js'
import { describeProduct } from './descriptions.js'
import type { House } from './house.js'
import { productsOf } from './products.js'
import type { Residents } from './residents.js'
import { anyScenario } from './scenarios.js'
import type { Urls } from './world-doors.js'

export interface Controlled {
  readonly world: World
  readonly residents: Residents
  readonly house: House
  /** The doors of the default world, once they are open. */
  readonly urls: () => Urls
}

/** What the control door controls: the default world, and all others. */
export function controlServer({ world, residents, house, urls }: Controlled): ControlServer {
  const isDefault = (name: string) => name === defaultWorldName
  return {
    worldOf: name => (isDefault(name) ? world : residents.visit(name)),
    doorsOf: name => ({ ...(isDefault(name) ? urls() : residents.urlsOf(name)) }),
    worlds: residents,
    scenarios: anyScenario,
    states: worldStates,
    descriptions: {
      products: ({ setting }) => productsOf(setting.deployment),
      of: ({ setting }, product) => describeProduct(house, setting.deployment, product)
    }
  }
}

/** The control API as the configuration has it. */
export async function configuredControl(
  server: ControlServer,
  { controlToken: token, doors }: Config,
  logger: FastifyBaseLogger
): Promise<FastifyInstance> {
  const { controlApp } = await import('../http/control/app.js')
  const hostNames = doors.find(it => it.product === 'control')?.hostNames ?? []
  return controlApp({ server, logger: logger.child({ door: 'control' }), token, hostNames })
}
