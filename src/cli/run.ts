import { flagOf, suggestion } from '../config.js'
import { type Command, type CommandContext, EXIT, type ExitCode } from './command.js'
import { health } from './commands/health.js'
import { quirks } from './commands/quirks.js'
import { releases } from './commands/releases.js'
import { scenarios } from './commands/scenarios.js'
import { serve } from './commands/serve.js'
import { verify } from './commands/verify.js'
import { enumerate } from './enumerate.js'
import { commandHelp, generalHelp } from './help.js'

const commands: readonly Command[] = [serve, verify, health, releases, quirks, scenarios]
/** What is meant when no command is named. */
const standard = serve

export interface Invocation extends CommandContext {
  /** Returns the version of the package. */
  readonly version: () => string
}

/** Finds the command that is meant and runs it. A question is answered before any mistake is. */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const { argv, terminal } = invocation
  const [first] = argv
  const named = first !== undefined && !first.startsWith('-')
  const command = named ? commands.find(it => it.name === first) : standard

  if (first === 'help' || argv.some(it => it === flagOf('help') || it === '-h')) {
    const isGeneral = !named || command === undefined
    terminal.print(isGeneral ? generalHelp(commands, standard) : commandHelp(command))
    return EXIT.ok
  }
  if (argv.includes(flagOf('version'))) {
    terminal.print(invocation.version())
    return EXIT.ok
  }
  if (command === undefined) {
    const names = commands.map(it => it.name)
    terminal.complain(`${first}: unknown command${suggestion(String(first), names)}`)
    terminal.complain(`The commands are ${enumerate(names)}; c8-backup-mock --help explains them.`)
    return EXIT.usage
  }
  return await command.run({ ...invocation, argv: named ? argv.slice(1) : argv })
}
