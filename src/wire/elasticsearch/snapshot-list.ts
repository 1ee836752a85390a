import type { InstantMs } from '../../domain/instant.js'
import { nameMatcher } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import { sortedAtOnceMax, sortedInSlices } from '../../domain/sliced-sort.js'
import { type SnapshotPlan, type SnapshotView, viewAt } from '../../domain/snapshot.js'
import type { Query } from './query.js'

export interface ListedSnapshot {
  readonly repository: string
  readonly plan: SnapshotPlan
}

type SortKey = keyof typeof sortValues

/** By what a list of snapshots can be sorted; the value is also what a cursor remembers. */
const sortValues = {
  start_time: ({ plan }) => plan.startMs,
  duration: ({ plan }, view) => (view().endMs ?? 0) - plan.startMs,
  name: ({ plan }) => plan.name,
  repository: ({ repository }) => repository,
  index_count: ({ plan }) => plan.indices.length,
  shard_count: (_, view) => view().shards.total,
  failed_shard_count: (_, view) => view().shards.failed
} as const satisfies Record<string, SortValue>

/** @param view - how the snapshot looks, worked out only where it matters. */
type SortValue = (item: ListedSnapshot, view: () => SnapshotView) => number | string

interface Position {
  readonly value: number | string
  readonly name: string
  readonly repository: string
}

export interface ListOrder {
  readonly sort: SortKey
  readonly descending: boolean
  /** -1 for no limit. */
  readonly size: number
  readonly offset: number
  readonly after?: Position
  readonly fromSortValue?: number | string
  /** Patterns of policies; `_none` stands for snapshots without one. Everything where empty. */
  readonly policies: readonly string[]
}

export interface SnapshotPage {
  readonly items: readonly ListedSnapshot[]
  readonly total: number
  readonly remaining: number
  readonly next?: string
}

/**
 * Reads and checks the parameters of order and paging.
 *
 * Source: Elasticsearch, `GetSnapshotsRequest.validate`.
 */
export function readListOrder(query: Query): ListOrder {
  const sort = readSort(query.text('sort') ?? 'start_time')
  const order = readDirection(query.text('order') ?? 'asc')
  const size = query.integer('size', -1)
  const offset = query.integer('offset', 0)
  const after = query.text('after')
  const fromSortValue = query.text('from_sort_value')
  const policies = query.list('slm_policy_filter')
  const complaints: string[] = []
  const complainIf = (wrong: boolean, text: string) => {
    if (wrong) complaints.push(text)
  }
  complainIf(size === 0 || size < -1, 'size must be -1 or greater than 0')
  if (!query.flag('verbose', true)) {
    complainIf(sort !== 'start_time', "can't use non-default sort with verbose=false")
    complainIf(size > 0, "can't use size limit with verbose=false")
    complainIf(offset > 0, "can't use offset with verbose=false")
    complainIf(after !== undefined, "can't use after with verbose=false")
    complainIf(order === 'desc', "can't use non-default sort order with verbose=false")
    complainIf(policies.length > 0, "can't use slm policy filter with verbose=false")
    complainIf(fromSortValue !== undefined, "can't use from_sort_value with verbose=false")
  } else if (after !== undefined) {
    complainIf(offset > 0, "can't use after and offset simultaneously")
    complainIf(fromSortValue !== undefined, "can't use after and from_sort_value simultaneously")
  }
  if (complaints.length > 0) refuse({ code: 'VALIDATION_FAILED', complaints })
  return {
    sort,
    descending: order === 'desc',
    size,
    offset,
    policies,
    ...(after !== undefined && { after: readCursor(after, sort) }),
    ...(fromSortValue !== undefined && { fromSortValue: readValue(fromSortValue, sort) })
  }
}

/**
 * Sorts, filters and cuts; stops now and then so that something else can be done in between. `total` counts
 * before the page is cut, `remaining` what lies behind it.
 */
export function* snapshotPage(
  { nowMs, snapshots }: { nowMs: InstantMs; snapshots: readonly ListedSnapshot[] },
  order: ListOrder
): Generator<void, SnapshotPage> {
  const direction = order.descending ? -1 : 1
  const matching: Placed[] = []
  for (const [at, item] of snapshots.entries()) {
    if (at % sortedAtOnceMax === sortedAtOnceMax - 1) yield
    const value = sortValues[order.sort](item, () => viewAt(item.plan, nowMs))
    if (isFrom(value, order) && hasPolicy(item, order.policies)) matching.push({ value, item })
  }
  const sorted = yield* sortedInSlices(matching, (a, b) => direction * compare(a, positionOf(b)))
  const { after } = order
  const behind =
    after === undefined ? sorted : sorted.filter(it => direction * compare(it, after) > 0)
  const start = behind.slice(Math.max(0, order.offset))
  const items = order.size > 0 ? start.slice(0, order.size) : start
  const remaining = start.length - items.length
  const last = items.at(-1)
  return {
    items: items.map(it => it.item),
    total: matching.length,
    remaining,
    ...(remaining > 0 && last !== undefined && { next: cursor(positionOf(last)) })
  }
}

/** A snapshot and the value that it is sorted by. */
interface Placed {
  readonly value: number | string
  readonly item: ListedSnapshot
}

function positionOf({ value, item }: Placed): Position {
  return { value, name: item.plan.name, repository: item.repository }
}

function compare({ value, item }: Placed, other: Position): number {
  return (
    ordered(value, other.value) ||
    ordered(item.plan.name, other.name) ||
    ordered(item.repository, other.repository)
  )
}

function ordered(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isFrom(value: number | string, { fromSortValue, descending }: ListOrder): boolean {
  if (fromSortValue === undefined) return true
  return descending ? value <= fromSortValue : value >= fromSortValue
}

function hasPolicy({ plan }: ListedSnapshot, policies: readonly string[]): boolean {
  if (policies.length === 0) return true
  const policy = plan.metadata?.['policy']
  if (typeof policy !== 'string') return policies.includes('_none')
  return policies.some(pattern => nameMatcher(pattern)(policy))
}

function readSort(text: string): SortKey {
  const key = Object.keys(sortValues).find((known): known is SortKey => known === text)
  return key ?? refuse({ code: 'ARGUMENT_INVALID', reason: `unknown sort order [${text}]` })
}

function readDirection(text: string): 'asc' | 'desc' {
  const lower = text.toLowerCase()
  if (lower === 'asc' || lower === 'desc') return lower
  const reason = `No enum constant org.elasticsearch.search.sort.SortOrder.${text.toUpperCase()}`
  return refuse({ code: 'ARGUMENT_INVALID', reason })
}

function readValue(text: string, sort: SortKey): number | string {
  if (sort === 'name' || sort === 'repository') return text
  const reason = `For input string: "${text}"`
  return /^-?\d+$/.test(text) ? Number(text) : refuse({ code: 'ARGUMENT_INVALID', reason })
}

/** URL-safe base64, padded, of the sort value, the repository and the name of the last item. */
function cursor({ value, repository, name }: Position): string {
  const base64 = Buffer.from(`${value},${repository},${name}`).toString('base64')
  return base64.replaceAll('+', '-').replaceAll('/', '_')
}

function readCursor(text: string, sort: SortKey): Position {
  const parts = Buffer.from(text, 'base64url').toString().split(',')
  const [value, repository, name] = parts
  if (value === undefined || repository === undefined || name === undefined || parts.length !== 3) {
    return refuse({ code: 'ARGUMENT_INVALID', reason: `invalid ?after parameter [${text}]` })
  }
  return { value: readValue(value, sort), repository, name }
}
