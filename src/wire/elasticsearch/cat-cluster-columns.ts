/** Columns of the tables about the cluster as a whole. Source: Elasticsearch, the `Rest*Action`s of `_cat`. */
import { type IndexFacts, sizeBytesOf } from '../../domain/index-facts.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import type { Column } from './cat-table.js'
import type { ClusterHealth, Identity } from './cluster.js'
import { nodeHead, nodeRoleLetters, nodeRoles } from './nodes.js'
import { percent, type ShardRecovery } from './recovery.js'
import type { TaskFacts } from './tasks.js'
import { humanBytes, humanTime } from './units.js'

const right = { align: 'right' } as const

function column<Row>(
  name: string,
  aliases: readonly string[],
  value: (row: Row) => string | number
): Column<Row> {
  return { name, aliases, value: row => String(value(row)) }
}

function rightColumn<Row>(
  name: string,
  aliases: readonly string[],
  value: (row: Row) => string | number
): Column<Row> {
  return { ...column(name, aliases, value), ...right }
}

interface Moment {
  readonly nowMs: number
}

/** When the table was made, in seconds and as a time of day. */
function momentColumns<Row extends Moment>(): Column<Row>[] {
  return [
    column('epoch', ['t', 'time'], ({ nowMs }) => Math.floor(nowMs / 1_000)),
    column('timestamp', ['ts', 'hms', 'hhmmss'], ({ nowMs }) => timeOfDay(nowMs))
  ]
}

type CatHealth = Moment & { readonly health: ClusterHealth }

export function healthColumns(traits: SearchTraits): readonly Column<CatHealth>[] {
  const count = (name: string, aliases: readonly string[], key: CountedInHealth) =>
    rightColumn<CatHealth>(name, aliases, ({ health }) => health[key] ?? 0)
  return [
    ...momentColumns<CatHealth>(),
    column('cluster', ['cl'], ({ health }) => health.cluster_name),
    column('status', ['st'], ({ health }) => health.status),
    count('node.total', ['nt', 'nodeTotal'], 'number_of_nodes'),
    count('node.data', ['nd', 'nodeData'], 'number_of_data_nodes'),
    ...(traits.clusterManager
      ? [rightColumn<CatHealth>('discovered_cluster_manager', ['dcm', 'dm'], () => 'true')]
      : []),
    count('shards', ['t', 'sh', 'shards.total'], 'active_shards'),
    count('pri', ['p', 'shards.primary'], 'active_primary_shards'),
    count('relo', ['r', 'shards.relocating'], 'relocating_shards'),
    count('init', ['i', 'shards.initializing'], 'initializing_shards'),
    count('unassign', ['u', 'shards.unassigned'], 'unassigned_shards'),
    ...(traits.unassignedPrimaries
      ? [count('unassign.pri', ['up'], 'unassigned_primary_shards')]
      : []),
    count('pending_tasks', ['pt'], 'number_of_pending_tasks'),
    rightColumn('max_task_wait_time', ['mtwt'], () => '-'),
    rightColumn(
      'active_shards_percent',
      ['asp'],
      ({ health }) => `${Number(health.active_shards_percent_as_number.value).toFixed(1)}%`
    )
  ]
}

type CountedInHealth = {
  [Key in keyof ClusterHealth]-?: ClusterHealth[Key] extends number | undefined ? Key : never
}[keyof ClusterHealth]

/** A machine that has little to do: nobody may lean on these numbers. */
export function nodeColumns(traits: SearchTraits): readonly Column<Identity>[] {
  const elected = traits.clusterManager ? 'cluster_manager' : 'master'
  return [
    column('ip', ['i'], node => nodeHead(node).ip),
    rightColumn('heap.percent', ['hp', 'heapPercent'], () => 42),
    rightColumn('ram.percent', ['rp', 'ramPercent'], () => 71),
    rightColumn('cpu', [], () => 3),
    rightColumn('load_1m', ['l'], () => '0.42'),
    rightColumn('load_5m', ['l'], () => '0.38'),
    rightColumn('load_15m', ['l'], () => '0.35'),
    column('node.role', ['r', 'role', 'nodeRole'], () => nodeRoleLetters(traits)),
    ...(traits.clusterManager
      ? [column<Identity>('node.roles', ['rs', 'all roles'], () => nodeRoles(traits).join(','))]
      : []),
    column(elected, ['m', 'master'], () => '*'),
    column('name', ['n'], node => node.nodeName),
    { ...column('id', ['nodeId'], node => node.nodeId.slice(0, 4)), hidden: true }
  ]
}

export const masterColumns: readonly Column<Identity>[] = [
  column('id', [], node => node.nodeId),
  column('host', ['h'], node => nodeHead(node).host),
  column('ip', [], node => nodeHead(node).ip),
  column('node', ['n'], node => node.nodeName)
]

export const countColumns: readonly Column<Moment & { readonly count: number }>[] = [
  ...momentColumns<Moment & { readonly count: number }>(),
  column('count', ['dc', 'docs.count', 'docsCount'], row => row.count)
]

export interface CatAlias {
  readonly alias: string
  readonly index: string
  readonly filter?: unknown
  readonly indexRouting?: string
  readonly searchRouting?: string
  readonly isWriteIndex?: boolean
}

export const aliasColumns: readonly Column<CatAlias>[] = [
  column('alias', ['a'], row => row.alias),
  column('index', ['i', 'idx'], row => row.index),
  column('filter', ['f', 'fi'], row => (row.filter === undefined ? '-' : '*')),
  column('routing.index', ['ri', 'routingIndex'], row => row.indexRouting ?? '-'),
  column('routing.search', ['rs', 'routingSearch'], row => row.searchRouting ?? '-'),
  column('is_write_index', ['w', 'isWriteIndex'], row => String(row.isWriteIndex ?? '-'))
]

export interface CatTemplate {
  readonly name: string
  readonly patterns: readonly string[]
  readonly order?: number
  readonly version?: number
  /** Absent for a template of the older API, which is made of nothing but itself. */
  readonly composedOf?: readonly string[]
}

export const templateColumns: readonly Column<CatTemplate>[] = [
  column('name', ['n'], row => row.name),
  column('index_patterns', ['t'], row => `[${row.patterns.join(', ')}]`),
  column('order', ['o', 'p'], row => row.order ?? ''),
  column('version', ['v'], row => row.version ?? ''),
  column('composed_of', ['c'], ({ composedOf }) => (composedOf ? `[${composedOf.join(', ')}]` : ''))
]

export interface CatShard {
  readonly index: IndexFacts
  readonly shardId: number
  readonly isPrimary: boolean
  readonly state: 'STARTED' | 'INITIALIZING' | 'UNASSIGNED'
  readonly node: Identity
}

export function shardColumns({ datasetSize }: SearchTraits): readonly Column<CatShard>[] {
  const bytes = whenStarted(row => humanBytes(share(row, sizeBytesOf)))
  return [
    column('index', ['i', 'idx'], row => row.index.name),
    { ...column<CatShard>('shard', ['s', 'sh'], row => row.shardId), rank: row => row.shardId },
    column('prirep', ['p', 'pr', 'primaryOrReplica'], row => (row.isPrimary ? 'p' : 'r')),
    column('state', ['st'], row => row.state),
    rightColumn(
      'docs',
      ['d', 'dc'],
      whenStarted(row => String(share(row, documentsCount)))
    ),
    rightColumn('store', ['sto'], bytes),
    ...(datasetSize ? [rightColumn('dataset', [], bytes)] : []),
    column('ip', [], row => (row.state === 'UNASSIGNED' ? '' : nodeHead(row.node).ip)),
    column('node', ['n'], row => (row.state === 'UNASSIGNED' ? '' : row.node.nodeName))
  ]
}

export interface CatRecovery {
  readonly it: ShardRecovery
  readonly node: Identity
}

export const recoveryColumns: readonly Column<CatRecovery>[] = [
  column('index', ['i', 'idx'], ({ it }) => it.index.name),
  column('shard', ['s', 'sh'], ({ it }) => it.shardId),
  column('time', ['t', 'ti'], ({ it }) => humanTime(it.tookMs)),
  column('type', ['ty'], ({ it }) => it.type.toLowerCase()),
  column('stage', ['st'], ({ it }) => it.stage.toLowerCase()),
  column('source_host', ['shost'], () => 'n/a'),
  column('source_node', ['snode'], () => 'n/a'),
  column('target_host', ['thost'], ({ node }) => nodeHead(node).host),
  column('target_node', ['tnode'], ({ node }) => node.nodeName),
  column('repository', ['rep'], ({ it }) => it.index.recovery?.repository ?? 'n/a'),
  column('snapshot', ['snap'], ({ it }) => it.index.recovery?.snapshot ?? 'n/a'),
  column('files', ['f'], ({ it }) => it.files.total),
  column('files_recovered', ['fr'], ({ it }) => it.files.recovered),
  column('files_percent', ['fp'], ({ it }) => percent(it.files, it.stage === 'DONE')),
  column('files_total', ['tf'], ({ it }) => it.files.total),
  column('bytes', ['b'], ({ it }) => it.bytes.total),
  column('bytes_recovered', ['br'], ({ it }) => it.bytes.recovered),
  column('bytes_percent', ['bp'], ({ it }) => percent(it.bytes, it.stage === 'DONE')),
  column('bytes_total', ['tb'], ({ it }) => it.bytes.total),
  column('translog_ops', ['to'], () => 0),
  column('translog_ops_recovered', ['tor'], () => 0),
  column('translog_ops_percent', ['top'], () => '100.0%')
]

export interface CatTask extends Moment {
  readonly task: TaskFacts
  readonly node: Identity
}

export const taskColumns: readonly Column<CatTask>[] = [
  column('action', ['ac'], ({ task }) => task.action),
  column('task_id', ['ti'], ({ task, node }) => `${node.nodeId}:${task.id}`),
  column('parent_task_id', ['pti'], () => '-'),
  column('type', ['ty'], () => 'transport'),
  column('start_time', ['start'], ({ task }) => task.startMs),
  column('timestamp', ['ts', 'hms', 'hhmmss'], ({ task }) => timeOfDay(task.startMs)),
  column('running_time', ['time'], ({ task, nowMs }) => humanTime(nowMs - task.startMs)),
  column('ip', ['i'], ({ node }) => nodeHead(node).ip),
  column('node', ['n'], ({ node }) => node.nodeName),
  { ...column<CatTask>('description', ['desc'], ({ task }) => task.description), hidden: true }
]

/** What one shard holds of its index. */
function share({ index }: CatShard, of: (index: IndexFacts) => number): number {
  return Math.floor(of(index) / index.shards)
}

function documentsCount({ documents }: IndexFacts): number {
  return documents.count
}

function whenStarted(value: (row: CatShard) => string): (row: CatShard) => string {
  return row => (row.state === 'STARTED' ? value(row) : '')
}

/** `HH:mm:ss` in UTC. */
function timeOfDay(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(11, 19)
}
