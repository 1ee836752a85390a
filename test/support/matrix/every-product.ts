import Fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { assert } from '../../../src/domain/assert.js'
import {
  gatewayApp,
  operateApp,
  optimizeApp,
  orchestrationApp,
  tasklistApp
} from '../../../src/http/actuator/apps.js'
import { elasticsearchApp } from '../../../src/http/elasticsearch/app.js'
import type { WorldOf } from '../../../src/http/world-of.js'
import { ManualClock } from '../../../src/world/clock.js'
import { World, type WorldSetting } from '../../../src/world/world.js'
import { settled } from '../elasticsearch.js'
import { aDeployment, startMs } from '../world.js'
import { type MatrixRelease, type Product, versionOf } from './releases.js'
import { type Operation, requestOf } from './requests.js'

const { log: logger } = Fastify({ logger: { level: 'silent' } })

/** An answer as the matrix compares it. */
export interface Heard {
  readonly status: number
  readonly type: string | undefined
  readonly body: string
  /** Milliseconds that it took on the clock of the world. */
  readonly tookMs: number
}

const worlds = new Map<string, World>()
const worldOf: WorldOf = ({ headers }) => {
  const world = worlds.get(String(headers['x-world']))
  assert(world !== undefined, 'every request of the matrix names its world')
  return world
}

type Apps = Partial<Record<Product, FastifyInstance>>
const opened = new Map<string, Promise<Apps>>()

/** The applications of a release, opened once for all worlds of a test file. */
function appsOf(release: MatrixRelease): Promise<Apps> {
  const known = opened.get(release)
  if (known !== undefined) return known
  const opening = open(release)
  opened.set(release, opening)
  t.teardown(async () => {
    for (const app of new Set(Object.values(await opening))) await app.close()
  })
  return opening
}

async function open(release: MatrixRelease): Promise<Apps> {
  const deployment = aDeployment(versionOf(release))
  const options = { deployment, worldOf, logger, basePath: '' }
  const optimize = await optimizeApp(options)
  const elasticsearch = await elasticsearchApp(options)
  if (deployment.topology === 'unified') {
    const cluster = await orchestrationApp(options)
    return {
      optimize,
      elasticsearch,
      webapps: cluster,
      zeebe: cluster,
      exporting: cluster,
      health: cluster
    }
  }
  const zeebe = await gatewayApp(options)
  const [operate, tasklist] = [await operateApp(options), await tasklistApp(options)]
  return { optimize, elasticsearch, operate, tasklist, zeebe, exporting: zeebe, health: zeebe }
}

/**
 * Every product of a release on one world of its own, at a pace where nothing takes time unless planned, with
 * three partitions and the repository `backups`.
 */
export async function everyProduct(
  t: Test,
  release: MatrixRelease,
  setting: Partial<WorldSetting> = {}
) {
  const apps = await appsOf(release)
  const clock = new ManualClock(startMs)
  const deployment = aDeployment(versionOf(release))
  const usual = {
    pace: 'instant',
    partitionsCount: 3,
    repository: 'backups',
    seed: 'test'
  } as const
  const world = new World({ deployment, ...usual, ...setting }, clock)
  const name = `${worlds.size}`
  worlds.set(name, world)
  t.teardown(() => world.close())

  /** Asks, and lets time pass for as long as there is no answer; `undefined` where the release has no such thing. */
  const ask = async (
    product: Product,
    operation: Operation,
    id?: number
  ): Promise<Heard | 'cut off' | undefined> => {
    const request = requestOf(product, operation, release, id)
    const app = apps[product]
    if (request === undefined || app === undefined) return undefined
    const headers = { ...request.headers, 'x-world': name }
    let isPending = true
    const answer = app
      .inject({ ...request, headers })
      .catch((): 'cut off' => 'cut off')
      .finally(() => {
        isPending = false
      })
    await settled()
    const askedMs = clock.nowMs()
    while (isPending) {
      clock.advance(stepMs)
      await settled()
    }
    const reply = await answer
    if (reply === 'cut off') return reply
    const { statusCode: status, headers: heard, body } = reply
    const type = heard['content-type']?.toString()
    return { status, type, body, tookMs: clock.nowMs() - askedMs }
  }
  /** Asks Elasticsearch for anything. */
  const search = async (method: 'GET' | 'PUT', url: string) => {
    const reply = await apps.elasticsearch?.inject({ method, url, headers: { 'x-world': name } })
    const text = reply?.body ?? ''
    return { status: reply?.statusCode, text, body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
  return { release, world, clock, ask, search }
}

/** How far the clock is moved while an answer is waited for. */
const stepMs = 500

export type EveryProduct = Awaited<ReturnType<typeof everyProduct>>
