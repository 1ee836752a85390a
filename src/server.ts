/** The composition root: a configuration becomes a world, the world gets applications, these get doors. */
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { type Config, type DoorConfig, deploymentFor, type Product } from './config.js'
import { assert } from './domain/assert.js'
import type { Deployment } from './domain/deployment.js'
import {
  gatewayApp,
  operateApp,
  optimizeApp,
  orchestrationApp,
  tasklistApp
} from './http/actuator/apps.js'
import type { ActuatorAppOptions } from './http/actuator/families/family.js'
import { controlApp } from './http/control/app.js'
import { onlyWorld } from './http/control/only-world.js'
import type { DoorPlan } from './http/door.js'
import { openDoors } from './http/doors.js'
import { elasticsearchApp } from './http/elasticsearch/app.js'
import { doorWitness } from './http/front/attend.js'
import { type Manners, plain, tomcat } from './http/manners.js'
import { inWorld } from './http/world-door.js'
import { worldOf } from './http/world-of.js'
import { createClock } from './world/clock.js'
import { World } from './world/world.js'

export interface ServerOptions {
  /** Pino's options, as Fastify takes them: where to log, and from which level on. */
  readonly logger: { readonly level: string; readonly stream: { write(line: string): void } }
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
  readonly world: World
  /** Stops accepting, answers what is in flight, releases who waits, and is done within a second. */
  close(): Promise<void>
}

/** Opens every door of the configuration. Throws a `DoorError` if one cannot be opened. */
export async function startServer(config: Config, options: ServerOptions): Promise<RunningServer> {
  const world = createWorld(config)
  const { log } = Fastify({ logger: options.logger })
  const urls = new Map<Product, string>()
  const plans = await Promise.all(
    config.doors.map(door =>
      planDoor(door, { world, logger: log.child({ door: door.product }), urls, config })
    )
  )
  const open = await openDoors(plans)
  for (const [index, { product, basePath }] of config.doors.entries()) {
    urls.set(product, `${open.doors[index]?.url}${basePath}`)
  }
  const operate = urls.get('operate')
  if (operate !== undefined && operateIsAll(world.setting.deployment)) {
    urls.set('orchestration', operate)
  }
  const close = async () => {
    const closed = open.close()
    world.close()
    await closed
  }
  return { world, ready: readyLine(world, urls), close }
}

function createWorld(config: Config): World {
  const deployment = deploymentFor(config)
  assert(deployment !== undefined, `${config.camunda} is known, or the configuration is refused`)
  const { pace, partitions: partitionsCount, repository, seed } = config
  const setting = { deployment, pace, partitionsCount, repository, seed }
  const startMs = config.startAt === null ? undefined : Date.parse(config.startAt)
  return new World(setting, createClock(config.clock, Date, startMs))
}

interface Surroundings {
  readonly world: World
  readonly logger: FastifyBaseLogger
  readonly config: Config
  /** Filled once the doors are open. */
  readonly urls: ReadonlyMap<Product, string>
}

async function planDoor(door: DoorConfig, surroundings: Surroundings): Promise<DoorPlan> {
  const { product, host, port, hostNames, portFlag, basePath } = door
  const { world, logger } = surroundings
  const { deployment } = world.setting
  const options = { deployment, worldOf, logger, basePath }
  const { app, manners } = await products[product](options, surroundings)
  const watched = product === 'control' ? {} : { witness: doorWitness({ world, product }) }
  return { product, host, port, hostNames, portFlag, manners, ...inWorld(world, app), ...watched }
}

type Behind = (
  options: ActuatorAppOptions,
  surroundings: Surroundings
) => Promise<{ readonly app: FastifyInstance; readonly manners: Manners }>

/** What stands behind the door of each product, and how it behaves. */
const products: Readonly<Record<Product, Behind>> = {
  operate: async options => ({
    app: await operateApp(options),
    manners: tomcatOf(options.deployment, 'reasonPhrase')
  }),
  tasklist: async options => ({
    app: await tasklistApp(options),
    manners: tomcatOf(options.deployment, 'reasonPhrase')
  }),
  optimize: async options => ({
    app: await optimizeApp(options),
    manners: tomcatOf(options.deployment, 'optimizeReasonPhrase')
  }),
  zeebe: async options => ({
    app: await gatewayApp(options),
    manners: tomcatOf(options.deployment, 'reasonPhrase')
  }),
  orchestration: async options => ({
    app: await orchestrationApp(options),
    manners: tomcatOf(options.deployment, 'reasonPhrase')
  }),
  elasticsearch: async ({ deployment, logger }) => ({
    app: await elasticsearchApp({ deployment, worldOf, logger }),
    manners: plain
  }),
  control: async (_options, { world, logger, urls, config }) => ({
    app: await controlApp({
      server: onlyWorld(world, () => Object.fromEntries(urls)),
      logger,
      token: config.controlToken,
      hostNames: config.doors.find(it => it.product === 'control')?.hostNames ?? []
    }),
    manners: plain
  })
}

/** Tomcat as the release has it. */
function tomcatOf({ main }: Deployment, phrase: 'reasonPhrase' | 'optimizeReasonPhrase'): Manners {
  const { edge } = main.profile
  return {
    ...tomcat,
    reasonPhrase: edge[phrase],
    chunked: edge.chunked,
    ...(!edge.closesOnErrors && { closeOn: new Set<number>() }),
    ...(!edge.refusesRequests && { gatekeeper: 'none' })
  }
}

function readyLine(world: World, urls: ReadonlyMap<Product, string>): ReadyLine {
  const { deployment, seed } = world.setting
  const doors = Object.fromEntries(urls)
  return { ready: true, camunda: deployment.name, seed, pid: process.pid, doors }
}

/** Whether Operate's door serves the web applications as one beside Operate as it was before. */
function operateIsAll({ operate, webapps }: Deployment): boolean {
  return operate.length > 0 && webapps.length > 0
}
