import type { Scenarios } from '../http/control/ports.js'

export const noScenarios: Scenarios = {
  list: () => [],
  applied: () => null,
  apply: async () => ['there is no such scenario; GET /scenarios lists those there are']
}
