import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { never } from '../../src/domain/instant.js'
import {
  abortedView,
  byName,
  byStart,
  newestFirst,
  type SnapshotOutcome,
  snapshotAt
} from '../../src/domain/snapshot.js'
import { holds } from '../support/property.js'
import { anIndex, aPlan, aView, startMs } from '../support/world.js'

const endMs = startMs + 10_000
const atRows: [
  nowMs: number,
  state: string | undefined,
  progress: number | undefined,
  why: string
][] = [
  [startMs - 1, undefined, undefined, 'one millisecond before it begins, it is not there'],
  [startMs, 'IN_PROGRESS', 0, 'at its start, nothing is written'],
  [startMs + 5_000, 'IN_PROGRESS', 0.5, 'half way, half is written'],
  [endMs - 1, 'IN_PROGRESS', 0.9999, 'one millisecond before its end'],
  [endMs, 'PARTIAL', 1, 'at its end'],
  [endMs + 1e9, 'PARTIAL', 1, 'and for ever after']
]

for (const [nowMs, state, progress, why] of atRows) {
  t.test(`a snapshot of ten seconds at ${nowMs - startMs} ms: ${why}`, async t => {
    const view = snapshotAt(aPlan({ outcome: 'PARTIAL' }), nowMs)
    t.equal(view?.state, state)
    t.equal(view?.progress, progress)
    t.equal(view?.endMs, state === 'PARTIAL' ? endMs : undefined)
  })
}

t.test('a snapshot without length has ended when it begins', async t => {
  const plan = aPlan({ endMs: startMs })
  t.equal(snapshotAt(plan, startMs - 1), undefined)
  t.equal(snapshotAt(plan, startMs)?.state, 'SUCCESS')
})

t.test('a snapshot that stalls runs for ever and gets nowhere', async t => {
  const view = snapshotAt(aPlan({ endMs: never }), startMs + 1e12)
  t.match(view, { state: 'IN_PROGRESS', progress: 0 })
})

t.test('a snapshot cannot end before it starts', async t => {
  t.throws(() => snapshotAt(aPlan({ endMs: startMs - 1 }), startMs), { name: 'AssertionError' })
})

const failure = (shardId: number) => ({
  index: 'a',
  shardId,
  reason: 'r',
  nodeId: 'n',
  status: 'INTERNAL_SERVER_ERROR'
})
const shardRows: [outcome: SnapshotOutcome, failures: number, failed: number, why: string][] = [
  ['SUCCESS', 0, 0, 'all shards are written'],
  ['PARTIAL', 2, 2, 'those that failed are counted'],
  ['PARTIAL', 9, 5, 'no more can fail than there are'],
  ['FAILED', 2, 2, 'those that failed are counted'],
  ['FAILED', 0, 5, 'without a list, none is written']
]

for (const [outcome, count, failed, why] of shardRows) {
  t.test(
    `of five shards ${failed} have failed, ${outcome} with ${count} failures: ${why}`,
    async t => {
      const failures = Array.from({ length: count }, (_, shardId) => failure(shardId))
      const view = snapshotAt(aPlan({ outcome, failures }), endMs)
      t.strictSame(view?.shards, { total: 5, failed, successful: 5 - failed })
    }
  )
}

t.test('a running snapshot counts no shards', async t => {
  const none = { total: 0, failed: 0, successful: 0 }
  t.strictSame(snapshotAt(aPlan(), startMs)?.shards, none)
})

t.test('shards are counted over all indices', async t => {
  const plan = aPlan({ indices: [anIndex({ shards: 2 }), anIndex({ shards: 3 })] })
  t.equal(snapshotAt(plan, endMs)?.shards.total, 5)
  t.equal(snapshotAt(aPlan({ indices: [] }), endMs)?.shards.total, 0)
})

t.test('a snapshot that was aborted failed at that moment, with all its shards', async t => {
  const view = abortedView(aPlan(), startMs + 3_000)
  t.match(view, {
    state: 'FAILED',
    endMs: startMs + 3_000,
    shards: { total: 5, failed: 5, successful: 0 },
    plan: { outcome: 'FAILED', reason: 'Snapshot was aborted by deletion', failures: [] }
  })
  t.strictSame(snapshotAt(view.plan, startMs + 3_000)?.shards, view.shards, 'its plan agrees')
  t.equal(abortedView(aPlan(), startMs - 5).endMs, startMs, 'never before its start')
  t.equal(abortedView(aPlan(), endMs + 5).endMs, endMs, 'never after its end')
})

t.test('snapshots are ordered by start and name, by name, or from the latest on', async t => {
  const plans = [
    { name: 'b', startMs, ordinal: 1 },
    { name: 'a', startMs: startMs + 1, ordinal: 2 },
    { name: 'd', startMs, ordinal: 3 },
    { name: 'c', startMs, ordinal: 4 }
  ]
  const views = plans.map(plan => aView({}, plan))
  const sorted = (order: typeof byName) =>
    views
      .toSorted(order)
      .map(view => view.plan.name)
      .join('')
  t.equal(sorted(byStart), 'bcda')
  t.equal(sorted(byName), 'abcd')
  t.equal(sorted(newestFirst), 'acdb', 'of one moment, the one written down last comes first')
})

t.test('an order never depends on where things stood before', async t => {
  const fact = fc.record({ start: fc.nat(2), name: fc.string({ maxLength: 2 }) })
  const facts = fc.uniqueArray(fact, { selector: it => it.name, maxLength: 8 })
  for (const order of [byStart, byName, newestFirst]) {
    const stable = fc.property(facts, list => {
      const views = list.map(({ start, name }, ordinal) =>
        aView({}, { name, ordinal, startMs: startMs + start })
      )
      return isDeepStrictEqual(views.toSorted(order), views.toReversed().toSorted(order))
    })
    await holds(t, stable)
  }
})

t.test('a snapshot whose deletion is under way is seen until it is over', async t => {
  const plan = aPlan({ goneMs: startMs + 20_000 })
  t.equal(snapshotAt(plan, startMs + 19_999)?.state, 'SUCCESS')
  t.equal(snapshotAt(plan, startMs + 20_000), undefined)
})
