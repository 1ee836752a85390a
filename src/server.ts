/** The composition root: a configuration becomes worlds, their applications, and the doors in front. */
import Fastify, {
  type FastifyBaseLogger,
  type InjectOptions,
  type LightMyRequestResponse
} from 'fastify'
import type { Config, Product } from './config.js'
import { defaultWorldName } from './http/control/server.js'
import type { Worlds } from './http/control/worlds.js'
import { openDoors } from './http/doors.js'
import { plain } from './http/manners.js'
import { inWorld } from './http/world-door.js'
import { configuredControl, controlServer } from './server/control.js'
import { House } from './server/house.js'
import { LateApp } from './server/late-app.js'
import type { LifetimesOptions } from './server/lifetimes.js'
import { makeWorld } from './server/make-world.js'
import { passageTo } from './server/passage.js'
import { Residents } from './server/residents.js'
import { ScenarioError } from './server/scenario-error.js'
import { anyScenario, putInto, readScenarioFor } from './server/scenarios.js'
import { type Urls, withOrchestration, worldDoor } from './server/world-doors.js'
import type { Scenario } from './wire/control/scenario.js'
import type { WorldInfo } from './wire/control/world.js'
import type { World } from './world/world.js'

export { House } from './server/house.js'
export type { LifetimesOptions } from './server/lifetimes.js'
export { type ListedScenario, scenarios } from './server/scenario-library.js'

export interface ServerOptions extends LifetimesOptions {
  /** Pino's options, as Fastify takes them: where to log, and from which level on. */
  readonly logger: LoggerOptions
  /** One that other servers have too, whose applications are built already; one of its own where absent. */
  readonly house?: House
}

export interface LoggerOptions {
  readonly level: string
  readonly stream: { write(line: string): void }
}

/** What is printed, and written to the ready file, when all doors answer. */
export interface ReadyLine {
  readonly ready: true
  /** The release that is imitated, with its patch, or `all`. */
  readonly camunda: string
  readonly seed: string
  readonly pid: number
  /**
   * The address of every door that there is. Where Operate's answers for the orchestration cluster too, it
   * stands here under both names.
   */
  readonly doors: Readonly<Partial<Record<Product, string>>>
}

export interface RunningServer {
  readonly ready: ReadyLine
  /** The default world. */
  readonly world: World
  /** The scenario that the default world is in; `null` for none. */
  scenario(): Scenario | null
  /** All others. */
  readonly worlds: Worlds
  /** The control API, for whoever is in the same process. It opens no port. */
  readonly control: { inject(request: InjectOptions): Promise<LightMyRequestResponse> }
  /** Stops accepting, answers what is in flight, releases who waits, and is done within a second. */
  close(): Promise<void>
}

/**
 * Opens every door of the configuration.
 *
 * @throws {DoorError} if one cannot be opened.
 * @throws {ScenarioError} if the world cannot be put into the scenario that it is to start in.
 */
export async function startServer(config: Config, options: ServerOptions): Promise<RunningServer> {
  const log = loggerOf(options.logger)
  const house = options.house ?? new House(log)
  const world = makeWorld(config, house, options.time)
  if (config.scenario !== null) putWorldInto(world, config.scenario)
  let urls: Urls = {}
  const residents = new Residents({
    ...options,
    house,
    like: config,
    worldsMax: config.worldsMax,
    first: { name: defaultWorldName, info: () => defaultWorld(world, urls) },
    controlUrl: () => urls['control'] ?? '',
    scenarios: anyScenario
  })
  const server = controlServer({ world, residents, house, urls: () => urls })
  const control = new LateApp(() => configuredControl(server, config, log), log)

  const open = await openDoors(
    config.doors.map(({ product, ...place }) => {
      if (product !== 'control') return worldDoor({ ...place, product }, world, house)
      const passage = passageTo(house, server.worldOf)
      return { ...place, product, manners: plain, passage, ...inWorld(world, control) }
    })
  )
  const opened = config.doors.map(({ product, basePath }, index) => {
    return [product, `${open.doors[index]?.url}${basePath}`] as const
  })
  urls = withOrchestration(Object.fromEntries(opened), world)
  const close = async () => {
    const closed = [open.close(), residents.close()]
    world.close()
    await Promise.all(closed)
  }
  const scenario = () => anyScenario.applied(world)
  return {
    world,
    scenario,
    worlds: residents,
    control: { inject: async request => await (await control.ready()).inject(request) },
    ready: readyLine(world, urls),
    close
  }
}

function putWorldInto(world: World, scenario: string): void {
  const complaints = putInto(world, readScenarioFor(scenario))
  if (complaints.length > 0) throw new ScenarioError(complaints)
}

/** A logger that writes as Fastify's would. */
export function loggerOf(logger: LoggerOptions): FastifyBaseLogger {
  return Fastify({ logger }).log
}

function defaultWorld({ setting: { deployment, seed } }: World, urls: Urls): WorldInfo {
  const control = urls['control'] ?? ''
  return { name: defaultWorldName, camunda: deployment.name, seed, control, doors: { ...urls } }
}

function readyLine({ setting: { deployment, seed } }: World, doors: Urls): ReadyLine {
  return { ready: true, camunda: deployment.name, seed, pid: process.pid, doors }
}
