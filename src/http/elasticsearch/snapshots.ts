import { viewAt } from '../../domain/snapshot.js'
import { listFailures } from '../../wire/elasticsearch/list-failures.js'
import { LongList } from '../../wire/elasticsearch/long-list.js'
import { acknowledged } from '../../wire/elasticsearch/repository.js'
import { readCloneBody, readCreateBody } from '../../wire/elasticsearch/snapshot-body.js'
import { plainInfo, snapshotInfo } from '../../wire/elasticsearch/snapshot-info.js'
import { readListOrder, snapshotPage } from '../../wire/elasticsearch/snapshot-list.js'
import { snapshotStatus } from '../../wire/elasticsearch/snapshot-status.js'
import { findForStatus, findSnapshots } from '../../world/search-snapshot-list.js'
import {
  cloneSnapshot,
  deleteSnapshots,
  snapshotEnd,
  takeSnapshot
} from '../../world/search-snapshots.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'
import { inTurns } from './turns.js'
import { refuseWait, waitLimitMs } from './waiting.js'

async function create(call: SearchCall): Promise<SearchAnswer> {
  const { world, traits, query, param } = call
  const repository = param('repository')
  const waits = query.flag('wait_for_completion', false)
  const order = readCreateBody(call.body())
  const plan = takeSnapshot(world, traits, { repository, text: param('snapshot') }, order)
  if (!waits) return { json: { accepted: true } }
  const released = call.park()
  const view = await snapshotEnd(world, repository, plan, { released, limitMs: waitLimitMs })
  if (typeof view === 'string') {
    return refuseWait(view, `create_snapshot [${plan.name}]`, call.identity)
  }
  const human = query.flag('human', false)
  return { json: { snapshot: snapshotInfo(view, { ...plainInfo, repository, traits, human }) } }
}

async function list({ world, traits, query, names }: SearchCall): Promise<SearchAnswer> {
  const order = readListOrder(query)
  const options = {
    traits,
    verbose: query.flag('verbose', true),
    indexNames: query.flag('index_names', true),
    indexDetails: query.flag('index_details', false),
    includeRepository: query.flag('include_repository', true),
    human: query.flag('human', false)
  }
  const asked = {
    repositories: names('repository'),
    snapshots: names('snapshot'),
    ignoreUnavailable: query.flag('ignore_unavailable', false)
  }
  const found = await inTurns(findSnapshots(world, traits, asked))
  const { items, total, remaining, next } = await inTurns(snapshotPage(found, order))
  const snapshots = LongList.of(items, ({ plan, repository }) =>
    snapshotInfo(viewAt(plan, found.nowMs), { ...options, repository })
  )
  if (!traits.snapshotPages) return { json: { snapshots } }
  const failures = listFailures(found.failures, traits)
  const cursor = next === undefined ? {} : { next }
  return { json: { snapshots, ...failures, ...cursor, total, remaining } }
}

function status({ world, traits, identity, query, names }: SearchCall): SearchAnswer {
  const { nowMs, snapshots: found } = findForStatus(world, traits, {
    repositories: names('repository'),
    names: names('snapshot'),
    ignoreUnavailable: query.flag('ignore_unavailable', false)
  })
  const asked = {
    nowMs,
    human: query.flag('human', false),
    nodeId: identity.nodeId
  }
  const snapshots = LongList.of(found, ({ plan, repository }) =>
    snapshotStatus(viewAt(plan, nowMs), { ...asked, repository })
  )
  return { json: { snapshots } }
}

const pageParameters = [
  ...['index_names', 'index_details', 'include_repository', 'sort', 'size', 'order'],
  ...['from_sort_value', 'after', 'offset', 'slm_policy_filter']
]

/** Taking, reading, copying and deleting snapshots. */
export const snapshotRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.createSnapshot',
    demand: 'read',
    methods: ['PUT', 'POST'],
    paths: ['/_snapshot/:repository/:snapshot'],
    parameters: ['wait_for_completion', 'master_timeout'],
    answer: create
  },
  {
    operationId: 'elasticsearch.getSnapshots',
    demand: 'read',
    methods: ['GET'],
    paths: ['/_snapshot/:repository/:snapshot'],
    parameters: traits => [
      ...['master_timeout', 'ignore_unavailable', 'verbose'],
      ...(traits.snapshotPages ? pageParameters : [])
    ],
    answer: list
  },
  {
    operationId: 'elasticsearch.getSnapshotStatus',
    demand: 'read',
    methods: ['GET'],
    paths: [
      '/_snapshot/_status',
      '/_snapshot/:repository/_status',
      '/_snapshot/:repository/:snapshot/_status'
    ],
    parameters: ['master_timeout', 'ignore_unavailable'],
    answer: status
  },
  {
    operationId: 'elasticsearch.deleteSnapshots',
    demand: 'read',
    methods: ['DELETE'],
    paths: ['/_snapshot/:repository/:snapshot'],
    parameters: traits => [
      'master_timeout',
      ...(traits.deleteWithoutWaiting ? ['wait_for_completion'] : [])
    ],
    answer({ world, query, param, names }) {
      query.flag('wait_for_completion', true)
      deleteSnapshots(world, param('repository'), names('snapshot'))
      return { json: acknowledged }
    }
  },
  {
    operationId: 'elasticsearch.cloneSnapshot',
    demand: 'read',
    methods: ['PUT'],
    paths: ['/_snapshot/:repository/:snapshot/_clone/:target'],
    parameters: ['master_timeout'],
    answer({ world, param, body }) {
      const names = {
        repository: param('repository'),
        source: param('snapshot'),
        target: param('target')
      }
      cloneSnapshot(world, names, readCloneBody(body()))
      return { json: acknowledged }
    }
  }
]
