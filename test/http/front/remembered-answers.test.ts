import fc from 'fast-check'
import t from 'tap'
import { holds } from '../../support/property.js'
import { type RawAnswer, send, sendAll } from '../../support/raw-http.js'
import { startHere } from '../../support/started.js'
import { type Asked, aStruckServer, ask } from '../../support/struck.js'

type Struck = Awaited<ReturnType<typeof aStruckServer>>

/** Asks as clients poll, and once more in other words, which nobody has heard before. */
function asker() {
  let count = 0
  return async (url: string) => {
    const first = await ask(url)
    const again = await ask(url)
    count += 1
    const anew = await ask(url, { headers: { 'x-anew': `${count}` } })
    const bare = ({ status, body, headers: { date: _, ...headers } }: typeof anew) => ({
      status,
      body,
      headers
    })
    return { first: bare(first), again: bare(again), anew: bare(anew) }
  }
}

async function withBackup(t: Parameters<typeof aStruckServer>[0]) {
  const it = await aStruckServer(t)
  const { operate = '', elasticsearch = '' } = it.doors
  const take = async (backupId: number) =>
    await ask(`${operate}/actuator/backups`, { method: 'POST', body: { backupId } })
  await take(7)
  const part = it.world.repositories.views('backups')[0]?.plan.name ?? ''
  const looks = [
    `${operate}/actuator/backups/7`,
    `${operate}/actuator/backups`,
    `${elasticsearch}/_snapshot/backups/camunda_operate_7_*`,
    `${elasticsearch}/_snapshot/backups/_all`,
    `${elasticsearch}/_snapshot/backups/${part}/_status`,
    `${elasticsearch}/_cat/snapshots/backups`
  ]
  return { ...it, operate, elasticsearch, take, looks }
}

t.test('what is said again is what would be said anew, byte for byte', async t => {
  const { looks } = await withBackup(t)
  const asked = asker()
  for (const look of looks) {
    const { first, again, anew } = await asked(look)
    t.equal(first.status, 200, look)
    t.strictSame(again, first, look)
    t.strictSame(anew, first, look)
  }
})

const connections: [asks: string, why: string][] = [
  ['', 'the client says nothing about it'],
  ['Connection: keep-alive\r\n', 'the client wants it to stay'],
  ['Connection: close\r\n', 'the client wants it to end'],
  ['Connection: Keep-Alive, x\r\n', 'the client says it in its own way']
]

for (const [asks, why] of connections) {
  t.test(`every byte and the connection are the same the second time: ${why}`, async t => {
    const { looks } = await withBackup(t)
    for (const look of looks) {
      const { port, pathname } = new URL(look)
      const request = `GET ${pathname} HTTP/1.1\r\nHost: camunda\r\n${asks}\r\n`
      const [first, again] = [await send(Number(port), request), await send(Number(port), request)]
      const timeless = ({ raw }: RawAnswer) => raw.replace(/^date: .*$/im, '')
      t.equal(timeless(again), timeless(first), look)
      t.equal(again.closed, first.closed, look)
    }
  })
}

t.test('the last answer on a connection says so, said again or not', async t => {
  const { operate } = await withBackup(t)
  const { port } = new URL(operate)
  const request = 'GET /actuator/backups/7 HTTP/1.1\r\nHost: camunda\r\n\r\n'
  const answers = await sendAll(
    Number(port),
    Array.from({ length: 101 }, () => request)
  )
  const [before, last, behind] = answers.slice(-3)
  t.equal(before?.headers['connection'], undefined)
  t.equal(last?.headers['connection'], 'close')
  t.equal(last?.body, before?.body)
  t.equal(behind?.raw, '', 'and nothing comes behind it')
})

t.test('an answer that is said again is in the journal like any other', async t => {
  const { world, operate } = await withBackup(t)
  const url = `${operate}/actuator/backups/7`
  for (const _ of ['first', 'again']) await ask(url)
  const [first, again] = world.journal.list().entries.slice(-2)
  t.equal(again?.id, (first?.id ?? 0) + 1)
  t.match(again, {
    operation: 'getBackup',
    backupId: '7',
    answer: { status: 200, delivered: true },
    why: { state: 'COMPLETED' }
  })
  t.strictSame({ ...again, id: 0, atMs: 0 }, { ...first, id: 0, atMs: 0 })
  t.match(world.journal.counts().counts.at(-1), { operation: 'getBackup', attempts: 2 })
})

/** Whatever may be done to a world so that a look at it is answered otherwise. */
const changes: [name: string, change: (it: Awaited<ReturnType<typeof withBackup>>) => unknown][] = [
  ['another backup is taken', ({ take }) => take(8)],
  ['the backup is deleted', ({ looks: [look = ''] }) => ask(look, { method: 'DELETE' })],
  [
    'one of its snapshots is deleted through Elasticsearch',
    ({ elasticsearch }) =>
      ask(`${elasticsearch}/_snapshot/backups/camunda_operate_7_*_part_1_of_6`, {
        method: 'DELETE'
      })
  ],
  [
    'the repository is not registered any more',
    ({ elasticsearch }) => ask(`${elasticsearch}/_snapshot/backups`, { method: 'DELETE' })
  ],
  [
    'Elasticsearch is failing',
    ({ world }) => world.conditions.set({ elasticsearch: { kind: 'failing' } })
  ],
  [
    'the repository cannot be read',
    ({ world }) => world.conditions.set({ repository: { kind: 'unverifiable' } })
  ],
  ['a fault strikes', ({ fault }) => fault({ status: 502 })],
  ['the world begins anew', ({ world }) => world.reset()],
  [
    'another world is put in its place',
    ({ world }) => {
      const state = structuredClone(world.exportState())
      world.reset()
      world.importState(state)
      world.repositories.remove(
        'backups',
        world.repositories.views('backups').map(it => it.plan.name)
      )
    }
  ]
]

for (const [name, change] of changes) {
  t.test(`nothing is said again when ${name}`, async t => {
    const it = await withBackup(t)
    const asked = asker()
    const before = new Map<string, unknown>()
    for (const look of it.looks) before.set(look, (await asked(look)).again)
    await change(it)
    let changed = 0
    for (const look of it.looks) {
      const { first, anew } = await asked(look)
      t.strictSame(withoutTraceOfTime(first), withoutTraceOfTime(anew), look)
      if (JSON.stringify(first) !== JSON.stringify(before.get(look))) changed += 1
    }
    t.ok(changed > 0, 'the change can be seen')
  })
}

/** Errors bear ids and instants of their own. */
function withoutTraceOfTime({ status, headers }: { status: number; headers: object }) {
  return { status, type: Reflect.get(headers, 'content-type') }
}

t.test(
  'while anything runs, and while a part may still come, every answer is a new one',
  async t => {
    const { world, clock, operate, take } = await withBackup(t)
    world.pace = 'realistic'
    await take(9)
    const state = async () => JSON.parse((await ask(`${operate}/actuator/backups/9`)).body).state
    const seen = new Set<string>()
    for (let step = 0; step < 60; step += 1) {
      seen.add(await state())
      clock.advance(100)
    }
    t.strictSame([...seen], ['IN_PROGRESS', 'COMPLETED'])
    const [last = ''] = world.repositories
      .views('backups')
      .map(it => it.plan.name)
      .slice(-1)
    world.repositories.remove('backups', [last])
    t.equal(await state(), 'IN_PROGRESS', 'the missing part may still come')
    clock.advance(299_000)
    await state()
    clock.advance(2_000)
    t.equal(await state(), 'INCOMPLETE', 'it did not')
  }
)

t.test('a slow Elasticsearch is slow every time', async t => {
  const {
    world,
    clock,
    looks: [look = '']
  } = await withBackup(t)
  world.conditions.set({ elasticsearch: { kind: 'slow', delayMs: 1_000 } })
  for (const _ of ['first', 'again']) {
    let isAnswered = false
    const answered = ask(look).then(answer => {
      isAnswered = true
      return answer
    })
    for (let turn = 0; turn < 50; turn += 1) await new Promise(resolve => setImmediate(resolve))
    t.equal(isAnswered, false)
    while (!isAnswered) {
      clock.advance(1_000)
      await new Promise(resolve => setImmediate(resolve))
    }
    t.equal((await answered).status, 200)
  }
})

t.test('a clock that moves with every look moves with what is said again', async t => {
  const {
    world,
    clock,
    looks: [look = '']
  } = await withBackup(t)
  world.pace = 'polls'
  const startMs = clock.nowMs()
  for (const _ of ['first', 'again', 'once more']) await ask(look)
  t.equal(clock.nowMs(), startMs + 3_000)
})

t.test('whatever is done in whatever order, what is said again is true', async t => {
  const doing = fc.constantFrom('take', 'delete', 'advance', 'pace', 'heal', 'fail', 'look')
  const commands = fc.array(fc.tuple(doing, fc.integer({ min: 1, max: 3 })), { maxLength: 25 })
  const it = await aStruckServer(t)
  const property = fc.asyncProperty(commands, async list => {
    it.world.reset()
    const asked = asker()
    for (const [what, id] of list) {
      await done(it, what, id)
      for (const path of [`/${id}`, '']) {
        const { first, again, anew } = await asked(`${it.doors.operate}/actuator/backups${path}`)
        if (first.status !== 200) continue
        if (first.body !== anew.body || again.body !== anew.body)
          throw new Error(`after ${what} ${id}`)
      }
    }
  })
  await holds(t, property, { numRuns: 25 })
})

async function done({ world, clock, doors }: Struck, what: string, id: number): Promise<void> {
  const url = `${doors.operate}/actuator/backups`
  const asked: Asked = { method: 'POST', body: { backupId: id } }
  if (what === 'take') await ask(url, asked)
  else if (what === 'delete') await ask(`${url}/${id}`, { method: 'DELETE' })
  else if (what === 'advance') clock.advance(id * 400)
  else if (what === 'pace') world.pace = id === 1 ? 'instant' : 'realistic'
  else if (what === 'heal') world.conditions.heal()
  else if (what === 'fail') world.conditions.set({ repository: { kind: 'readOnly' } })
}

t.test('what is being deleted is there until it is gone', async t => {
  const { world, clock, looks } = await withBackup(t)
  const names = world.repositories.views('backups').map(it => it.plan.name)
  world.repositories.remove('backups', names, clock.nowMs() + 1_000)
  const bodies = async () => {
    const seen = []
    for (const look of looks) for (const _ of ['first', 'again']) seen.push((await ask(look)).body)
    return seen
  }
  const before = await bodies()
  clock.advance(999)
  t.strictSame(await bodies(), before)
  clock.advance(1)
  for (const [at, body] of (await bodies()).entries()) t.not(body, before[at], looks[at >> 1] ?? '')
})

t.test('a backup that nobody finds yet is found later', async t => {
  const { world, clock, operate, take } = await withBackup(t)
  world.plans.add({ app: 'operate', backupId: 8n, registrationGapMs: 1_000 })
  await take(8)
  const list = async () => JSON.parse((await ask(`${operate}/actuator/backups`)).body).length
  for (const _ of ['first', 'again']) t.equal(await list(), 1)
  clock.advance(1_000)
  for (const _ of ['first', 'again']) t.equal(await list(), 2)
})

t.test('what is there at one door is not there at another that answers otherwise', async t => {
  const args = ['--camunda', '8.7', '--clock', 'manual', '--pace', 'instant']
  const { ready } = await startHere(t, [...args, '--operate-base-path', '/core'])
  const { operate = '', control = '' } = ready.doors
  await ask(`${operate}/actuator/backups`, { method: 'POST', body: { backupId: 7 } })
  const path = '/actuator/backups/7'
  const headers = { host: 'camunda' }
  for (const _ of ['first', 'again']) {
    const below = `${control}/worlds/default/operate${path}`
    t.equal((await ask(below, { headers })).status, 200, 'without the prefix')
    t.equal((await ask(new URL(path, operate).href, { headers })).status, 404, 'with it')
  }
})
