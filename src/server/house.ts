import type { FastifyBaseLogger } from 'fastify'
import { type DeploymentRequest, deploymentFor } from '../config.js'
import { assert } from '../domain/assert.js'
import type { Deployment } from '../domain/deployment.js'
import type { Manners } from '../http/manners.js'
import type { ServedRoute } from '../http/served-routes.js'
import type { SharedApp } from '../http/world-door.js'
import { worldOf } from '../http/world-of.js'
import { LateApp } from './late-app.js'
import { type Emulated, products } from './products.js'

/** One product of a deployment, for all worlds that are of it. */
export interface Room {
  readonly app: SharedApp
  readonly manners: Manners
  /** The routes of the application, which is built for that where nobody has asked for it yet. */
  served(): Promise<readonly ServedRoute[]>
}

/** How many deployments are kept at hand; the one that was not asked for the longest makes room. */
const deploymentsMax = 64

/**
 * The applications of every deployment that somebody has asked for. They remember nothing of any world, so all
 * worlds of a deployment share them, and so do all servers that log to the same place.
 */
export class House {
  readonly #logger: FastifyBaseLogger
  readonly #deployments = new Map<string, Deployment>()
  readonly #rooms = new Map<Deployment, Map<string, Room>>()

  constructor(logger: FastifyBaseLogger) {
    this.#logger = logger
  }

  /** The same for the same request, so that its worlds share what they can. */
  deployment(request: DeploymentRequest): Deployment {
    const key = keyOf(request)
    const deployment = this.#deployments.get(key) ?? deploymentFor(request)
    assert(deployment !== undefined, `${request.camunda} is known, or it is refused`)
    return refreshed(this.#deployments, key, deployment)
  }

  /** @param basePath - in front of every path, for example `/core`; Elasticsearch has none. */
  room(product: Emulated, deployment: Deployment, basePath = ''): Room {
    const rooms = refreshed(
      this.#rooms,
      deployment,
      this.#rooms.get(deployment) ?? new Map<string, Room>()
    )
    const key = `${product} ${basePath}`
    const room = rooms.get(key) ?? this.#open(product, deployment, basePath)
    rooms.set(key, room)
    return room
  }

  #open(product: Emulated, deployment: Deployment, basePath: string): Room {
    const logger = this.#logger.child({ door: product })
    const { app, manners } = products[product]
    const late = new LateApp(() => app({ deployment, worldOf, logger, basePath }), logger)
    return {
      app: late,
      manners: manners(deployment),
      served: async () => (await late.ready()).served
    }
  }
}

function keyOf(request: DeploymentRequest): string {
  const { camunda, storage, searchEngine, topology, quirks, switches } = request
  const sorted = [quirks, switches].map(it =>
    Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1))
  )
  return JSON.stringify([camunda, storage, searchEngine, topology, ...sorted])
}

/** Puts a value last, and drops the first where there are too many. */
function refreshed<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > deploymentsMax && oldest !== undefined) map.delete(oldest)
  return value
}
