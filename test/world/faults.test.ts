import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import type { FaultEffect, RequestFacts } from '../../src/domain/fault.js'
import { ManualClock } from '../../src/world/clock.js'
import { Faults, faultsMax } from '../../src/world/faults.js'
import { Seed } from '../../src/world/seed.js'
import { holds } from '../support/property.js'
import { aWorld, startMs } from '../support/world.js'

function someFaults(seedText = 'test') {
  const clock = new ManualClock(startMs)
  const seed = new Seed(seedText)
  return { clock, seed, faults: new Faults({ clock, seed }) }
}

const facts = (over: Partial<RequestFacts> = {}): RequestFacts => ({
  product: 'operate',
  operation: 'getBackup',
  backupId: '1',
  method: 'GET',
  path: '/actuator/backups/1',
  nowMs: startMs,
  ...over
})

t.test('rules are numbered, counted, found and removed', async t => {
  const { faults } = someFaults()
  t.equal(faults.isEmpty, true)
  t.equal(faults.strike(facts()), undefined)
  const first = faults.add({ when: { times: 1 }, effect: { status: 502 } })
  const second = faults.add({ when: {}, effect: { delay: 10 } })
  t.strictSame([first.id, second.id], ['fault-1', 'fault-2'])
  t.equal(faults.strike(facts())?.end?.ruleId, 'fault-1')
  t.equal(faults.strike(facts())?.end, undefined)
  t.match(faults.list(), [
    { rule: first, attempts: 2, struck: 1 },
    { rule: second, attempts: 2, struck: 2 }
  ])
  t.equal(faults.remove('fault-1'), true)
  t.equal(faults.remove('fault-1'), false)
  t.equal(faults.get('fault-1'), undefined)
  t.equal(faults.get('fault-2')?.struck, 2)
  faults.clear()
  t.equal(faults.isEmpty, true)
  t.equal(faults.add({ when: {}, effect: { delay: 1 } }).id, 'fault-3', 'no id is given twice')
  faults.reset()
  t.equal(faults.add({ when: {}, effect: { delay: 1 } }).id, 'fault-1', 'but after a reset')
})

t.test('whoever waits is told when a rule comes or goes', async t => {
  const { faults } = someFaults()
  const changes: [what: string, change: () => void][] = [
    ['add', () => faults.add({ when: {}, effect: { delay: 1 } })],
    ['remove', () => faults.remove('fault-1')],
    ['clear', () => faults.clear()],
    ['import', () => faults.importState(faults.exportState())]
  ]
  for (const [what, change] of changes) {
    const { next } = faults.changes
    change()
    t.equal(next.aborted, true, what)
  }
  const { next } = faults.changes
  faults.remove('fault-9')
  t.equal(next.aborted, false, 'nothing has changed')
})

t.test('there is a limit to rules, which changes nothing', async t => {
  const { faults } = someFaults()
  for (let at = 0; at < faultsMax; at += 1) faults.add({ when: {}, effect: { delay: 1 } })
  t.throws(() => faults.add({ when: {}, effect: { delay: 1 } }), {
    name: 'RangeError',
    message: 'there are 1000 fault rules already; remove one before adding another'
  })
  t.equal(faults.list().length, faultsMax)
  faults.remove('fault-7')
  t.equal(faults.add({ when: {}, effect: { delay: 1 } }).id, 'fault-1001')
})

t.test('a rule that contradicts itself is our own mistake', async t => {
  const { faults } = someFaults()
  t.throws(() => faults.add({ when: {}, effect: {} }), { name: 'AssertionError' })
})

t.test('connections serve once while a rule may cut one off', async t => {
  const { clock, faults } = someFaults()
  t.equal(faults.cutConnections, false)
  faults.add({ when: {}, effect: { status: 502 } })
  t.equal(faults.cutConnections, false, 'a whole answer')
  faults.add({ when: { times: 1 }, effect: { reset: 'before' } })
  t.equal(faults.cutConnections, true, 'armed')
  faults.strike(facts())
  t.equal(faults.cutConnections, true, 'the status won, the reset is still to come')
  faults.remove('fault-1')
  faults.strike(facts())
  t.equal(faults.cutConnections, false, 'spent')
  faults.add({ when: { window: { toMs: startMs + 10 } }, effect: { hang: 'after' } })
  t.equal(faults.cutConnections, true)
  clock.advance(10)
  t.equal(faults.cutConnections, false, 'its window is over')
  faults.add({ when: {}, effect: { mangle: 'truncated' } })
  const state = faults.exportState()
  faults.clear()
  t.equal(faults.cutConnections, false)
  faults.importState(state)
  t.equal(faults.cutConnections, true, 'import arms again')
})

t.test('only a rule about a backup needs the id in a body', async t => {
  const { faults } = someFaults()
  faults.add({ when: {}, effect: { delay: 1 } })
  t.equal(faults.askForBackups, false)
  faults.add({ when: { backupId: '1' }, effect: { delay: 1 } })
  t.equal(faults.askForBackups, true)
})

t.test('a world forgets its faults at a reset', async t => {
  const { world } = aWorld()
  world.faults.add({ when: {}, effect: { delay: 1 } })
  world.reset()
  t.equal(world.faults.isEmpty, true)
})

t.test('a window opens and closes as an event of the world', async t => {
  const { world, clock } = aWorld()
  const window = { fromMs: startMs + 10, toMs: startMs + 20 }
  world.faults.add({ when: { window }, effect: { status: 502 } })
  world.faults.add({ when: {}, effect: { status: 502 } })
  t.equal(world.events.nextMs(), startMs + 10)
  clock.advance(10)
  t.equal(world.events.nextMs(), startMs + 20)
  const about = { kind: 'fault.window', subject: 'fault-1' }
  t.strictSame(
    world.events.between(startMs, startMs + 20).filter(it => it.kind === 'fault.window'),
    [
      { atMs: startMs + 10, ...about, state: 'open', text: 'fault-1 may strike from now on' },
      { atMs: startMs + 20, ...about, state: 'closed', text: 'fault-1 strikes no more' }
    ]
  )
})

const wishes = fc.array(
  fc.record({
    when: fc.record(
      {
        product: fc.constantFrom('operate', 'tasklist'),
        skip: fc.nat({ max: 3 }),
        times: fc.integer({ min: 1, max: 3 }),
        nth: fc.integer({ min: 1, max: 5 }),
        probability: fc.double({ min: 0, max: 1, noNaN: true })
      },
      { requiredKeys: [], noNullPrototype: true }
    ),
    effect: fc.constantFrom<FaultEffect>(
      { status: 502 },
      { reset: 'after' },
      { delay: { uniform: [1, 1_000] } },
      { delay: { logNormal: { medianMs: 100, sigma: 1 } }, mangle: 'malformed' },
      { drip: { bytes: 1, everyMs: 1 } }
    )
  }),
  { maxLength: 6 }
)
const requests = fc.array(fc.constantFrom('operate', 'tasklist'), { maxLength: 20 })

t.test('the same seed and the same commands give the same strikes', async t => {
  await holds(
    t,
    fc.property(wishes, requests, (rules, products) => {
      const run = (faults: Faults) => {
        for (const rule of rules) faults.add(rule)
        return products.map(product => faults.strike(facts({ product })))
      }
      const { faults, seed } = someFaults()
      const first = run(faults)
      faults.reset()
      seed.reset()
      return (
        isDeepStrictEqual(run(faults), first) && isDeepStrictEqual(run(someFaults().faults), first)
      )
    })
  )
})

t.test('counters hold together, and go out and in again unchanged', async t => {
  await holds(
    t,
    fc.property(wishes, requests, (rules, products) => {
      const { faults, clock, seed } = someFaults()
      for (const rule of rules) faults.add(rule)
      const strikes = products.map(product => faults.strike(facts({ product })))
      const copy = new Faults({ clock, seed })
      copy.importState(JSON.parse(JSON.stringify(faults.exportState())))
      return (
        isDeepStrictEqual(copy.exportState(), faults.exportState()) &&
        faults.list().every(({ rule, attempts, struck }) => {
          const { product, times = products.length } = rule.when
          const fitting = products.filter(it => product === undefined || it === product)
          const seen = strikes.filter(it => it?.rules.some(({ id }) => id === rule.id))
          return (
            attempts === fitting.length &&
            struck === seen.length &&
            struck <= Math.min(attempts, times)
          )
        })
      )
    })
  )
})
