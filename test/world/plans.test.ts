import t from 'tap'
import { paceRows, paces } from '../../src/domain/pace.js'
import { type PartSubject, Plans } from '../../src/world/plans.js'
import { Seed } from '../../src/world/seed.js'

const somePlans = () => new Plans(new Seed('test'), 'realistic')
const part = { app: 'operate', backupId: 1n, partNo: 2, snapshot: 'name' } as const
const partition = { backupId: 1n, partitionId: 2 }

/** What is decided of something whose usual time is drawn now. */
const partOf = (plans: Plans, over: Partial<PartSubject> = {}) =>
  plans.decide({ ...part, ...over }, plans.usualMs('operate'))
const pieceOf = (plans: Plans) => plans.decidePartition(partition, plans.usualPartitionMs())

t.test('without a wish everything succeeds at the pace', async t => {
  for (const pace of paces) {
    const plans = new Plans(new Seed('test'), pace)
    const { snapshot, partition: piece } = paceRows[pace]
    const drawn = partOf(plans)
    t.match(drawn, { outcome: 'SUCCESS', failures: [] }, pace)
    t.ok(snapshot.minMs <= drawn.durationMs && drawn.durationMs <= snapshot.maxMs)
    const took = pieceOf(plans)
    t.equal(took.outcome, 'COMPLETED', pace)
    t.ok(piece.minMs <= took.durationMs && took.durationMs <= piece.maxMs)
    const lastsMs = plans.usualMs('elasticsearch')
    t.ok(snapshot.minMs <= lastsMs && lastsMs <= snapshot.maxMs)
  }
})

const partWishes: [wish: object, granted: boolean, why: string][] = [
  [{ app: 'operate' }, true, 'any part of any backup'],
  [{ app: 'operate', backupId: 1n, partNo: 2 }, true, 'exactly this part'],
  [{ app: 'operate', backupId: 2n }, false, 'another backup'],
  [{ app: 'operate', partNo: 3 }, false, 'another part'],
  [{ app: 'tasklist' }, false, 'another application']
]

for (const [wish, granted, why] of partWishes) {
  t.test(`a wish for a part is ${granted ? 'granted' : 'passed by'}: ${why}`, async t => {
    const plans = somePlans()
    plans.add({ app: 'operate', ...wish, outcome: 'FAILED', durationMs: 7 })
    const { outcome, durationMs } = partOf(plans)
    t.equal(outcome, granted ? 'FAILED' : 'SUCCESS')
    t.equal(durationMs === 7, granted)
  })
}

const partitionWishes: [wish: object, granted: boolean, why: string][] = [
  [{}, true, 'any partition of any backup'],
  [{ backupId: 1n, partitionId: 2 }, true, 'exactly this partition'],
  [{ backupId: 2n }, false, 'another backup'],
  [{ partitionId: 1 }, false, 'another partition']
]

for (const [wish, granted, why] of partitionWishes) {
  t.test(`a wish for a partition is ${granted ? 'granted' : 'passed by'}: ${why}`, async t => {
    const plans = somePlans()
    plans.add({ app: 'zeebe', ...wish, outcome: 'FAILED', durationMs: 7, failureReason: 'x' })
    const took = pieceOf(plans)
    t.equal(took.outcome, granted ? 'FAILED' : 'COMPLETED')
    t.equal(took.durationMs === 7, granted)
    t.equal(took.failureReason, granted ? 'x' : undefined)
  })
}

t.test('the first wish that fits is granted', async t => {
  const plans = somePlans()
  plans.add({ app: 'operate', partNo: 2, durationMs: 1 })
  plans.add({ app: 'operate', durationMs: 2 })
  t.equal(partOf(plans).durationMs, 1)
  t.equal(partOf(plans, { partNo: 1 }).durationMs, 2)
})

t.test('a wish moves nothing but what it is about', async t => {
  const usual = somePlans()
  const wished = somePlans()
  wished.add({ app: 'operate', partNo: 1, durationMs: 1 })
  const durations = (plans: Plans) => [1, 2, 3].map(partNo => partOf(plans, { partNo }).durationMs)
  const [, ...rest] = durations(usual)
  t.strictSame(durations(wished), [1, ...rest])
})

t.test('a reset forgets all wishes', async t => {
  const plans = somePlans()
  plans.add({ app: 'operate', durationMs: 7 })
  plans.add({ app: 'zeebe', durationMs: 7 })
  plans.reset()
  t.not(partOf(plans).durationMs, 7)
  t.not(pieceOf(plans).durationMs, 7)
})
