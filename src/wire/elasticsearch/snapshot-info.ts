import { type Static, Type } from '@sinclair/typebox'
import { sizeBytesOf } from '../../domain/index-facts.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import type { SnapshotView } from '../../domain/snapshot.js'
import { humanBytes, humanTime } from './units.js'

const Failure = Type.Object({
  index: Type.String(),
  index_uuid: Type.String(),
  shard_id: Type.Integer(),
  reason: Type.String(),
  node_id: Type.String(),
  status: Type.String()
})

const IndexDetails = Type.Object({
  shard_count: Type.Integer(),
  size: Type.Optional(Type.String()),
  size_in_bytes: Type.Integer(),
  max_segments_per_shard: Type.Integer()
})

/** One snapshot in answers to GET and to a create that waited; members in the order of the original. */
export const SnapshotInfo = Type.Object({
  snapshot: Type.String(),
  uuid: Type.String(),
  repository: Type.Optional(Type.String()),
  version_id: Type.Optional(Type.Integer()),
  version: Type.Optional(Type.String()),
  remote_store_index_shallow_copy: Type.Optional(Type.Boolean()),
  indices: Type.Optional(Type.Array(Type.String())),
  index_details: Type.Optional(Type.Record(Type.String(), IndexDetails)),
  data_streams: Type.Array(Type.String()),
  include_global_state: Type.Optional(Type.Boolean()),
  metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  state: Type.String(),
  reason: Type.Optional(Type.String()),
  start_time: Type.Optional(Type.String()),
  start_time_in_millis: Type.Optional(Type.Integer()),
  end_time: Type.Optional(Type.String()),
  end_time_in_millis: Type.Optional(Type.Integer()),
  duration: Type.Optional(Type.String()),
  duration_in_millis: Type.Optional(Type.Integer()),
  failures: Type.Optional(Type.Array(Failure)),
  shards: Type.Optional(
    Type.Object({ total: Type.Integer(), failed: Type.Integer(), successful: Type.Integer() })
  ),
  feature_states: Type.Optional(
    Type.Array(Type.Object({ feature_name: Type.String(), indices: Type.Array(Type.String()) }))
  )
})
export type SnapshotInfo = Static<typeof SnapshotInfo>

export interface SnapshotInfoOptions {
  readonly repository: string
  readonly traits: SearchTraits
  readonly verbose: boolean
  readonly indexNames: boolean
  readonly indexDetails: boolean
  readonly includeRepository: boolean
  readonly human: boolean
}

export const plainInfo = {
  verbose: true,
  indexNames: true,
  indexDetails: false,
  includeRepository: true,
  human: false
} as const satisfies Omit<SnapshotInfoOptions, 'repository' | 'traits'>

/** Source: Elasticsearch and OpenSearch, `SnapshotInfo.toXContentExternal`. */
export function snapshotInfo(view: SnapshotView, options: SnapshotInfoOptions): SnapshotInfo {
  const { plan, state } = view
  const { verbose, traits } = options
  const indices = plan.indices.map(index => index.name)
  const version = plan.takenBy ?? traits.snapshotVersion
  return {
    snapshot: plan.name,
    uuid: plan.uuid,
    ...(namesRepository(options) && { repository: options.repository }),
    ...(verbose && { version_id: version.id, version: version.text }),
    ...(verbose && traits.shallowCopy && { remote_store_index_shallow_copy: false }),
    ...((options.indexNames || !verbose) && { indices }),
    ...(verbose && options.indexDetails && indexDetails(view, options)),
    data_streams: [],
    ...(verbose && { include_global_state: plan.includeGlobalState }),
    ...(verbose && plan.metadata !== undefined && { metadata: plan.metadata }),
    state,
    ...(state === 'FAILED' && { reason: plan.reason ?? failureReason(view) }),
    ...(verbose && { ...times(view, options.human), ...outcome(view) }),
    ...(verbose && traits.featureStates && { feature_states: [] })
  }
}

function namesRepository({ traits, includeRepository, verbose }: SnapshotInfoOptions): boolean {
  return traits.snapshotPages && (includeRepository || !verbose)
}

/** Elasticsearch prints the epoch as the end of a snapshot that still runs. */
function times({ plan, endMs = 0 }: SnapshotView, human: boolean) {
  const durationMs = Math.max(0, endMs - plan.startMs)
  return {
    start_time: isoTime(plan.startMs),
    start_time_in_millis: plan.startMs,
    end_time: isoTime(endMs),
    end_time_in_millis: endMs,
    ...(human && { duration: humanTime(durationMs) }),
    duration_in_millis: durationMs
  }
}

function outcome({ plan, state, shards }: SnapshotView) {
  const uuids = new Map(plan.indices.map(index => [index.name, index.uuid]))
  const failures = state === 'IN_PROGRESS' ? [] : plan.failures
  return {
    failures: failures.map(({ index, shardId, reason, nodeId, status }) => ({
      index,
      index_uuid: uuids.get(index) ?? index,
      shard_id: shardId,
      reason,
      node_id: nodeId,
      status
    })),
    shards: { total: shards.total, failed: shards.failed, successful: shards.successful }
  }
}

function indexDetails({ plan, state }: SnapshotView, { human }: SnapshotInfoOptions) {
  if (state === 'IN_PROGRESS' || plan.indices.length === 0) return {}
  const details = plan.indices.map(index => [
    index.name,
    {
      shard_count: index.shards,
      ...(human && { size: humanBytes(sizeBytesOf(index)) }),
      size_in_bytes: sizeBytesOf(index),
      max_segments_per_shard: index.documents.count === 0 ? 0 : 1
    }
  ])
  return { index_details: Object.fromEntries(details) }
}

/** Source: Elasticsearch, `SnapshotsService`, where shards are missing and `partial` was not asked for. */
function failureReason({ plan }: SnapshotView): string {
  const failed =
    plan.failures.length === 0 ? plan.indices.map(it => it.name) : plan.failures.map(it => it.index)
  return `Indices don't have primary shards [${[...new Set(failed)].join(', ')}]`
}

export function isoTime(instantMs: number): string {
  return new Date(instantMs).toISOString()
}
