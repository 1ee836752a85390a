import t from 'tap'
import { RunningClock } from '../../../src/world/clock.js'
import { START_MS } from '../../support/applications.js'
import { control } from '../../support/control.js'

const at = (iso: string) => ({ mode: 'manual', factor: 0, now: iso, nowMs: Date.parse(iso) })

t.test('a manual clock is read and moved, by a length or to an instant', async t => {
  const { ask } = await control(t)
  const advance = async (body: object) => (await ask('POST', '/clock/advance', body)).body
  t.strictSame((await ask('GET', '/clock')).body, at('2001-02-03T04:05:06.789Z'))
  const moved = (iso: string) => ({ ...at(iso), happened: [] })
  t.strictSame(await advance({ by: '10s' }), moved('2001-02-03T04:05:16.789Z'))
  t.strictSame(await advance({ by: '0ms' }), moved('2001-02-03T04:05:16.789Z'))
  t.strictSame(await advance({ to: '2001-02-04T00:00:00Z' }), moved('2001-02-04T00:00:00.000Z'))
})

const refusals: [body: object, complaint: RegExp, why: string][] = [
  [{}, /either "by" .* or "to"/, 'nothing is said'],
  [{ by: '1s', to: '2030-01-01T00:00:00Z' }, /not both/, 'two things are said'],
  [{ by: 'soon' }, /"by": "soon" is not understood/, 'no duration'],
  [{ by: '-1s' }, /not understood/, 'no sign'],
  [{ to: '2001-02-30T00:00:00Z' }, /not understood/, 'a day that does not exist'],
  [
    { to: '2001-02-03T04:05:06.788Z' },
    /is past: the clock shows 2001-02-03T04:05:06.789Z/,
    '1 ms ago'
  ],
  [{ by: '36526d' }, /too far/, 'a day more than a century']
]

for (const [body, complaint, why] of refusals) {
  t.test(`an advance is refused and nothing moves: ${why}`, async t => {
    const { clock, ask } = await control(t)
    const { status, body: answer } = await ask('POST', '/clock/advance', body)
    t.equal(status, 400)
    t.match(answer.error, complaint)
    t.equal(clock.nowMs(), START_MS)
  })
}

t.test('a clock that runs by itself is not moved', async t => {
  const { ask } = await control(t, { clock: new RunningClock({ now: () => START_MS }, 60) })
  t.equal((await ask('GET', '/clock')).body.factor, 60)
  const { status, body } = await ask('POST', '/clock/advance', { by: '1s' })
  t.equal(status, 409)
  t.match(body.error, /--clock manual/)
})

t.test('to the next event, again and again, and the answer says what it was', async t => {
  const { ask, world } = await control(t, { setting: { pace: 'slow' } })
  await world.apps.operate.take(7n)
  const told: string[] = []
  for (;;) {
    const { body } = await ask('POST', '/clock/advance', { to: 'next' })
    if (body.happened.length === 0) break
    for (const { at, atMs, text } of body.happened) {
      t.equal(atMs, body.nowMs)
      t.equal(Date.parse(at), atMs)
      told.push(text)
    }
  }
  t.equal(told[0], "part 1 of 6 of Operate's backup 7 ended: SUCCESS")
  t.equal(told.at(-1), "part 6 of 6 of Operate's backup 7 ended: SUCCESS")
})

t.test('nothing planned is no event, and the clock stands still', async t => {
  const { ask } = await control(t)
  const { body } = await ask('POST', '/clock/advance', { to: 'next' })
  t.strictSame(body, { ...at('2001-02-03T04:05:06.789Z'), happened: [] })
})

t.test('a clock is pinned, set on, sped up, and back to what was configured', async t => {
  const source = { now: () => START_MS }
  const { ask } = await control(t, { clock: new RunningClock(source, 60) })
  const set = async (body: object) => (await ask('PUT', '/clock', body)).body
  t.strictSame(await set({ mode: 'manual' }), at('2001-02-03T04:05:06.789Z'))
  t.strictSame(await set({ now: '2001-02-03T05:00:00Z' }), at('2001-02-03T05:00:00.000Z'))
  t.match(await set({ factor: 5 }), { mode: 'scaled', factor: 5 }, 'a factor means scaled')
  t.match(await set({ mode: 'real' }), { mode: 'real', factor: 1 })
  const { body } = await ask('POST', '/clock/reset')
  t.match(body, { mode: 'scaled', factor: 60, now: /^2001-02-03T0/ })
  t.ok(body.nowMs >= Date.parse('2001-02-03T05:00:00Z'), 'and never back')
})

const settings: [body: object, complaint: RegExp, why: string][] = [
  [{}, /says nothing; give some of mode, factor, now/, 'nothing'],
  [{ mode: 'scaled' }, /^factor: missing/, 'a scaled clock without a factor'],
  [{ mode: 'manual', factor: 2 }, /^factor: a manual clock has none/, 'a factor too many'],
  [{ factor: 0 }, /^factor: 0 is not allowed/, 'standing still'],
  [{ factor: 100_001 }, /^factor: 100001 is not allowed/, 'too fast'],
  [{ now: '2001-02-03T04:05:06.788Z' }, /is past: .* never goes back/, 'the past'],
  [{ now: 'tomorrow' }, /^now: "tomorrow" is not understood/, 'no instant'],
  [{ mode: 'scaled', now: 'x' }, /^factor: missing.*; now: "x"/, 'two mistakes']
]

for (const [body, complaint, why] of settings) {
  t.test(`a clock is not set, and nothing changes: ${why}`, async t => {
    const { ask } = await control(t)
    const { status, body: answer } = await ask('PUT', '/clock', body)
    t.equal(status, 400)
    t.match(answer.error, complaint)
    t.strictSame((await ask('GET', '/clock')).body, at('2001-02-03T04:05:06.789Z'))
  })
}

t.test('no control request moves a clock that is measured in polls', async t => {
  const { ask, world } = await control(t, { setting: { pace: 'polls' } })
  await world.apps.operate.take(7n)
  for (const path of ['/clock', '/backups', '/snapshots', '/exporting', '/gates', '/journal']) {
    t.equal((await ask('GET', path)).status, 200)
  }
  await ask('PUT', '/gates/operate.part1.before-end')
  await ask('POST', '/gates/operate.part1.before-end/await', { timeout: '10ms' })
  t.equal(world.clock.nowMs(), START_MS)
})
