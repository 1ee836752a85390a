import type { FastifyBaseLogger } from 'fastify'
import type { Dialect } from '../../../domain/deployment.js'
import type { Voice } from '../../../wire/actuator/voice.js'
import type { World } from '../../../world/world.js'
import type { Speech } from '../speech.js'
import type { SpringApp } from '../spring-app.js'

export interface ActuatorAppOptions {
  readonly world: World
  readonly logger: FastifyBaseLogger
  /** Put in front of every path, for example `/core`; empty for none. */
  readonly basePath: string
}

/** One dialect of a family of endpoints, and where it is to be served. */
export interface FamilyPlace {
  readonly app: SpringApp
  readonly world: World
  readonly dialect: Dialect
  /** Which of the deployment's dialects of this family it is: 0 for the first. */
  readonly index: number
  /** What stands before its paths. */
  readonly prefix: string
}

/** A speech in a voice, on the world's clock and with ids from its seed. */
export function speechOf(
  name: string,
  world: World,
  manner: { readonly voice: Voice<never>; readonly serialize?: (body: unknown) => string }
): Speech {
  const uuid = () => world.seed.javaUuid(`${name}.error`)
  return { ...manner, nowMs: () => world.clock.nowMs(), uuid }
}
