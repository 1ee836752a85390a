import type { Scenario, ScenarioSummary } from '../../wire/control/scenario.js'
import type { World } from '../../world/world.js'

/** Situations to start in, as the control door lists and applies them. */
export interface Scenarios {
  list(): readonly ScenarioSummary[]
  /** The one that was applied last, in full; `null` where none was. */
  applied(world: World): Scenario | null
  /** Puts a world into a scenario. Returns all that is wrong with it, having changed nothing; empty when done. */
  apply(world: World, scenario: Scenario): Promise<readonly string[]>
}

/** The emulated products of a world as OpenAPI. */
export interface Descriptions {
  /** The names under which they are found. */
  products(world: World): readonly string[]
  /** `undefined` where the world has no such product. */
  of(world: World, product: string): Promise<Readonly<Record<string, unknown>> | undefined>
}

/** Whole worlds as JSON. */
export interface States {
  exportOf(world: World): unknown
  /** All or nothing: returns all that is wrong, having changed nothing; empty when done. */
  importInto(world: World, state: unknown): readonly string[]
}
