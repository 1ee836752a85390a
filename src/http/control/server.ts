import type { Doors } from '../../wire/control/server.js'
import type { World } from '../../world/world.js'
import type { Descriptions, Scenarios, States } from './ports.js'
import type { Worlds } from './worlds.js'

/** What the control door controls. */
export interface ControlServer {
  /** `undefined` for a world that is not there. */
  worldOf(name: string): World | undefined
  /** The addresses of the products of a world, once its doors are open. */
  doorsOf(name: string): Doors
  readonly worlds: Worlds
  readonly scenarios: Scenarios
  readonly states: States
  readonly descriptions: Descriptions
}

/** The world that is meant where none is named. */
export const defaultWorldName = 'default'
