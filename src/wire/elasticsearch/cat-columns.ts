import { type IndexFacts, sizeBytesOf } from '../../domain/index-facts.js'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import type { SnapshotState, SnapshotView } from '../../domain/snapshot.js'
import type { Column } from './cat-table.js'
import { type HealthMoment, healthOf, healthWords } from './index-health.js'
import type { Query } from './query.js'
import { bytesIn, byteUnit, humanBytes, humanTime } from './units.js'

/** `_cat/indices`; the documents and sizes of a closed index stay blank. */
export function indexColumns({
  moment,
  traits,
  query
}: {
  readonly moment: HealthMoment
  readonly traits: SearchTraits
  readonly query: Query
}): Column<IndexFacts>[] {
  const bytes = readBytes(query)
  const opened = (value: (index: IndexFacts) => string) => (index: IndexFacts) =>
    index.open ? value(index) : ''
  const size = opened(index => bytes(sizeBytesOf(index)))
  const sizeRank = (index: IndexFacts) => sizeBytesOf(index)
  const right = { align: 'right' } as const
  return [
    {
      name: 'health',
      aliases: ['h'],
      value: index => healthOf(index, moment),
      rank: index => healthWords.indexOf(healthOf(index, moment))
    },
    { name: 'status', aliases: ['s'], value: index => (index.open ? 'open' : 'close') },
    { name: 'index', aliases: ['i', 'idx'], value: index => index.name },
    { name: 'uuid', aliases: ['id'], value: index => index.uuid },
    numberColumn('pri', ['p', 'shards.primary', 'shardsPrimary'], index => index.shards),
    numberColumn('rep', ['r', 'shards.replica', 'shardsReplica'], index => index.replicas),
    {
      ...numberColumn<IndexFacts>('docs.count', ['dc', 'docsCount'], it => it.documents.count),
      value: opened(index => String(index.documents.count))
    },
    { name: 'docs.deleted', aliases: ['dd', 'docsDeleted'], ...right, value: opened(() => '0') },
    { name: 'store.size', aliases: ['ss', 'storeSize'], ...right, value: size, rank: sizeRank },
    { name: 'pri.store.size', aliases: [], ...right, value: size, rank: sizeRank },
    ...(traits.datasetSize
      ? [{ name: 'dataset.size', aliases: [], ...right, value: size, rank: sizeRank }]
      : []),
    {
      ...numberColumn<IndexFacts>('creation.date', ['cd'], index => index.createdMs),
      hidden: true
    },
    {
      name: 'creation.date.string',
      aliases: ['cds'],
      hidden: true,
      value: index => new Date(index.createdMs).toISOString()
    }
  ]
}

const stateWords = ['IN_PROGRESS', 'SUCCESS', 'FAILED', 'PARTIAL', 'INCOMPATIBLE'] as const

export interface CatSnapshot {
  readonly repository: string
  readonly view: SnapshotView
  readonly nowMs: number
}

/** `_cat/snapshots/{repository}`; epochs in seconds. */
export const snapshotColumns: readonly Column<CatSnapshot>[] = [
  { name: 'id', aliases: ['snapshot'], value: ({ view }) => view.plan.name },
  { name: 'repository', aliases: ['re', 'repo'], value: ({ repository }) => repository },
  {
    name: 'status',
    aliases: ['s'],
    align: 'right',
    value: ({ view }) => view.state,
    rank: ({ view }) => stateRank(view.state)
  },
  numberColumn('start_epoch', ['ste', 'startEpoch'], ({ view }) => seconds(view.plan.startMs)),
  timeColumn('start_time', ['sti', 'startTime'], ({ view }) => view.plan.startMs),
  numberColumn('end_epoch', ['ete', 'endEpoch'], ({ view }) => seconds(view.endMs ?? 0)),
  timeColumn('end_time', ['eti', 'endTime'], ({ view }) => view.endMs ?? 0),
  {
    ...numberColumn<CatSnapshot>('duration', ['dur'], tookMs),
    value: row => humanTime(tookMs(row))
  },
  numberColumn('indices', ['i'], ({ view }) => view.plan.indices.length),
  numberColumn('successful_shards', ['ss'], ({ view }) => view.shards.successful),
  numberColumn('failed_shards', ['fs'], ({ view }) => view.shards.failed),
  numberColumn('total_shards', ['ts'], ({ view }) => view.shards.total),
  { name: 'reason', aliases: ['r'], hidden: true, value: ({ view }) => view.plan.reason ?? '' }
]

export const repositoryColumns: readonly Column<{ name: string; type: string }>[] = [
  { name: 'id', aliases: ['id', 'repoId'], value: ({ name }) => name },
  { name: 'type', aliases: ['t'], align: 'right', value: ({ type }) => type }
]

/** The health words `?health=` asks for; everything where absent. */
export function readHealth(query: Query): (index: IndexFacts, moment: HealthMoment) => boolean {
  const text = query.text('health')
  if (text === undefined) return () => true
  const word = healthWords.find(known => known === text.toLowerCase())
  const reason = `unknown cluster health status [${text}]`
  if (word === undefined) return refuse({ code: 'ARGUMENT_INVALID', reason })
  return (index, moment) => healthOf(index, moment) === word
}

function numberColumn<Row>(
  name: string,
  aliases: readonly string[],
  rank: (row: Row) => number
): Column<Row> {
  return { name, aliases, align: 'right', value: row => String(rank(row)), rank }
}

/** A time of day, `HH:mm:ss` in UTC. */
function timeColumn<Row>(
  name: string,
  aliases: readonly string[],
  rank: (row: Row) => number
): Column<Row> {
  return { name, aliases, value: row => new Date(rank(row)).toISOString().slice(11, 19), rank }
}

function tookMs({ view, nowMs }: CatSnapshot): number {
  return (view.endMs ?? nowMs) - view.plan.startMs
}

function stateRank(state: SnapshotState): number {
  return stateWords.indexOf(state)
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000)
}

function readBytes(query: Query): (bytes: number) => string {
  const text = query.text('bytes')
  if (text === undefined) return humanBytes
  const reason = `bytes must be one of [b, kb, mb, gb, tb, pb], was [${text}]`
  const unit = byteUnit(text) ?? refuse({ code: 'ARGUMENT_INVALID', reason })
  return bytes => bytesIn(bytes, unit)
}
