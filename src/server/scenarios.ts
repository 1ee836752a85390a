import { readFileSync } from 'node:fs'
import type { Scenarios } from '../http/control/ports.js'
import type { Scenario } from '../wire/control/scenario.js'
import { type ReadScenario, readScenario } from '../wire/control/scenario-words.js'
import type { World } from '../world/world.js'
import { readNamedScenario, readScenarioFile, scenarios } from './scenario-library.js'
import { start, unfit } from './scenario-start.js'

/** Which scenario each world was put into. A world that is gone is forgotten. */
const applied = new WeakMap<World, Scenario>()

/** The scenarios that come along, and any other, for any world. */
export const anyScenario: Scenarios = {
  list: () =>
    scenarios().map(({ name, title, tags, releases }) => ({ name, title, tags, releases })),
  applied: world => applied.get(world) ?? null,
  apply: async (world, scenario) => putInto(world, wanted(scenario))
}

/** All or nothing: returns all that is wrong, having changed nothing; empty when done. */
export function putInto(world: World, read: ReadScenario): readonly string[] {
  if ('complaints' in read) return read.complaints
  const { scenario, situation } = read
  const complaints = unfit(world, scenario, situation)
  if (complaints.length > 0) return complaints
  start(world, situation)
  applied.set(world, scenario)
  return []
}

/**
 * The scenario that a command line names.
 *
 * @param scenario - the name of one that comes along, or the path of a file.
 */
export function readScenarioFor(scenario: string): ReadScenario {
  if (!/\.(ya?ml|json)$/i.test(scenario)) return readNamedScenario(scenario)
  try {
    return readScenarioFile(undefined, readFileSync(scenario, 'utf8'), scenario)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { complaints: [`${scenario} cannot be read: ${reason}`] }
  }
}

/** A name alone is that of a scenario that comes along. */
function wanted(scenario: Scenario): ReadScenario {
  const { name, ...rest } = scenario
  const isName = name !== undefined && Object.keys(rest).length === 0
  return isName ? readNamedScenario(name) : readScenario(scenario)
}
