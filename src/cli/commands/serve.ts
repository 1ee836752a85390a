import type { ReadConfig } from '../../config.js'
import type { ReadyLine } from '../../server.js'
import { banner } from '../banner.js'
import { type CommandContext, command, EXIT, type ExitCode, type Terminal } from '../command.js'
import { configured } from '../configured.js'
import { settingsHelp } from '../help.js'
import { printConfig } from '../print-config.js'
import { readyFileComplaint, writeReadyFile } from '../ready-file.js'
import type { Running, ServerModule } from '../server-module.js'
import { startComplaints } from '../start-complaints.js'
import { closesWithin, stopRequests } from '../stop.js'

/** Leaves a little of the second within which a stop is promised, in milliseconds. */
const CLOSE_TIMEOUT_MS = 900

/** `c8-backup-mock [serve]`: opens the doors and keeps them open until told to stop. */
export const serve = command({
  name: 'serve',
  summary: 'Opens the doors of the mock and answers until it is stopped',
  help: settingsHelp,

  async run(context) {
    // Before anything slow: as process 1 of a container nothing else would heed a signal.
    const { first, second } = stopRequests(context.signals)
    return await Promise.race([serveUntil(first, context), second.then(() => EXIT.interrupted)])
  }
})

async function serveUntil(stop: Promise<void>, context: CommandContext): Promise<ExitCode> {
  const { terminal, env } = context
  const read = configured(context.argv, context)
  if (read === undefined) return EXIT.usage
  if (read.printConfig) {
    printConfig(read.effective, terminal)
    return EXIT.ok
  }
  const server = await context.loadServer()
  const running = await open(server, read, terminal)
  if (running === undefined) return EXIT.usage

  const { config } = read
  if (terminal.isTerminal) {
    const scenario = running.scenario()
    terminal.print(banner(running.ready, config, { colour: !env['NO_COLOR'], scenario }))
  }
  const announced = await announce(running.ready, config.readyFile, terminal)
  if (announced) await stop
  if (!(await closesWithin(running, CLOSE_TIMEOUT_MS))) {
    terminal.complain(`requests still open after ${CLOSE_TIMEOUT_MS} ms were cut off`)
  }
  return announced ? EXIT.ok : EXIT.usage
}

/** Returns the server once every door answers, or `undefined` after saying what stands in the way. */
async function open(
  server: ServerModule,
  { config, effective }: ReadConfig,
  terminal: Terminal
): Promise<Running | undefined> {
  const problem = config.readyFile === null ? undefined : await readyFileComplaint(config.readyFile)
  if (problem !== undefined) {
    terminal.complain(problem)
    return undefined
  }
  // Nobody reads JSON between the lines of a table, unless they asked for it.
  const quiet = terminal.isTerminal && effective.get('logLevel')?.from === 'default'
  const stream = { write: (line: string) => terminal.complain(line.trimEnd()) }
  try {
    const logger = { level: quiet ? 'warn' : config.logLevel, stream } as const
    return await server.startServer(config, { logger })
  } catch (error) {
    for (const complaint of startComplaints(error)) terminal.complain(complaint)
    return undefined
  }
}

/** Says once, in one line of JSON, that all doors answer. Returns whether it could be said. */
async function announce(ready: ReadyLine, file: string | null, terminal: Terminal) {
  const line = JSON.stringify(ready)
  try {
    // The file first, so that whoever reads the line can count on it.
    if (file !== null) await writeReadyFile(file, line)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    terminal.complain(`the ready file ${file} cannot be written: ${reason}`)
    return false
  }
  terminal.print(line)
  return true
}
