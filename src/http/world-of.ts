/** The applications of a deployment are shared by all of its worlds, so a request brings its own. */
import type { IncomingMessage } from 'node:http'
import { assert } from '../domain/assert.js'
import type { World } from '../world/world.js'

/** Finds the world that a request is for. */
export type WorldOf = (request: IncomingMessage) => World

export const world = Symbol('world')

/** A request as its door has sent it on. */
export interface Placed {
  [world]?: World | undefined
}

/** Puts a request into the world behind its door. */
export function belong(request: IncomingMessage & Placed, its: World): void {
  request[world] = its
}

/** The world that a door has put the request into; that no door has is our own mistake. */
export function worldOf(request: IncomingMessage & Placed): World {
  const its = request[world]
  assert(its !== undefined, 'a door puts every request into a world')
  return its
}
