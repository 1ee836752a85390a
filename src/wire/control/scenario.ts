/** Situations to start in: by name, or as a whole. */
import { type Static, Type } from '@sinclair/typebox'
import { paces } from '../../domain/pace.js'
import { lines } from '../../domain/release.js'
import { ClockSetting } from './clock.js'
import { ConditionChange } from './condition.js'
import { Fault } from './fault.js'
import { GateHold } from './gate.js'
import { Incident } from './incident.js'
import { Plan } from './plan.js'
import { Seed, SeedExporting } from './scenario-seed.js'
import { closed, list, text, words } from './schema.js'

export const scenarioName = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  maxLength: 64,
  title: 'up to 64 small letters and digits in words with - between them',
  description: 'Its name; alone: the scenario of that name among those that come along'
})

const releases = Type.Union(
  [
    Type.Literal('all'),
    list(words(lines), 'Lines of releases', { minItems: 1, maxItems: lines.length })
  ],
  {
    title: '"all", or a list of lines as texts such as ["8.8", "8.9"]',
    description: 'The lines in which it makes sense; all where absent'
  }
)

const about = {
  name: Type.Optional(scenarioName),
  title: Type.Optional(text('What is the matter, in one sentence', { maxLength: 200 })),
  description: Type.Optional(text('What happens')),
  look: Type.Optional(text('How it is recognised in the answers')),
  advice: Type.Optional(text('What a good client does')),
  tags: Type.Optional(
    list(text('A word', { maxLength: 64 }), 'Words to find it by', { maxItems: 20 })
  ),
  releases: Type.Optional(releases)
}

/** A gate that is held from the first moment on. */
const HeldGate = closed({
  point: text('A point of a run, such as operate.part4.before-end', { maxLength: 64 }),
  ...GateHold.properties
})

/** Everything may be left out: nothing at all is a world as it begins by itself. */
export const Scenario = closed(
  {
    $schema: Type.Optional(Type.String({ description: 'For editors' })),
    ...about,
    seed: Type.Optional(Seed),
    pace: Type.Optional(
      words(paces, { description: 'How long a backup takes; as it was configured where absent' })
    ),
    clock: Type.Optional(ClockSetting),
    exporting: Type.Optional(SeedExporting),
    plans: Type.Optional(
      list(Plan, 'What shall become of parts and partitions', { maxItems: 1_000 })
    ),
    gates: Type.Optional(list(HeldGate, 'Points that are held', { maxItems: 1_000 })),
    conditions: Type.Optional(ConditionChange),
    faults: Type.Optional(list(Fault, 'What goes wrong with exchanges', { maxItems: 1_000 })),
    incidents: Type.Optional(
      list(Incident, 'What happens at the end of the first moment, in this order', {
        maxItems: 1_000
      })
    )
  },
  {
    minProperties: 1,
    title: '{"name":"flaky-gateway"}, or a whole scenario',
    description: 'A situation to start in: a whole one, or the name of one that comes along'
  }
)
export type Scenario = Static<typeof Scenario>

export const AppliedScenario = closed({
  scenario: Type.Union([Type.Null(), Scenario], {
    description: 'The scenario that was applied last, in full; null where none was'
  })
})
export type AppliedScenario = Static<typeof AppliedScenario>

export const ScenarioSummary = closed({
  name: Type.String({ description: 'The name by which it is applied' }),
  title: Type.String({ description: 'What is the matter in it, in one sentence' }),
  tags: Type.Array(Type.String(), { description: 'Words to find it by' }),
  releases: Type.Union([Type.Literal('all'), Type.Array(Type.String())], {
    description: 'The lines in which it makes sense'
  })
})
export type ScenarioSummary = Static<typeof ScenarioSummary>

export const ScenarioList = closed({ scenarios: Type.Array(ScenarioSummary) })
export type ScenarioList = Static<typeof ScenarioList>
