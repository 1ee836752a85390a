import { refuse } from '../../domain/refusal.js'
import {
  aliasesByIndex,
  countOf,
  indexMap,
  readIndexBody,
  recoveries,
  resolvedIndices,
  withAliases
} from '../../wire/elasticsearch/index-info.js'
import {
  allIndices,
  type IndexOptions,
  indexParameters,
  openAndClosed,
  openOnly,
  readIndexOptions
} from '../../wire/elasticsearch/index-options.js'
import { acknowledged } from '../../wire/elasticsearch/repository.js'
import {
  closeIndices,
  createIndex,
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
    answer: call => ({
      json: indexMap(findIndices(call.world, asked(call, openOnly)), call.traits)
    })
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
      const { name } = createIndex(world, param('index'), readIndexBody(body()))
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
    operationId: 'elasticsearch.getAliases',
    demand: 'read',
    methods: ['GET', 'HEAD'],
    paths: ['/_alias', '/_alias/:alias', '/:index/_alias', '/:index/_alias/:alias'],
    parameters: [...indexParameters, 'local', 'master_timeout'],
    answer(call) {
      const indices = findIndices(call.world, asked(call, allIndices))
      return { json: aliasesByIndex(withAliases(indices, call.names('alias'))) }
    }
  },
  {
    operationId: 'elasticsearch.count',
    demand: 'read',
    methods: ['GET', 'POST'],
    paths: ['/_count', '/:index/_count'],
    parameters: [...indexParameters, 'q', 'preference', 'routing', 'min_score'],
    answer(call) {
      const indices = findIndices(call.world, asked(call, openOnly))
      const closed = indices.find(index => !index.open)
      if (closed !== undefined) {
        refuse({ code: 'INDEX_CLOSED', index: closed.name, uuid: closed.uuid })
      }
      return { json: countOf(indices) }
    }
  },
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
      return { json: recoveries(indices, { nowMs, activeOnly }) }
    }
  },
  {
    operationId: 'elasticsearch.resolveIndex',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_resolve/index/:index'],
    parameters: [...indexParameters],
    answer: call => ({ json: resolvedIndices(findIndices(call.world, asked(call, openOnly))) })
  }
]
