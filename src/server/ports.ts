import type { Scenarios, States } from '../http/control/ports.js'

export const noScenarios: Scenarios = {
  list: () => [],
  applied: () => null,
  apply: async () => ['there is no such scenario; GET /scenarios lists those there are']
}

export const noStates: States = {
  exportOf: () => ({}),
  importInto: () => ['this server takes no state']
}
