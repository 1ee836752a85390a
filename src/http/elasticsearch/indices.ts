import { readIndexBody } from '../../wire/elasticsearch/index-content.js'
import { indexMap } from '../../wire/elasticsearch/index-info.js'
import {
  type IndexOptions,
  indexParameters,
  openAndClosed,
  openOnly,
  readIndexOptions
} from '../../wire/elasticsearch/index-options.js'
import { recoveryMap, shardRecoveries } from '../../wire/elasticsearch/recovery.js'
import { acknowledged } from '../../wire/elasticsearch/repository.js'
import { resolvedIndices } from '../../wire/elasticsearch/resolved-index.js'
import { createIndexFrom } from '../../world/search-index-creation.js'
import {
  closeIndices,
  deleteIndices,
  findIndices,
  openIndices
} from '../../world/search-indices.js'
import type { SearchCall, SearchRoute } from './route.js'

const timeouts = ['master_timeout', 'timeout']
const reading = [...indexParameters, 'local', 'master_timeout', 'flat_settings', 'include_defaults']
const shards = [...indexParameters, ...timeouts, 'wait_for_active_shards']

/** What the path and the query ask for, with what the route has by default. */
function asked({ query, names }: SearchCall, fallback: IndexOptions) {
  return { expressions: names('index'), ...readIndexOptions(query, fallback) }
}

/** Life and death of indices. */
export const indexRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getIndices',
    demand: 'read',
    methods: ['GET'],
    paths: ['/:index'],
    parameters: [...reading, 'features'],
    answer(call) {
      const indices = findIndices(call.world, asked(call, openOnly))
      const isFlat = call.query.flag('flat_settings', false)
      return { json: indexMap(indices, call.traits, { isFlat }) }
    }
  },
  {
    operationId: 'elasticsearch.indexExists',
    demand: 'read',
    methods: ['HEAD'],
    paths: ['/:index'],
    parameters: reading,
    answer(call) {
      findIndices(call.world, asked(call, openOnly))
      return {}
    }
  },
  {
    operationId: 'elasticsearch.createIndex',
    demand: 'create',
    methods: ['PUT'],
    paths: ['/:index'],
    parameters: [...timeouts, 'wait_for_active_shards'],
    answer({ world, param, body }) {
      const { name } = createIndexFrom(world, param('index'), readIndexBody(body()))
      return { json: { acknowledged: true, shards_acknowledged: true, index: name } }
    }
  },
  {
    operationId: 'elasticsearch.deleteIndices',
    demand: 'change',
    methods: ['DELETE'],
    paths: ['/:index'],
    parameters: [...indexParameters, ...timeouts],
    answer(call) {
      deleteIndices(call.world, call.traits, asked(call, openAndClosed))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.closeIndices',
    demand: 'change',
    methods: ['POST'],
    paths: ['/:index/_close'],
    parameters: shards,
    answer(call) {
      const closed = closeIndices(call.world, call.traits, asked(call, openOnly))
      const indices = Object.fromEntries(closed.map(({ name }) => [name, { closed: true }]))
      return { json: { acknowledged: true, shards_acknowledged: true, indices } }
    }
  },
  {
    operationId: 'elasticsearch.openIndices',
    demand: 'change',
    methods: ['POST'],
    paths: ['/:index/_open'],
    parameters: shards,
    answer(call) {
      openIndices(call.world, asked(call, { ...openOnly, expand: new Set(['closed']) }))
      return { json: { acknowledged: true, shards_acknowledged: true } }
    }
  }
]

/** Looking at indices from other sides. */
export const indexViewRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getRecovery',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_recovery', '/:index/_recovery'],
    parameters: [...indexParameters, 'active_only', 'detailed'],
    answer(call) {
      const nowMs = call.world.clock.nowMs()
      const activeOnly = call.query.flag('active_only', false)
      const indices = findIndices(call.world, asked(call, openAndClosed))
      const found = shardRecoveries(indices, { nowMs, activeOnly })
      const { identity: node, traits, query } = call
      const human = query.flag('human', false)
      return { json: recoveryMap(found, { nowMs, node, traits, human }) }
    }
  },
  {
    operationId: 'elasticsearch.resolveIndex',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_resolve/index/:index'],
    parameters: [...indexParameters],
    answer(call) {
      const found = findIndices(call.world, asked(call, openOnly))
      return { json: resolvedIndices(call.param('index'), found, call.world.indices.all()) }
    }
  }
]
