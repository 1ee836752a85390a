import type { WorldInfo, WorldRequest } from '../../wire/control/world.js'

/** Where a world could not be made, all that is wrong with the request, and the status that says so. */
export interface WorldRefusal {
  readonly status: 400 | 409 | 429 | 503
  readonly complaints: readonly string[]
}

/** The worlds of a process, as the control door makes, lists and ends them. */
export interface Worlds {
  /** 400 for settings that are not allowed, 409 for a name that is taken, 429 where there are too many, 503 for no doors. */
  create(request: WorldRequest): Promise<WorldInfo | WorldRefusal>
  /** `undefined` where there is no such world. */
  get(name: string): WorldInfo | undefined
  /** The default world first. */
  list(): readonly WorldInfo[]
  /** Ends a world: what waits in it is released. Returns `false` where there is none; the default stays. */
  remove(name: string): Promise<boolean>
}
