/** One app with two doors, each of a world of its own. */
import Fastify, { type FastifyBaseLogger } from 'fastify'
import type { Test } from 'tap'
import type { Deployment } from '../../src/domain/deployment.js'
import { openDoors } from '../../src/http/doors.js'
import { type Manners, plain } from '../../src/http/manners.js'
import { inWorld, type SharedApp } from '../../src/http/world-door.js'
import { type WorldOf, worldOf } from '../../src/http/world-of.js'
import { ManualClock } from '../../src/world/clock.js'
import { World, type WorldSetting } from '../../src/world/world.js'
import { ask } from './ask.js'
import { aPlan } from './door.js'
import { aDeployment } from './world.js'

/** The instants at which the two worlds begin, and stay. */
export const instants = {
  early: Date.parse('2001-02-03T04:05:06.789Z'),
  late: Date.parse('2002-03-04T05:06:07.891Z')
} as const

type Name = keyof typeof instants

type MakeApp = (options: {
  readonly deployment: Deployment
  readonly worldOf: WorldOf
  readonly logger: FastifyBaseLogger
  readonly basePath: string
}) => Promise<SharedApp & { close(): PromiseLike<unknown> }>

export interface TwoWorldsWishes {
  readonly early?: Partial<WorldSetting>
  readonly late?: Partial<WorldSetting>
  /** Those of a plain server unless told otherwise. */
  readonly manners?: Manners
}

/** Two worlds of 8.7.2 that differ in their seeds, their clocks and what is wished; all closes with the test. */
export async function twoWorlds(t: Test, make: MakeApp, wishes: TwoWorldsWishes = {}) {
  const { manners = plain } = wishes
  const deployment = aDeployment()
  const { log: logger } = Fastify({ logger: { level: 'silent' } })
  const app = await make({ deployment, worldOf, logger, basePath: '' })
  const enter = async (name: Name) => {
    const clock = new ManualClock(instants[name])
    const setting = {
      deployment,
      pace: 'instant',
      partitionsCount: 1,
      repository: 'backups',
      seed: name,
      ...wishes[name]
    } as const
    const world = new World(setting, clock)
    const open = await openDoors([aPlan({ manners, ...inWorld(world, app) })])
    t.teardown(() => open.close(0))
    const [{ url, port } = { url: '', port: 0 }] = open.doors
    return {
      world,
      clock,
      port,
      ask: (method: string, path: string, body?: unknown) => ask(method, `${url}${path}`, body)
    }
  }
  const [early, late] = await Promise.all([enter('early'), enter('late')])
  t.teardown(() => app.close())
  return { early, late }
}
