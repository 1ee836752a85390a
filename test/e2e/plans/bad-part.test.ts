/** A part that is FAILED, PARTIAL or INCOMPATIBLE, as everybody sees it once nothing goes on any more. */
import t from 'tap'
import { never } from '../../../src/domain/instant.js'
import { type HistorySeen, type PartSeen, partNames } from '../../support/matrix/bodies.js'
import {
  allSee,
  type HistoryProduct,
  historyProductsOf,
  partMs,
  planned,
  searchSees,
  underPlan
} from '../../support/matrix/plans.js'
import { isFrom, type MatrixRelease, webappsParts } from '../../support/matrix/releases.js'

type Seen = Omit<HistorySeen, 'id'>

const longMs = 20 * partMs
const failure = {
  index: 'operate-event',
  shardId: 3,
  reason: 'disk full',
  nodeId: 'n1',
  status: 'INTERNAL_SERVER_ERROR'
}
/** Web applications from 8.8 on tell the reasons alone, everybody before them the text of the whole failure. */
function failuresSeen(product: HistoryProduct): string[] {
  if (product === 'webapps') return [failure.reason]
  return [
    "SnapshotShardFailure{shardId=[operate-event][3], reason='disk full', nodeId='n1', " +
      'status=INTERNAL_SERVER_ERROR}'
  ]
}

function partsOf(product: HistoryProduct, release: MatrixRelease): number {
  if (product === 'optimize') return 2
  return product === 'webapps' ? webappsParts(release) : 6
}

/** Part 2 is bad, and either the last one, or all that follow are well. */
function withBadPart(
  product: HistoryProduct,
  release: MatrixRelease,
  bad: Omit<PartSeen, 'partNo'>,
  goesOn: boolean
): PartSeen[] {
  const count = goesOn ? partsOf(product, release) : 2
  return Array.from({ length: count }, (_, at) => ({ partNo: at + 1, ...(at === 1 && bad) }))
}

const badName = (product: HistoryProduct, release: MatrixRelease) =>
  partNames(product, release, planned)[1] ?? ''

/** Who goes on behind a part that is neither SUCCESS nor FAILED: Operate before its repair, and Tasklist. */
function goesOnBehind(product: HistoryProduct, release: MatrixRelease): boolean {
  return product === 'tasklist' || (product === 'operate' && !isFrom('8.5', release))
}

underPlan(
  t,
  'FAILED, with a reason and the failure of a shard',
  { partNo: 2, outcome: 'FAILED', failures: [failure], reason: 'it broke' },
  async (t, products, release) => {
    products.clock.advance(longMs)
    await allSee(t, products, product => {
      const name = badName(product, release)
      const failureReason =
        product === 'optimize'
          ? `The following snapshots failed: [${name}]`
          : `There were failures with the following snapshots: ${name}`
      const bad = { state: 'FAILED', failures: failuresSeen(product) }
      return {
        state: 'FAILED',
        failureReason,
        parts: withBadPart(product, release, bad, false)
      } satisfies Seen
    })
    for (const product of historyProductsOf(release)) {
      const expected = { state: 'FAILED', status: 'FAILED', reason: 'it broke' }
      await searchSees(t, products, product, 2, expected)
      const again = await products.ask(product, 'take', planned)
      const status = product === 'optimize' ? 409 : 400
      t.match(again, { status }, `${product}: the id stays taken`)
      if (product === 'optimize') continue
      t.match(
        await products.ask(product, 'take', 3),
        { status: 200 },
        `${product}: the queue is empty`
      )
    }
  }
)

underPlan(
  t,
  'PARTIAL: the backup failed, and some go on all the same',
  { partNo: 2, outcome: 'PARTIAL', failures: [failure] },
  async (t, products, release) => {
    products.clock.advance(longMs)
    await allSee(t, products, product => {
      const failureReason =
        product === 'optimize'
          ? 'The following snapshots failed: []'
          : `Some of the snapshots are partial: ${badName(product, release)}`
      const bad = { state: 'PARTIAL', failures: failuresSeen(product) }
      const goesOn = goesOnBehind(product, release)
      return { state: 'FAILED', failureReason, parts: withBadPart(product, release, bad, goesOn) }
    })
    for (const product of historyProductsOf(release)) {
      await searchSees(t, products, product, 2, { state: 'PARTIAL', status: 'SUCCESS' })
    }
  }
)

underPlan(
  t,
  'INCOMPATIBLE',
  { partNo: 2, outcome: 'INCOMPATIBLE' },
  async (t, products, release) => {
    products.clock.advance(longMs)
    await allSee(t, products, product => {
      const goesOn = goesOnBehind(product, release)
      const parts = withBadPart(product, release, { state: 'INCOMPATIBLE' }, goesOn)
      return { state: 'INCOMPATIBLE', parts }
    })
  }
)

underPlan(
  t,
  'one that never ends',
  { partNo: 2, durationMs: never },
  async (t, products, release) => {
    products.clock.advance(1_000 * partMs)
    await allSee(t, products, product => {
      const parts = withBadPart(product, release, { state: 'IN_PROGRESS' }, false)
      return { state: 'IN_PROGRESS', parts }
    })
    for (const product of historyProductsOf(release)) {
      await searchSees(t, products, product, 2, { state: 'IN_PROGRESS', status: 'STARTED' })
      const other = await products.ask(product, 'take', 3)
      const isBusy = product !== 'optimize'
      const accepted = isFrom('8.5', release) ? 202 : 200
      t.match(other, { status: isBusy ? 400 : accepted }, `${product}: another one`)
      if (isBusy) t.match(other, { body: /Another backup is running at the moment/ })
    }
  }
)
