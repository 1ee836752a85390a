import {
  aliasAnswer,
  findAliases,
  readAliasActions,
  readPutAlias
} from '../../wire/elasticsearch/alias.js'
import {
  allIndices,
  indexParameters,
  readIndexOptions
} from '../../wire/elasticsearch/index-options.js'
import { acknowledged } from '../../wire/elasticsearch/repository.js'
import { changeAliases } from '../../world/search-aliases.js'
import { findIndices } from '../../world/search-indices.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'

const changing = ['master_timeout', 'timeout']
const reading = [...indexParameters, 'local', 'master_timeout']
const named = ['/_alias/:alias', '/:index/_alias', '/:index/_alias/:alias']

function look({ world, query, names }: SearchCall): SearchAnswer {
  const options = readIndexOptions(query, allIndices)
  const indices = findIndices(world, { expressions: names('index'), ...options })
  return aliasAnswer(findAliases(indices, names('alias')))
}

/** Other names of indices. */
export const aliasRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.getAliases',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_alias', '/_aliases', ...named],
    parameters: reading,
    answer: look
  },
  {
    operationId: 'elasticsearch.aliasExists',
    demand: 'read',
    methods: ['HEAD'],
    paths: named,
    parameters: reading,
    answer: look
  },
  {
    operationId: 'elasticsearch.putAlias',
    demand: 'change',
    methods: ['PUT', 'POST'],
    paths: [
      '/:index/_alias/:alias',
      '/:index/_aliases/:alias',
      '/_alias/:alias',
      '/_aliases/:alias'
    ],
    parameters: changing,
    answer({ world, names, body }) {
      const path = { index: names('index'), alias: names('alias') }
      changeAliases(world, [readPutAlias(body(), path)])
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.putAlias',
    demand: 'change',
    methods: ['PUT'],
    paths: ['/:index/_alias', '/:index/_aliases', '/_alias'],
    parameters: changing,
    answer({ world, names, body }) {
      changeAliases(world, [readPutAlias(body(), { index: names('index'), alias: [] })])
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.deleteAlias',
    demand: 'change',
    methods: ['DELETE'],
    paths: ['/:index/_alias/:alias', '/:index/_aliases/:alias'],
    parameters: changing,
    answer({ world, names }) {
      const [indices, aliases] = [names('index'), names('alias')]
      changeAliases(world, [{ kind: 'remove', indices, aliases, mustExist: false }])
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.changeAliases',
    demand: 'change',
    methods: ['POST'],
    paths: ['/_aliases'],
    parameters: changing,
    answer({ world, body }) {
      changeAliases(world, readAliasActions(body()))
      return { json: acknowledged }
    }
  }
]
