/** Points that are held: a test waits until a run stands there, looks, and releases. */
import t from 'tap'
import { RunningClock } from '../../../src/world/clock.js'
import { START_MS } from '../../support/applications.js'
import { control } from '../../support/control.js'

const gate = '/gates/operate.part1.before-end'
const slow = { setting: { pace: 'slow' } } as const

t.test('a run is held, looked at and released', async t => {
  const { ask, world } = await control(t, slow)
  const held = await ask('PUT', gate)
  t.strictSame(held.body, {
    point: 'operate.part1.before-end',
    held: true,
    reached: false,
    waiting: []
  })
  await world.apps.operate.take(7n)
  const waiting = ask('POST', `${gate}/await`)
  await ask('POST', '/clock/advance', { by: '60s' })
  const { status, body } = await waiting
  t.equal(status, 200)
  t.match(body, { reached: true, waiting: [{ backupId: 7, snapshot: /part_1_of_6$/ }] })
  t.strictSame((await ask('GET', gate)).body, body)
  t.strictSame((await ask('GET', '/gates')).body.gates, [body])
  const released = await ask('POST', `${gate}/release`)
  t.match(released.body, { held: false, reached: false, waiting: [{ backupId: 7 }] })
  t.strictSame((await ask('GET', '/gates')).body.gates, [])
})

t.test('who waits is there before the run is', async t => {
  const { ask, world } = await control(t)
  await ask('PUT', gate)
  await ask('PUT', '/gates/zeebe.partition2.before-end')
  const waiting = [
    ask('POST', `${gate}/await`),
    ask('POST', '/gates/zeebe.partition2.before-end/await')
  ]
  await ask('GET', '/health')
  await world.apps.operate.take(7n)
  await world.zeebe.take(7n)
  for (const { status, body } of await Promise.all(waiting)) {
    t.equal(status, 200)
    t.equal(body.waiting[0].backupId, 7)
  }
})

t.test('on a clock that runs, it comes by itself', async t => {
  const clock = new RunningClock(Date, 1_000, START_MS)
  const { ask, world } = await control(t, { ...slow, clock })
  await ask('PUT', gate)
  await world.apps.operate.take(7n)
  t.equal((await ask('POST', `${gate}/await`)).status, 200)
})

t.test('a gate may be for one backup, and lets others through', async t => {
  const { ask, world } = await control(t)
  await ask('PUT', gate, { backupId: 8 })
  await world.apps.operate.take(7n)
  t.equal((await ask('GET', `${gate}?backupId=8`)).body.reached, false)
  await world.apps.operate.take(8n)
  t.equal((await ask('GET', `${gate}?backupId=8`)).body.reached, true)
  t.equal((await ask('POST', `${gate}/release`)).status, 409, 'it is not held for every backup')
  t.equal((await ask('POST', `${gate}/release`, { backupId: 8 })).status, 200)
})

t.test('a wait in vain ends in time and says why', async t => {
  const { ask, world } = await control(t, slow)
  await ask('PUT', gate)
  const early = await ask('POST', `${gate}/await`, { timeout: '10ms' })
  t.equal(early.status, 408)
  t.match(early.body.error, /^nothing came to operate\.part1\.before-end within 10ms; no run is on/)
  await world.apps.operate.take(7n)
  const late = await ask('POST', `${gate}/await`, { timeout: '10ms' })
  t.equal(late.status, 408)
  t.match(late.body.error, /; the clock stands still, and it comes at 2001-02-03T04:0\d:/)
})

t.test('nobody waits at a point that is not held, or for longer than a minute', async t => {
  const { ask } = await control(t)
  const { status, body } = await ask('POST', `${gate}/await`)
  t.equal(status, 409)
  t.match(body.error, /is not held, so nothing stops there; PUT \/gates\/operate/)
  await ask('PUT', gate)
  const long = await ask('POST', `${gate}/await`, { timeout: '61s' })
  t.strictSame(
    [long.status, long.body.error],
    [400, 'timeout: "61s" is not allowed; give 1m at most']
  )
})

t.test('who waits is let go when the door or the world closes', async t => {
  const { app, ask, world } = await control(t)
  await ask('PUT', gate)
  const first = ask('POST', `${gate}/await`, { timeout: '60s' })
  await ask('GET', '/health')
  world.close()
  t.equal((await first).status, 408)
  const second = await control(t)
  await second.ask('PUT', gate)
  const waiting = second.ask('POST', `${gate}/await`, { timeout: '60s' })
  await second.ask('GET', '/health')
  await Promise.all([second.app.close(), app.close()])
  t.equal((await waiting).status, 408)
})

t.test('no more wait than may', async t => {
  const { ask } = await control(t, { options: { waitingMax: 1 } })
  await ask('PUT', gate)
  const wait = () => ask('POST', `${gate}/await`, { timeout: '100ms' })
  const answers = await Promise.all([wait(), wait()])
  t.strictSame(answers.map(it => it.status).toSorted(), [408, 429])
  t.match(answers.find(it => it.status === 429)?.body.error, /too many requests wait already/)
  t.equal((await wait()).status, 408, 'and then there is room again')
})

for (const point of [
  'operate.part0.before-end',
  'kibana.part1.before-end',
  'operate',
  'elasticsearch.snapshot.before-start'
]) {
  t.test(`${point} is no point, and nothing is held`, async t => {
    const { ask } = await control(t)
    const { status, body } = await ask('PUT', `/gates/${point}`)
    t.equal(status, 400)
    t.match(body.error, `point: "${point}" is not allowed; give `)
    t.strictSame((await ask('GET', '/gates')).body, { gates: [] })
  })
}

t.test('all are released at once', async t => {
  const { ask } = await control(t)
  await ask('PUT', gate)
  await ask('PUT', '/gates/elasticsearch.snapshot.before-end')
  t.equal((await ask('DELETE', '/gates')).status, 204)
  t.strictSame((await ask('GET', '/gates')).body, { gates: [] })
})
