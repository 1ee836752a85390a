import { AppliedScenario, Scenario, ScenarioList } from '../../wire/control/scenario.js'
import { WorldState } from '../../wire/control/state.js'
import { noContent, type Operation, ok, operation, refused } from './operation.js'

const tag = 'state'

export const stateOperations: readonly Operation[] = [
  operation({
    operationId: 'listScenarios',
    method: 'GET',
    path: '/scenarios',
    tag,
    summary: 'The situations that come along, and what is to be seen in each',
    ofServer: true,
    responses: { 200: { description: 'The scenarios', schema: ScenarioList } },
    handle: ({ server }) => ok({ scenarios: server.scenarios.list() })
  }),
  operation({
    operationId: 'getScenario',
    method: 'GET',
    path: '/scenario',
    tag,
    summary: 'The scenario that the world was put into',
    responses: { 200: { description: 'The scenario, or null', schema: AppliedScenario } },
    handle: ({ server, world }) => ok({ scenario: server.scenarios.applied(world) })
  }),
  operation({
    operationId: 'applyScenario',
    method: 'PUT',
    path: '/scenario',
    tag,
    summary: 'Puts the world into a scenario, by name or as a whole; all or nothing',
    body: Scenario,
    responses: { 200: { description: 'The scenario in full', schema: AppliedScenario } },
    handle: async ({ server: { scenarios }, world, body }) => {
      const complaints = await scenarios.apply(world, body)
      if (complaints.length > 0) return refused(400, ...complaints)
      return ok({ scenario: scenarios.applied(world) })
    }
  }),
  operation({
    operationId: 'exportState',
    method: 'GET',
    path: '/state',
    tag,
    summary: 'Everything that the world remembers',
    responses: { 200: { description: 'The state, to be kept as it is', schema: WorldState } },
    handle: ({ server, world }) => ok(server.states.exportOf(world))
  }),
  operation({
    operationId: 'importState',
    method: 'PUT',
    path: '/state',
    tag,
    summary: 'Brings back what was exported; all or nothing',
    body: WorldState,
    responses: { 204: { description: 'The world is as it was' } },
    handle: ({ server, world, body }) => {
      const complaints = server.states.importInto(world, body)
      return complaints.length > 0 ? refused(400, ...complaints) : noContent
    }
  }),
  operation({
    operationId: 'resetWorld',
    method: 'POST',
    path: '/reset',
    tag,
    summary: 'Back to the seed: state, clock, faults, conditions, plans, gates and journal',
    responses: { 204: { description: 'As at the start, except that time does not go back' } },
    handle: ({ world }) => {
      world.clock.reset()
      world.reset()
      return noContent
    }
  })
]
