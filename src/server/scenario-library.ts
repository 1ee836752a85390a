/** The scenarios that come along, as files beside the program. */
import { readdirSync, readFileSync } from 'node:fs'
import { suggestion } from '../domain/nearest.js'
import type { Scenario } from '../wire/control/scenario.js'
import { readScenarioText } from '../wire/control/scenario-file.js'
import { type ReadScenario, readScenario } from '../wire/control/scenario-words.js'

/** A scenario that says all that a reader wants to know of it. */
export interface ListedScenario extends Scenario {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly look: string
  readonly advice: string
  readonly tags: string[]
  readonly releases: NonNullable<Scenario['releases']>
}

const folder = new URL('../../fixtures/scenarios/', import.meta.url)
const ending = '.yaml'

/** Their names, in the order of the alphabet. */
export function scenarioNames(): readonly string[] {
  return readdirSync(folder)
    .filter(it => it.endsWith(ending))
    .map(it => it.slice(0, -ending.length))
    .toSorted()
}

let all: readonly ListedScenario[] | undefined

/** All of them, read when somebody first asks. */
export function scenarios(): readonly ListedScenario[] {
  all ??= scenarioNames().map(name => listed(name, readNamedScenario(name)))
  return all
}

/** The scenario of a name, or what is wrong. */
export function readNamedScenario(name: string): ReadScenario {
  const names = scenarioNames()
  if (!names.includes(name)) {
    const found = `there is no scenario ${JSON.stringify(name)}`
    const others = '; c8-backup-mock scenarios and GET /scenarios list those there are'
    return { complaints: [found + (suggestion(name, names) || others)] }
  }
  return readScenarioFile(
    name,
    readFileSync(new URL(`${name}${ending}`, folder), 'utf8'),
    `${name}${ending}`
  )
}

/**
 * The scenario that a text says.
 *
 * @param name - what it is called where it does not say so itself; nothing where absent.
 * @param file - stands in front of every complaint.
 */
export function readScenarioFile(
  name: string | undefined,
  text: string,
  file: string
): ReadScenario {
  const read = readScenarioText(text)
  if ('complaints' in read) return { complaints: read.complaints.map(it => `${file}: ${it}`) }
  const scenario = readScenario(read.value, 'the file')
  if ('complaints' in scenario) {
    return { complaints: scenario.complaints.map(it => `${file}: ${it}`) }
  }
  const named = { ...(name !== undefined && { name }), ...scenario.scenario }
  return { ...scenario, scenario: named }
}

/** What a reader is not told of one that comes along is a mistake of ours, which a test finds. */
function listed(name: string, read: ReadScenario): ListedScenario {
  if ('complaints' in read) throw new Error(read.complaints.join('\n'))
  const { title = '', description = '', look = '', advice = '', tags = [] } = read.scenario
  const { releases = 'all' } = read.scenario
  return { ...read.scenario, name, title, description, look, advice, tags, releases }
}
