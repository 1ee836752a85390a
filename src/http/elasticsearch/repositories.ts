import {
  acknowledged,
  cleanedUp,
  readRepositoryBody,
  repositoryMap,
  verifiedNodes
} from '../../wire/elasticsearch/repository.js'
import {
  deleteRepositories,
  findRepositories,
  putRepository,
  theRepository,
  theWritableRepository
} from '../../world/search-repositories.js'
import type { SearchRoute } from './route.js'

const common = ['master_timeout', 'timeout']

/** Registering, reading and forgetting snapshot repositories. */
export const repositoryRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.putRepository',
    methods: ['PUT', 'POST'],
    paths: ['/_snapshot/:repository'],
    parameters: [...common, 'verify'],
    answer({ world, query, param, body }) {
      query.flag('verify', true)
      putRepository(world, param('repository'), readRepositoryBody(body()))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.getRepositories',
    methods: ['GET'],
    paths: ['/_snapshot', '/_snapshot/:repository'],
    parameters: ['master_timeout', 'local'],
    answer: ({ world, names }) => ({
      json: repositoryMap(findRepositories(world, names('repository')))
    })
  },
  {
    operationId: 'elasticsearch.deleteRepository',
    methods: ['DELETE'],
    paths: ['/_snapshot/:repository'],
    parameters: common,
    answer({ world, names }) {
      deleteRepositories(world, names('repository'))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.verifyRepository',
    methods: ['POST'],
    paths: ['/_snapshot/:repository/_verify'],
    parameters: common,
    answer({ world, identity, param }) {
      theRepository(world, param('repository'))
      return { json: verifiedNodes(identity) }
    }
  },
  {
    operationId: 'elasticsearch.cleanupRepository',
    methods: ['POST'],
    paths: ['/_snapshot/:repository/_cleanup'],
    parameters: common,
    answer({ world, param }) {
      theWritableRepository(world, param('repository'))
      return { json: cleanedUp }
    }
  }
]
