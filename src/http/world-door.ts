import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { World } from '../world/world.js'
import type { Answer, DoorApp, DoorPlan } from './door.js'
import { belong } from './world-of.js'

/** Answers in a world what {@link DoorPlan.unknownMethod} answers at its door. */
export type UnknownMethod = (
  world: World,
  method: string,
  url: string,
  headers: IncomingHttpHeaders
) => Answer | undefined

/** An app that serves every world of its deployment. */
export interface SharedApp extends DoorApp {
  readonly unknownMethod?: UnknownMethod
}

/** The part of a door's plan that depends on its world: whoever comes through it is in that one. */
export function inWorld(
  world: World,
  app: SharedApp
): Pick<DoorPlan, 'app' | 'nowMs' | 'unknownMethod'> {
  const { unknownMethod } = app
  return {
    nowMs: () => world.clock.nowMs(),
    app: new PlacedApp(world, app),
    ...(unknownMethod !== undefined && {
      unknownMethod: (method, url, headers) => unknownMethod(world, method, url, headers)
    })
  }
}

/** An app for those who come to one world. */
class PlacedApp implements DoorApp {
  readonly #world: World
  readonly #app: SharedApp

  constructor(world: World, app: SharedApp) {
    this.#world = world
    this.#app = app
  }

  get isPrepared(): boolean | undefined {
    return this.#app.isPrepared
  }

  ready(): PromiseLike<unknown> {
    return this.#app.ready()
  }

  routing(request: IncomingMessage, response: ServerResponse): void {
    belong(request, this.#world)
    this.#app.routing(request, response)
  }
}
