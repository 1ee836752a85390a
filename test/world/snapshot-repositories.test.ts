import t from 'tap'
import { never } from '../../src/domain/instant.js'
import type { SnapshotPlan } from '../../src/domain/snapshot.js'
import { anIndex, aPlan, aWorld, repository, startMs } from '../support/world.js'

/** A world with a run of parts of one second each, all written down at the start. */
function aWorldWithRun(names: readonly string[], runId = 'run') {
  const { clock, world } = aWorld()
  const { repositories } = world
  for (const [index, name] of names.entries()) {
    repositories.add(repository, part(name, { index, runId }))
  }
  const seen = () => repositories.views(repository).map(view => view.plan.name)
  const left = () => {
    const parts = repositories.plans().filter(({ plan }) => plan.runId === runId)
    const isThere = ({ goneMs = never }: SnapshotPlan) => goneMs > clock.nowMs()
    const plans = parts.map(it => it.plan).filter(isThere)
    const waiting = plans.filter(plan => plan.startMs > clock.nowMs()).length
    return { waiting, endMs: Math.max(0, ...plans.map(plan => plan.endMs)) }
  }
  return { clock, repositories, world, seen, left }
}

function part(name: string, { index, runId }: { index: number; runId: string }): SnapshotPlan {
  const partMs = startMs + index * 1_000
  return aPlan({ name, runId, startMs: partMs, endMs: partMs + 1_000 })
}

const parts = ['part_1', 'part_2', 'part_3', 'part_4']

t.test('a part that waits for its turn is seen by nobody', async t => {
  const { clock, repositories, seen } = aWorldWithRun(parts)
  t.strictSame(seen(), ['part_1'])
  t.equal(repositories.view(repository, 'part_2'), undefined)
  t.strictSame(repositories.matching(repository, 'part_2'), [])
  t.strictSame(
    repositories.matching(repository, 'part_*').map(view => view.plan.name),
    ['part_1']
  )
  t.strictSame(
    repositories.running(repository).map(view => view.plan.name),
    ['part_1']
  )
  clock.advance(999)
  t.strictSame(seen(), ['part_1'], 'one millisecond before its turn')
  clock.advance(1)
  t.strictSame(seen(), ['part_1', 'part_2'], 'at its turn')
  t.strictSame(
    repositories.running(repository).map(view => view.plan.name),
    ['part_2']
  )
})

t.test('a snapshot is found by its name and by patterns', async t => {
  const { repositories } = aWorldWithRun(['part_1'])
  const found = (pattern: string) =>
    repositories.matching(repository, pattern).map(view => view.plan.name)
  t.strictSame(found('part_1'), ['part_1'])
  t.strictSame(found('*1'), ['part_1'])
  t.strictSame(found('part'), [])
  t.equal(repositories.view(repository, 'part'), undefined)
})

t.test('what is left of a run follows the clock', async t => {
  const { clock, left } = aWorldWithRun(parts)
  const endMs = startMs + 4_000
  t.strictSame(left(), { waiting: 3, endMs })
  clock.advance(2_999)
  t.strictSame(left(), { waiting: 1, endMs })
  clock.advance(1)
  t.strictSame(left(), { waiting: 0, endMs }, 'the last part runs')
})

t.test('the end of a run is the end of the parts that are left', async t => {
  const { repositories, left } = aWorldWithRun(parts)
  repositories.remove(repository, ['part_1'])
  t.strictSame(left(), { waiting: 0, endMs: 0 })
})

t.test('removing the running part ends its run', async t => {
  const { clock, repositories, seen } = aWorldWithRun(parts)
  clock.advance(1_500)
  repositories.remove(repository, ['part_2'])
  clock.advance(10_000)
  t.strictSame(seen(), ['part_1'])
})

t.test('removing a part that has ended leaves its run alone', async t => {
  const { clock, repositories, seen } = aWorldWithRun(parts)
  clock.advance(1_000)
  repositories.remove(repository, ['part_1'])
  clock.advance(10_000)
  t.strictSame(seen(), ['part_2', 'part_3', 'part_4'])
})

t.test('removing a running snapshot leaves the runs of others alone', async t => {
  const { clock, repositories, seen } = aWorldWithRun(parts)
  repositories.add(repository, part('other_1', { index: 0, runId: 'other' }))
  repositories.add(repository, part('other_2', { index: 1, runId: 'other' }))
  repositories.add(repository, aPlan({ name: 'single' }))
  repositories.remove(repository, ['other_1', 'single'])
  clock.advance(10_000)
  t.strictSame(seen(), parts)
})

t.test('only what is there can be removed', async t => {
  const { repositories } = aWorldWithRun(parts)
  for (const name of ['part_2', 'nothing']) {
    t.throws(() => repositories.remove(repository, [name]), { name: 'AssertionError' }, name)
  }
})

t.test('a name that was taken from a waiting part ends the run there', async t => {
  const { clock, repositories, seen, left } = aWorldWithRun(parts)
  repositories.add(repository, aPlan({ name: 'part_3' }))
  t.strictSame(seen(), ['part_1', 'part_3'], 'the taker is there at once')
  t.equal(left().waiting, 1, 'the part before it still comes')
  clock.advance(10_000)
  t.strictSame(seen(), ['part_1', 'part_3', 'part_2'])
  t.equal(repositories.view(repository, 'part_3')?.plan.runId, undefined)
})

t.test('a name that is taken cannot be taken again', async t => {
  const { repositories } = aWorldWithRun(parts)
  t.throws(() => repositories.add(repository, aPlan({ name: 'part_1' })), {
    name: 'AssertionError'
  })
})

t.test('snapshots get ids and ranks of their own', async t => {
  const { repositories } = aWorldWithRun([])
  const [one, two] = ['a', 'b'].map(name => repositories.add(repository, aPlan({ name })))
  t.strictSame([one?.ordinal, two?.ordinal], [1, 2])
  t.not(one?.uuid, two?.uuid)
})

t.test('unregistering keeps the snapshots for whoever registers the same place again', async t => {
  const { clock, repositories, seen } = aWorldWithRun(parts)
  const former = repositories.get(repository)
  clock.advance(500)
  repositories.unregister(repository)
  t.equal(repositories.get(repository), undefined)
  const { type = '', settings = {} } = former ?? {}
  t.strictSame(repositories.register(repository, type, settings), former)
  t.strictSame(seen(), ['part_1'])
  clock.advance(10_000)
  t.strictSame(seen(), ['part_1'], 'those that waited are never taken')
})

t.test('nothing is left of a run where its repository is not registered', async t => {
  const { repositories, left } = aWorldWithRun(parts)
  repositories.unregister(repository)
  t.strictSame(left(), { waiting: 0, endMs: 0 })
})

const s3 = { bucket: 'backups', base_path: 'backups' }
const places: [type: string, settings: Record<string, string>, same: boolean, why: string][] = [
  ['s3', { base_path: 'backups', bucket: 'backups' }, true, 'the order of settings means nothing'],
  ['s3', { ...s3, readonly: 'true' }, true, 'a place may be registered for reading only'],
  ['s3', { ...s3, max_snapshot_bytes_per_sec: '40mb' }, true, 'speed is not a place'],
  ['s3', { ...s3, base_path: 'other' }, false, 'another folder of the bucket'],
  ['s3', { bucket: 'backups' }, false, 'the root of the bucket'],
  ['gcs', s3, false, 'another kind of store']
]

for (const [type, settings, same, why] of places) {
  t.test(
    `a second registration ${same ? 'shares' : 'does not share'} snapshots: ${why}`,
    async t => {
      const { repositories } = aWorldWithRun(['part_1'])
      const { uuid } = repositories.register('second', type, settings)
      t.equal(repositories.views('second').length, same ? 1 : 0)
      t.equal(uuid === repositories.get(repository)?.uuid, same)
    }
  )
}

t.test('repositories are listed by name', async t => {
  const { repositories } = aWorldWithRun([])
  repositories.register('z', 'fs', { location: '/z' })
  repositories.register('a', 'fs', { location: '/a' })
  t.strictSame(
    repositories.all().map(it => it.name),
    ['a', repository, 'z']
  )
})

t.test('nobody asks a repository that is not registered', async t => {
  const { repositories } = aWorldWithRun([])
  t.throws(() => repositories.views('nothing'), { name: 'AssertionError' })
})

t.test(
  'waiting parts look again when an index changes, running ones keep what they hold',
  async t => {
    const { clock, repositories, world } = aWorldWithRun(parts.slice(0, 2))
    world.indices.clear()
    world.indices.put(anIndex({ name: 'new' }))
    clock.advance(1_000)
    const indicesOf = (name: string) =>
      repositories.view(repository, name)?.plan.indices.map(index => index.name)
    t.strictSame(indicesOf('part_1'), ['operate-list-view-8.3.0_'])
    t.strictSame(indicesOf('part_2'), ['new'])
  }
)

t.test('every change of the snapshots is announced', async t => {
  const { repositories } = aWorldWithRun([])
  const changes: [what: string, change: () => void][] = [
    ['a snapshot is written down', () => repositories.add(repository, aPlan())],
    ['a snapshot is removed', () => repositories.remove(repository, ['snap_1'])],
    ['a repository is gone', () => repositories.unregister(repository)],
    ['everything is gone', () => repositories.clear()]
  ]
  for (const [what, change] of changes) {
    const { next } = repositories.changes
    t.equal(next.aborted, false)
    change()
    t.equal(next.aborted, true, what)
  }
})

t.test('a deletion may take its time; until then everything is as before', async t => {
  const { clock, world } = aWorld()
  const { repositories } = world
  repositories.add(repository, aPlan({ name: 'slow', endMs: startMs }))
  repositories.remove(repository, ['slow'], startMs + 1_000)
  repositories.remove(repository, ['slow'], startMs + 5_000)
  clock.advance(999)
  t.equal(repositories.view(repository, 'slow')?.state, 'SUCCESS')
  t.throws(
    () => repositories.add(repository, aPlan({ name: 'slow' })),
    { name: 'AssertionError' },
    'the name is taken'
  )
  clock.advance(1)
  t.equal(repositories.view(repository, 'slow'), undefined, 'the first deletion counts')
  t.strictSame(repositories.views(repository), [])
  repositories.add(repository, aPlan({ name: 'slow', endMs: startMs + 9_000 }))
  t.equal(repositories.views(repository).length, 1, 'its name is free again')
})

t.test('a slow deletion that aborts the running part ends its run', async t => {
  const { clock, world } = aWorld()
  const { repositories } = world
  const part = (name: string, from: number) =>
    aPlan({ name, startMs: startMs + from, endMs: startMs + from + 1_000, runId: 'run' })
  repositories.add(repository, part('one', 0))
  repositories.add(repository, part('two', 1_000))
  repositories.remove(repository, ['one'], startMs + 500)
  clock.advance(1_000)
  t.strictSame(repositories.views(repository), [])
})
