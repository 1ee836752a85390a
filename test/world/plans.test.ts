import t from 'tap'
import { paceRows, paces } from '../../src/domain/pace.js'
import { Plans } from '../../src/world/plans.js'
import { Seed } from '../../src/world/seed.js'

const somePlans = () => new Plans(new Seed('test'), 'realistic')
const part = { app: 'operate', backupId: 1n, partNo: 2 } as const
const partition = { backupId: 1n, partitionId: 2 }

t.test('without a wish everything succeeds at the pace', async t => {
  for (const pace of paces) {
    const plans = new Plans(new Seed('test'), pace)
    const { snapshot, partition: piece } = paceRows[pace]
    const drawn = plans.part(part)
    t.match(drawn, { outcome: 'SUCCESS', failures: [] }, pace)
    t.ok(snapshot.minMs <= drawn.durationMs && drawn.durationMs <= snapshot.maxMs)
    const took = plans.partition(partition)
    t.equal(took.outcome, 'COMPLETED', pace)
    t.ok(piece.minMs <= took.durationMs && took.durationMs <= piece.maxMs)
    const lastsMs = plans.snapshotMs()
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
    plans.wishPart({ app: 'operate', ...wish, outcome: 'FAILED', durationMs: 7 })
    const { outcome, durationMs } = plans.part(part)
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
    plans.wishPartition({ ...wish, outcome: 'FAILED', durationMs: 7, failureReason: 'x' })
    const took = plans.partition(partition)
    t.equal(took.outcome, granted ? 'FAILED' : 'COMPLETED')
    t.equal(took.durationMs === 7, granted)
    t.equal(took.failureReason, granted ? 'x' : undefined)
  })
}

t.test('the first wish that fits is granted', async t => {
  const plans = somePlans()
  plans.wishPart({ app: 'operate', partNo: 2, durationMs: 1 })
  plans.wishPart({ app: 'operate', durationMs: 2 })
  t.equal(plans.part(part).durationMs, 1)
  t.equal(plans.part({ ...part, partNo: 1 }).durationMs, 2)
})

t.test('a wish moves nothing but what it is about', async t => {
  const usual = somePlans()
  const wished = somePlans()
  wished.wishPart({ app: 'operate', partNo: 1, durationMs: 1 })
  const durations = (plans: Plans) =>
    [1, 2, 3].map(partNo => plans.part({ ...part, partNo }).durationMs)
  const [, ...rest] = durations(usual)
  t.strictSame(durations(wished), [1, ...rest])
})

t.test('a reset forgets all wishes', async t => {
  const plans = somePlans()
  plans.wishPart({ app: 'operate', durationMs: 7 })
  plans.wishPartition({ durationMs: 7 })
  plans.reset()
  t.not(plans.part(part).durationMs, 7)
  t.not(plans.partition(partition).durationMs, 7)
})
