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
  theWritableRepository,
  verifyRepository
} from '../../world/search-repositories.js'
import type { SearchRoute } from './route.js'

const common = ['master_timeout', 'timeout']

/** Registering, reading and forgetting snapshot repositories. */
export const repositoryRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.putRepository',
    demand: 'change',
    methods: ['PUT', 'POST'],
    paths: ['/_snapshot/:repository'],
    parameters: [...common, 'verify'],
    answer({ world, query, param, body }) {
      const verify = query.flag('verify', true)
      putRepository(world, param('repository'), readRepositoryBody(body()))
      if (verify) verifyRepository(world, param('repository'))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.getRepositories',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_snapshot', '/_snapshot/:repository'],
    parameters: ['master_timeout', 'local'],
    answer: ({ world, traits, names }) => ({
      json: repositoryMap(findRepositories(world, traits, names('repository')), traits)
    })
  },
  {
    operationId: 'elasticsearch.deleteRepository',
    demand: 'change',
    methods: ['DELETE'],
    paths: ['/_snapshot/:repository'],
    parameters: common,
    answer({ world, param }) {
      deleteRepositories(world, param('repository'))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.verifyRepository',
    demand: 'read',
    methods: ['POST'],
    paths: ['/_snapshot/:repository/_verify'],
    parameters: common,
    answer({ world, identity, param }) {
      verifyRepository(world, param('repository'))
      return { json: verifiedNodes(identity) }
    }
  },
  {
    operationId: 'elasticsearch.cleanupRepository',
    demand: 'read',
    methods: ['POST'],
    paths: ['/_snapshot/:repository/_cleanup'],
    parameters: common,
    answer({ world, param }) {
      theWritableRepository(world, param('repository'), 'clean up')
      return { json: cleanedUp }
    }
  }
]
