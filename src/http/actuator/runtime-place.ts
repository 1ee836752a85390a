import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Zeebe, ZeebeTraits } from '../../world/zeebe.js'

/** One dialect of Zeebe's backup endpoint. */
export interface RuntimePlace {
  /** The cluster behind a request. */
  readonly zeebeOf: (request: FastifyRequest) => Zeebe
  /** The habits of the release that the endpoint is of. */
  readonly traits: ZeebeTraits
  /** The path that it has, such as `/actuator/backups`. */
  readonly base: string
}

/**
 * Whether the door has the route already, from another dialect: where several are served side by side, the
 * first one answers.
 */
export function isServed(app: FastifyInstance, method: 'GET' | 'POST' | 'DELETE', path: string) {
  return app.hasRoute({ method, url: `${app.prefix}${path}` })
}
