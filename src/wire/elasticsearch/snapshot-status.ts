import { type Static, Type } from '@sinclair/typebox'
import { type IndexFacts, sizeBytesOf } from '../../domain/index-facts.js'
import type { ShardFailure, SnapshotState, SnapshotView } from '../../domain/snapshot.js'
import { humanBytes, humanTime } from './units.js'

const ShardsStats = Type.Object({
  initializing: Type.Integer(),
  started: Type.Integer(),
  finalizing: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  total: Type.Integer()
})

const Files = Type.Object({
  file_count: Type.Integer(),
  size: Type.Optional(Type.String()),
  size_in_bytes: Type.Integer()
})

const Stats = Type.Object({
  incremental: Files,
  processed: Type.Optional(Files),
  total: Files,
  start_time_in_millis: Type.Integer(),
  time: Type.Optional(Type.String()),
  time_in_millis: Type.Integer()
})

const ShardStatus = Type.Object({
  stage: Type.String(),
  stats: Stats,
  node: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String())
})

/** One snapshot in the answer to `_status`, whose state words differ from those of GET. */
export const SnapshotStatus = Type.Object({
  snapshot: Type.String(),
  repository: Type.String(),
  uuid: Type.String(),
  state: Type.String(),
  include_global_state: Type.Boolean(),
  shards_stats: ShardsStats,
  stats: Stats,
  indices: Type.Record(
    Type.String(),
    Type.Object({
      shards_stats: ShardsStats,
      stats: Stats,
      shards: Type.Record(Type.String(), ShardStatus)
    })
  )
})
export type SnapshotStatus = Static<typeof SnapshotStatus>

/** A PARTIAL snapshot calls itself a success here. Source: Elasticsearch, `TransportSnapshotsStatusAction`. */
const stateWords = {
  IN_PROGRESS: 'STARTED',
  SUCCESS: 'SUCCESS',
  PARTIAL: 'SUCCESS',
  FAILED: 'FAILED',
  INCOMPATIBLE: 'FAILED'
} as const satisfies Record<SnapshotState, string>

/** Lucene keeps an index of one segment in about this many files. */
const filesPerShard = 4

interface Shard {
  readonly index: string
  readonly shardId: number
  readonly bytes: number
  readonly stage: 'STARTED' | 'DONE' | 'FAILURE'
  readonly reason?: string
}

interface Told {
  readonly startMs: number
  readonly timeMs: number
  readonly human: boolean
  readonly nodeId: string
}

export function snapshotStatus(
  view: SnapshotView,
  {
    repository,
    nowMs,
    human,
    nodeId
  }: { repository: string; nowMs: number; human: boolean; nodeId: string }
): SnapshotStatus {
  const { plan } = view
  const told = {
    startMs: plan.startMs,
    timeMs: (view.endMs ?? nowMs) - plan.startMs,
    human,
    nodeId
  }
  const shards = shardsOf(view)
  const indices = plan.indices.map(({ name }) => {
    const own = shards.filter(shard => shard.index === name)
    const byId = own.map(shard => [String(shard.shardId), shardStatus(shard, told)])
    const status = { ...summary(own, told), shards: Object.fromEntries(byId) }
    return [name, status] as const
  })
  return {
    snapshot: plan.name,
    repository,
    uuid: plan.uuid,
    state: stateWords[view.state],
    include_global_state: plan.includeGlobalState,
    ...summary(shards, told),
    indices: Object.fromEntries(indices)
  }
}

/** The shards one after the other; of a running snapshot the first ones are done. */
function shardsOf({ plan, state, progress }: SnapshotView): Shard[] {
  const all = plan.indices.flatMap(index =>
    Array.from({ length: index.shards }, (_, shardId) => ({
      index: index.name,
      shardId,
      bytes: shardBytes(index)
    }))
  )
  const doneCount = Math.floor(progress * all.length)
  return all.map((shard, at): Shard => {
    if (state === 'IN_PROGRESS') return { ...shard, stage: at < doneCount ? 'DONE' : 'STARTED' }
    const failure = plan.failures.find(it => isOf(it, shard))
    if (failure !== undefined) return { ...shard, stage: 'FAILURE', reason: failure.reason }
    return state === 'FAILED'
      ? { ...shard, stage: 'FAILURE', reason: 'skipped' }
      : { ...shard, stage: 'DONE' }
  })
}

function isOf(failure: ShardFailure, shard: { index: string; shardId: number }): boolean {
  return failure.index === shard.index && failure.shardId === shard.shardId
}

function shardBytes(index: IndexFacts): number {
  return Math.floor(sizeBytesOf(index) / index.shards)
}

function summary(shards: readonly Shard[], told: Told) {
  const count = (stage: Shard['stage']) => shards.filter(shard => shard.stage === stage).length
  return {
    shards_stats: {
      initializing: 0,
      started: count('STARTED'),
      finalizing: 0,
      done: count('DONE'),
      failed: count('FAILURE'),
      total: shards.length
    },
    stats: stats(shards, told)
  }
}

function shardStatus(shard: Shard, told: Told) {
  return {
    stage: shard.stage,
    stats: stats([shard], told),
    ...(shard.stage === 'STARTED' && { node: told.nodeId }),
    ...(shard.reason !== undefined && { reason: shard.reason })
  }
}

/** `processed` is told only while it differs from what there is to do. */
function stats(shards: readonly Shard[], { startMs, timeMs, human }: Told) {
  const written = shards.filter(shard => shard.stage !== 'FAILURE')
  const done = written.filter(shard => shard.stage === 'DONE')
  const files = (some: readonly Shard[]) => {
    const bytes = some.reduce((sum, shard) => sum + shard.bytes, 0)
    return {
      file_count: some.length * filesPerShard,
      ...(human && { size: humanBytes(bytes) }),
      size_in_bytes: bytes
    }
  }
  return {
    incremental: files(written),
    ...(done.length < written.length && { processed: files(done) }),
    total: files(written),
    start_time_in_millis: startMs,
    ...(human && { time: humanTime(timeMs) }),
    time_in_millis: timeMs
  }
}
