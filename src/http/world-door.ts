import type { IncomingHttpHeaders } from 'node:http'
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
    app: {
      ready: () => app.ready(),
      routing(request, response) {
        belong(request, world)
        app.routing(request, response)
      }
    },
    ...(unknownMethod !== undefined && {
      unknownMethod: (method, url, headers) => unknownMethod(world, method, url, headers)
    })
  }
}
