/** Worlds in scenarios, asked over HTTP as tools would ask them. */
import type { Test } from 'tap'
import {
  type ManyWorlds,
  type MockProduct,
  type OwnWorld,
  startBackupMock
} from '../../src/index.js'
import { ask } from './struck.js'

type App = 'operate' | 'tasklist' | 'optimize' | 'webapps' | 'zeebe'

/** What a client sees of an answer; 0 and the error where none came. */
export interface SeenAnswer {
  readonly status: number
  /** Read from JSON where it is one. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it is what the test says
  readonly body: any
  readonly text: string
  readonly error?: string
}

/** A world in a scenario, and the requests of a tool. */
export interface Tool {
  readonly world: OwnWorld
  ask(product: MockProduct, method: string, path: string, body?: unknown): Promise<SeenAnswer>
  start(app: App, backupId: number | string): Promise<SeenAnswer>
  get(app: App, backupId: number | string): Promise<SeenAnswer>
  /** The state alone; the status where there is none. */
  state(app: App, backupId: number | string): Promise<unknown>
  list(app: App): Promise<SeenAnswer>
  remove(app: App, backupId: number | string): Promise<SeenAnswer>
  search(method: string, path: string, body?: unknown): Promise<SeenAnswer>
  pause(how?: string): Promise<SeenAnswer>
  resume(): Promise<SeenAnswer>
  advance(by: string): Promise<unknown>
}

/** One server for all worlds of a test. */
export async function scenarioMock(t: Test): Promise<ManyWorlds> {
  const mock = await startBackupMock({ worldsMax: 1_000 })
  t.teardown(() => mock.close())
  return mock
}

/** A world of its own on a manual clock, whose backups are done at once unless the scenario says otherwise. */
export async function inScenario(
  mock: ManyWorlds,
  scenario: string,
  camunda = '8.7'
): Promise<Tool> {
  const world = await mock.world({
    scenario,
    camunda,
    clock: 'manual',
    pace: 'instant',
    seed: 'test',
    repository: 'backups'
  })
  const isUnified = world.doors.orchestration !== undefined && world.doors.operate === undefined
  const productOf = (app: App): MockProduct => {
    if (app === 'webapps') return 'orchestration'
    return isUnified && app !== 'optimize' ? 'orchestration' : app
  }
  const runtime = isUnified ? '/actuator/backupRuntime' : '/actuator/backups'
  const pathOf = (app: App) => {
    if (app === 'webapps') return '/actuator/backupHistory'
    if (camunda === '8.1' && app !== 'zeebe') return '/actuator/backup'
    return app === 'zeebe' ? runtime : '/actuator/backups'
  }
  const asked: Tool['ask'] = async (product, method, path, body) => {
    const { status, body: text, error } = await ask(world.url(product) + path, { method, body })
    return { status, text, body: readable(text), ...(error !== undefined && { error }) }
  }
  const of = (app: App, method: string, path = '', body?: unknown) =>
    asked(productOf(app), method, pathOf(app) + path, body)
  const exporting = (command: string) =>
    asked(productOf('zeebe'), 'POST', `/actuator/exporting/${command}`)
  return {
    world,
    ask: asked,
    start: (app, backupId) => of(app, 'POST', '', { backupId }),
    get: (app, backupId) => of(app, 'GET', `/${backupId}`),
    state: async (app, backupId) => {
      const { status, body, error } = await of(app, 'GET', `/${backupId}`)
      return error ?? body?.state ?? status
    },
    list: app => of(app, 'GET'),
    remove: (app, backupId) => of(app, 'DELETE', `/${backupId}`),
    search: (method, path, body) => asked('elasticsearch', method, path, body),
    pause: (how = '') => exporting(`pause${how}`),
    resume: () => exporting('resume'),
    advance: by => world.clock.advance(by)
  }
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
