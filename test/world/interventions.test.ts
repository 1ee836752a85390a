/** What can be done to a backup that runs: hold it, let it fail, change one's mind. */
import t from 'tap'
import { gatePointOf } from '../../src/domain/gate.js'
import { never } from '../../src/domain/instant.js'
import type { HeldGate } from '../../src/world/gates.js'
import { anApp, partMs, partNumbers, partOf } from '../support/app-backups.js'
import { aWorld, refusalOf, runRules, startMs } from '../support/world.js'

function gate(name: string, backupId?: bigint): HeldGate {
  const point = gatePointOf(name)
  if (point === undefined) throw new Error(`${name} is no point`)
  return { point, ...(backupId !== undefined && { backupId }) }
}

t.test('a part that is held runs until it is released, and all behind it wait', async t => {
  const { backups, clock, world, stateOf } = anApp('operate')
  world.gates.hold(gate('operate.part4.before-end'))
  await backups.take(1n)
  clock.advance(100 * partMs)
  const held = await backups.get(1n)
  t.equal(held.state, 'IN_PROGRESS')
  t.strictSame(partNumbers(held), [1, 2, 3, 4])
  world.gates.release(gate('operate.part4.before-end'))
  t.equal((await backups.get(1n)).parts[3]?.state, 'SUCCESS')
  clock.advance(2 * partMs - 1)
  t.equal(await stateOf(1n), 'IN_PROGRESS')
  clock.advance(1)
  t.equal(await stateOf(1n), 'COMPLETED')
})

t.test('a snapshot that is deleted stands at no gate any more, the last one neither', async t => {
  for (const partNo of [1, 6]) {
    const { backups, clock, world } = anApp('operate')
    world.gates.hold(gate(`operate.part${partNo}.before-end`))
    await backups.take(1n)
    clock.advance(10 * partMs)
    t.equal(world.events.arrivals().length, 1)
    world.repositories.remove('backups', [partOf('operate', 1n, partNo)])
    t.strictSame(world.events.arrivals(), [], `part ${partNo}`)
  }
})

t.test('runs whose snapshots are gone are not kept', async t => {
  const { world } = aWorld()
  world.plans.add({ app: 'elasticsearch', durationMs: never })
  for (let count = 0; count < 5; count += 1) {
    const order = { repository: 'backups', rules: runRules() }
    world.runs.begin({ app: 'elasticsearch', ...order, parts: [aPart('mine')] })
    world.repositories.remove('backups', ['mine'])
  }
  t.ok(world.runs.all().length <= 1)
})

t.test('a gate that is held for one backup holds no other', async t => {
  const { backups, clock, world, stateOf } = anApp('optimize')
  world.gates.hold(gate('optimize.part1.before-end', 1n))
  await backups.take(1n)
  await backups.take(2n)
  clock.advance(partMs)
  t.equal(await stateOf(1n), 'IN_PROGRESS')
  t.equal(await stateOf(2n), 'COMPLETED')
})

t.test(
  'a part that runs can still be made to fail, and the parts behind it are not taken',
  async t => {
    const { backups, clock, world } = anApp('operate')
    await backups.take(1n)
    clock.advance(3 * partMs)
    world.plans.add({
      app: 'operate',
      partNo: 4,
      outcome: 'FAILED',
      failures: [{ reason: 'disk full' }]
    })
    t.equal((await backups.get(1n)).state, 'IN_PROGRESS', 'it fails when its time has come')
    clock.advance(3 * partMs)
    const failed = await backups.get(1n)
    t.equal(failed.state, 'FAILED')
    t.match(failed.failureReason, /part_4_of_6$/)
    t.strictSame(partNumbers(failed), [1, 2, 3, 4])
    t.match(failed.parts[3]?.plan, {
      plannedBy: 'plan-2',
      failures: [{ reason: 'disk full', shardId: 0 }]
    })
  }
)

t.test('a plan that is taken back in time has no effect', async t => {
  const { backups, clock, world, stateOf } = anApp('operate')
  await backups.take(1n)
  const id = world.plans.add({ app: 'operate', partNo: 4, outcome: 'FAILED' }) ?? ''
  clock.advance(2 * partMs)
  t.equal(world.plans.remove(id), true)
  clock.advance(4 * partMs)
  t.equal(await stateOf(1n), 'COMPLETED')
  t.equal(world.plans.remove(id), false, 'it is gone')
})

t.test('what has ended is not touched by a plan', async t => {
  const { backups, clock, world, stateOf } = anApp('tasklist')
  await backups.take(1n)
  clock.advance(6 * partMs)
  world.plans.add({ app: 'tasklist', outcome: 'FAILED' })
  t.equal(await stateOf(1n), 'COMPLETED')
})

t.test('a part that vanishes leaves no snapshot, and the others come', async t => {
  const { backups, clock } = anApp('operate', { wishes: [{ partNo: 2, vanishes: true }] })
  await backups.take(1n)
  clock.advance(6 * partMs)
  const view = await backups.get(1n)
  t.strictSame(partNumbers(view), [1, 3, 4, 5, 6])
  t.equal(view.state, 'IN_PROGRESS')
  clock.advance(300_001)
  t.equal((await backups.get(1n)).state, 'INCOMPLETE')
})

t.test('a backup that vanishes was accepted and is never there', async t => {
  const { backups, clock } = anApp('operate', { wishes: [{ vanishes: true }] })
  t.equal((await backups.take(1n)).length, 6)
  for (const ms of [0, 10 * partMs, 1_000_000]) {
    clock.advance(ms)
    t.match(await refusalOf(backups.get(1n)), { code: 'BACKUP_UNKNOWN' })
  }
})

t.test('a backup is found when its registration gap is over', async t => {
  const { backups, clock, stateOf } = anApp('operate', { wishes: [{ registrationGapMs: 500 }] })
  await backups.take(1n)
  clock.advance(499)
  t.match(await refusalOf(backups.get(1n)), { code: 'BACKUP_UNKNOWN' })
  clock.advance(1)
  t.equal(await stateOf(1n), 'IN_PROGRESS')
})

for (const app of ['operate', 'tasklist', 'optimize'] as const) {
  t.test(`${app} has more snapshots than expected`, async t => {
    const { backups, clock } = anApp(app, { wishes: [{ surplus: 1 }] })
    await backups.take(1n)
    clock.advance(6 * partMs)
    t.equal((await backups.get(1n)).state, 'FAILED')
  })
}

t.test('a plan for so many backups is for no further one', async t => {
  const { backups, clock, stateOf } = anApp('optimize', {
    wishes: [{ outcome: 'FAILED', times: 2 }]
  })
  for (const id of [1n, 2n, 3n]) {
    await backups.take(id)
    clock.advance(2 * partMs)
  }
  t.strictSame(await Promise.all([1n, 2n, 3n].map(stateOf)), ['FAILED', 'FAILED', 'COMPLETED'])
})

t.test('the more precise plan counts, and of two alike the later one', async t => {
  const { plans } = aWorld().world
  plans.add({ app: 'operate', backupId: 7n, outcome: 'PARTIAL' })
  plans.add({ app: 'operate', partNo: 1, outcome: 'FAILED', durationMs: 5 })
  plans.add({ app: 'operate', durationMs: 9, reason: 'x' })
  plans.add({ app: 'operate', durationMs: 11 })
  const of = (backupId: bigint, partNo: number) =>
    plans.decide({ app: 'operate', backupId, partNo, snapshot: 's' }, 1)
  t.match(of(7n, 1), { outcome: 'PARTIAL', durationMs: 5, reason: 'x', plannedBy: 'plan-1' })
  t.match(of(8n, 1), { outcome: 'FAILED', durationMs: 5, plannedBy: 'plan-2' })
  t.match(of(8n, 2), { outcome: 'SUCCESS', durationMs: 11, plannedBy: 'plan-4' })
})

t.test("a client's own snapshot is planned and held like a part", async t => {
  const { clock, world } = aWorld()
  world.plans.add({ app: 'elasticsearch', snapshot: 'a*', outcome: 'FAILED', reason: 'no' })
  world.gates.hold(gate('elasticsearch.snapshot.before-end'))
  const order = { repository: 'backups', rules: runRules() }
  world.runs.begin({ app: 'elasticsearch', ...order, parts: [aPart('a1')] })
  clock.advance(10_000)
  t.equal(world.repositories.view('backups', 'a1')?.state, 'IN_PROGRESS')
  world.gates.releaseAll()
  const view = world.repositories.view('backups', 'a1')
  t.match(view, { state: 'FAILED', endMs: startMs + 10_000, plan: { reason: 'no' } })
})

t.test(
  'a piece that is held runs on; one that is held before its start does not exist',
  async t => {
    const { clock, world } = aWorld()
    world.plans.add({ app: 'zeebe', durationMs: 100 })
    world.gates.hold(gate('zeebe.partition2.before-end'))
    world.gates.hold(gate('zeebe.partition3.before-start'))
    await world.zeebe.take(1n)
    clock.advance(1_000)
    const states = async () => (await world.zeebe.get(1n)).partitions.map(it => it.state)
    t.strictSame(await states(), ['COMPLETED', 'IN_PROGRESS', 'DOES_NOT_EXIST'])
    t.equal((await world.zeebe.get(1n)).state, 'INCOMPLETE')
    world.gates.releaseAll()
    t.strictSame(await states(), ['COMPLETED', 'COMPLETED', 'IN_PROGRESS'])
    clock.advance(100)
    t.equal((await world.zeebe.get(1n)).state, 'COMPLETED')
  }
)

t.test('a piece can be made to fail, to stall and to vanish while it runs', async t => {
  const { clock, world } = aWorld()
  world.plans.add({ app: 'zeebe', durationMs: 100 })
  await world.zeebe.take(1n)
  world.plans.add({ app: 'zeebe', partitionId: 1, outcome: 'FAILED', failureReason: 'no' })
  world.plans.add({ app: 'zeebe', partitionId: 2, durationMs: never })
  world.plans.add({ app: 'zeebe', partitionId: 3, vanishes: true })
  clock.advance(1_000_000)
  const { partitions, failureReason } = await world.zeebe.get(1n)
  t.strictSame(
    partitions.map(it => it.state),
    ['FAILED', 'IN_PROGRESS', 'DOES_NOT_EXIST']
  )
  t.equal(failureReason, 'Backup on partition 1 failed due to no. ')
})

t.test('what has vanished does not come back when its plan is taken back', async t => {
  const { backups, clock, world } = anApp('operate')
  await backups.take(1n)
  await world.zeebe.take(1n)
  const plans = [
    world.plans.add({ app: 'operate', partNo: 1, vanishes: true }),
    world.plans.add({ app: 'operate', partNo: 3, vanishes: true }),
    world.plans.add({ app: 'zeebe', partitionId: 1, vanishes: true })
  ]
  clock.advance(1)
  for (const id of plans) world.plans.remove(id ?? '')
  clock.advance(6 * partMs)
  t.strictSame(partNumbers(await backups.get(1n)), [2, 3, 4, 5, 6], 'the third had not begun')
  t.match((await world.zeebe.get(1n)).partitions, [{ state: 'DOES_NOT_EXIST' }])
})

t.test('a part that is held has not called, and so misses no turn', async t => {
  const { backups, clock, world, stateOf } = anApp('operate')
  world.gates.hold(gate('operate.part3.before-start'))
  await backups.take(1n)
  clock.advance(2.5 * partMs)
  world.conditions.set({ elasticsearch: { kind: 'failing' } })
  clock.advance(partMs)
  world.conditions.heal()
  world.gates.release(gate('operate.part3.before-start'))
  clock.advance(4 * partMs)
  t.equal(await stateOf(1n), 'COMPLETED')
})

function aPart(name: string) {
  return { name, partNo: 1, indexExpressions: ['*'], includeGlobalState: true, partial: false }
}
