import { type IndexFacts, isRecovering } from '../../domain/index-facts.js'
import { nameMatcher } from '../../domain/name-pattern.js'
import { findAliases } from '../../wire/elasticsearch/alias.js'
import {
  aliasColumns,
  type CatShard,
  countColumns,
  healthColumns,
  masterColumns,
  nodeColumns,
  recoveryColumns,
  shardColumns,
  taskColumns,
  templateColumns
} from '../../wire/elasticsearch/cat-cluster-columns.js'
import { catParameters, catTable } from '../../wire/elasticsearch/cat-table.js'
import { clusterHealth } from '../../wire/elasticsearch/cluster.js'
import {
  allIndices,
  indexParameters,
  openAndClosed,
  openOnly,
  readIndexOptions
} from '../../wire/elasticsearch/index-options.js'
import { shardRecoveries } from '../../wire/elasticsearch/recovery.js'
import { tasksAsked } from '../../wire/elasticsearch/tasks.js'
import { findIndices } from '../../world/search-indices.js'
import { runningTasks } from '../../world/search-tasks.js'
import { findTemplates } from '../../world/search-templates.js'
import { healthMoment } from './health-moment.js'
import type { SearchCall, SearchRoute } from './route.js'

/** Every shard with its replicas, which find no second node. */
function shardsOf(indices: readonly IndexFacts[], { world, identity }: SearchCall): CatShard[] {
  const nowMs = world.clock.nowMs()
  return indices.flatMap(index =>
    Array.from({ length: index.shards }, (_, shardId) => {
      const state = isRecovering(index, nowMs) ? 'INITIALIZING' : 'STARTED'
      const shard = { index, shardId, node: identity }
      const replica = { ...shard, isPrimary: false, state: 'UNASSIGNED' } as const
      return [
        { ...shard, isPrimary: true, state } as const,
        ...Array.from({ length: index.replicas }, () => replica)
      ]
    }).flat()
  )
}

/** Templates of both APIs. */
function catTemplates({ world, query, param }: SearchCall) {
  const isAsked = param('name') === '' ? () => true : nameMatcher(param('name'))
  const legacy = findTemplates(world, 'legacy', []).map(([name, it]) => ({ ...it, name }))
  const index = findTemplates(world, 'index', []).map(([name, { priority, ...it }]) => {
    return { ...it, name, order: priority ?? 0 }
  })
  const rows = [...legacy, ...index].filter(({ name }) => isAsked(name))
  return catTable(rows, templateColumns, query)
}

const indexTables: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.catAliases',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/aliases', '/_cat/aliases/:alias'],
    parameters: [...catParameters, 'expand_wildcards'],
    answer({ world, query, names }) {
      const indices = findIndices(world, {
        expressions: [],
        ...readIndexOptions(query, allIndices)
      })
      const { shown } = findAliases(indices, names('alias'))
      const rows = shown.flatMap(({ index, aliases }) =>
        aliases.map(([alias, options]) => ({ alias, index, ...options }))
      )
      return catTable(rows, aliasColumns, query)
    }
  },
  {
    operationId: 'elasticsearch.catCount',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/count', '/_cat/count/:index'],
    parameters: catParameters,
    answer({ world, query, names }) {
      const indices = findIndices(world, { ...openOnly, expressions: names('index') })
      const count = indices.reduce((sum, index) => sum + index.documents.count, 0)
      return catTable([{ nowMs: world.clock.nowMs(), count }], countColumns, query)
    }
  },
  {
    operationId: 'elasticsearch.catShards',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/shards', '/_cat/shards/:index'],
    parameters: catParameters,
    answer(call) {
      const { world, query, names, traits } = call
      const indices = findIndices(world, { ...allIndices, expressions: names('index') })
      return catTable(shardsOf(indices, call), shardColumns(traits), query)
    }
  },
  {
    operationId: 'elasticsearch.catRecovery',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/recovery', '/_cat/recovery/:index'],
    parameters: [...catParameters, ...indexParameters, 'active_only', 'detailed', 'index'],
    answer({ world, identity, query, names }) {
      const indices = findIndices(world, { ...openAndClosed, expressions: names('index') })
      const activeOnly = query.flag('active_only', false)
      const recoveries = shardRecoveries(indices, { nowMs: world.clock.nowMs(), activeOnly })
      const rows = recoveries.map(it => ({ it, node: identity }))
      return catTable(rows, recoveryColumns, query)
    }
  },
  {
    operationId: 'elasticsearch.catTemplates',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/templates', '/_cat/templates/:name'],
    parameters: catParameters,
    answer: catTemplates
  }
]

const clusterTables: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.catHealth',
    demand: 'health',
    methods: ['GET'],
    paths: ['/_cat/health'],
    parameters: catParameters,
    answer({ world, identity, traits, query }) {
      const moment = healthMoment(world)
      const indices = findIndices(world, { ...allIndices, expressions: [] })
      const question = {
        identity,
        moment,
        traits,
        timedOut: false,
        level: 'cluster',
        red: false
      } as const
      const row = { nowMs: moment.nowMs, health: clusterHealth(indices, question) }
      return catTable([row], healthColumns(traits), query)
    }
  },
  {
    operationId: 'elasticsearch.catNodes',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/nodes'],
    parameters: [...catParameters, 'full_id', 'include_unloaded_segments'],
    answer: ({ identity, traits, query }) => catTable([identity], nodeColumns(traits), query)
  },
  {
    operationId: 'elasticsearch.catMaster',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_cat/master'],
    parameters: catParameters,
    answer: ({ identity, query }) => catTable([identity], masterColumns, query)
  },
  {
    operationId: 'elasticsearch.catTasks',
    demand: 'nothing',
    methods: ['GET'],
    paths: ['/_cat/tasks'],
    parameters: [...catParameters, 'actions', 'detailed', 'nodes', 'parent_task_id'],
    answer({ world, identity, query }) {
      const nowMs = world.clock.nowMs()
      const tasks = tasksAsked(runningTasks(world), query.list('actions'))
      const rows = tasks.map(task => ({ task, node: identity, nowMs }))
      return catTable(rows, taskColumns, query)
    }
  }
]

/** More tables for people: of the cluster as a whole, and of what its indices are made of. */
export const catClusterRoutes: readonly SearchRoute[] = [...clusterTables, ...indexTables]
