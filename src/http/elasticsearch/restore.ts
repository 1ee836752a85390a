import { readRestoreBody } from '../../wire/elasticsearch/snapshot-body.js'
import { restoreEnd, restoreSnapshot } from '../../world/search-restore.js'
import type { SearchAnswer, SearchCall, SearchRoute } from './route.js'
import { refuseWait, waitLimitMs } from './waiting.js'

async function restore(call: SearchCall): Promise<SearchAnswer> {
  const { world, query, param } = call
  const waits = query.flag('wait_for_completion', false)
  const names = { repository: param('repository'), snapshot: param('snapshot') }
  const started = restoreSnapshot(world, names, readRestoreBody(call.body(), call.traits))
  if (!waits) return { json: { accepted: true } }
  const released = call.park()
  const outcome = await restoreEnd(world, started, { released, limitMs: waitLimitMs })
  if (outcome !== 'over') {
    return refuseWait(outcome, `restore_snapshot[${names.snapshot}]`, call.identity)
  }
  const { snapshot, indices, shardsFailed: failed } = started
  const total = indices.reduce((sum, index) => sum + index.shards, 0)
  const shards = { total, failed, successful: total - failed }
  return { json: { snapshot: { snapshot, indices: indices.map(index => index.name), shards } } }
}

export const restoreRoutes: readonly SearchRoute[] = [
  {
    operationId: 'elasticsearch.restoreSnapshot',
    demand: 'change',
    methods: ['POST'],
    paths: ['/_snapshot/:repository/:snapshot/_restore'],
    parameters: ['wait_for_completion', 'master_timeout'],
    answer: restore
  }
]
