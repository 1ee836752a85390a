import Fastify, { type FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import type { Line } from '../../src/domain/release.js'
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

export type ClusterApp = 'operate' | 'tasklist' | 'zeebe' | 'orchestration' | 'optimize'

const { log: logger } = Fastify({ logger: { level: 'silent' } })

/** How backup 7 is started, by application and line. */
const starts = (name: ClusterApp, line: Line): { url: string; payload?: string } => {
  const first = line === '8.1'
  const payload = '{"backupId":7}'
  if (name === 'zeebe')
    return first ? { url: '/actuator/backups/7' } : { url: '/actuator/backups', payload }
  if (name === 'orchestration') return { url: '/actuator/backupRuntime', payload }
  return { url: first ? '/actuator/backup' : '/actuator/backups', payload }
}

/** The applications that a line has, of one world at the pace `instant`; the others are `undefined`. */
export async function cluster(t: Test, line: Line) {
  const deployment = aDeployment(line)
  const setting = {
    deployment,
    pace: 'instant',
    partitionsCount: 3,
    repository: 'backups',
    seed: 'test'
  } as const
  const world = new World(setting, new ManualClock(startMs))
  const options = { ...serving(world), logger, basePath: '' }
  const alone = deployment.topology === 'standalone'
  const apps: Record<ClusterApp, FastifyInstance | undefined> = {
    operate: alone ? await operateApp(options) : undefined,
    tasklist: alone ? await tasklistApp(options) : undefined,
    zeebe: alone ? await gatewayApp(options) : undefined,
    orchestration: alone ? undefined : await orchestrationApp(options),
    optimize: await optimizeApp(options)
  }
  t.teardown(() => Promise.all(Object.values(apps).map(app => app?.close())))

  const post = async (app: FastifyInstance | undefined, url: string, payload?: string) => {
    const headers = payload === undefined ? {} : { 'content-type': 'application/json' }
    await app?.inject({ method: 'POST', url, headers, ...(payload !== undefined && { payload }) })
  }
  const takeSeven = async (name: ClusterApp) => {
    const { url, payload } = starts(name, line)
    await post(apps[name], url, payload)
    if (name === 'orchestration') await post(apps[name], '/actuator/backupHistory', payload)
  }
  return { ...apps, world, takeSeven }
}
