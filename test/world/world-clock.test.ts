import t from 'tap'
import { never } from '../../src/domain/instant.js'
import { createClock, ManualClock, WorldClock } from '../../src/world/clock.js'
import { startMs } from '../support/world.js'

/** A source that stands still until it is moved. */
function aSource() {
  const source = { nowMs: startMs, now: () => source.nowMs }
  return source
}

const unreleased = () => new AbortController().signal

async function settled(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve))
}

t.test('a running clock can be pinned and set running again', async t => {
  const source = aSource()
  const clock = new WorldClock(createClock({ mode: 'real' }, source), { source })
  source.nowMs += 10
  clock.set({ mode: { mode: 'manual' } })
  source.nowMs += 1_000
  t.equal(clock.nowMs(), startMs + 10, 'it stands where it was pinned')
  t.equal(clock.isManual, true)
  clock.advance(5)
  clock.set({ mode: { mode: 'scaled', factor: 10 } })
  source.nowMs += 7
  t.equal(clock.nowMs(), startMs + 15 + 70, 'it runs on from there')
  clock.reset()
  t.strictSame(clock.mode, { mode: 'real' }, 'as it did at first')
  source.nowMs += 1
  t.equal(clock.nowMs(), startMs + 86)
})

t.test('a clock that runs on while it is set is not set back', async t => {
  let nowMs = startMs
  const source = { now: () => nowMs++ }
  const clock = new WorldClock(createClock({ mode: 'real' }, source), { source })
  clock.set({ mode: { mode: 'real' } })
  clock.reset()
  t.ok(clock.nowMs() > startMs)
})

t.test('a clock may be set forward and never back', async t => {
  const clock = new WorldClock(new ManualClock(startMs))
  clock.set({ mode: { mode: 'manual' }, nowMs: startMs + 5 })
  t.equal(clock.nowMs(), startMs + 5)
  const back = () => clock.set({ mode: { mode: 'manual' }, nowMs: startMs + 4 })
  t.throws(back, { name: 'AssertionError' })
})

t.test('only a manual clock is moved by hand', async t => {
  const clock = new WorldClock(createClock({ mode: 'real' }, aSource()))
  t.throws(() => clock.advance(1), { name: 'AssertionError' })
})

t.test('a wait survives that its clock is made to run otherwise', async t => {
  const source = aSource()
  const clock = new WorldClock(createClock({ mode: 'real' }, source), { source })
  let isOver = false
  void clock.until(startMs + 1_000, unreleased()).then(() => {
    isOver = true
  })
  await settled()
  clock.set({ mode: { mode: 'manual' } })
  clock.advance(999)
  await settled()
  t.equal(isOver, false)
  clock.advance(1)
  await settled()
  t.equal(isOver, true)
})

t.test('at a pace of polls a look moves the clock, and a wait is over at once', async t => {
  const clock = new WorldClock(new ManualClock(startMs), { pollMs: 1_000 })
  clock.polled()
  t.equal(clock.nowMs(), startMs + 1_000)
  await clock.until(startMs + 60_000, unreleased())
  t.equal(clock.nowMs(), startMs + 60_000)
  const release = new AbortController()
  const endless = clock.until(never, release.signal)
  release.abort()
  await endless
  t.equal(clock.nowMs(), startMs + 60_000, 'what never comes is not jumped to')
})

t.test('otherwise a look moves nothing', async t => {
  const clock = new WorldClock(new ManualClock(startMs))
  clock.polled()
  t.equal(clock.nowMs(), startMs)
})

t.test('on a clock that runs, an instant that has just passed is now', async t => {
  const source = aSource()
  const clock = new WorldClock(createClock({ mode: 'real' }, source), { source })
  clock.set({ mode: { mode: 'manual' }, nowMs: startMs - 1 })
  t.equal(clock.nowMs(), startMs)
})
