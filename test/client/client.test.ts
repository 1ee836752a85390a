/** The client is the same over HTTP and in process: every member against a server, both ways. */
import t, { type Test } from 'tap'
import { controlClient } from '../../src/client/client.js'
import { ControlError } from '../../src/client/control-error.js'
import { httpSend } from '../../src/client/http-send.js'
import { inProcess } from '../../src/client/injected.js'
import type { Transport } from '../../src/client/transport.js'
import { START_MS } from '../support/applications.js'
import { control } from '../support/control.js'

const token = 'correct-horse'

type Way = (
  t: Test
) => Promise<{ transport: Transport; world: Awaited<ReturnType<typeof control>>['world'] }>

const ways: Readonly<Record<string, Way>> = {
  'in process': async t => {
    const { app, world } = await control(t, { setting: { pace: 'slow' }, options: { token } })
    return { transport: inProcess(app, { token }), world }
  },
  'in process, in a world by its name': async t => {
    const { app, world } = await control(t, { setting: { pace: 'slow' }, options: { token } })
    return { transport: inProcess(app, { token, prefix: '/worlds/default' }), world }
  },
  'over HTTP': async t => {
    const { app, world } = await control(t, { setting: { pace: 'slow' }, options: { token } })
    return { transport: httpSend(`${await app.listen({ port: 0 })}/`, { token }), world }
  }
}

for (const [way, open] of Object.entries(ways)) {
  t.test(`${way}: time`, async t => {
    const mock = controlClient((await open(t)).transport)
    t.equal((await mock.clock.get()).nowMs, START_MS)
    t.equal((await mock.clock.advance('10s')).nowMs, START_MS + 10_000)
    t.equal((await mock.clock.advanceTo(new Date(START_MS + 20_000))).nowMs, START_MS + 20_000)
    t.equal((await mock.clock.advanceTo('2001-02-03T05:00:00Z')).now, '2001-02-03T05:00:00.000Z')
    t.strictSame((await mock.clock.next()).happened, [])
    t.equal((await mock.clock.set({ mode: 'scaled', factor: 2 })).factor, 2)
    t.equal((await mock.clock.reset()).mode, 'manual')
  })

  t.test(`${way}: conditions and incidents`, async t => {
    const mock = controlClient((await open(t)).transport)
    t.match(await mock.conditions.get(), { zeebe: { kind: 'ok' } })
    t.match(await mock.conditions.change({ zeebe: 'noStore' }), { zeebe: { kind: 'noStore' } })
    t.match(await mock.conditions.set({ repository: 'missing' }), { zeebe: { kind: 'ok' } })
    t.match(await mock.conditions.reset(), { repository: { kind: 'ready' } })
    const { happened } = await mock.incident({ kind: 'restart', app: 'tasklist' })
    t.equal(happened[0]?.subject, 'tasklist')
  })

  t.test(`${way}: a run is planned, held and released`, async t => {
    const { transport, world } = await open(t)
    const mock = controlClient(transport)
    const { id } = await mock.plans.add({ app: 'operate', part: 1, outcome: 'FAILED' })
    t.equal((await mock.plans.list())[0]?.id, id)
    const point = 'operate.part1.before-end'
    t.equal((await mock.gates.hold(point, { backupId: 2n ** 60n })).held, true)
    await world.apps.operate.take(2n ** 60n)
    const waiting = mock.gates.await(point, { backupId: 2n ** 60n })
    await mock.clock.advance('2m')
    t.equal((await waiting).waiting[0]?.backupId, 2n ** 60n, 'digit for digit')
    t.equal((await mock.gates.get(point, 2n ** 60n)).reached, true)
    t.equal((await mock.gates.list()).length, 1)
    await mock.gates.release(point, { backupId: 2n ** 60n })
    const [backup] = await mock.backups()
    t.match(backup, { app: 'operate', backupId: 2n ** 60n, state: 'FAILED' })
    t.equal((await mock.snapshots())[0]?.state, 'FAILED')
    t.equal((await mock.exporting()).length, 3)
    await mock.plans.remove(id)
    await mock.plans.clear()
    await mock.gates.releaseAll()
    t.strictSame(await mock.plans.list(), [])
    t.strictSame(await mock.gates.list(), [])
    await mock.reset()
    t.strictSame(await mock.backups(), [])
  })

  t.test(`${way}: faults and journal`, async t => {
    const mock = controlClient((await open(t)).transport)
    const { id } = await mock.faults.add({ when: { backupId: 7n }, effect: { delay: '1s' } })
    t.equal((await mock.faults.get(id)).when.backupId, '7')
    t.equal((await mock.faults.list()).length, 1)
    await mock.faults.remove(id)
    await mock.faults.clear()
    t.strictSame(await mock.faults.list(), [])
    t.strictSame(await mock.journal.list({ product: 'operate', limit: 5 }), {
      entries: [],
      total: 0,
      dropped: 0
    })
    t.strictSame(await mock.journal.counts(), [])
    t.match(await mock.journal.verify({ count: { atMost: 0 } }), { ok: true })
    await mock.journal.clear()
  })

  t.test(`${way}: events`, async t => {
    const mock = controlClient((await open(t)).transport)
    const done = new AbortController()
    const stream = mock.events({ kinds: ['condition'], signal: done.signal })
    const next = stream.next()
    await new Promise(resolve => setTimeout(resolve, 50))
    await mock.conditions.change({ zeebe: 'scaling' })
    t.match((await next).value, { kind: 'condition', data: { zeebe: { kind: 'scaling' } } })
    const last = stream.next()
    done.abort()
    t.equal((await last).done, true, 'ends when it is told to')
  })

  t.test(`${way}: a refusal is an error that says all`, async t => {
    const mock = controlClient((await open(t)).transport)
    const error = await mock.clock.advance('soon').then(
      () => undefined,
      it => it
    )
    t.ok(error instanceof ControlError)
    t.match(error, {
      status: 400,
      message: /^POST \/clock\/advance was answered 400: "by": "soon" is not understood/,
      complaints: [/"by": "soon"/]
    })
    await t.rejects(mock.gates.get('nowhere'), { name: 'ControlError', status: 400 })
    await t.rejects(mock.faults.get('fault/1'), { status: 404, message: /no fault "fault\/1"/ })
    await t.rejects(mock.scenario.apply('no-such'), {
      name: 'ControlError',
      message: /no such scenario/
    })
    await t.rejects(mock.state.import({ some: 'thing' }), { name: 'ControlError', status: 400 })
  })
}

t.test('the server as a whole: health, doors, description, worlds, scenarios', async t => {
  const { app } = await control(t)
  const mock = controlClient(inProcess(app))
  t.strictSame(await mock.health(), { status: 'UP' })
  t.strictSame(await mock.doors(), { operate: 'http://127.0.0.1:9600' })
  t.equal((await mock.openApi())['openapi'], '3.1.0')
  t.equal((await mock.worlds.list())[0]?.name, 'default')
  t.equal((await mock.worlds.get('default')).seed, 's')
  await t.rejects(mock.worlds.create({ name: 'mine' }), { name: 'ControlError', status: 429 })
  await t.rejects(mock.worlds.remove('default'), { name: 'ControlError', status: 409 })
  await t.rejects(mock.worlds.remove('a/b'), { status: 404, message: /no world "a\/b"/ })
  t.strictSame(await mock.scenario.list(), [])
  t.equal(await mock.scenario.get(), null)
  t.type(await mock.state.export(), 'object')
})

t.test('without the token, every call and every stream is refused', async t => {
  const { app } = await control(t, { options: { token } })
  const address = await app.listen({ port: 0 })
  for (const transport of [inProcess(app), httpSend(address), httpSend(address, { token: 'x' })]) {
    const mock = controlClient(transport)
    await t.rejects(mock.clock.get(), { status: 401, message: /--control-token/ })
    await t.rejects(mock.events().next(), { status: 401, message: /--control-token/ })
  }
})

t.test('what is no control API is recognised as such', async t => {
  const answers: [body: unknown, message: RegExp][] = [
    ['<html>', /GET \/clock was answered 500: what is no control API said <html>/],
    [undefined, /was answered 500: without a word/],
    [{ error: 'broken' }, /was answered 500: broken/],
    [{ other: 1 }, /said \{"other":1\}/]
  ]
  for (const [body, message] of answers) {
    const mock = controlClient({ send: async () => ({ status: 500, body }) })
    await t.rejects(mock.clock.get(), { status: 500, message })
    await t.rejects(mock.events().next(), { message: 'this transport has no streams' })
  }
})
