import t from 'tap'
import { gatePointOf } from '../../src/domain/gate.js'
import { never } from '../../src/domain/instant.js'
import { anApp, partMs } from '../support/app-backups.js'
import { aWorld, repository, startMs } from '../support/world.js'

/** What happens, each as the milliseconds since the start and a sentence. */
const told = (events: readonly { atMs: number; text: string }[]) =>
  events.map(({ atMs, text }) => `${atMs - startMs} ${text}`)

t.test('the parts of a backup begin and end', async t => {
  const { backups, clock, world } = anApp('optimize')
  t.equal(world.events.nextMs(), undefined, 'nothing is planned')
  await backups.take(1n)
  t.equal(world.events.nextMs(), startMs + partMs)
  clock.advance(partMs)
  t.strictSame(told(world.events.between(startMs - 1, clock.nowMs())), [
    "0 part 1 of 2 of Optimize's backup 1 started",
    "0 part 2 of 2 of Optimize's backup 1 started",
    "1000 part 1 of 2 of Optimize's backup 1 ended: SUCCESS",
    "1000 part 2 of 2 of Optimize's backup 1 ended: SUCCESS"
  ])
  t.strictSame(told(world.events.between(startMs, startMs + partMs - 1)), [], 'neither end is in')
  t.equal(world.events.nextMs(), undefined)
})

t.test('of one instant, what ends comes before what begins', async t => {
  const { backups, clock, world } = anApp('operate')
  await backups.take(1n)
  clock.advance(partMs)
  t.strictSame(told(world.events.between(startMs, clock.nowMs())), [
    "1000 part 1 of 6 of Operate's backup 1 ended: SUCCESS",
    "1000 part 2 of 6 of Operate's backup 1 started"
  ])
})

t.test('whoever comes to a held gate is told, and how long ago that was', async t => {
  const { backups, clock, world } = anApp('operate')
  const point = gatePointOf('operate.part2.before-end')
  if (point === undefined) throw new Error('there is such a point')
  world.gates.hold({ point })
  await backups.take(1n)
  clock.advance(partMs)
  t.equal(world.events.nextMs(), startMs + 2 * partMs)
  t.match(world.events.arrivals(), [{ point, backupId: 1n, atMs: startMs + 2 * partMs }])
  clock.advance(5 * partMs)
  t.strictSame(told(world.events.between(startMs + partMs, clock.nowMs())), [
    "2000 Operate's backup 1 has come to operate.part2.before-end"
  ])
  world.gates.release({ point })
  t.strictSame(world.events.arrivals(), [])
  t.equal(world.events.nextMs(), clock.nowMs() + partMs)
})

t.test('what never ends is no event', async t => {
  const { backups, world } = anApp('optimize', { wishes: [{ durationMs: never }] })
  await backups.take(1n)
  t.equal(world.events.nextMs(), undefined)
})

t.test('pieces, gaps and deletions of Zeebe', async t => {
  const { clock, world } = aWorld({ partitionsCount: 1 })
  world.plans.add({ app: 'zeebe', durationMs: 100, registrationGapMs: 30 })
  await world.zeebe.take(7n)
  clock.advance(200)
  await world.zeebe.delete(7n, { ...world.zeebe.setting.traits, deleteDelayMs: 50 })
  clock.advance(100)
  t.strictSame(told(world.events.between(startMs - 1, clock.nowMs())), [
    "0 partition 1 of Zeebe's backup 7 started",
    "30 Zeebe's backup 7 is found from now on",
    "100 partition 1 of Zeebe's backup 7 ended: COMPLETED",
    "250 Zeebe's backup 7 is gone"
  ])
})

t.test('a registration gap of an application ends', async t => {
  const { backups, world } = anApp('optimize', { wishes: [{ registrationGapMs: 5 }] })
  await backups.take(1n)
  t.equal(world.events.nextMs(), startMs + 5)
  t.match(world.events.between(startMs, startMs + 5), [{ kind: 'backup.visible', backupId: 1n }])
})

t.test("a client's snapshot and its deletion", async t => {
  const { clock, world } = aWorld()
  world.repositories.add(repository, {
    name: 'mine',
    indices: [],
    indexExpressions: ['*'],
    includeGlobalState: true,
    partial: false,
    startMs,
    endMs: startMs + 10,
    outcome: 'PARTIAL',
    failures: []
  })
  world.repositories.remove(repository, ['mine'], startMs + 5)
  clock.advance(20)
  t.strictSame(
    told(world.events.between(startMs - 1, clock.nowMs())),
    ['0 snapshot mine started', '5 snapshot mine is gone'],
    'what is gone does not end'
  )
})

t.test('the truth is seen past conditions and gaps', async t => {
  const { backups, clock, world } = anApp('operate', { wishes: [{ registrationGapMs: 1e6 }] })
  await backups.take(1n)
  await world.zeebe.take(2n)
  clock.advance(6 * partMs)
  world.conditions.set({ elasticsearch: { kind: 'unreachable' }, zeebe: { kind: 'noStore' } })
  t.match(world.truth.backups(), [{ app: 'operate', backupId: 1n, state: 'COMPLETED' }])
  t.equal(world.truth.snapshots().length, 6)
  t.match(world.truth.runtimeBackups(), [{ backupId: 2n, state: 'COMPLETED' }])
  t.strictSame([...world.truth.exporting().values()], ['EXPORTING', 'EXPORTING', 'EXPORTING'])
})
