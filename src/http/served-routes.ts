import type { FastifyInstance, FastifySchema } from 'fastify'
import './route-schema.js'

declare module 'fastify' {
  interface FastifyInstance {
    /** Only on applications of emulated products. */
    readonly served: readonly ServedRoute[]
  }
}

/** A route as it was registered: for whoever describes what an application serves. */
export interface ServedRoute {
  readonly methods: readonly string[]
  /** As Fastify has it, with its prefix: `/actuator/backups/:id(^.+$)`. */
  readonly url: string
  readonly schema: FastifySchema
}

/** Lets an application remember its routes. To be called before the first of them is added. */
export function noteRoutes(app: FastifyInstance): void {
  const served: ServedRoute[] = []
  app.addHook('onRoute', ({ method, url, schema = {} }) => {
    served.push({ methods: [method].flat(), url, schema })
  })
  app.decorate('served', served)
}
