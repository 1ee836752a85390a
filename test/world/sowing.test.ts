/** What is sown into a world cannot be told from what has happened there. */
import t from 'tap'
import { never } from '../../src/domain/instant.js'
import type { PastSnapshot, SeedData } from '../../src/domain/seed-data.js'
import { sow } from '../../src/world/sowing/sow.js'
import { startBackup } from '../../src/world/sowing/start-backup.js'
import { aDeployment, aWorld, refusalOf, repository, startMs } from '../support/world.js'

const nothing: SeedData = {
  repositories: [],
  backups: [],
  runtimeBackups: [],
  snapshots: [],
  indices: [],
  missingIndices: []
}

const dayMs = 86_400_000

function aSnapshot(over: Partial<PastSnapshot> = {}): PastSnapshot {
  return {
    name: 'records',
    ageMs: dayMs,
    tookMs: 2_000,
    outcome: 'SUCCESS',
    indices: ['zeebe-record*'],
    includeGlobalState: false,
    ...over
  }
}

function sown(seed: Partial<SeedData>, camunda?: string) {
  const over = camunda === undefined ? {} : { deployment: aDeployment(camunda) }
  const { world, clock } = aWorld(over)
  sow(world, { ...nothing, ...seed })
  return { world, clock }
}

t.test('a backup has the names and the metadata of its release', async t => {
  const backup = { app: 'operate', backupId: 7n, ageMs: dayMs, fates: 'COMPLETED' } as const
  const { world } = sown({ backups: [backup, { ...backup, backupId: 8n, version: '8.1.9' }] })
  const snapshots = world.truth.snapshots().map(it => it.view.plan)
  t.equal(snapshots.length, 12)
  const first = snapshots.find(it => it.name === 'camunda_operate_7_8.7.2_part_1_of_6')
  t.strictSame(first?.metadata, { backupId: 7n, version: '8.7.2', partNo: 1, partCount: 6 })
  t.equal(first?.startMs, startMs - dayMs)
  t.ok(first?.indices.length, 'it holds indices')
  const old = snapshots.find(it => it.name === 'camunda_operate_8_8.1.9_part_1_of_6')
  t.strictSame(old?.metadata, { version: '8.1.9', partNo: 1, partCount: 6 }, 'no id in 8.1')
  t.strictSame(
    (await world.apps.operate.list()).map(it => [it.backupId, it.state]),
    [
      [8n, 'COMPLETED'],
      [7n, 'COMPLETED']
    ]
  )
})

t.test('in a release whose ids are texts a number is its digits', async t => {
  const backup = { app: 'operate', backupId: 7n, ageMs: dayMs, fates: 'COMPLETED' } as const
  const { world } = sown({ backups: [backup] }, '8.1')
  t.match(await world.apps.operate.get('7'), { state: 'COMPLETED' })
})

t.test('an application that the release does not have has no backups', async t => {
  const webapps = { app: 'webapps', backupId: 7n, ageMs: dayMs, fates: 'COMPLETED' } as const
  const { world } = sown({ backups: [webapps] })
  t.strictSame(world.truth.snapshots(), [])
  startBackup(world, { app: 'webapps', backupId: 8n })
  t.strictSame(world.truth.snapshots(), [])
  const former = sown({ backups: [{ ...webapps, version: '8.8.0' }] })
  t.equal(former.world.truth.snapshots().length, 5, 'unless a release that had it is named')
})

t.test('of two backups under one id the last one counts', async t => {
  const backup = { app: 'operate', backupId: 7n, ageMs: dayMs } as const
  const { world } = sown({
    backups: [
      { ...backup, fates: 'COMPLETED' },
      { ...backup, fates: 'INCOMPLETE' }
    ]
  })
  t.equal(world.truth.snapshots().length, 3)
})

t.test('a part that FAILED or is PARTIAL tells why', async t => {
  const { world } = sown({
    backups: [
      { app: 'operate', backupId: 1n, ageMs: dayMs, fates: 'FAILED', reason: 'no shards' },
      { app: 'optimize', backupId: 1n, ageMs: dayMs, fates: ['PARTIAL', 'SUCCESS'] }
    ]
  })
  const plans = new Map(world.truth.snapshots().map(({ view: { plan } }) => [plan.name, plan]))
  t.equal(plans.get('camunda_operate_1_8.7.2_part_4_of_6')?.reason, 'no shards')
  t.equal(plans.get('camunda_operate_1_8.7.2_part_3_of_6')?.reason, undefined)
  const partial = plans.get('camunda_optimize_1_8.7.2_part_1_of_2')
  t.match(partial?.failures, [{ reason: 'node left the cluster during snapshot', shardId: 0 }])
  t.equal(partial?.failures[0]?.nodeId, world.nodeId)
})

t.test('missing parts may come later, and a deletion may be under way', async t => {
  const backup = { app: 'operate', backupId: 1n, ageMs: dayMs } as const
  const { world, clock } = sown({
    backups: [
      { ...backup, fates: 'INCOMPLETE', completesMs: 20_000 },
      { ...backup, backupId: 2n, fates: 'COMPLETED', goneAfterMs: 30_000 }
    ],
    runtimeBackups: [{ backupId: 2n, ageMs: dayMs, fates: 'COMPLETED', goneAfterMs: 30_000 }]
  })
  const state = async () => (await world.apps.operate.get(1n)).state
  t.equal(await state(), 'INCOMPLETE')
  clock.advance(19_999)
  t.equal(await state(), 'INCOMPLETE')
  clock.advance(451)
  t.equal(await state(), 'COMPLETED')
  t.match(await world.apps.operate.get(2n), { state: 'COMPLETED' })
  clock.advance(9_549)
  t.equal(world.truth.runtimeBackups().length, 1)
  clock.advance(1)
  t.strictSame(world.truth.runtimeBackups(), [])
  await t.rejects(world.apps.operate.get(2n))
})

t.test("Zeebe's come in by their ids, whatever the order in which they are listed", async t => {
  const past = { ageMs: dayMs } as const
  const { world } = sown({
    runtimeBackups: [
      { ...past, backupId: 30n, fates: 'DELETED' },
      { ...past, backupId: 10n, fates: ['COMPLETED', 'IN_PROGRESS'], version: '8.6.11' },
      { ...past, backupId: 20n, fates: 'FAILED', failureReason: 'no space' },
      { ...past, backupId: 20n, fates: 'INCOMPLETE' }
    ]
  })
  t.strictSame(
    world.truth.runtimeBackups().map(it => [it.backupId, it.state]),
    [
      [10n, 'IN_PROGRESS'],
      [20n, 'INCOMPLETE']
    ]
  )
  const [oldest] = world.zeebe.stored()
  t.equal(oldest?.partitions[1]?.endMs, never, 'nobody ends it')
  t.equal(oldest?.partitions[0]?.brokerVersion, '8.6.11')
  await t.rejects(world.zeebe.take(30n), 'an id that was deleted is taken')
  t.equal(await world.zeebe.take(31n), 31n)
  const [first, second] = [oldest, world.zeebe.stored().at(-1)].map(
    it => it?.partitions[0]?.checkpointPosition ?? 0n
  )
  t.ok(Number(first) < Number(second), 'the log has grown in between')
})

t.test('a piece that FAILED tells why', async t => {
  const failed = { backupId: 1n, ageMs: dayMs, fates: 'FAILED', failureReason: 'no space' } as const
  const { world } = sown({ runtimeBackups: [failed] })
  t.match(world.truth.runtimeBackups(), [
    { state: 'FAILED', failureReason: 'Backup on partition 3 failed due to no space. ' }
  ])
})

t.test('snapshots lie in the repository that is named, with the day in their names', async t => {
  const { world } = sown({
    repositories: [{ name: 'archive', type: 'fs', settings: { location: '/x' } }],
    snapshots: [
      aSnapshot({ name: 'nightly-{date}' }),
      aSnapshot({ repository: 'archive', outcome: 'PARTIAL', metadata: { policy: 'p' } }),
      aSnapshot({ repository: 'archive', metadata: { policy: 'q' } })
    ]
  })
  t.strictSame(
    world.truth.snapshots().map(({ repository: name, view }) => [name, view.plan.name, view.state]),
    [
      [repository, 'nightly-2001-02-02', 'SUCCESS'],
      ['archive', 'records', 'SUCCESS']
    ],
    'the later one of a name counts'
  )
  t.strictSame(world.repositories.get('archive')?.settings, { location: '/x' })
})

t.test('a snapshot has ended by now, and began when it did', async t => {
  const { world } = sown({ snapshots: [aSnapshot({ ageMs: 1_000 })] })
  const [view] = world.repositories.views(repository)
  t.strictSame([view?.plan.startMs, view?.endMs], [startMs - 1_000, startMs])
})

t.test('without a repository there are no snapshots', async t => {
  const { world } = aWorld({ repository: null })
  const backups = [{ app: 'operate', backupId: 1n, ageMs: 1, fates: 'COMPLETED' }] as const
  sow(world, { ...nothing, backups, snapshots: [aSnapshot()] })
  startBackup(world, { app: 'operate', backupId: 2n })
  t.strictSame(world.truth.snapshots(), [])
})

t.test('indices that are missing were there when the snapshots were taken', async t => {
  const index = { name: 'mine', aliases: ['my'], shards: 3, documentsCount: 7 }
  const { world } = sown({
    indices: [index],
    missingIndices: ['mine', 'zeebe-record*', 'none-*'],
    snapshots: [aSnapshot({ indices: ['my', 'zeebe-record*'] })]
  })
  const held = world.repositories.views(repository)[0]?.plan.indices.map(it => it.name) ?? []
  t.ok(held.includes('mine'))
  t.equal(held.length, 7)
  for (const name of held) t.equal(world.indices.get(name), undefined, name)
})

t.test('exporters do what they were told, since they were', async t => {
  const partitionIds = [2]
  const paused = sown({ exporting: { phase: 'PAUSED', partitionIds } }).world
  t.strictSame(
    [...paused.truth.exporting()],
    [
      [1, 'EXPORTING'],
      [2, 'PAUSED'],
      [3, 'EXPORTING']
    ]
  )
  const { world } = sown({ exporting: { phase: 'SOFT_PAUSED', sinceMs: 60_000 } })
  t.strictSame([...world.truth.exporting().values()], ['SOFT_PAUSED', 'SOFT_PAUSED', 'SOFT_PAUSED'])
  t.strictSame(world.zeebe.positions.logOf(1), {
    partitionId: 1,
    startMs: startMs - 60_000,
    hold: { acknowledgedSinceMs: startMs - 60_000 }
  })
  const behind = sown({
    exporting: { phase: 'EXPORTING', partitionIds: [1], sinceMs: 60_000 }
  }).world
  t.strictSame(behind.zeebe.positions.logOf(1).hold, { acknowledgedSinceMs: startMs - 60_000 })
  t.strictSame(behind.zeebe.positions.logOf(2).hold, {})
})

t.test('a backup that is started goes on by the plans, and keeps its application busy', async t => {
  const { world, clock } = aWorld()
  world.plans.add({ app: 'operate', durationMs: 10_000 })
  startBackup(world, { app: 'operate', backupId: 1n })
  startBackup(world, { app: 'zeebe', backupId: 1n })
  t.match(await refusalOf(world.apps.operate.take(2n)), { code: 'BACKUP_BUSY' })
  t.match(await world.apps.operate.get(1n), { state: 'IN_PROGRESS' })
  t.match(await world.zeebe.get(1n), { state: 'IN_PROGRESS' })
  clock.advance(61_000)
  t.match(await world.apps.operate.get(1n), { state: 'COMPLETED' })
  t.match(await world.zeebe.get(1n), { state: 'COMPLETED' })
})

t.test('what is sown is part of the state of a world', async t => {
  const { world } = sown({
    backups: [{ app: 'operate', backupId: 7n, ageMs: dayMs, fates: 'INCOMPLETE', completesMs: 5 }],
    runtimeBackups: [{ backupId: 7n, ageMs: dayMs, fates: 'DELETED' }],
    snapshots: [aSnapshot()],
    exporting: { phase: 'PAUSED', sinceMs: 5 }
  })
  const other = aWorld().world
  const state = world.exportState()
  t.strictSame(other.importState(state), [])
  t.strictSame(other.exportState(), state)
})
