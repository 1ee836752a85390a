import Fastify from 'fastify'
import { parse } from 'lossless-json'
import type { Test } from 'tap'
import type { Pace } from '../../src/domain/pace.js'
import type { SwitchSettings } from '../../src/domain/profile/quirks.js'
import { searchReleaseOf } from '../../src/domain/search-engine.js'
import type { SearchSecurity } from '../../src/domain/search-security.js'
import { elasticsearchApp } from '../../src/http/elasticsearch/app.js'
import { ManualClock } from '../../src/world/clock.js'
import { World } from '../../src/world/world.js'
import { aDeployment, serving, someDocuments } from './world.js'

/** A date nobody will mistake for the machine's own. */
export const startMs = Date.parse('2001-02-03T04:05:06Z')

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'PATCH'

interface Surroundings {
  /** What the door asks for; nothing where absent. */
  readonly security?: SearchSecurity
  readonly pace?: Pace
  readonly switches?: SwitchSettings
  /** Such as `opensearch:2.19`; Elasticsearch 8.17 unless told otherwise. */
  readonly engine?: string
}

/** One world on a manual clock with Elasticsearch's app in memory; everything closes with the test. */
export async function elasticsearch(
  t: Test,
  { pace = 'realistic', switches = {}, engine = 'elasticsearch:8.17', security }: Surroundings = {}
) {
  const storage = searchReleaseOf(engine)?.product ?? 'elasticsearch'
  const clock = new ManualClock(startMs)
  const setting = {
    deployment: aDeployment('8.7', { switches, storage, searchEngine: engine }),
    pace,
    partitionsCount: 1,
    repository: 'backups',
    seed: 'tests',
    ...(security !== undefined && { searchSecurity: security })
  }
  const world = new World(setting, clock)
  const app = await elasticsearchApp({ ...serving(world), logger: Fastify().log })
  t.teardown(() => app.close())
  const call = async (
    method: Method,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {}
  ) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const reply = await app.inject({
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(text !== undefined && { payload: text })
    })
    return { status: reply.statusCode, body: read(reply.body), text: reply.body, reply }
  }
  /** The only index that these worlds need, small enough to be written out in full. */
  const onlyIndex = (name: string, aliases: readonly string[] = []) => {
    world.indices.clear()
    return anIndex(world, name, aliases)
  }
  return { app, clock, world, call, onlyIndex, index: anIndex.bind(undefined, world) }
}

function anIndex(world: World, name: string, aliases: readonly string[] = [], shards = 1) {
  const index = {
    name,
    uuid: `uuid-of-${name}`,
    aliases,
    shards,
    replicas: 0,
    documents: someDocuments(12),
    open: true,
    createdMs: world.clock.nowMs()
  }
  world.indices.put(index)
  return index
}

/** Lets everything that is ready run, without waiting for any time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

/** Elasticsearch's envelope around one exception. */
export function failure(status: number, type: string, reason: string | null, extra: object = {}) {
  const top = { type, reason, ...extra }
  return { error: { root_cause: [top], ...top }, status }
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
function read(text: string): any {
  try {
    return parse(text, undefined, it => (Number.isSafeInteger(Number(it)) ? Number(it) : it))
  } catch {
    return text
  }
}
