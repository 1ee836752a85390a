import { overridesVersion } from '../../domain/cluster-setting-rules.js'
import { refuse } from '../../domain/refusal.js'
import { clusterHealth } from '../../wire/elasticsearch/cluster.js'
import { type HealthWord, healthOfAll, healthWords } from '../../wire/elasticsearch/index-health.js'
import { allIndices, readIndexOptions } from '../../wire/elasticsearch/index-options.js'
import type { Query } from '../../wire/elasticsearch/query.js'
import { rootInfo } from '../../wire/elasticsearch/root.js'
import { findIndices } from '../../world/search-indices.js'
import { type Wait, waitWhile } from '../../world/waiting.js'
import type { World } from '../../world/world.js'
import { healthMoment } from './health-moment.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'
import { refuseWait } from './waiting.js'

/** Milliseconds that health waits for what it was asked for, unless told otherwise. */
const healthTimeoutMs = 30_000

/** Answers once the status is as good as asked for; after the timeout as it is then, with 408. */
async function health(call: SearchCall): Promise<SearchAnswer> {
  const { world, traits, query, names, identity } = call
  const wanted = readStatus(query)
  const level = readLevel(query)
  const limitMs = query.timeMs('timeout', healthTimeoutMs)
  const { expand } = readIndexOptions(query, allIndices)
  const asked = { ...allIndices, ignoreUnavailable: true, expand, expressions: names('index') }
  const look = () => {
    const indices = findIndices(world, asked)
    const moment = healthMoment(world)
    const red = names('index').some(name => !name.includes('*') && !isThere(call, name))
    const word: HealthWord = red ? 'red' : healthOfAll(indices, moment)
    return { indices, moment, red, enough: healthWords.indexOf(word) <= wanted && !red }
  }
  const pendingUntil = () => {
    const { indices, moment, enough } = look()
    if (enough) return undefined
    const ends = indices.map(it => it.recovery?.endMs ?? 0).filter(endMs => endMs > moment.nowMs)
    return Math.min(Number.POSITIVE_INFINITY, ...ends)
  }
  const { clock } = world
  const wait = { clock, changes: changesOfHealth(world), released: call.park(), limitMs }
  const outcome = await waitWhile(pendingUntil, wait)
  if (outcome === 'released') return refuseWait(outcome, 'cluster_health', identity)
  const { indices, moment, red } = look()
  const timedOut = outcome === 'too long'
  const json = clusterHealth(indices, { identity, traits, moment, timedOut, level, red })
  return { status: timedOut ? 408 : 200, json }
}

/** Health moves with the indices and with the disks. */
function changesOfHealth({ indices, conditions }: World): Wait['changes'] {
  return {
    get next() {
      return AbortSignal.any([indices.changes.next, conditions.changes.next])
    }
  }
}

function isThere({ world }: SearchCall, name: string): boolean {
  return (
    name === '_all' ||
    world.indices.get(name) !== undefined ||
    world.indices.all().some(index => index.aliases.includes(name))
  )
}

/** The worst status that will do, as a rank; any where none is asked for. */
function readStatus(query: Query): number {
  const text = query.text('wait_for_status')
  if (text === undefined) return healthWords.length
  const word = healthWords.find(known => known === text.toLowerCase())
  const reason = `unknown cluster health status [${text}]`
  return word === undefined
    ? refuse({ code: 'ARGUMENT_INVALID', reason })
    : healthWords.indexOf(word)
}

function readLevel(query: Query): 'cluster' | 'indices' | 'shards' {
  const text = query.text('level') ?? 'cluster'
  if (text === 'cluster' || text === 'indices' || text === 'shards') return text
  const reason = `level must be one of [cluster, indices, shards], was [${text}]`
  return refuse({ code: 'ARGUMENT_INVALID', reason })
}

/** The cluster as a whole. */
export const clusterRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.root',
    demand: 'nothing',
    methods: ['GET', 'HEAD'],
    paths: ['/'],
    parameters: [],
    answer({ world, identity, traits }) {
      const isOverridden = world.metadata.setting(overridesVersion) === 'true'
      return { json: rootInfo(identity, traits, isOverridden) }
    }
  },
  {
    operationId: 'elasticsearch.clusterHealth',
    demand: 'health',
    methods: ['GET'],
    paths: ['/_cluster/health', '/_cluster/health/:index'],
    parameters: [
      ...['wait_for_status', 'timeout', 'level', 'local', 'master_timeout', 'expand_wildcards'],
      ...['wait_for_active_shards', 'wait_for_events', 'wait_for_nodes'],
      ...['wait_for_no_initializing_shards', 'wait_for_no_relocating_shards']
    ],
    answer: health
  }
]
