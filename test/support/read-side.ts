import Fastify, { type InjectOptions } from 'fastify'
import type { Test } from 'tap'
import type { DeploymentWishes } from '../../src/domain/deployment.js'
import {
  gatewayApp,
  operateApp,
  optimizeApp,
  orchestrationApp,
  tasklistApp
} from '../../src/http/actuator/apps.js'
import { ManualClock } from '../../src/world/clock.js'
import { World } from '../../src/world/world.js'
import { aDeployment, serving, startMs } from './world.js'

const { log: logger } = Fastify({ logger: { level: 'silent' } })

const applications = {
  operate: operateApp,
  tasklist: tasklistApp,
  optimize: optimizeApp,
  zeebe: gatewayApp,
  orchestration: orchestrationApp
} as const

export interface PolledWishes extends Partial<DeploymentWishes> {
  readonly partitionsCount?: number
}

/** One application of a release on a manual clock, with one partition, and a way to ask it. */
export async function polled(
  t: Test,
  name: keyof typeof applications,
  release: string,
  { partitionsCount = 1, ...wishes }: PolledWishes = {}
) {
  const clock = new ManualClock(startMs)
  const deployment = aDeployment(release, wishes)
  const setting = { deployment, pace: 'instant', repository: 'backups', seed: 'test' } as const
  const world = new World({ ...setting, partitionsCount }, clock)
  const app = await applications[name]({ ...serving(world), logger, basePath: '' })
  t.teardown(() => app.close())

  /** Status, media type, `Allow` and body of a path below `/actuator`. */
  const ask = async (
    path: string,
    over: Pick<InjectOptions, 'method' | 'headers' | 'payload'> = {}
  ) => {
    const url = `/actuator${path}`
    const { statusCode: status, headers, body } = await app.inject({ method: 'GET', url, ...over })
    return { status, type: headers['content-type'], allow: headers.allow, body }
  }
  /** A body as data, in whatever order. */
  const read = async (path: string) => JSON.parse((await ask(path)).body)
  return { world, clock, ask, read }
}

/** Metrics by name and labels. */
export function metricsOf(text: string): Record<string, string> {
  const samples = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(samples.map(line => line.split(' ')))
}
