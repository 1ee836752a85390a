import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { controlApp } from '../../../src/http/control/app.js'
import { type Clock, ManualClock, RunningClock } from '../../../src/world/clock.js'
import { World } from '../../../src/world/world.js'
import { START_MS } from '../../support/applications.js'
import { aDeployment } from '../../support/world.js'

async function control(t: Test, clock: Clock = new ManualClock(START_MS)) {
  const deployment = aDeployment('8.7')
  const setting = {
    deployment,
    pace: 'instant',
    partitionsCount: 1,
    repository: null,
    seed: 's'
  } as const
  const { log: logger } = Fastify({ logger: { level: 'silent' } })
  const doors = () => ({ operate: 'http://127.0.0.1:9600' })
  const app = await controlApp({ world: new World(setting, clock), logger, doors })
  t.teardown(() => app.close())
  const advance = async (payload: object) => {
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/clock/advance',
      payload
    })
    return [statusCode, JSON.parse(body)]
  }
  return { app, clock, advance }
}

const at = (iso: string) => ({ mode: 'manual', factor: 0, now: iso, nowMs: Date.parse(iso) })

t.test('health and doors answer', async t => {
  const { app } = await control(t)
  t.strictSame((await app.inject('/health')).json(), { status: 'UP' })
  t.strictSame((await app.inject('/doors')).json(), { operate: 'http://127.0.0.1:9600' })
})

t.test('a manual clock is read and moved, by a length or to an instant', async t => {
  const { app, advance } = await control(t)
  t.strictSame((await app.inject('/clock')).json(), at('2001-02-03T04:05:06.789Z'))
  t.strictSame(await advance({ by: '10s' }), [200, at('2001-02-03T04:05:16.789Z')])
  t.strictSame(await advance({ by: '0ms' }), [200, at('2001-02-03T04:05:16.789Z')])
  t.strictSame(await advance({ to: '2001-02-04T00:00:00Z' }), [200, at('2001-02-04T00:00:00.000Z')])
})

const refusals: [body: object, complaint: RegExp, why: string][] = [
  [{}, /either "by" .* or "to"/, 'nothing is said'],
  [{ by: '1s', to: '2030-01-01T00:00:00Z' }, /not both/, 'two things are said'],
  [{ by: 'soon' }, /"by": "soon" is not understood/, 'no duration'],
  [{ by: '-1s' }, /not understood/, 'no sign'],
  [
    { to: '2001-02-03T04:05:06.788Z' },
    /is past: the clock shows 2001-02-03T04:05:06.789Z/,
    '1 ms ago'
  ],
  [{ by: '36526d' }, /too far/, 'a day more than a century'],
  [{ by: 10 }, /must be string/, 'a number'],
  [{ from: '1s' }, /must NOT have additional properties/, 'an unknown word']
]

for (const [body, complaint, why] of refusals) {
  t.test(`an advance is refused and nothing moves: ${why}`, async t => {
    const { clock, advance } = await control(t)
    const [status, { error }] = await advance(body)
    t.equal(status, 400)
    t.match(error, complaint)
    t.equal(clock.nowMs(), START_MS)
  })
}

t.test('a clock that runs by itself is not moved', async t => {
  const { app, advance } = await control(t, new RunningClock({ now: () => START_MS }, 60))
  t.equal((await app.inject('/clock')).json().factor, 60)
  const [status, { error }] = await advance({ by: '1s' })
  t.equal(status, 409)
  t.match(error, /--clock manual/)
})

const visitors: [headers: Record<string, string>, status: number, why: string][] = [
  [{ host: 'localhost:9680' }, 200, 'this machine by name'],
  [{ host: '127.0.0.1:9680' }, 200, 'this machine by address'],
  [{ host: '[::1]:9680' }, 200, 'this machine by its other address'],
  [{ host: 'c8-backup-mock:9680' }, 200, 'a service of the same compose file'],
  [{ host: 'localhost:9680', origin: 'http://localhost:9680' }, 200, 'a page of its own'],
  [{ host: 'localhost:9680', origin: 'http://example.org' }, 403, "somebody else's page"],
  [{ host: 'rebound.example.org:9680' }, 403, 'a name that was bent to this machine']
]

for (const [headers, status, why] of visitors) {
  t.test(`${status} for ${why}`, async t => {
    const { app } = await control(t)
    t.equal((await app.inject({ url: '/clock', headers })).statusCode, status)
  })
}

t.test('an unknown operation is named', async t => {
  const { app } = await control(t)
  const { statusCode, body } = await app.inject({ method: 'POST', url: '/nope' })
  t.strictSame([statusCode, JSON.parse(body)], [404, { error: 'no control operation POST /nope' }])
})
