import { refuse } from '../../domain/refusal.js'
import { viewAt } from '../../domain/snapshot.js'
import {
  indexColumns,
  readHealth,
  repositoryColumns,
  snapshotColumns
} from '../../wire/elasticsearch/cat-columns.js'
import {
  catOverview,
  catParameters,
  catTable,
  longCatTable
} from '../../wire/elasticsearch/cat-table.js'
import { allIndices, readIndexOptions } from '../../wire/elasticsearch/index-options.js'
import { findIndices } from '../../world/search-indices.js'
import { findRepositories } from '../../world/search-repositories.js'
import { type FoundSnapshot, findSnapshots } from '../../world/search-snapshot-list.js'
import { catClusterRoutes } from './cat-cluster.js'
import { healthMoment } from './health-moment.js'
import type { SearchRoute } from './route.js'
import { inTurns } from './turns.js'

const tables: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.catIndices',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/indices', '/_cat/indices/:index'],
    parameters: [
      ...catParameters,
      ...['health', 'pri', 'include_unloaded_segments', 'expand_wildcards']
    ],
    answer({ world, traits, query, names }) {
      const moment = healthMoment(world)
      const isAsked = readHealth(query)
      const { expand } = readIndexOptions(query, allIndices)
      const asked = { expressions: names('index'), ...allIndices, expand }
      const rows = findIndices(world, asked).filter(index => isAsked(index, moment))
      return catTable(rows, indexColumns({ moment, traits, query }), query)
    }
  },
  {
    operationId: 'elasticsearch.catSnapshots',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/snapshots', '/_cat/snapshots/:repository'],
    parameters: [...catParameters, 'ignore_unavailable'],
    async answer({ world, traits, query, names }) {
      if (!traits.manyRepositories && names('repository').length === 0) {
        refuse({ code: 'VALIDATION_FAILED', complaints: ['repository is missing'] })
      }
      const ignoreUnavailable = query.flag('ignore_unavailable', false)
      const asked = { repositories: names('repository'), snapshots: [], ignoreUnavailable }
      const { nowMs, snapshots, failures } = await inTurns(findSnapshots(world, traits, asked))
      // A table has no place for it.
      for (const { refusal } of failures) refuse(refusal)
      const rowOf = ({ repository, plan }: FoundSnapshot) => ({
        ...{ repository, nowMs },
        view: viewAt(plan, nowMs)
      })
      return inTurns(longCatTable(snapshots, rowOf, { columns: snapshotColumns, query }))
    }
  },
  {
    operationId: 'elasticsearch.catRepositories',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/repositories'],
    parameters: catParameters,
    answer: ({ world, traits, query }) =>
      catTable(findRepositories(world, traits, []), repositoryColumns, query)
  }
]

/** Every table by its path. Source: Elasticsearch, `RestCatAction`. */
const overview: SearchRoute = {
  operationId: 'elasticsearch.cat',
  demand: 'nothing',
  methods: ['GET'],
  paths: ['/_cat'],
  parameters: [],
  answer: () => ({ text: catOverview([...tables, ...catClusterRoutes].flatMap(it => it.paths)) })
}

/** Tables for people. */
export const catRoutes: readonly SearchRoute[] = [overview, ...tables, ...catClusterRoutes]
