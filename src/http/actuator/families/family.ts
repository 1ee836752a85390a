import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { Deployment, Dialect } from '../../../domain/deployment.js'
import type { World } from '../../../world/world.js'
import type { WorldOf } from '../../world-of.js'
import type { SpringApp } from '../spring-app.js'

export interface ActuatorAppOptions {
  /** What is decided when the app is made: which endpoints there are, in whose words. */
  readonly deployment: Deployment
  /** What is decided anew with every request. Worlds have to be of the deployment. */
  readonly worldOf: WorldOf
  readonly logger: FastifyBaseLogger
  /** Put in front of every path, for example `/core`; empty for none. */
  readonly basePath: string
}

/** One dialect of a family of endpoints, and where it is to be served. */
export interface FamilyPlace {
  readonly app: SpringApp
  readonly deployment: Deployment
  readonly worldOf: WorldOf
  readonly dialect: Dialect
  /** Which of the deployment's dialects of this family it is: 0 for the first. */
  readonly index: number
  /** What stands before its paths. */
  readonly prefix: string
}

/** How a request sees its world. */
export function seen<Sight>(
  { worldOf }: Pick<FamilyPlace, 'worldOf'>,
  look: (world: World) => Sight
): (request: FastifyRequest) => Sight {
  return request => look(worldOf(request.raw))
}
