import { mock } from 'node:test'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { never } from '../../src/domain/instant.js'
import { createClock, ManualClock, RunningClock } from '../../src/world/clock.js'
import { holds } from '../support/property.js'
import { startMs } from '../support/world.js'

/** A source that stands still until it is moved, and counts how often it is read. */
function aSource(nowMs = startMs) {
  const source = {
    nowMs,
    reads: 0,
    now() {
      source.reads += 1
      return source.nowMs
    }
  }
  return source
}

/** Replaces Node's timers for one test; `pass` moves them and the source together. */
function aRunningClock(t: Test, factor?: number) {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.teardown(() => mock.timers.reset())
  const source = aSource()
  const clock = new RunningClock(source, factor)
  const pass = async (ms: number) => {
    source.nowMs += ms
    mock.timers.tick(ms)
    await settled()
  }
  return { clock, source, pass }
}

/** Lets everything run that is ready. */
async function settled(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve))
}

/** Tells whether a wait is over without waiting for it. */
function watched(wait: Promise<void>) {
  const state = { over: false }
  void wait.then(() => {
    state.over = true
  })
  return state
}

const unreleased = () => new AbortController().signal

t.test('real time is that of its source', async t => {
  const source = aSource(startMs + 0.75)
  const clock = new RunningClock(source)
  t.strictSame(clock.mode, { mode: 'real' })
  t.equal(clock.nowMs(), startMs, 'in whole milliseconds')
  source.nowMs += 1_500
  t.equal(clock.nowMs(), startMs + 1_500)
})

t.test('scaled time runs faster from the moment it is made', async t => {
  const source = aSource()
  const clock = new RunningClock(source, 60)
  t.strictSame(clock.mode, { mode: 'scaled', factor: 60 })
  t.equal(clock.nowMs(), startMs)
  source.nowMs += 1_000
  t.equal(clock.nowMs(), startMs + 60_000)
})

t.test('time may run slower than its source, and stays whole', async t => {
  const source = aSource()
  const clock = new RunningClock(source, 0.25)
  source.nowMs += 7
  t.equal(clock.nowMs(), startMs + 1)
})

t.test('a clock has to run', async t => {
  for (const factor of [0, -1, Number.NaN]) {
    t.throws(() => new RunningClock(aSource(), factor), { name: 'AssertionError' })
  }
})

t.test('a running clock never goes back, whatever its source does', async t => {
  const steps = fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 20 })
  const forwards = fc.property(steps, fc.constantFrom(0.3, 1, 60), (moves, factor) => {
    const source = aSource()
    const clock = new RunningClock(source, factor)
    const seen = moves.map(move => {
      source.nowMs += move
      return clock.nowMs()
    })
    return seen.every((nowMs, index) => Number.isInteger(nowMs) && nowMs >= (seen[index - 1] ?? 0))
  })
  await holds(t, forwards)
})

t.test('a wait on a running clock ends at its instant and not before', async t => {
  const { clock, pass } = aRunningClock(t)
  const wait = watched(clock.until(startMs + 1_000, unreleased()))
  await pass(999)
  t.equal(wait.over, false)
  await pass(1)
  t.equal(wait.over, true)
})

t.test('a wait on a scaled clock is that much shorter', async t => {
  const { clock, pass } = aRunningClock(t, 60)
  const wait = watched(clock.until(startMs + 60_000, unreleased()))
  await pass(999)
  t.equal(wait.over, false)
  await pass(1)
  t.equal(wait.over, true)
})

t.test('a wait goes on where the timer was early', async t => {
  const { clock, source, pass } = aRunningClock(t)
  const wait = watched(clock.until(startMs + 1_000, unreleased()))
  source.nowMs -= 1
  await pass(1_000)
  t.equal(wait.over, false)
  await pass(1)
  t.equal(wait.over, true)
})

t.test('a wait may be longer than a timer can hold', async t => {
  const { clock, source, pass } = aRunningClock(t)
  const timerMaxMs = 2 ** 31 - 1
  const wait = watched(clock.until(startMs + timerMaxMs + 5, unreleased()))
  const { reads } = source
  await pass(1_000)
  t.equal(source.reads, reads, 'a timer that holds more would end at once, again and again')
  await pass(timerMaxMs - 1_000)
  t.equal(wait.over, false)
  await pass(5)
  t.equal(wait.over, true)
})

for (const factor of [1, 60]) {
  t.test(`a wait at speed ${factor} is released by its signal`, async t => {
    const { clock } = aRunningClock(t, factor)
    const release = new AbortController()
    const wait = watched(clock.until(never, release.signal))
    await settled()
    t.equal(wait.over, false)
    release.abort()
    await settled()
    t.equal(wait.over, true)
  })
}

t.test('nobody waits for what is past, nor once released', async t => {
  const clocks = [new RunningClock(aSource()), new ManualClock(startMs)]
  for (const clock of clocks) {
    await clock.until(startMs, unreleased())
    await clock.until(startMs + 1, AbortSignal.abort())
  }
  t.pass('every wait was over at once')
})

t.test('manual time stands still until it is moved, by whole milliseconds', async t => {
  const clock = new ManualClock(startMs + 0.9)
  t.strictSame(clock.mode, { mode: 'manual' })
  t.equal(clock.nowMs(), startMs)
  t.equal(clock.advance(0), startMs)
  t.equal(clock.advance(1_500), startMs + 1_500)
  t.equal(clock.nowMs(), startMs + 1_500)
  for (const ms of [-1, 0.5, Number.NaN, never]) {
    t.throws(() => clock.advance(ms), { name: 'AssertionError' }, `not by ${ms}`)
  }
})

t.test('a step of manual time wakes those whose instant has come, and nobody else', async t => {
  const clock = new ManualClock(startMs)
  const waits = [10, 11, 20].map(ms => watched(clock.until(startMs + ms, unreleased())))
  const over = async (ms: number) => {
    clock.advance(ms)
    await settled()
    return waits.map(wait => wait.over)
  }
  t.strictSame(await over(9), [false, false, false])
  t.strictSame(await over(1), [true, false, false])
  t.strictSame(await over(10), [true, true, true])
})

t.test('a wait on a manual clock is released by its signal', async t => {
  const clock = new ManualClock(startMs)
  const release = new AbortController()
  const wait = watched(clock.until(never, release.signal))
  await settled()
  t.equal(wait.over, false)
  release.abort()
  await settled()
  t.equal(wait.over, true)
})

t.test('a clock is made by the name of its mode', async t => {
  const source = aSource()
  const modes = [{ mode: 'real' }, { mode: 'scaled', factor: 60 }, { mode: 'manual' }] as const
  for (const mode of modes) {
    const clock = createClock(mode, source)
    t.strictSame(clock.mode, mode)
    t.equal(clock.nowMs(), startMs, 'it begins with its source')
  }
})

t.test('a clock may begin at another instant than its source', async t => {
  const source = { now: () => 1_000 }
  t.equal(createClock({ mode: 'manual' }, source, 5).nowMs(), 5)
  t.equal(createClock({ mode: 'manual' }, source).nowMs(), 1_000)
  let nowMs = 1_000
  const running = createClock({ mode: 'scaled', factor: 10 }, { now: () => nowMs }, 50)
  t.equal(running.nowMs(), 50)
  nowMs += 3
  t.equal(running.nowMs(), 80, 'ten times as fast from there on')
})
