import t from 'tap'
import { anApp, partMs, partNumbers } from '../support/app-backups.js'
import { aDeployment, aWorld, refusalOf, repository } from '../support/world.js'

t.test(
  'an application that is restarted has lost its queue; the part that runs goes on',
  async t => {
    const { backups, clock, world, stateOf } = anApp('operate')
    await backups.take(1n)
    clock.advance(2.5 * partMs)
    t.match(await refusalOf(backups.take(2n)), { code: 'BACKUP_BUSY' })
    world.incidents.happen({ kind: 'restart', app: 'operate' })
    t.equal(await refusalOf(backups.take(2n)), undefined, 'nothing waits any more')
    clock.advance(10 * partMs)
    const view = await backups.get(1n)
    t.strictSame(partNumbers(view), [1, 2, 3])
    t.equal(view.parts[2]?.state, 'SUCCESS')
    clock.advance(300_000)
    t.equal(await stateOf(1n), 'INCOMPLETE')
    t.match(await refusalOf(backups.take(1n)), { code: 'BACKUP_EXISTS' }, 'the id stays taken')
  }
)

for (const partNo of [1, 2]) {
  t.test(`a restart forgets part ${partNo}, which was held, though the other one runs`, async t => {
    const { backups, clock, world } = anApp('optimize')
    const point = { app: 'optimize', partNo, side: 'before-start' } as const
    world.gates.hold({ point })
    await backups.take(1n)
    clock.advance(1)
    world.incidents.happen({ kind: 'restart', app: 'optimize' })
    world.gates.releaseAll()
    clock.advance(10 * partMs)
    t.strictSame(partNumbers(await backups.get(1n)), [3 - partNo])
  })
}

t.test('another application does not notice', async t => {
  const { backups, clock, world, stateOf } = anApp('operate')
  await backups.take(1n)
  world.incidents.happen({ kind: 'restart', app: 'tasklist' })
  clock.advance(6 * partMs)
  t.equal(await stateOf(1n), 'COMPLETED')
})

t.test('a lost Elasticsearch ends the run, but not the part that it takes', async t => {
  const { backups, clock, world } = anApp('operate')
  await backups.take(1n)
  clock.advance(1.5 * partMs)
  world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  clock.advance(10 * partMs)
  world.conditions.set({ elasticsearch: { kind: 'reachable' } })
  const view = await backups.get(1n)
  t.strictSame(partNumbers(view), [1, 2])
  t.equal(view.parts[1]?.state, 'SUCCESS')
})

for (const condition of [
  { elasticsearch: { kind: 'failing' } },
  { elasticsearch: { kind: 'unauthorized' } },
  { repository: { kind: 'readOnly' } },
  { repository: { kind: 'unverifiable' } }
] as const) {
  const words = JSON.stringify(condition)
  t.test(`a part whose turn comes under ${words} is not taken, nor those behind it`, async t => {
    const { backups, clock, world } = anApp('operate')
    await backups.take(1n)
    clock.advance(1.5 * partMs)
    world.conditions.set(condition)
    clock.advance(10 * partMs)
    world.conditions.heal()
    t.strictSame(partNumbers(await backups.get(1n)), [1, 2])
    clock.advance(10 * partMs)
    t.strictSame(partNumbers(await backups.get(1n)), [1, 2])
  })

  t.test(`a part whose turn does not come under ${words} is taken as planned`, async t => {
    const { backups, clock, world, stateOf } = anApp('operate')
    await backups.take(1n)
    clock.advance(1.5 * partMs)
    world.conditions.set(condition)
    clock.advance(0.25 * partMs)
    world.conditions.heal()
    clock.advance(4.25 * partMs)
    t.equal(await stateOf(1n), 'COMPLETED')
  })
}

t.test(
  'a repository that goes missing ends the run; what was taken is there when it is back',
  async t => {
    const { backups, clock, world } = anApp('operate')
    await backups.take(1n)
    clock.advance(1.5 * partMs)
    world.conditions.set({ repository: { kind: 'missing' } })
    t.match(await refusalOf(backups.get(1n)), { code: 'REPOSITORY_MISSING' })
    clock.advance(10 * partMs)
    world.conditions.heal()
    t.strictSame(partNumbers(await backups.get(1n)), [1, 2])
  }
)

t.test('a node of Elasticsearch that leaves makes running snapshots partial', async t => {
  const { backups, clock, world } = anApp('operate')
  await backups.take(1n)
  clock.advance(partMs + 1)
  world.incidents.happen({ kind: 'nodeLost' })
  const view = await backups.get(1n)
  t.equal(view.state, 'FAILED')
  t.strictSame(
    view.parts.map(it => it.state),
    ['SUCCESS', 'PARTIAL']
  )
  t.match(view.parts[1]?.plan.failures, [{ reason: 'node left the cluster during snapshot' }])
  clock.advance(10 * partMs)
  t.equal((await backups.get(1n)).parts.length, 2, 'the run has ended')
})

t.test(
  'a change of leaders fails the piece of a running backup, and nothing that has ended',
  async t => {
    const { clock, world } = aWorld()
    world.plans.add({ app: 'zeebe', partitionId: 1, durationMs: 10 })
    world.plans.add({ app: 'zeebe', partitionId: 2, durationMs: 1_000 })
    world.plans.add({ app: 'zeebe', partitionId: 3, durationMs: 1_000 })
    await world.zeebe.take(1n)
    clock.advance(500)
    world.incidents.happen({ kind: 'leaderChange', partitionId: 1 })
    world.incidents.happen({ kind: 'leaderChange', partitionId: 2 })
    clock.advance(1_000)
    const view = await world.zeebe.get(1n)
    t.strictSame(
      view.partitions.map(it => it.state),
      ['COMPLETED', 'FAILED', 'COMPLETED']
    )
    t.equal(
      view.failureReason,
      'Backup on partition 2 failed due to Backup is cancelled due to leader change.. '
    )
    await world.zeebe.take(2n)
    clock.advance(5_000)
    t.equal((await world.zeebe.get(2n)).state, 'COMPLETED', 'the next one works')
  }
)

t.test('where a release overlooks it, the piece stays IN_PROGRESS for ever', async t => {
  const quirks = new Map([['camunda-41200', true]])
  const { clock, world } = aWorld({ deployment: aDeployment('8.7.2', { quirks }) })
  world.plans.add({ app: 'zeebe', durationMs: 1_000 })
  await world.zeebe.take(1n)
  world.incidents.happen({ kind: 'leaderChange', partitionId: 2 })
  clock.advance(1_000_000)
  t.equal((await world.zeebe.get(1n)).state, 'IN_PROGRESS')
})

for (const [quirk, isLost] of [
  [true, true],
  [false, false]
]) {
  t.test(`mixed pauses and a restart ${isLost ? 'lose' : 'do not lose'} a partition`, async t => {
    const quirks = new Map([['camunda-55838', quirk === true]])
    const { world } = aWorld({ deployment: aDeployment('8.7.2', { quirks }) })
    await world.zeebe.command('softPause')
    await world.zeebe.command('pause')
    t.equal(world.zeebe.topology().partitions[0]?.leader, 0, 'nothing shows before')
    world.incidents.happen({ kind: 'restart', app: 'zeebe' })
    t.equal(world.zeebe.topology().partitions[0]?.leader === undefined, isLost)
  })
}

t.test('a restart of the brokers enables a disabled exporter in some releases', async t => {
  for (const isOn of [true, false]) {
    const quirks = new Map([['camunda-52260', isOn]])
    const { world } = aWorld({ deployment: aDeployment('8.7.2', { quirks }) })
    const [exporter] = world.cluster.current().exporters
    const rule = { deleteNeedsOrphan: false }
    world.cluster.change({ operation: 'disable', exporterId: exporter?.id ?? '' }, rule)
    world.incidents.happen({ kind: 'restart', app: 'zeebe' })
    t.equal(world.cluster.current().exporters[0]?.state, isOn ? 'ENABLED' : 'DISABLED')
  }
})

t.test('only some partitions obey, and the call says which one did not', async t => {
  const { world } = aWorld()
  world.conditions.set({ exporting: { kind: 'partial', partitionIds: [1, 3] } })
  t.strictSame(await world.zeebe.command('pause'), { kind: 'broker', partitionId: 2 })
  t.strictSame([...world.zeebe.phases().values()], ['PAUSED', 'EXPORTING', 'PAUSED'])
  world.conditions.heal()
  t.equal(await world.zeebe.command('resume'), undefined)
  t.strictSame([...world.zeebe.phases().values()], ['EXPORTING', 'EXPORTING', 'EXPORTING'])
})

t.test('an application that does not know its repository says so', async t => {
  const { backups, world } = anApp('operate')
  world.conditions.set({ repository: { kind: 'notConfigured' } })
  t.match(await refusalOf(backups.get(1n)), { code: 'REPOSITORY_NOT_CONFIGURED' })
  t.ok(world.repositories.get(repository), 'and Elasticsearch still has it')
})

t.test('a node that leaves finds no repository that is gone', async t => {
  const { backups, clock, world } = anApp('operate')
  await backups.take(1n)
  world.conditions.set({ repository: { kind: 'missing' } })
  world.incidents.happen({ kind: 'nodeLost' })
  world.conditions.heal()
  clock.advance(partMs)
  const { parts } = await backups.get(1n)
  t.strictSame(
    parts.map(it => it.state),
    ['SUCCESS']
  )
})
