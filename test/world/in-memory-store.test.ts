import t from 'tap'
import type { RunRules } from '../../src/domain/run.js'
import { InMemoryStore } from '../../src/world/in-memory-store.js'
import type { RunOrder } from '../../src/world/snapshot-store.js'
import { aPlan, aWorld, repository, runRules, startMs } from '../support/world.js'

/** A store in which every part takes a second. */
function aStore() {
  const { clock, world } = aWorld()
  world.plans.add({ app: 'operate', durationMs: 1_000 })
  return { clock, world, store: new InMemoryStore(world) }
}

/** A run of parts with these names. */
function anOrder(names: readonly string[], over: Partial<RunRules> = {}): RunOrder {
  const parts = names.map((name, index) => ({
    name,
    partNo: index + 1,
    indexExpressions: ['operate-list-view-*'],
    includeGlobalState: true,
    partial: false,
    metadata: { partNo: 1 }
  }))
  return { app: 'operate', backupId: 1n, parts, rules: runRules(over) }
}

t.test('what several patterns find comes once, by start', async t => {
  const { world, store } = aStore()
  const taken = [
    ['b_late', 5],
    ['a_early', 0],
    ['a_later', 9]
  ] as const
  for (const [name, ms] of taken) {
    world.repositories.add(repository, aPlan({ name, startMs: startMs - 10 + ms }))
  }
  const found = await store.find(repository, ['b*', 'a*', '*e*'])
  t.strictSame(
    found.map(view => view.plan.name),
    ['a_early', 'b_late', 'a_later']
  )
  t.strictSame(await store.find(repository, ['c*']), [])
})

t.test('parts that take turns begin where the one before ends', async t => {
  const { clock, store } = aStore()
  const run = await store.take(repository, anOrder(['one', 'two', 'three']))
  t.strictSame([run.waiting(), run.active()], [2, true])
  clock.advance(2_000)
  const found = await store.find(repository, ['*'])
  t.strictSame(
    found.map(view => view.plan.startMs - startMs),
    [0, 1_000, 2_000]
  )
  t.strictSame([run.waiting(), run.active()], [0, true])
  clock.advance(999)
  t.equal(run.active(), true, 'one millisecond before the end of the last')
  clock.advance(1)
  t.equal(run.active(), false, 'at its end')
})

t.test('parts that do not take turns begin together', async t => {
  const { store } = aStore()
  const run = await store.take(repository, anOrder(['one', 'two'], { inTurn: false }))
  t.strictSame([run.waiting(), run.active()], [0, true])
  t.equal((await store.find(repository, ['*'])).length, 2)
})

t.test('a run ends with the part after which it does not go on', async t => {
  const { clock, store } = aStore()
  const run = await store.take(repository, anOrder(['one', 'two', 'three'], { stopsAfterPart: 2 }))
  t.equal(run.waiting(), 1)
  clock.advance(10_000)
  t.strictSame(
    (await store.find(repository, ['*'])).map(view => view.plan.name),
    ['one', 'two']
  )
})

t.test('a run does not count a snapshot that took the name of its part', async t => {
  const { clock, world, store } = aStore()
  const run = await store.take(repository, anOrder(['one', 'two']))
  world.repositories.add(repository, aPlan({ name: 'two', endMs: startMs + 99_000 }))
  t.equal(run.waiting(), 0)
  clock.advance(1_000)
  t.equal(run.active(), false)
})

t.test('a part holds the indices it asks for', async t => {
  const { store } = aStore()
  await store.take(repository, anOrder(['one']))
  const [view] = await store.find(repository, ['one'])
  t.strictSame(
    view?.plan.indices.map(index => index.name),
    ['operate-list-view-8.3.0_']
  )
})

t.test('what matches a pattern is removed, and that there is nothing is no fault', async t => {
  const { store } = aStore()
  await store.take(repository, anOrder(['a_1', 'a_2', 'b_1'], { inTurn: false }))
  await store.remove(repository, 'a_*', 0)
  await store.remove(repository, 'a_*', 0)
  t.strictSame(
    (await store.find(repository, ['*'])).map(view => view.plan.name),
    ['b_1']
  )
})

for (const [elasticsearch, kind] of [
  ['unreachable', 'unreachable'],
  ['failing', 'failed']
] as const) {
  t.test(`a store that is ${elasticsearch} answers no question`, async t => {
    const { world, store } = aStore()
    world.conditions.set({ elasticsearch: { kind: elasticsearch } })
    const trouble = { name: 'StoreError', kind }
    await t.rejects(store.settingsOf(repository), trouble)
    await t.rejects(store.find(repository, ['*']), trouble)
    await t.rejects(store.take(repository, anOrder([])), trouble)
    await t.rejects(store.remove(repository, '*', 0), trouble)
  })
}

t.test('a store knows its repositories', async t => {
  const { world, store } = aStore()
  t.strictSame(await store.settingsOf(repository), world.repositories.get(repository)?.settings)
  t.ok(await store.settingsOf(repository))
  t.equal(await store.settingsOf('nothing'), undefined)
})

t.test('a repository that goes between two questions is a failure of the store', async t => {
  const order = anOrder(['one'])
  const questions: [why: string, ask: (store: InMemoryStore) => Promise<unknown>][] = [
    ['find', store => store.find(repository, ['*'])],
    ['take', store => store.take(repository, order)],
    ['remove', store => store.remove(repository, '*', 0)]
  ]
  for (const [why, ask] of questions) {
    const { clock, world, store } = aStore()
    world.conditions.set({ elasticsearch: { kind: 'slow', delayMs: 500 } })
    const asked = t.rejects(ask(store), { kind: 'failed', message: '[backups] missing' }, why)
    world.repositories.unregister(repository)
    clock.advance(500)
    await asked
  }
})
