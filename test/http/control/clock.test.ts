import t from 'tap'
import { RunningClock } from '../../../src/world/clock.js'
import { START_MS } from '../../support/applications.js'
import { control } from '../../support/control.js'

const at = (iso: string) => ({ mode: 'manual', factor: 0, now: iso, nowMs: Date.parse(iso) })

t.test('a manual clock is read and moved, by a length or to an instant', async t => {
  const { ask } = await control(t)
  const advance = async (body: object) => (await ask('POST', '/clock/advance', body)).body
  t.strictSame((await ask('GET', '/clock')).body, at('2001-02-03T04:05:06.789Z'))
  t.strictSame(await advance({ by: '10s' }), at('2001-02-03T04:05:16.789Z'))
  t.strictSame(await advance({ by: '0ms' }), at('2001-02-03T04:05:16.789Z'))
  t.strictSame(await advance({ to: '2001-02-04T00:00:00Z' }), at('2001-02-04T00:00:00.000Z'))
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
