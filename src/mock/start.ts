import { readFileSync } from 'node:fs'
import { controlClient } from '../client/client.js'
import { inProcess } from '../client/injected.js'
import { configOf, freshSeed, type Options } from '../config.js'
import { House, type LoggerOptions, loggerOf, type RunningServer, startServer } from '../server.js'
import type { Scenario } from '../wire/control/scenario.js'
import type { WorldInfo } from '../wire/control/world.js'
import type { Reach } from './backup-world.js'
import { ManyWorlds } from './many-worlds.js'

/** As the command has them, by the names of a configuration file. */
export interface BackupMockOptions extends Options {
  /** The scenario to start in: its name, or a whole one. */
  readonly scenario?: string | Scenario | undefined
  /** Where to log, and from which level on; nowhere where absent. */
  readonly logger?: LoggerOptions | undefined
}

/** A mock in this process. */
export class BackupMock extends ManyWorlds implements AsyncDisposable {
  readonly #server: RunningServer
  #closing: Promise<void> | undefined

  constructor(info: WorldInfo, reach: Reach, server: RunningServer) {
    super(info, reach)
    this.#server = server
  }

  /** Closes all doors and ends all worlds; is done within a second, and may be called again. */
  close(): Promise<void> {
    this.#closing ??= this.#server.close()
    return this.#closing
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

/**
 * Starts a mock in this process. Its doors are on free ports of loopback unless `portBase` or `layout` say
 * otherwise; everything else is as on the command line, so time runs unless `clock` is `manual`.
 *
 * Nothing of it keeps the process alive once it is closed. The applications of a release are built once for
 * all mocks of the process that have no logger of their own.
 *
 * @throws {ConfigError} with all complaints about the options at once.
 * @throws {DoorError} where a door cannot be opened.
 * @throws {ControlError} where the scenario is refused.
 */
export async function startBackupMock(options: BackupMockOptions = {}): Promise<BackupMock> {
  const { scenario, logger, ...settings } = options
  const config = configOf(withFreePorts(settings), { readFile, freshSeed })
  const server = await startServer(config, logger === undefined ? quietly() : { logger })
  const token = config.controlToken === null ? {} : { token: config.controlToken }
  const transport = (prefix: string) => inProcess(server.control, { ...token, prefix })
  const client = controlClient(transport(''))
  try {
    if (scenario !== undefined) await client.scenario.apply(scenario)
    const info = await client.worlds.get('default')
    return new BackupMock(info, { transport, urlHere: url => url }, server)
  } catch (error) {
    await server.close()
    throw error
  }
}

const readFile = (path: string) => readFileSync(path, 'utf8')

function withFreePorts(options: Options): Options {
  const isPlaced = options.portBase !== undefined || options.layout !== undefined
  return isPlaced ? options : { ...options, portBase: 0 }
}

const silence: LoggerOptions = { level: 'silent', stream: { write() {} } }
let house: House | undefined

/** What all mocks share that log nowhere. */
function quietly() {
  house ??= new House(loggerOf(silence))
  return { logger: silence, house }
}
