/** The control API in memory, over one world on a manual clock; every answer must fit what OpenAPI promises. */
import Fastify from 'fastify'
import type { Test } from 'tap'
import { type ControlAppOptions, controlApp } from '../../src/http/control/app.js'
import { operations } from '../../src/http/control/operations.js'
import { complaintsOf } from '../../src/wire/control/complaints.js'
import { readJson, writeJson } from '../../src/wire/control/json.js'
import { Refusal } from '../../src/wire/control/schema.js'
import { type Clock, ManualClock } from '../../src/world/clock.js'
import { World, type WorldSetting } from '../../src/world/world.js'
import { START_MS } from './applications.js'
import { onlyWorld } from './only-world.js'
import { aDeployment } from './world.js'

export interface ControlOver {
  readonly setting?: Partial<WorldSetting>
  readonly clock?: Clock
  readonly options?: Partial<ControlAppOptions>
}

export interface ControlAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** Read from JSON; the text where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it is what the test says
  readonly body: any
  readonly text: string
}

/** Sends JSON where a body is given; headers are added to it. */
export type AskControl = (
  method: string,
  url: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>
) => Promise<ControlAnswer>

export async function control(t: Test, { setting, clock, options }: ControlOver = {}) {
  const deployment = aDeployment('8.7')
  const usual = {
    deployment,
    pace: 'instant',
    partitionsCount: 3,
    repository: 'camunda',
    seed: 's'
  }
  const world = new World(
    { ...usual, pace: 'instant', ...setting },
    clock ?? new ManualClock(START_MS)
  )
  const { log: logger } = Fastify({ logger: { level: 'silent' } })
  const server = onlyWorld(world, () => ({ operate: 'http://127.0.0.1:9600' }))
  const app = await controlApp({ server, logger, token: null, ...options })
  t.teardown(() => app.close())
  const ask: AskControl = async (method, url, body, headers = {}) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...type, ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : writeJson(body) })
    })
    const { statusCode: status, body: text } = answer
    const read = readJson(text)
    const value = 'value' in read ? read.value : text
    t.strictSame(misfits(method, url, status, value), [], `${method} ${url} ${status} as described`)
    return {
      status,
      headers: answer.headers,
      body: 'value' in read ? JSON.parse(text) : text,
      text
    }
  }
  return { app, ask, world, clock: world.clock, server }
}

/** What does not fit the description of an answer. */
function misfits(method: string, url: string, status: number, body: unknown): readonly string[] {
  const path = url.split('?')[0]?.replace(/^\/worlds\/[^/]+(?=\/)/, '') ?? ''
  const row = operations.find(
    it =>
      it.method === (method === 'HEAD' ? 'GET' : method) &&
      new RegExp(`^${it.path.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path)
  )
  const known = row?.responses[status]
  if (known?.mediaType !== undefined || body === '') return []
  if (known === undefined && status < 400) return [`${status} is not described`]
  return complaintsOf(known?.schema ?? Refusal, body, 'the answer')
}
