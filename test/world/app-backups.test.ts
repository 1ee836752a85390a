import t from 'tap'
import { never } from '../../src/domain/instant.js'
import type { SnapshotOutcome } from '../../src/domain/snapshot.js'
import type { BackupApp } from '../../src/domain/snapshot-name.js'
import { anApp, partMs, partNumbers, partOf, standaloneApps } from '../support/app-backups.js'
import { refusalOf, repository, startMs } from '../support/world.js'

t.test('a start names all parts in their order', async t => {
  for (const app of standaloneApps) {
    const { backups } = anApp(app)
    const parts = app === 'optimize' ? [1, 2] : [1, 2, 3, 4, 5, 6]
    t.strictSame(
      await backups.take(1n),
      parts.map(partNo => partOf(app, 1n, partNo))
    )
  }
})

for (const app of ['operate', 'tasklist'] as const) {
  t.test(`the parts of ${app} appear one after another, each at the end of the last`, async t => {
    const { backups, clock } = anApp(app)
    await backups.take(1n)
    for (const count of [1, 2, 3, 4, 5, 6]) {
      const view = await backups.get(1n)
      t.strictSame(partNumbers(view), [1, 2, 3, 4, 5, 6].slice(0, count), 'part 1 comes first')
      t.strictSame(
        view.parts.map(part => part.plan.startMs),
        Array.from({ length: count }, (_, index) => startMs + index * partMs)
      )
      t.equal(view.parts.at(-1)?.state, 'IN_PROGRESS')
      t.equal(view.state, 'IN_PROGRESS')
      clock.advance(partMs - 1)
      t.equal((await backups.get(1n)).parts.length, count, 'one millisecond before the next')
      clock.advance(1)
    }
    t.match(await backups.get(1n), { state: 'COMPLETED', failureReason: null })
  })
}

t.test('both parts of Optimize begin at once', async t => {
  const { backups, clock, stateOf } = anApp('optimize', {
    wishes: [{ partNo: 2, durationMs: 2_000 }]
  })
  await backups.take(1n)
  t.strictSame(partNumbers(await backups.get(1n)), [1, 2])
  clock.advance(1_999)
  t.equal(await stateOf(1n), 'IN_PROGRESS')
  clock.advance(1)
  t.equal(await stateOf(1n), 'COMPLETED')
})

t.test('an instant backup is complete at the first look', async t => {
  for (const app of standaloneApps) {
    const { backups, stateOf } = anApp(app, { wishes: [{ durationMs: 0 }] })
    await backups.take(1n)
    t.equal(await stateOf(1n), 'COMPLETED', app)
  }
})

t.test('looking moves nothing', async t => {
  const { backups } = anApp('operate')
  await backups.take(1n)
  const first = await backups.get(1n)
  for (let look = 0; look < 5; look += 1) t.strictSame(await backups.get(1n), first)
})

for (const app of ['operate', 'tasklist'] as const) {
  t.test(`${app} is busy while a part waits, and takes another backup during the last`, async t => {
    const { backups, clock } = anApp(app)
    await backups.take(1n)
    clock.advance(5 * partMs - 1)
    t.strictSame(await refusalOf(backups.take(2n)), { code: 'BACKUP_BUSY' })
    clock.advance(1)
    t.equal((await backups.take(2n)).length, 6, 'the sixth part runs')
    t.strictSame(
      (await backups.list()).map(({ backupId, state }) => [backupId, state]),
      [
        [2n, 'IN_PROGRESS'],
        [1n, 'IN_PROGRESS']
      ]
    )
  })
}

t.test('a running id is a duplicate before it is busy', async t => {
  const { backups } = anApp('operate')
  await backups.take(1n)
  t.match(await refusalOf(backups.take(1n)), { code: 'BACKUP_EXISTS' })
})

t.test('Optimize is never busy', async t => {
  const { backups, stateOf } = anApp('optimize')
  await backups.take(1n)
  await backups.take(2n)
  t.strictSame([await stateOf(1n), await stateOf(2n)], ['IN_PROGRESS', 'IN_PROGRESS'])
})

t.test('applications do not wait for each other', async t => {
  const { world } = anApp('operate')
  for (const app of standaloneApps) await world.apps[app].take(1n)
  for (const app of standaloneApps) t.equal((await world.apps[app].list()).length, 1, app)
})

for (const app of standaloneApps) {
  t.test(`of two starts of ${app} at the same moment the second finds the first`, async t => {
    const { backups } = anApp(app)
    const [first, second, third] = await Promise.all([
      refusalOf(backups.take(1n)),
      refusalOf(backups.take(1n)),
      refusalOf(backups.take(2n))
    ])
    t.equal(first, undefined)
    t.match(second, { code: 'BACKUP_EXISTS', backupId: 1n })
    t.strictSame(third, app === 'optimize' ? undefined : { code: 'BACKUP_BUSY' })
  })
}

t.test('a refused start does not hold up the next', async t => {
  const { backups } = anApp('operate')
  t.strictSame(await refusalOf(backups.take(-1n)), { code: 'BACKUP_ID_NEGATIVE', backupId: -1n })
  t.equal((await backups.take(0n)).length, 6, 'zero is an id like any other')
})

t.test('ids need not grow, and 1 is not 12', async t => {
  for (const app of standaloneApps) {
    const { backups, clock } = anApp(app)
    await backups.take(12n)
    clock.advance(6 * partMs)
    await backups.take(1n)
    clock.advance(6 * partMs)
    t.equal((await backups.get(1n)).parts.length, app === 'optimize' ? 2 : 6, app)
    await backups.delete(1n)
    t.equal((await backups.get(12n)).state, 'COMPLETED', app)
  }
})

t.test('a duplicate names what it found', async t => {
  const { backups, clock, world } = anApp('operate')
  await backups.take(1n)
  clock.advance(partMs)
  const snapshots = world.repositories
    .views(repository)
    .map(({ plan: { name, uuid } }) => ({ name, uuid }))
  t.equal(snapshots.length, 2)
  t.strictSame(await refusalOf(backups.take(1n)), {
    code: 'BACKUP_EXISTS',
    backupId: 1n,
    snapshots
  })
})

t.test('a single snapshot that is left over blocks its id', async t => {
  const { backups, stranger } = anApp('operate')
  stranger('camunda_operate_1_8.6.0_part_4_of_6')
  t.match(await refusalOf(backups.take(1n)), { code: 'BACKUP_EXISTS' })
})

t.test('a snapshot that is no part blocks an id of Operate, and none of Optimize', async t => {
  for (const app of ['operate', 'optimize'] as const) {
    const { backups, stranger } = anApp(app)
    stranger(`camunda_${app}_1_extra`)
    const refusal = await refusalOf(backups.take(1n))
    t.equal(refusal?.code, app === 'operate' ? 'BACKUP_EXISTS' : undefined, app)
  }
})

const outcomes: [
  app: BackupApp,
  SnapshotOutcome,
  partsTaken: number,
  state: string,
  why: string
][] = [
  ['operate', 'FAILED', 2, 'FAILED', 'a failure clears the queue'],
  ['operate', 'PARTIAL', 2, 'FAILED', 'so does a partial part'],
  ['operate', 'INCOMPATIBLE', 2, 'INCOMPATIBLE', 'and whatever else is no success'],
  ['tasklist', 'FAILED', 2, 'FAILED', 'a failure clears the queue'],
  ['tasklist', 'PARTIAL', 6, 'FAILED', 'Tasklist goes on after a partial part'],
  ['tasklist', 'INCOMPATIBLE', 6, 'INCOMPATIBLE', 'and after anything but a failure'],
  ['optimize', 'FAILED', 2, 'FAILED', 'there is nothing to stop'],
  ['optimize', 'PARTIAL', 2, 'FAILED', 'there is nothing to stop']
]

for (const [app, outcome, partsTaken, state, why] of outcomes) {
  t.test(`${app} after a second part that ends ${outcome}: ${why}`, async t => {
    const { backups, clock } = anApp(app, { wishes: [{ partNo: 2, outcome }] })
    const names = await backups.take(1n)
    t.equal(names.length, app === 'optimize' ? 2 : 6, 'all were promised')
    clock.advance(6 * partMs)
    const view = await backups.get(1n)
    t.equal(view.state, state)
    t.equal(view.parts.length, partsTaken)
    t.equal(view.parts.find(part => part.plan.name.includes('_part_2_'))?.state, outcome)
  })
}

t.test('a part that fails frees the queue as soon as it has begun', async t => {
  const { backups, clock } = anApp('operate', {
    wishes: [{ backupId: 1n, partNo: 2, outcome: 'FAILED' }]
  })
  await backups.take(1n)
  t.match(await refusalOf(backups.take(2n)), { code: 'BACKUP_BUSY' })
  clock.advance(partMs)
  t.equal((await backups.take(2n)).length, 6)
})

t.test('a part that stalls keeps the backup running, and the application busy', async t => {
  const { backups, clock, stateOf } = anApp('tasklist', {
    wishes: [{ partNo: 2, durationMs: never }]
  })
  await backups.take(1n)
  clock.advance(1_000_000_000)
  t.equal(await stateOf(1n), 'IN_PROGRESS')
  t.match(await refusalOf(backups.take(2n)), { code: 'BACKUP_BUSY' })
})

t.test('an id that nobody knows is refused on GET and accepted on DELETE', async t => {
  for (const app of standaloneApps) {
    const { backups } = anApp(app)
    t.strictSame(await refusalOf(backups.get(5n)), { code: 'BACKUP_UNKNOWN', backupId: 5n }, app)
    t.equal(await refusalOf(backups.delete(5n)), undefined, app)
  }
})

t.test('a negative id is refused in the path, but not by Optimize', async t => {
  for (const app of standaloneApps) {
    const { backups } = anApp(app)
    const codes = [await refusalOf(backups.get(-1n)), await refusalOf(backups.delete(-1n))].map(
      refusal => refusal?.code
    )
    const expected =
      app === 'optimize'
        ? ['BACKUP_UNKNOWN', undefined]
        : ['BACKUP_ID_NEGATIVE', 'BACKUP_ID_NEGATIVE']
    t.strictSame(codes, expected, app)
    t.match(await refusalOf(backups.take(-1n)), { code: 'BACKUP_ID_NEGATIVE' }, app)
  }
})

t.test('a deleted id is free again', async t => {
  for (const app of standaloneApps) {
    const { backups, clock, seen, stateOf } = anApp(app)
    await backups.take(1n)
    clock.advance(6 * partMs)
    await backups.delete(1n)
    t.strictSame(seen(), [], app)
    t.match(await refusalOf(backups.get(1n)), { code: 'BACKUP_UNKNOWN' })
    await backups.take(1n)
    clock.advance(6 * partMs)
    t.equal(await stateOf(1n), 'COMPLETED', app)
  }
})

t.test('a backup that is deleted while it runs is gone, with all that was to come', async t => {
  for (const app of standaloneApps) {
    const { backups, clock, seen, stateOf } = anApp(app)
    await backups.take(1n)
    clock.advance(partMs / 2)
    await backups.delete(1n)
    await backups.take(1n)
    t.equal(await stateOf(1n), 'IN_PROGRESS', app)
    clock.advance(6 * partMs)
    t.equal(await stateOf(1n), 'COMPLETED', app)
    t.equal(seen().length, app === 'optimize' ? 2 : 6, app)
  }
})

t.test('a backup whose running part was deleted is no longer in the queue', async t => {
  const { backups, clock, world, stateOf } = anApp('operate')
  await backups.take(1n)
  clock.advance(partMs)
  world.repositories.remove(repository, [partOf('operate', 1n, 2)])
  t.equal((await backups.take(2n)).length, 6, 'another may start')
  clock.advance(300_000)
  t.equal(await stateOf(1n), 'IN_PROGRESS', '300 s after its last part')
  clock.advance(1)
  t.equal(await stateOf(1n), 'INCOMPLETE')
})

const deletions: [app: BackupApp, waitMs: number, state: string, why: string][] = [
  ['operate', 300_000, 'IN_PROGRESS', '300 s after the last part ended'],
  ['operate', 300_001, 'INCOMPLETE', 'one millisecond later'],
  ['tasklist', 300_000, 'IN_PROGRESS', '300 s after the last part ended'],
  ['tasklist', 300_001, 'INCOMPLETE', 'one millisecond later'],
  ['optimize', 0, 'INCOMPLETE', 'at once']
]

for (const [app, waitMs, state, why] of deletions) {
  t.test(`${app} is ${state} after part 2 was deleted in Elasticsearch: ${why}`, async t => {
    const { backups, clock, world, stateOf } = anApp(app)
    await backups.take(1n)
    clock.advance(app === 'optimize' ? partMs : 6 * partMs)
    t.equal(await stateOf(1n), 'COMPLETED')
    world.repositories.remove(repository, [partOf(app, 1n, 2)])
    clock.advance(waitMs)
    t.equal(await stateOf(1n), state)
  })
}

t.test('a part deleted in a run that goes on is missed as long as the run lasts', async t => {
  const { backups, clock, world, stateOf } = anApp('operate', {
    wishes: [{ partNo: 6, durationMs: never }]
  })
  await backups.take(1n)
  clock.advance(partMs)
  world.repositories.remove(repository, [partOf('operate', 1n, 1)])
  clock.advance(4 * partMs + 400_000)
  t.equal(await stateOf(1n), 'IN_PROGRESS')
})

t.test('a backup of another version counts, and goes with a deletion', async t => {
  const { backups, clock, stranger, seen } = anApp('operate')
  for (let partNo = 1; partNo <= 6; partNo += 1) {
    stranger(`camunda_operate_7_8.6.11_part_${partNo}_of_6`)
    clock.advance(1)
  }
  t.equal((await backups.get(7n)).state, 'COMPLETED')
  await backups.delete(7n)
  t.strictSame(seen(), [])
})

t.test('what a part says of itself counts, not its name', async t => {
  const { backups, world, clock } = anApp('operate')
  const { repositories } = world
  await backups.take(3n)
  clock.advance(6 * partMs)
  const plan = repositories.view(repository, partOf('operate', 3n, 1))?.plan
  t.match(plan?.metadata, { backupId: 3n, version: '8.7.2', partNo: 1, partCount: 6 })
  if (plan === undefined) return
  const metadata = { backupId: 4, partCount: 1 }
  repositories.add(repository, { ...plan, name: 'camunda_operate_word_x', metadata })
  const views = await backups.list()
  t.match(
    views.find(view => view.backupId === 4n),
    { state: 'COMPLETED' },
    'one part of one, of the fourth backup'
  )
})
