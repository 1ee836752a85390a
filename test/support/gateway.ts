import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import type { Test } from 'tap'
import { assert } from '../../src/domain/assert.js'
import type { BrokerCondition } from '../../src/domain/broker-condition.js'
import { type DeploymentWishes, deploymentOf } from '../../src/domain/deployment.js'
import { gatewayApp, orchestrationApp } from '../../src/http/actuator/apps.js'
import { ManualClock } from '../../src/world/clock.js'
import { World, type WorldSetting } from '../../src/world/world.js'
import { send } from './applications.js'
import { serving, startMs } from './world.js'

const logger = Fastify({ logger: { level: 'silent' } }).log

export interface GatewayWishes extends Partial<DeploymentWishes> {
  readonly setting?: Partial<Omit<WorldSetting, 'deployment'>>
}

/** Zeebe's door of a release, or of `all`, at the pace `instant`; it closes with the test. */
export async function gateway(t: Test, release: string, wishes: GatewayWishes = {}) {
  const { setting, ...rest } = wishes
  const usual = { storage: 'elasticsearch', quirks: new Map(), switches: {} } as const
  const deployment = deploymentOf(release, { ...usual, ...rest })
  assert(deployment !== undefined, `${release} is no deployment`)
  const clock = new ManualClock(startMs)
  const plain = {
    pace: 'instant',
    partitionsCount: 1,
    repository: 'backups',
    seed: 'test'
  } as const
  const world = new World({ deployment, ...plain, ...setting }, clock)
  const options = { ...serving(world), logger, basePath: '' }
  const unified = deployment.topology === 'unified'
  const app = await (unified ? orchestrationApp(options) : gatewayApp(options))
  t.teardown(() => app.close())
  const suffer = (condition: BrokerCondition) => world.conditions.set({ zeebe: condition })
  return { app, clock, world, suffer, ...asker(app) }
}

type Headers = Readonly<Record<string, string>>

/** Requests as tools send them: status, type and the body as it was written. */
function asker(app: FastifyInstance) {
  const json = { 'content-type': 'application/json' }
  const ask = (
    method: NonNullable<InjectOptions['method']>,
    path: string,
    over: InjectOptions = {}
  ) => send(app, { method, url: `/actuator/${path}`, ...over })
  return {
    ask,
    get: (path: string, headers: Headers = {}) => ask('GET', path, { headers }),
    del: (path: string) => ask('DELETE', path),
    /** A start without a body where none is given. */
    post: (path: string, payload?: string, headers: Headers = json) =>
      payload === undefined ? ask('POST', path) : ask('POST', path, { headers, payload })
  }
}

/** The body of a handler's error. */
export const told = (message: string) => JSON.stringify({ message })
