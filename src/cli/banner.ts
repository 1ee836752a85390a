import { styleText } from 'node:util'
import { type Config, type DoorConfig, quirkFacts, servedReleases } from '../config.js'
import type { ReadyLine } from '../server.js'
import { enumerate } from './enumerate.js'
import { firstCommand } from './first-command.js'
import type { Running } from './server-module.js'
import { table } from './table.js'
import { wrap } from './wrap.js'

/** Whether to colour is settled by the caller, and not by looking at the process. */
const HERE = { validateStream: false }

/** What 80 columns leave beside the names. */
const FACT_COLUMNS = 70

const paces = {
  instant: 'a backup is done at the first look',
  realistic: 'a backup takes 2 to 5 seconds',
  slow: 'a backup takes minutes',
  polls: 'a backup takes three looks at its state'
} as const satisfies Record<Config['pace'], string>

interface BannerOptions {
  readonly colour: boolean
  /** The one that the world was put into. */
  readonly scenario?: ReturnType<Running['scenario']>
}

/** What a person needs to begin: where to go, how time runs, how to repeat it, what to try. */
export function banner(ready: ReadyLine, config: Config, options: BannerOptions): string {
  const strong = (text: string) => (options.colour ? styleText('bold', text, HERE) : text)
  const faint = (text: string) => (options.colour ? styleText('dim', text, HERE) : text)
  const pace = options.scenario?.pace ?? config.pace
  const facts = table([
    ...releaseRows(config),
    ...searchRows(config),
    ...scenarioRows(options.scenario),
    ['  time', timeWords(config, options.scenario)],
    ['  pace', `${pace}: ${paces[pace]}`],
    ['  seed', `${ready.seed}; give it as --seed to repeat this run`]
  ])
  return [
    strong(`c8-backup-mock: backups of ${nameOf(ready)}`),
    '',
    table(config.doors.map(door => doorRow(door, ready))),
    '',
    facts,
    '',
    faint('  Try:'),
    `  ${firstCommand(ready, config)}`,
    ''
  ].join('\n')
}

function nameOf({ camunda }: ReadyLine): string {
  return camunda === 'all' ? 'every Camunda 8' : `Camunda ${camunda}`
}

function doorRow({ product, hostNames }: DoorConfig, ready: ReadyLine): readonly string[] {
  return [`  ${product}`, ready.doors[product] ?? '', hostNames.map(it => `as ${it}`).join(', ')]
}

/** What stands behind the door of Elasticsearch, where that is not what everybody expects there. */
function searchRows({ searchEngine }: Config): readonly (readonly string[])[] {
  return searchEngine === 'elasticsearch:8.17'
    ? []
    : [['  search', `${searchEngine} at the door elasticsearch`]]
}

/** What is the matter, and where more is told of it. */
function scenarioRows(scenario: BannerOptions['scenario']): readonly (readonly string[])[] {
  if (scenario === undefined || scenario === null) return []
  const { name = 'of a file', title = '' } = scenario
  const lines = wrap(title === '' ? name : `${name}: ${title}`, FACT_COLUMNS)
  return lines.map((line, index) => [index === 0 ? '  scenario' : '', line])
}

/** As the scenario has it where it says so. */
function timeWords({ clock }: Config, scenario: BannerOptions['scenario']): string {
  const { factor, mode = factor === undefined ? undefined : 'scaled' } = scenario?.clock ?? {}
  if (scenario?.pace === 'polls') return clockWords({ mode: 'manual' })
  if (mode === undefined) return clockWords(clock)
  return clockWords(mode === 'scaled' ? { mode, factor: factor ?? 1 } : { mode })
}

function clockWords(clock: Config['clock']): string {
  if (clock.mode === 'scaled') return `runs ${clock.factor} times as fast as outside`
  return clock.mode === 'real' ? 'runs as outside' : 'stands still until it is told to move'
}

/** Which release it is, where that is not one; and otherwise which of its defects it has. */
function releaseRows(config: Config): readonly (readonly string[])[] {
  const served = servedReleases(config).map(it => it.version)
  if (served.length > 1) {
    return [
      ['  serves', `every release family side by side: ${enumerate(served)}`],
      ['', 'pin a release with --camunda 8.7, and nothing else is there']
    ]
  }
  const on = quirkFacts(config).filter(it => it.onIn.length > 0)
  if (on.length === 0) return []
  const lines = wrap(on.map(it => it.id).join(', '), FACT_COLUMNS)
  return lines.map((line, index) => [index === 0 ? '  quirks' : '', line])
}
