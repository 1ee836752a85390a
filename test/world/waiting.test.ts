import t from 'tap'
import { Changes } from '../../src/world/changes.js'
import { ManualClock } from '../../src/world/clock.js'
import { waitWhile } from '../../src/world/waiting.js'

/** A wait for an instant that can be moved. */
function aWait({ untilMs, limitMs = 1_000 }: { untilMs: number; limitMs?: number }) {
  const clock = new ManualClock(0)
  const changes = new Changes()
  const client = new AbortController()
  let endMs = untilMs
  let outcome: string | undefined
  const ended = waitWhile(() => (clock.nowMs() < endMs ? endMs : undefined), {
    clock,
    changes,
    released: client.signal,
    limitMs
  }).then(it => {
    outcome = it
  })
  const settled = () => new Promise<string | undefined>(done => setImmediate(() => done(outcome)))
  const move = (ms: number) => {
    endMs = ms
    changes.announce()
  }
  return { clock, client, ended, settled, move }
}

t.test('a wait is over at the instant, not a millisecond before', async t => {
  const { clock, settled } = aWait({ untilMs: 100 })
  clock.advance(99)
  t.equal(await settled(), undefined)
  clock.advance(1)
  t.equal(await settled(), 'over')
})

t.test('a change may bring the end nearer or put it off', async t => {
  const near = aWait({ untilMs: 100 })
  near.move(0)
  t.equal(await near.settled(), 'over')
  const far = aWait({ untilMs: 100 })
  far.move(200)
  far.clock.advance(199)
  t.equal(await far.settled(), undefined)
  far.clock.advance(1)
  t.equal(await far.settled(), 'over')
})

t.test('who is released no longer waits', async t => {
  const { client, settled } = aWait({ untilMs: Number.POSITIVE_INFINITY })
  t.equal(await settled(), undefined)
  client.abort()
  t.equal(await settled(), 'released')
})

t.test('a wait has a limit', async t => {
  const { clock, settled } = aWait({ untilMs: Number.POSITIVE_INFINITY, limitMs: 50 })
  clock.advance(49)
  t.equal(await settled(), undefined)
  clock.advance(1)
  t.equal(await settled(), 'too long')
})
