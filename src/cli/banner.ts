import { styleText } from 'node:util'
import type { Config, DoorConfig } from '../config.js'
import type { ReadyLine } from '../server.js'
import { table } from './table.js'

/** Whether to colour is settled by the caller, and not by looking at the process. */
const HERE = { validateStream: false }

const paces = {
  instant: 'a backup is done at the first look',
  realistic: 'a backup takes 2 to 5 seconds',
  slow: 'a backup takes minutes'
} as const satisfies Record<Config['pace'], string>

/** What a person needs to begin: where to go, how time runs, how to repeat it, what to try. */
export function banner(ready: ReadyLine, config: Config, options: { colour: boolean }): string {
  const strong = (text: string) => (options.colour ? styleText('bold', text, HERE) : text)
  const faint = (text: string) => (options.colour ? styleText('dim', text, HERE) : text)
  const facts = table([
    ['  time', clockWords(config.clock)],
    ['  pace', `${config.pace}: ${paces[config.pace]}`],
    ['  seed', `${ready.seed}; give it as --seed to repeat this run`]
  ])
  return [
    strong(`c8-backup-mock: backups of Camunda ${ready.camunda}`),
    '',
    table(config.doors.map(door => doorRow(door, ready))),
    '',
    facts,
    '',
    faint('  Try:'),
    `  ${firstCommand(ready, config.doors)}`,
    ''
  ].join('\n')
}

function doorRow({ product, hostNames }: DoorConfig, ready: ReadyLine): readonly string[] {
  return [`  ${product}`, ready.doors[product], hostNames.map(it => `as ${it}`).join(', ')]
}

function clockWords(clock: Config['clock']): string {
  if (clock.mode === 'scaled') return `runs ${clock.factor} times as fast as outside`
  return clock.mode === 'real' ? 'runs as outside' : 'stands still until it is told to move'
}

/** Starts a backup. Where doors share a port, only the `Host` says which of them is meant. */
function firstCommand(ready: ReadyLine, doors: readonly DoorConfig[]): string {
  const [operate] = doors.filter(it => it.product === 'operate').flatMap(it => it.hostNames)
  const host = operate === undefined ? '' : ` -H 'Host: ${operate}'`
  const post = `curl -X POST ${ready.doors.operate}/actuator/backups${host}`
  return `${post} -H 'Content-Type: application/json' -d '{"backupId":1}'`
}
