import { styleText } from 'node:util'
import { type Config, type DoorConfig, quirkFacts, servedReleases } from '../config.js'
import type { ReadyLine } from '../server.js'
import { enumerate } from './enumerate.js'
import { firstCommand } from './first-command.js'
import { table } from './table.js'
import { wrap } from './wrap.js'

/** Whether to colour is settled by the caller, and not by looking at the process. */
const HERE = { validateStream: false }

/** What 80 columns leave beside the names. */
const QUIRK_COLUMNS = 70

const paces = {
  instant: 'a backup is done at the first look',
  realistic: 'a backup takes 2 to 5 seconds',
  slow: 'a backup takes minutes',
  polls: 'a backup takes three looks at its state'
} as const satisfies Record<Config['pace'], string>

/** What a person needs to begin: where to go, how time runs, how to repeat it, what to try. */
export function banner(ready: ReadyLine, config: Config, options: { colour: boolean }): string {
  const strong = (text: string) => (options.colour ? styleText('bold', text, HERE) : text)
  const faint = (text: string) => (options.colour ? styleText('dim', text, HERE) : text)
  const facts = table([
    ...releaseRows(config),
    ['  time', clockWords(config.clock)],
    ['  pace', `${config.pace}: ${paces[config.pace]}`],
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
  const lines = wrap(on.map(it => it.id).join(', '), QUIRK_COLUMNS)
  return lines.map((line, index) => [index === 0 ? '  quirks' : '', line])
}
