/** Situations to start in: by name, or as a whole. */
import { type Static, Type } from '@sinclair/typebox'
import { closed } from './schema.js'

export const ScenarioName = closed({
  name: Type.String({ minLength: 1, maxLength: 255, description: 'The name of a scenario' })
})

/** A whole scenario; its own schema judges it. */
export const WholeScenario = Type.Record(Type.String(), Type.Unknown(), {
  description: 'A whole scenario, or {"name": ...} for one that comes along'
})

export const Scenario = Type.Union([ScenarioName, WholeScenario], {
  title: '{"name":"flaky-gateway"}, or a whole scenario'
})
export type Scenario = Static<typeof Scenario>

export const AppliedScenario = closed({
  scenario: Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())], {
    description: 'The scenario that was applied last, in full; null where none was'
  })
})
export type AppliedScenario = Static<typeof AppliedScenario>

export const ScenarioSummary = closed({
  name: Type.String({ description: 'The name by which it is applied' }),
  summary: Type.String({ description: 'What is to be seen in it' })
})
export type ScenarioSummary = Static<typeof ScenarioSummary>

export const ScenarioList = closed({ scenarios: Type.Array(ScenarioSummary) })
export type ScenarioList = Static<typeof ScenarioList>
