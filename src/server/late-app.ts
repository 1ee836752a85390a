import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { SharedApp, UnknownMethod } from '../http/world-door.js'

/**
 * An application that is built when somebody needs it: most are asked for one or two of them, and nobody likes to
 * wait for a start.
 */
export class LateApp implements SharedApp {
  readonly #build: () => Promise<FastifyInstance>
  readonly #logger: FastifyBaseLogger
  #built: FastifyInstance | undefined
  #building: Promise<FastifyInstance> | undefined

  constructor(build: () => Promise<FastifyInstance>, logger: FastifyBaseLogger) {
    this.#build = build
    this.#logger = logger
  }

  get isPrepared(): boolean {
    return this.#built !== undefined
  }

  async ready(): Promise<FastifyInstance> {
    this.#building ??= this.#readyBuilt()
    return await this.#building
  }

  routing(request: IncomingMessage, response: ServerResponse): void {
    if (this.#built === undefined) this.#routeLater(request, response)
    else this.#built.routing(request, response)
  }

  /** Only of an application that is prepared. */
  readonly unknownMethod: UnknownMethod = (...asked) => this.#built?.unknownMethod?.(...asked)

  #routeLater(request: IncomingMessage, response: ServerResponse): void {
    this.ready().then(
      app => app.routing(request, response),
      error => {
        this.#logger.error({ err: error }, 'an application cannot be built')
        response.destroy()
      }
    )
  }

  async #readyBuilt(): Promise<FastifyInstance> {
    const app = await this.#build()
    await app.ready()
    this.#built = app
    return app
  }
}
