import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import type { Test } from 'tap'
import { gatewayApp, operateApp, optimizeApp, tasklistApp } from '../../src/http/actuator/apps.js'
import { ManualClock } from '../../src/world/clock.js'
import { World, type WorldSetting } from '../../src/world/world.js'
import { aDeployment, serving } from './world.js'

/** A date nobody will mistake for the machine's own. */
export const START_MS = Date.parse('2001-02-03T04:05:06.789Z')

const logger = Fastify({ logger: { level: 'silent' } }).log

/** One 8.7.2 world on a manual clock, with its applications in memory; everything closes with the test. */
export async function applications(t: Test, over: Partial<WorldSetting> = {}, basePath = '') {
  const clock = new ManualClock(START_MS)
  const usual = {
    deployment: aDeployment(),
    pace: 'instant',
    partitionsCount: 3,
    repository: 'camunda',
    seed: 'test'
  } as const
  const world = new World({ ...usual, ...over }, clock)
  const options = { ...serving(world), logger, basePath }
  const [operate, tasklist, optimize, zeebe] = await Promise.all([
    operateApp(options),
    tasklistApp(options),
    optimizeApp(options),
    gatewayApp(options)
  ])
  t.teardown(() => Promise.all([operate, tasklist, optimize, zeebe].map(app => app.close())))
  return { clock, world, operate, tasklist, optimize, zeebe }
}

export type Applications = Awaited<ReturnType<typeof applications>>
export type AppName = 'operate' | 'tasklist' | 'optimize' | 'zeebe'

/** A start as tools send it. `backupId` stands in the body as it is written here. */
export function take(app: FastifyInstance, backupId: string | number | bigint) {
  return send(app, {
    method: 'POST',
    url: '/actuator/backups',
    headers: { 'content-type': 'application/json' },
    payload: `{"backupId":${backupId}}`
  })
}

export function get(app: FastifyInstance, backupId?: string | number | bigint) {
  const item = backupId === undefined ? '' : `/${backupId}`
  return send(app, { method: 'GET', url: `/actuator/backups${item}` })
}

export function del(app: FastifyInstance, backupId: string | number | bigint) {
  return send(app, { method: 'DELETE', url: `/actuator/backups/${backupId}` })
}

/** Status, media type and body as it was written. */
export async function send(app: FastifyInstance, request: InjectOptions) {
  const { statusCode: status, headers, body } = await app.inject(request)
  return { status, type: headers['content-type'], body }
}

/** What was answered, with the random `instance` of error bodies taken out. */
export function withoutInstance(answer: Awaited<ReturnType<typeof send>>) {
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
  return { ...answer, body: answer.body.replace(uuid, 'UUID') }
}

export const json = 'application/json'
export const problemJson = 'application/problem+json'
export const v3 = 'application/vnd.spring-boot.actuator.v3+json'
