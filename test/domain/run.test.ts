import t from 'tap'
import { never } from '../../src/domain/instant.js'
import {
  type PartDecision,
  type RunPlan,
  type RunRules,
  replanned,
  type Surroundings,
  sequelOf,
  stuckParts
} from '../../src/domain/run.js'
import { runRules } from '../support/world.js'

const aDecision = (over: Partial<PartDecision> = {}): PartDecision => ({
  outcome: 'SUCCESS',
  durationMs: 10,
  failures: [],
  vanishes: false,
  stops: false,
  ...over
})

const rules = runRules()

const around = (nowMs: number, over: Partial<Surroundings> = {}): Surroundings => ({
  nowMs,
  isHeld: () => false,
  mayBegin: true,
  ...over
})

/** A run of three parts of 10 ms each, begun at 100. */
function aRun(over: Partial<RunPlan> = {}): RunPlan {
  const parts = [aDecision(), aDecision(), aDecision()].map(decision => ({ decision }))
  return { startedMs: 100, rules, parts, ...over }
}

/** The same run, of which only so many parts are remembered. */
function forgetful(run: RunPlan, count: number): RunPlan {
  const parts = run.parts.map((part, index) =>
    index < count ? part : { ...part, isForgotten: true }
  )
  return { ...run, parts }
}

/** Plans a run at each of the instants, one after another; the result of the last. */
function planned(run: RunPlan, ...surroundings: readonly Surroundings[]): RunPlan {
  let { parts } = run
  for (const now of surroundings) parts = replanned({ ...run, parts }, now)
  return { ...run, parts }
}

const times = ({ parts }: RunPlan) =>
  parts.map(({ timing }) => timing && [timing.startMs, timing.endMs])

const holding = (partNo: number, side: string) => (no: number, at: string) =>
  no === partNo && at === side

t.test('parts begin where the one before ends', async t => {
  t.strictSame(times(planned(aRun(), around(100))), [
    [100, 110],
    [110, 120],
    [120, 130]
  ])
})

t.test('parts that do not take turns begin together', async t => {
  const run = aRun({ rules: { ...rules, inTurn: false } })
  t.strictSame(times(planned(run, around(100))), [
    [100, 110],
    [100, 110],
    [100, 110]
  ])
})

t.test('planned again at any later instant, a run stays as it is', async t => {
  const run = planned(aRun({ rules: { ...rules, gapMs: 3 } }), around(100))
  for (const nowMs of [100, 109, 110, 112, 113, 125, 136, 1_000]) {
    t.strictSame(times(planned(run, around(nowMs))), times(run), `at ${nowMs}`)
  }
})

t.test('a part that is held before its end goes on until it is released', async t => {
  const isHeld = holding(2, 'before-end')
  const held = planned(aRun(), around(100), around(105, { isHeld }))
  t.strictSame(times(held), [
    [100, 110],
    [110, never],
    [never, never]
  ])
  t.equal(held.parts[1]?.timing?.dueEndMs, 120)
  t.strictSame(
    times(planned(held, around(115))),
    [
      [100, 110],
      [110, 120],
      [120, 130]
    ],
    'released before it came there, nothing has happened'
  )
  t.strictSame(
    times(planned(held, around(150))),
    [
      [100, 110],
      [110, 150],
      [150, 160]
    ],
    'released later, it ends then'
  )
})

t.test('a part that is held before its start begins when it is released', async t => {
  const isHeld = holding(2, 'before-start')
  const held = planned(aRun(), around(100, { isHeld }))
  t.strictSame(times(held), [
    [100, 110],
    [never, never],
    [never, never]
  ])
  t.equal(held.parts[1]?.timing?.dueStartMs, 110)
  t.strictSame(times(planned(held, around(150)))[1], [150, 160])
})

t.test('what has ended is never rewritten', async t => {
  const run = planned(aRun(), around(100))
  const parts = run.parts.map(it => ({ ...it, decision: aDecision({ durationMs: 50 }) }))
  const later = planned({ ...run, parts }, around(115, { isHeld: () => true }))
  t.strictSame(times(later)[0], [100, 110])
  t.strictSame(times(later)[1], [110, never])
})

t.test('a part that is to end earlier than now ends now', async t => {
  const slow = aRun({ parts: [{ decision: aDecision({ durationMs: 1_000 }) }] })
  const run = planned(slow, around(100))
  const shortened = { ...run, parts: run.parts.map(it => ({ ...it, decision: aDecision() })) }
  t.strictSame(times(planned(shortened, around(500))), [[100, 500]])
})

t.test('a run that is cut short takes no further part', async t => {
  const run = planned(aRun(), around(100))
  t.strictSame(times(planned(forgetful(run, 1), around(105))), [[100, 110], undefined, undefined])
  t.strictSame(
    times(planned(forgetful(run, 1), around(115))),
    [[100, 110], [110, 120], undefined],
    'what has begun goes on'
  )
})

t.test('while nothing can be taken, nothing begins', async t => {
  const run = planned(aRun(), around(100), around(105, { mayBegin: false }))
  t.strictSame(times(run), [
    [100, 110],
    [never, never],
    [never, never]
  ])
})

const sequels: [
  decision: Partial<PartDecision>,
  rules: Partial<RunRules>,
  sequel: string,
  why: string
][] = [
  [{}, {}, 'next', 'all is well'],
  [{ outcome: 'FAILED' }, {}, 'end', 'a failed part clears the queue'],
  [{ outcome: 'PARTIAL' }, {}, 'end', 'so does a partial one'],
  [{ outcome: 'PARTIAL' }, { lastAfter: 'failed' }, 'next', 'but not in every release'],
  [{ outcome: 'FAILED' }, { lastAfter: 'failed' }, 'end', 'where a failed one is still the last'],
  [{ outcome: 'FAILED' }, { lastAfter: 'none' }, 'next', 'Optimize goes on behind it as well'],
  [{ outcome: 'FAILED' }, { inTurn: false }, 'next', 'all parts were begun together'],
  [{ stops: true }, {}, 'end', 'a plan forgets the run'],
  [{}, { stopsAfterPart: 2 }, 'end', 'the release forgets the run after this part'],
  [{}, { stopsAfterPart: 3 }, 'next', 'or after another'],
  [
    { durationMs: 11 },
    { socketTimeoutMs: 10, onSocketTimeout: 'fails' },
    'end',
    'the client gave up'
  ],
  [
    { durationMs: 10 },
    { socketTimeoutMs: 10, onSocketTimeout: 'fails' },
    'next',
    'the client heard in time'
  ],
  [
    { durationMs: 11 },
    { socketTimeoutMs: 10, onSocketTimeout: 'stuck' },
    'stuck',
    'its poll went wrong'
  ],
  [{ durationMs: 11 }, { socketTimeoutMs: 10 }, 'next', 'it polls until the part has ended']
]

for (const [decision, over, sequel, why] of sequels) {
  t.test(`after part 2 comes ${sequel}: ${why}`, async t => {
    t.equal(sequelOf(aDecision(decision), 2, { ...rules, ...over }), sequel)
  })
}

t.test(
  'a run that got stuck keeps the parts behind in its queue, until it is cut short',
  async t => {
    const decision = aDecision({ durationMs: 11 })
    const stuck = aRun({
      parts: [aDecision(), decision, aDecision(), aDecision()].map(it => ({ decision: it })),
      rules: { ...rules, socketTimeoutMs: 10, onSocketTimeout: 'stuck' }
    })
    t.equal(stuckParts(stuck), 2)
    t.equal(stuckParts(forgetful(stuck, 2)), 0)
    t.equal(stuckParts(aRun()), 0)
  }
)
