import { type IndexFacts, isRecovering, sizeBytesOf } from '../../domain/index-facts.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { type NodeIdentity, nodeHead } from './nodes.js'
import { humanBytes, humanTime } from './units.js'

/** Lucene keeps an index of one segment in about this many files. */
const filesPerShard = 4

export interface RecoveryView {
  readonly nowMs: number
  readonly node: NodeIdentity
  readonly traits: SearchTraits
  readonly human: boolean
}

/** One shard that comes, or came, from somewhere. */
export interface ShardRecovery {
  readonly index: IndexFacts
  readonly shardId: number
  readonly type: 'EMPTY_STORE' | 'SNAPSHOT'
  readonly stage: 'INDEX' | 'DONE'
  readonly startMs: number
  /** Absent while the shard is still coming. */
  readonly stopMs?: number
  readonly tookMs: number
  readonly files: { readonly total: number; readonly recovered: number }
  readonly bytes: { readonly total: number; readonly recovered: number }
}

/** Every shard with where it came from; with `activeOnly`, only those still coming. */
export function shardRecoveries(
  indices: readonly IndexFacts[],
  { nowMs, activeOnly }: { readonly nowMs: number; readonly activeOnly: boolean }
): readonly ShardRecovery[] {
  return indices
    .filter(index => index.open && (!activeOnly || isRecovering(index, nowMs)))
    .flatMap(index =>
      Array.from({ length: index.shards }, (_, shardId) => recoveryOf(index, shardId, nowMs))
    )
}

/** `GET /{index}/_recovery`. Source: Elasticsearch, `RecoveryState.toXContent`. */
export function recoveryMap(recoveries: readonly ShardRecovery[], view: RecoveryView) {
  const byIndex = new Map<string, ReturnType<typeof recoveryJson>[]>()
  for (const recovery of recoveries) {
    const { name } = recovery.index
    byIndex.set(name, [...(byIndex.get(name) ?? []), recoveryJson(recovery, view)])
  }
  return Object.fromEntries([...byIndex].map(([name, shards]) => [name, { shards }]))
}

/** `50.0%`; of nothing, all of it is there once the recovery is over. */
export function percent({ total, recovered }: ShardRecovery['files'], isDone: boolean): string {
  const share = total === 0 ? (isDone ? 100 : 0) : (recovered / total) * 100
  return `${share.toFixed(1)}%`
}

function recoveryOf(index: IndexFacts, shardId: number, nowMs: number): ShardRecovery {
  const { recovery } = index
  const isRunning = isRecovering(index, nowMs)
  const startMs = recovery?.startMs ?? index.createdMs
  const endMs = recovery?.endMs ?? index.createdMs
  const share = isRunning ? (nowMs - startMs) / (endMs - startMs) : 1
  const total = recovery === undefined ? 0 : Math.floor(sizeBytesOf(index) / index.shards)
  const files = recovery === undefined ? 0 : filesPerShard
  return {
    index,
    shardId,
    type: recovery === undefined ? 'EMPTY_STORE' : 'SNAPSHOT',
    stage: isRunning ? 'INDEX' : 'DONE',
    startMs,
    ...(!isRunning && { stopMs: endMs }),
    tookMs: Math.max(0, Math.min(nowMs, endMs) - startMs),
    files: { total: files, recovered: Math.floor(files * share) },
    bytes: { total, recovered: Math.floor(total * share) }
  }
}

function recoveryJson(it: ShardRecovery, { node, traits, human }: RecoveryView) {
  const { recovery } = it.index
  const isDone = it.stage === 'DONE'
  const head = nodeHead(node)
  return {
    id: it.shardId,
    type: it.type,
    stage: it.stage,
    primary: true,
    ...instant('start_time', it.startMs, human),
    ...(it.stopMs !== undefined && instant('stop_time', it.stopMs, human)),
    ...time('total_time', it.tookMs, human),
    source: recovery === undefined ? {} : sourceJson(recovery, traits),
    target: {
      id: node.nodeId,
      host: head.host,
      transport_address: head.transport_address,
      ip: head.ip,
      name: head.name
    },
    index: {
      size: {
        ...size('total', it.bytes.total, human),
        ...size('reused', 0, human),
        ...size('recovered', it.bytes.recovered, human),
        ...size('recovered_from_snapshot', 0, human),
        percent: percent(it.bytes, isDone)
      },
      files: {
        total: it.files.total,
        reused: 0,
        recovered: it.files.recovered,
        percent: percent(it.files, isDone)
      },
      ...time('total_time', it.tookMs, human),
      ...time('source_throttle_time', 0, human),
      ...time('target_throttle_time', 0, human)
    },
    translog: {
      recovered: 0,
      total: 0,
      percent: '100.0%',
      total_on_start: 0,
      ...time('total_time', 0, human)
    },
    verify_index: {
      ...time('check_index_time', 0, human),
      ...time('total_time', 0, human)
    }
  }
}

function sourceJson(recovery: NonNullable<IndexFacts['recovery']>, traits: SearchTraits) {
  return {
    repository: recovery.repository,
    snapshot: recovery.snapshot,
    version: traits.snapshotVersion.text,
    index: recovery.sourceIndex,
    restoreUUID: recovery.snapshotUuid
  }
}

/** With `human`, the words come before the number. */
function time(name: string, ms: number, human: boolean) {
  return { ...(human && { [name]: humanTime(ms) }), [`${name}_in_millis`]: ms }
}

function instant(name: string, ms: number, human: boolean) {
  return { ...(human && { [name]: new Date(ms).toISOString() }), [`${name}_in_millis`]: ms }
}

function size(name: string, bytes: number, human: boolean) {
  return { ...(human && { [name]: humanBytes(bytes) }), [`${name}_in_bytes`]: bytes }
}
