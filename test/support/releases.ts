import Fastify, { type FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import type { DeploymentWishes } from '../../src/domain/deployment.js'
import {
  operateApp,
  optimizeApp,
  orchestrationApp,
  tasklistApp
} from '../../src/http/actuator/apps.js'
import { ManualClock } from '../../src/world/clock.js'
import { World, type WorldSetting } from '../../src/world/world.js'
import { type AppName, START_MS, send } from './applications.js'
import { aDeployment, serving } from './world.js'

export type ReleasedApp = Exclude<AppName, 'zeebe'> | 'webapps'

const { log: logger } = Fastify({ logger: { level: 'silent' } })

const builders = {
  operate: operateApp,
  tasklist: tasklistApp,
  optimize: optimizeApp,
  webapps: orchestrationApp
} as const

export interface ReleaseOver {
  readonly wishes?: Partial<DeploymentWishes>
  readonly world?: Partial<WorldSetting>
}

/** One application of a release, in memory and in a world of its own, with its endpoint at hand. */
export async function released(
  t: Test,
  name: ReleasedApp,
  release: string,
  over: ReleaseOver = {}
) {
  const clock = new ManualClock(START_MS)
  const deployment = aDeployment(release, over.wishes)
  const world = new World(
    {
      deployment,
      pace: 'instant',
      partitionsCount: 3,
      repository: 'camunda',
      seed: 'test',
      ...over.world
    },
    clock
  )
  const app = await builders[name]({ ...serving(world), logger, basePath: '' })
  t.teardown(() => app.close())
  const base = `/actuator/${deployment[name][0]?.profile[name].endpoint}`
  return { app, base, clock, world, ...asking(app, base) }
}

/** The operations as tools call them. `id` stands in the body as it is written here. */
export function asking(app: FastifyInstance, base: string) {
  const headers = { accept: 'application/json' }
  const post = (payload: string, type = 'application/json') =>
    send(app, {
      method: 'POST',
      url: base,
      headers: { ...headers, 'content-type': type },
      payload
    })
  const ask = (method: 'GET' | 'DELETE' | 'PUT', url: string) => send(app, { method, url, headers })
  return {
    post,
    ask,
    take: (id: string | number | bigint) => post(`{"backupId":${id}}`),
    get: (id: string | number | bigint) => ask('GET', `${base}/${id}`),
    list: (query = '') => ask('GET', `${base}${query}`),
    del: (id: string | number | bigint) => ask('DELETE', `${base}/${id}`)
  }
}

export type Released = Awaited<ReturnType<typeof released>>
export type Answer = Awaited<ReturnType<typeof send>>

/** The uuid of a snapshot in the repository of {@link released}. */
export function uuidOf({ world }: Released, snapshot: string): string | undefined {
  return world.repositories.view('camunda', snapshot)?.plan.uuid
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  502: 'Bad Gateway'
}

/** Spring Boot's body with a timestamp; `message` where it is told. */
export function springError(status: number, path: string, message?: string) {
  const timestamp = '2001-02-03T04:05:06.789+00:00'
  return {
    timestamp,
    status,
    error: titles[status],
    ...(message !== undefined && { message }),
    path
  }
}

/** Spring's problem details. */
export function problemDetails(status: number, detail: string, instance: string) {
  return { type: 'about:blank', title: titles[status], status, detail, instance }
}

/** Every object of one level, as Jackson indents it; for the flat bodies of errors. */
export function indented(body: object): string {
  return JSON.stringify(body, undefined, 2).replaceAll('": ', '" : ')
}
