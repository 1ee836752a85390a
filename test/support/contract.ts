/** What the search engines answer, row by row: each row is tried on every release it names. */
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import type { ConditionSet } from '../../src/domain/conditions.js'
import { never } from '../../src/domain/instant.js'
import type { SwitchSettings } from '../../src/domain/profile/quirks.js'
import { searchReleaseOf } from '../../src/domain/search-engine.js'
import type { SearchSecurity } from '../../src/domain/search-security.js'
import type { SnapshotWish } from '../../src/domain/wish.js'
import { elasticsearchApp } from '../../src/http/elasticsearch/app.js'
import { ManualClock } from '../../src/world/clock.js'
import { World } from '../../src/world/world.js'
import type { Method } from './elasticsearch.js'
import { aDeployment, startMs } from './world.js'

export type Request = readonly [
  method: Method,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>
]

/** A request that has to succeed, one that has to be refused, or something that happens in the world. */
export type Step = Request | { readonly denied: Request } | ((scene: Scene) => void)

type Told<Value> = Value | ((scene: Scene) => Value)

export interface Row {
  readonly engines: readonly string[]
  readonly switches?: SwitchSettings
  readonly security?: SearchSecurity
  readonly given?: readonly Step[]
  readonly ask: Told<Request>
  readonly status: number
  /** The whole body, members in order; a text for what is no JSON. */
  readonly body?: object | string | ((scene: Scene) => object)
  /** A part of the body, or a pattern of it. */
  readonly like?: object | ((scene: Scene) => object)
  /** The members in order of what lies at a path such as `snapshots.0`; the whole body at ``. */
  readonly keys?: Readonly<Record<string, string>>
  /** `undefined` for one that must not be there. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly why: string
}

type Surroundings = Pick<Row, 'switches' | 'security'>

/** One world for one row, with an instant for every snapshot nobody has a wish about. */
export class Scene {
  readonly clock = new ManualClock(startMs)
  readonly world: World
  readonly engine: string

  constructor(engine: string, { switches = {}, security }: Surroundings) {
    const storage = searchReleaseOf(engine)?.product ?? 'elasticsearch'
    const deployment = aDeployment('8.7', { switches, storage, searchEngine: engine })
    const setting = {
      ...({ pace: 'instant', partitionsCount: 1, repository: 'backups' } as const),
      ...(security !== undefined && { searchSecurity: security })
    }
    this.engine = engine
    this.world = new World({ ...setting, deployment, seed: 'tests' }, this.clock)
    this.world.indices.clear()
  }

  /** The uuid of a snapshot in `backups`. */
  snapshotUuid(name: string): string {
    return this.world.repositories.view('backups', name)?.plan.uuid ?? 'no such snapshot'
  }

  indexUuid(name: string): string {
    return this.world.indices.get(name)?.uuid ?? 'no such index'
  }
}

const elasticsearchLines = ['7.17', '8.1', '8.2', '8.13', '8.17', '9.0']
const openSearchLines = ['2.8', '2.19', '3.3']

/** Releases of Elasticsearch; without lines those around which most changes. */
export function es(...lines: readonly string[]): string[] {
  return (lines.length > 0 ? lines : elasticsearchLines).map(line => `elasticsearch:${line}`)
}

export function os(...lines: readonly string[]): string[] {
  return (lines.length > 0 ? lines : openSearchLines).map(line => `opensearch:${line}`)
}

export const everywhere: readonly string[] = [...es(), ...os()]

/** Tries every row on every release that it is about. */
export function holds(rows: readonly Row[]): void {
  const doors = new Map<string, Promise<Door>>()
  t.teardown(async () => {
    for (const door of doors.values()) await (await door).close()
  })
  for (const row of rows) {
    const { ask, why } = row
    const title = typeof ask === 'function' ? why : `${ask[0]} ${ask[1]}: ${why}`
    t.test(title, async t => {
      for (const engine of row.engines) {
        const key = JSON.stringify([engine, row.switches ?? {}])
        const door = doors.get(key) ?? doorOf(engine, row)
        doors.set(key, door)
        await tryRow(t, row, new Scene(engine, row), await door)
      }
    })
  }
}

interface Door {
  send(scene: Scene, request: Request): Promise<Reply>
  close(): Promise<void>
}

interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** One app for all worlds of a release, as in a server of many. */
async function doorOf(engine: string, row: Row): Promise<Door> {
  let { world } = new Scene(engine, row)
  const { deployment } = world.setting
  const app = await elasticsearchApp({ deployment, worldOf: () => world, logger: Fastify().log })
  return {
    close: () => app.close(),
    async send(scene, [method, url, body, headers = {}]) {
      world = scene.world
      const payload = typeof body === 'string' ? body : JSON.stringify(body)
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      const reply = await app.inject({
        method,
        url,
        headers: { ...type, ...headers },
        ...(payload !== undefined && { payload })
      })
      return { status: reply.statusCode, text: reply.body, headers: reply.headers }
    }
  }
}

async function tryRow(t: Test, row: Row, scene: Scene, door: Door): Promise<void> {
  const { engine } = scene
  for (const step of row.given ?? []) {
    if (typeof step === 'function') {
      step(scene)
      continue
    }
    const request = 'denied' in step ? step.denied : step
    const { status, text } = await door.send(scene, request)
    t.equal(status >= 300, 'denied' in step, `${engine}: ${request.join(' ')} before it: ${text}`)
  }
  const { status, text, headers } = await door.send(scene, told(row.ask, scene))
  t.equal(status, row.status, `${engine}: status of ${text}`)
  if (row.body !== undefined) {
    const body = told(row.body, scene)
    t.equal(text, typeof body === 'string' ? body : JSON.stringify(body), `${engine}: body`)
  }
  const body = read(text)
  if (row.like !== undefined) t.match(body, told(row.like, scene), `${engine}: body`)
  for (const [path, keys] of Object.entries(row.keys ?? {})) {
    t.equal(Object.keys(memberAt(body, path)).join(' '), keys, `${engine}: members of [${path}]`)
  }
  for (const [name, value] of Object.entries(row.headers ?? {})) {
    t.strictSame(headers[name], value, `${engine}: header ${name}`)
  }
}

function told<Value>(it: Told<Value>, scene: Scene): Value {
  return it instanceof Function ? it(scene) : it
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function memberAt(body: unknown, path: string): object {
  let value = body
  for (const key of path === '' ? [] : path.split('.')) value = Object(value)[key]
  return Object(value)
}

/** Status and body of an exception, as they stand in a row. */
export function failed(
  status: number,
  type: string,
  reason: string,
  { extra = {}, cause }: { extra?: object; cause?: { type: string; reason: string } } = {}
): { status: number; body: object } {
  const top = { type, reason, ...extra }
  const beneath = cause === undefined ? {} : { caused_by: cause }
  return { status, body: { error: { root_cause: [top], ...top, ...beneath }, status } }
}

/** The same, where the reason holds what only the world knows. */
export function failedAs(
  status: number,
  type: string,
  reason: (scene: Scene) => string
): { status: number; body: (scene: Scene) => object } {
  return { status, body: scene => failed(status, type, reason(scene)).body }
}

export const illegal = (reason: string) => failed(400, 'illegal_argument_exception', reason)

export const invalid = (...complaints: readonly string[]) => {
  const told = complaints.map((text, at) => `${at + 1}: ${text};`).join('')
  return failed(400, 'action_request_validation_exception', `Validation Failed: ${told}`)
}

export const noSnapshot = (name: string, repository = 'backups') =>
  failed(404, 'snapshot_missing_exception', `[${repository}:${name}] is missing`)

export const noRepository = (names: string) =>
  failed(404, 'repository_missing_exception', `[${names}] missing`)

export const noIndex = (index: string) =>
  failed(404, 'index_not_found_exception', `no such index [${index}]`, {
    extra: {
      'resource.type': 'index_or_alias',
      'resource.id': index,
      index_uuid: '_na_',
      index
    }
  })

export const done = { status: 200, body: { acknowledged: true } }
export const accepted = { status: 200, body: { accepted: true } }

/** An index of one shard without copies, empty. */
export const index = (name: string, aliases: readonly string[] = []): Request => [
  'PUT',
  `/${name}`,
  {
    settings: { number_of_replicas: 0 },
    aliases: Object.fromEntries(aliases.map(alias => [alias, {}]))
  }
]

/** A snapshot in the repository that every world has. */
export const snapshot = (name: string, body?: object): Request => [
  'PUT',
  `/_snapshot/backups/${name}`,
  body
]

export const repository = (name: string, settings: object = { location: `/${name}` }): Request => [
  'PUT',
  `/_snapshot/${name}`,
  { type: 'fs', settings }
]

/** Snapshots of a client end otherwise than at once and well. */
export const wish =
  (it: Omit<SnapshotWish, 'app'>): Step =>
  ({ world }) => {
    world.plans.add({ app: 'elasticsearch', ...it })
  }

export const endless: Step = wish({ durationMs: never })

export const under =
  (conditions: Partial<ConditionSet>): Step =>
  ({ world }) => {
    world.conditions.set(conditions)
  }

export const later =
  (ms: number): Step =>
  ({ clock }) => {
    clock.advance(ms)
  }
