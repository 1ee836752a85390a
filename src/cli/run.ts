import { flagOf, suggestion } from '../config.js'
import { type Command, type CommandContext, EXIT, type ExitCode } from './command.js'
import { enumerate } from './enumerate.js'
import { commandHelp, generalHelp } from './help.js'
import { heardFromNowOn } from './stop.js'

/** Each is loaded when it is meant: what one of them needs would only hold up the others. */
const commands = {
  serve: async () => (await import('./commands/serve.js')).serve,
  verify: async () => (await import('./commands/verify.js')).verify,
  health: async () => (await import('./commands/health.js')).health,
  releases: async () => (await import('./commands/releases.js')).releases,
  quirks: async () => (await import('./commands/quirks.js')).quirks,
  scenarios: async () => (await import('./commands/scenarios.js')).scenarios
} as const satisfies Readonly<Record<string, () => Promise<Command>>>
type CommandName = keyof typeof commands

/** Those that have something to end when they are stopped. A stop while they are loaded is not lost; the others just die. */
const tidying: ReadonlySet<CommandName> = new Set<CommandName>(['serve', 'verify'])

/** What is meant when no command is named. */
const standard: CommandName = 'serve'

export interface Invocation extends CommandContext {
  /** Returns the version of the package. */
  readonly version: () => string
}

/** Finds the command that is meant and runs it. A question is answered before any mistake is. */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const { argv, terminal } = invocation
  const [first] = argv
  const named = first !== undefined && !first.startsWith('-')
  const name = named ? nameOf(first) : standard

  if (first === 'help' || argv.some(it => it === flagOf('help') || it === '-h')) {
    const isGeneral = !named || name === undefined
    terminal.print(isGeneral ? await helpOfAll() : commandHelp(await commands[name]()))
    return EXIT.ok
  }
  if (argv.includes(flagOf('version'))) {
    terminal.print(invocation.version())
    return EXIT.ok
  }
  if (name === undefined) {
    const names = Object.keys(commands)
    terminal.complain(`${first}: unknown command${suggestion(String(first), names)}`)
    terminal.complain(`The commands are ${enumerate(names)}; c8-backup-mock --help explains them.`)
    return EXIT.usage
  }
  const signals = tidying.has(name) ? heardFromNowOn(invocation.signals) : invocation.signals
  const command = await commands[name]()
  return await command.run({ ...invocation, signals, argv: named ? argv.slice(1) : argv })
}

function nameOf(word: string): CommandName | undefined {
  return Object.hasOwn(commands, word) ? (word as CommandName) : undefined
}

async function helpOfAll(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map(load => load()))
  return generalHelp(loaded, await commands[standard]())
}
