import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { LosslessNumber } from 'lossless-json'
import t from 'tap'
import { Documents } from '../../src/domain/documents.js'
import { gatePointOf } from '../../src/domain/gate.js'
import { createIndex } from '../../src/world/search-indices.js'
import type { World } from '../../src/world/world.js'
import { carriedOut } from '../support/carried-out.js'
import { command } from '../support/commands.js'
import { holds } from '../support/property.js'
import { aDeployment, aPlan, aWorld, refusalOf, repository, startMs } from '../support/world.js'

const textOf = (world: World) => JSON.stringify(world.exportState())
const stateOf = (world: World): State => JSON.parse(textOf(world))

/** A state as whoever edits one sees it. */
type State = { [name: string]: State } & State[]

/** Operate's second part runs and is to fail, a partition is held, and somebody else's snapshot is there. */
async function aUsedWorld() {
  const { world } = aWorld()
  const { clock, plans, gates, faults, zeebe, apps } = world
  plans.add({ app: 'operate', durationMs: 1_000 })
  plans.add({ app: 'operate', partNo: 2, outcome: 'FAILED', failures: [{ reason: 'full' }] })
  plans.add({ app: 'operate', partNo: 3, durationMs: Number.POSITIVE_INFINITY, times: 2 })
  const point = gatePointOf('zeebe.partition2.before-end')
  if (point !== undefined) gates.hold({ point, backupId: 5n })
  const metadata = { no: 18_446_744_073_709_551_615n, price: new LosslessNumber('1.10') }
  world.repositories.add(repository, aPlan({ name: 'theirs', metadata }))
  createIndex(world, 'mine', { mappings: { $bigint: 'only looks like one' } })
  faults.add({ when: { product: 'operate', times: 2 }, effect: { status: 503, body: { a: [1] } } })
  await apps.operate.take(9_223_372_036_854_775_807n)
  await zeebe.take(5n)
  await zeebe.command('softPause')
  clock.advance(1_500)
  return world
}

t.test('what was exported and imported is exported as the same', async t => {
  const text = textOf(await aUsedWorld())
  const { world } = aWorld({ seed: 'another' })
  t.strictSame(world.importState(JSON.parse(text)), [])
  t.equal(textOf(world), text)
})

t.test('an imported world goes on as the other would have', async t => {
  const here = await aUsedWorld()
  const { world: there } = aWorld()
  there.importState(stateOf(here))
  for (const world of [here, there]) {
    world.clock.advance(600)
    const backup = await world.apps.operate.get(9_223_372_036_854_775_807n)
    t.equal(backup.state, 'FAILED')
    t.equal((await world.zeebe.get(5n)).state, 'IN_PROGRESS')
    const [gate] = world.gates.list()
    t.ok(gate && world.gates.release(gate))
    world.clock.advance(600_000)
    t.equal((await world.zeebe.get(5n)).state, 'COMPLETED')
    t.match(await refusalOf(world.zeebe.take(5n)), { code: 'ID_NOT_HIGHER' })
  }
  t.equal(textOf(there), textOf(here))
})

t.test('a state says what JSON cannot say by itself in words', async t => {
  const state = stateOf(await aUsedWorld())
  t.match(state, {
    format: 1,
    setting: { camunda: '8.7.2', storage: 'elasticsearch', partitionsCount: 3, repository },
    clock: { mode: { mode: 'manual' }, nowMs: startMs + 1_500 },
    plans: { made: [{}, {}, { wish: { durationMs: 'never' } }] },
    gates: [{ point: 'zeebe.partition2.before-end', backupId: '5' }],
    runs: [{ backupId: '9223372036854775807' }],
    zeebe: { store: { latest: '5' } }
  })
  const [theirs] = state['repositories']?.['storages']?.[0]?.['snapshots'] ?? []
  t.strictSame(theirs?.['metadata'], {
    no: { $bigint: '18446744073709551615' },
    price: { $number: '1.10' }
  })
})

const spoiltDocuments: [change: (state: State) => void, path: string, why: string][] = [
  [it => spoilDocument(it, 'source', '[]'), '$.knownDocuments[0].source', 'no object'],
  [it => spoilDocument(it, 'id', 7), '$.knownDocuments[0].id', 'no text'],
  [it => spoilIndex(it, 'written', [9]), '.documents.written[0]', 'no such document'],
  [it => spoilIndex(it, 'written', [0, 0]), '.documents', 'the same twice'],
  [it => spoilIndex(it, 'nextSeqNo', 0), '.documents', 'a number that was given'],
  [it => spoilIndex(it, 'gone', [0]), '.documents', 'gone, and never there']
]

function spoilDocument(state: State, name: string, value: unknown): void {
  Object.assign(state['knownDocuments']?.[0] ?? {}, { [name]: value })
}

function spoilIndex(state: State, name: string, value: unknown): void {
  const index = state['knownIndices']?.find(it => String(it['name']) === 'mine')
  Object.assign(index?.['documents'] ?? {}, { [name]: value })
}

for (const [change, path, why] of spoiltDocuments) {
  t.test(`documents that cannot be are not imported: ${why}`, async t => {
    const { world } = aWorld()
    createIndex(world, 'mine', {
      documents: Documents.none.with({ id: 'a', source: '{}', bytes: 2 })
    })
    const state = stateOf(world)
    t.strictSame(aWorld().world.importState(state), [])
    change(state)
    const { world: other } = aWorld()
    const text = textOf(other)
    const problems = other.importState(state)
    t.ok(
      problems.some(it => it.path.endsWith(path)),
      JSON.stringify(problems)
    )
    t.equal(textOf(other), text)
  })
}

t.test('nothing is shared between a world and a state', async t => {
  const world = await aUsedWorld()
  const text = textOf(world)
  const given = world.exportState() as unknown as State
  spoil(given)
  t.equal(textOf(world), text, 'what was exported')

  const { world: other } = aWorld()
  const imported = JSON.parse(text)
  t.strictSame(other.importState(imported), [])
  spoil(imported)
  t.equal(textOf(other), text, 'what was imported')
})

/** Changes every text and number, wherever it lies. */
function spoil(state: State): void {
  for (const [name, value] of Object.entries(state)) {
    if (typeof value === 'object' && value !== null) spoil(value)
    else state[name] = 'spoilt' as unknown as State
  }
}

t.test('the clock shows what the other one showed, earlier or later', async t => {
  const state = stateOf(await aUsedWorld())
  for (const byMs of [0, 100_000]) {
    const { world } = aWorld()
    world.clock.advance(byMs)
    t.strictSame(world.importState(state), [])
    t.equal(world.clock.nowMs(), startMs + 1_500)
  }
})

t.test('whoever waits at a door looks again when a world is imported', async t => {
  const world = await aUsedWorld()
  const state = stateOf(world)
  world.clock.advance(10)
  const waiting = world.clock.until(startMs + 1_600, new AbortController().signal)
  const changed = [
    world.conditions,
    world.gates,
    world.repositories,
    world.indices,
    world.faults
  ].map(it => it.changes.next)
  world.importState(state)
  t.ok(changed.every(it => it.aborted))
  world.clock.advance(99)
  t.equal(await Promise.race([waiting, Promise.resolve('still waiting')]), 'still waiting')
  world.clock.advance(1)
  await waiting
})

t.test('ids that are texts and ids that are numbers are kept apart', async t => {
  const { world } = aWorld({ deployment: aDeployment('8.1') })
  await world.apps.operate.take('42')
  await world.apps.tasklist.take(42n)
  const { world: other } = aWorld({ deployment: aDeployment('8.1') })
  t.strictSame(other.importState(stateOf(world)), [])
  t.strictSame(
    other.runs.all().map(it => it.backupId),
    ['42', 42n]
  )
})

t.test('a reset brings back the seed that the world was made with', async t => {
  const { world } = aWorld({ seed: 'mine' })
  world.reset()
  const uuid = world.repositories.get(repository)?.uuid
  world.importState(stateOf(await aUsedWorld()))
  t.equal(world.seed.text, 'test')
  world.reset()
  t.equal(world.repositories.get(repository)?.uuid, uuid)
})

type Edit = (state: State) => void

/** Sets what lies at a path; a member that is `undefined` is taken away. */
function set(path: string, value: unknown): Edit {
  return state => {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce<State>((it, key) => it[key] as State, state)
    if (value === undefined) delete holder[last]
    else holder[last] = value as State
  }
}

/** Adds a copy of the first of some to the end. */
function double(path: string): Edit {
  return state => {
    const items = path.split('.').reduce<State>((it, key) => it[key] as State, state)
    items.push(items[0] as State)
  }
}

const snapshot = 'repositories.storages.0.snapshots.0'
const piece = 'zeebe.store.backups.0.partitions.0'

const broken: [why: string, edit: Edit, path: string, message: RegExp][] = [
  ['a later format', set('format', 2), '$.format', /the only format/],
  ['no format', set('format', undefined), '$.format', /is missing/],
  ['another release', set('setting.camunda', '8.8.0'), '$.setting.camunda', /8\.8\.0.*8\.7\.2/],
  [
    'another size',
    set('setting.partitionsCount', 1),
    '$.setting.partitionsCount',
    /is 1, but .* 3/
  ],
  ['another repository', set('setting.repository', null), '$.setting.repository', /null/],
  ['another storage', set('setting.storage', 'rdbms'), '$.setting.storage', /rdbms/],
  ['a section too few', set('seed', undefined), '$.seed', /is missing/],
  ['a section too many', set('extra', 1), '$.extra', /is not known/],
  ['an odd name', set('odd name', 1), '$["odd name"]', /is not known/],
  [
    'a member too many',
    set('plans.made.0.wish.color', 1),
    '$.plans.made[0].wish.color',
    /not known/
  ],
  [
    'an unknown application',
    set('plans.made.0.wish.app', 'x'),
    '$.plans.made[0].wish.app',
    /not one/
  ],
  [
    'a plan’s wrong number',
    set('plans.made.0.id', 'plan-9'),
    '$.plans.made[0].id',
    /plan-1 to plan-3/
  ],
  ['a plan twice', double('plans.made'), '$.plans.made[3].id', /twice/],
  ['half an instant', set('clock.nowMs', 0.5), '$.clock.nowMs', /whole/],
  [
    'a speed of nothing',
    set('clock.mode', { mode: 'scaled', factor: 0 }),
    '$.clock.mode.factor',
    /not/
  ],
  ['no such gate', set('gates.0.point', 'operate.part0'), '$.gates[0].point', /operate/],
  ['an id as a number', set('gates.0.backupId', 5), '$.gates[0].backupId', /64 bits/],
  ['an id of 65 bits', set('gates.0.backupId', '9223372036854775808'), '$.gates[0].backupId', /64/],
  ['an unknown condition', set('conditions.zeebe.kind', 'x'), '$.conditions.zeebe.kind', /noStore/],
  ['an end before its start', set(`${snapshot}.endMs`, 5), `${jsonPath(snapshot)}.endMs`, /before/],
  [
    'an unknown index',
    set(`${snapshot}.indices`, [999]),
    `${jsonPath(snapshot)}.indices[0]`,
    /place/
  ],
  ['a snapshot twice', double('repositories.storages.0.snapshots'), '$.repositories', /twice/],
  [
    'a mark of nothing',
    set(`${snapshot}.metadata.no`, { $bigint: 'x' }),
    '$.repositories',
    /stand for/
  ],
  ['a place twice', double('repositories.storages'), '$.repositories.storages[1].place', /twice/],
  [
    'a lost place',
    set('repositories.storages', []),
    '$.repositories.registered[0]',
    /leads to none/
  ],
  ['an index twice', double('indices.present'), '$.indices.present', /twice/],
  ['a run twice', double('runs'), '$.runs[1].runId', /twice/],
  ['a run of no backup', set('runs.0.backupId', undefined), '$.runs[0].backupId', /missing/],
  ['a dialect too many', double('apps.operate'), '$.apps.operate', /1/],
  ['no such partition', set(`${piece}.partitionId`, 4), '$.zeebe.store', /none of 1 to 3/],
  ['a piece that ends too early', set(`${piece}.endMs`, 5), `${jsonPath(piece)}.endMs`, /before/],
  ['a partition without phase', set('zeebe.phases', []), '$.zeebe.phases', /not all/],
  ['a backup twice', double('zeebe.store.backups'), '$.zeebe.store.backups[1].backupId', /after 5/],
  ['a low latest id', set('zeebe.store.latest', '4'), '$.zeebe.store', /more than the latest/],
  [
    'logs of the future',
    set('zeebe.positions.startMs', startMs * 2),
    '$.zeebe.positions',
    /future/
  ],
  ['an exporter twice', double('cluster.exporters'), '$.cluster.exporters[1]', /twice/],
  ['no fault', set('faults.records.0.rule.effect', {}), '$.faults.records[0].rule', /effect/],
  ['a fault’s number', set('faults.lastNo', 0), '$.faults.records[0].rule.id', /fault-0/]
]

function jsonPath(path: string): string {
  return `$.${path.replaceAll(/\.(\d+)/g, '[$1]')}`
}

for (const [why, edit, path, message] of broken) {
  t.test(`a broken state changes nothing: ${why}`, async t => {
    const state = stateOf(await aUsedWorld())
    edit(state)
    const { world } = aWorld()
    world.clock.advance(77)
    const before = textOf(world)
    const problems = world.importState(state)
    t.ok(problems.length > 0)
    t.ok(
      problems.some(it => it.path.startsWith(path) && message.test(it.message)),
      why,
      { problems }
    )
    t.equal(textOf(world), before)
  })
}

for (const none of [null, undefined, 1, 'state', [], {}]) {
  t.test(`${JSON.stringify(none)} is no state`, async t => {
    t.ok(aWorld().world.importState(none).length > 0)
  })
}

t.test('everything that is wrong is told at once', async t => {
  const state = stateOf(await aUsedWorld())
  set('clock.nowMs', 'now')(state)
  set('gates.0.backupId', 5)(state)
  const paths = aWorld()
    .world.importState(state)
    .map(it => it.path)
  t.strictSame(paths, ['$.clock.nowMs', '$.gates[0].backupId'])
})

t.test('what lies too deep is not read', async t => {
  const state = stateOf(await aUsedWorld())
  const nested = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  set(`${snapshot}.metadata.no`, nested)(state)
  t.match(aWorld().world.importState(state), [{ message: 'lies too deep' }])
})

t.test('ten thousand snapshots are a matter of a second', async t => {
  const { world } = aWorld()
  const indices = world.indices.all()
  for (let no = 1; no <= 10_000; no += 1) {
    const name = `nightly-${no}`
    world.repositories.add(
      repository,
      aPlan({ name, indices, startMs: startMs - 1, endMs: startMs })
    )
  }
  const text = textOf(world)
  const { world: other } = aWorld()
  const before = process.cpuUsage()
  t.strictSame(other.importState(JSON.parse(text)), [])
  const { user } = process.cpuUsage(before)
  t.ok(user < 1_000_000, `${user} µs`)
  t.equal(other.repositories.views(repository).length, 10_000)
  t.comment(`${text.length} bytes, ${user} µs`)
})

/** Every place in a state where something lies. */
function placesIn(state: State, holder: readonly string[] = []): (readonly string[])[] {
  return Object.entries(state).flatMap(([name, value]) => {
    const place = [...holder, name]
    const inside = typeof value === 'object' && value !== null ? placesIn(value, place) : []
    return [place, ...inside]
  })
}

/** Puts something else into a place, takes away what is there, or adds something beside it. */
function mutate(state: State, nth: number, into: unknown): void {
  const places = placesIn(state)
  const [last = '', ...outwards] = (places[nth % places.length] ?? []).toReversed()
  const holder = outwards.toReversed().reduce<State>((it, key) => it[key] as State, state)
  if (into === 'beside' && Array.isArray(holder)) holder.push(1 as unknown as State)
  else if (into === 'beside') holder[`${last}Extra`] = 1 as unknown as State
  else if (into !== 'none') holder[last] = into as State
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
}

/** All names and texts of a state but for those of indices, which are left out where nothing holds them. */
function wordsIn({ knownIndices: _, ...state }: State): readonly string[] {
  const inside = Object.entries(state).flatMap(([name, value]) => {
    if (typeof value === 'object' && value !== null) return [name, ...wordsIn(value)]
    return typeof value === 'string' ? [name, value] : [name]
  })
  return inside.toSorted()
}

const others = fc.constantFrom(
  ...['none', 'beside', '', 'never', '-1', 'x', 0, -1, 1.5, 1e300, true, null, [], {}, [[]], [{}]]
)

t.test('a state that somebody changed is taken as it is, or not at all', async t => {
  const few = fc.array(command, { maxLength: 12, size: 'max' })
  const property = fc.asyncProperty(
    few,
    few,
    fc.nat(),
    others,
    async (before, after, nth, into) => {
      const used = await aUsedWorld()
      for (const it of before) await carriedOut(used, it)
      const state = stateOf(used)
      mutate(state, nth, into)
      const { world } = aWorld()
      const untouched = textOf(world)
      const problems = world.importState(state)
      if (problems.length > 0) return textOf(world) === untouched
      if (!isDeepStrictEqual(wordsIn(stateOf(world)), wordsIn(state))) throw new Error('altered')
      for (const it of [...after, { do: 'look' as const }]) await carriedOut(world, it)
      return true
    }
  )
  await holds(t, property, { numRuns: 200 })
})
