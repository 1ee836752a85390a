import t from 'tap'
import {
  type BackupState,
  type HistoryFacts,
  type HistoryRules,
  historyVerdict,
  type IncompleteRule
} from '../../src/domain/history-state.js'
import type { SnapshotState } from '../../src/domain/snapshot.js'
import { everyListOfStates } from '../support/every-list.js'
import { aView, startMs } from '../support/world.js'

const incompleteTimeoutMs = 300_000
const usualRules: HistoryRules = {
  incomplete: 'queue-aware',
  incompleteTimeoutMs,
  knowsIncompatible: true,
  tooManyParts: 'FAILED'
}
const endMs = startMs + 10_000

/** Parts named p1, p2 ... which ended, where they did, at `endMs`. */
function partsOf(states: readonly SnapshotState[]) {
  return states.map((state, index) => aView({ state }, { name: `p${index + 1}`, endMs }))
}

function verdictOf(
  states: readonly SnapshotState[],
  facts: Partial<HistoryFacts> = {},
  rules: Partial<HistoryRules> = {}
) {
  const usual = { partsExpected: 3, queued: false, nowMs: endMs }
  return historyVerdict(partsOf(states), { ...usual, ...facts }, { ...usualRules, ...rules })
}

const failures = 'There were failures with the following snapshots: '
const partials = 'Some of the snapshots are partial: '
const tooMany = 'More snapshots found than expected.'

const rows: [states: SnapshotState[], BackupState, failureReason: string | null, why: string][] = [
  [['SUCCESS', 'SUCCESS', 'SUCCESS'], 'COMPLETED', null, 'every expected part succeeded'],
  [['SUCCESS', 'IN_PROGRESS'], 'IN_PROGRESS', null, 'a part is running'],
  [['FAILED', 'IN_PROGRESS'], 'FAILED', `${failures}p1`, 'one failed part outweighs a running one'],
  [['FAILED', 'FAILED'], 'FAILED', `${failures}p1, p2`, 'all that failed are named'],
  [['PARTIAL', 'FAILED'], 'FAILED', `${failures}p2`, 'failed ones are named before partial ones'],
  [['PARTIAL', 'SUCCESS'], 'FAILED', `${partials}p1`, 'a partial part is a failure, too'],
  [['SUCCESS', 'PARTIAL', 'PARTIAL'], 'FAILED', `${partials}p2, p3`, 'all partial ones are named'],
  [['INCOMPATIBLE', 'FAILED'], 'FAILED', `${failures}p2`, 'a failure outweighs a foreign format'],
  [
    ['INCOMPATIBLE', 'IN_PROGRESS'],
    'INCOMPATIBLE',
    null,
    'a foreign format outweighs a running part'
  ],
  [['SUCCESS', 'SUCCESS', 'INCOMPATIBLE'], 'INCOMPATIBLE', null, 'the right number does not help'],
  [
    ['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS'],
    'FAILED',
    tooMany,
    'a stranger is among the parts'
  ],
  [['SUCCESS', 'SUCCESS', 'SUCCESS', 'IN_PROGRESS'], 'IN_PROGRESS', null, 'running is asked first'],
  [['SUCCESS', 'SUCCESS', 'SUCCESS', 'PARTIAL'], 'FAILED', `${partials}p4`, 'so is what went wrong']
]

for (const [states, state, failureReason, why] of rows) {
  t.test(`${states.join('+')} of 3 is ${state}: ${why}`, async t => {
    t.strictSame(verdictOf(states), { state, failureReason })
  })
}

const unaskedRows: [SnapshotState[], BackupState, failureReason: string | null, why: string][] = [
  [['SUCCESS', 'SUCCESS', 'INCOMPATIBLE'], 'FAILED', null, 'all are there, and not all are good'],
  [['INCOMPATIBLE', 'IN_PROGRESS'], 'IN_PROGRESS', null, 'only the running part is seen'],
  [['INCOMPATIBLE', 'SUCCESS'], 'INCOMPLETE', null, 'it counts as a part'],
  [['INCOMPATIBLE', 'PARTIAL'], 'FAILED', `${partials}p2`, 'what went wrong is asked first'],
  [['SUCCESS', 'SUCCESS', 'SUCCESS', 'INCOMPATIBLE'], 'FAILED', tooMany, 'a stranger is a stranger']
]

for (const [states, state, failureReason, why] of unaskedRows) {
  t.test(
    `${states.join('+')} of 3 is ${state} where nobody asks for INCOMPATIBLE: ${why}`,
    async t => {
      const rules = { knowsIncompatible: false, incomplete: 'immediate' } as const
      t.strictSame(verdictOf(states, {}, rules), { state, failureReason })
    }
  )
}

const atTheTimeout = endMs + incompleteTimeoutMs
const incompleteRows: [
  rule: IncompleteRule,
  facts: { queued: boolean; nowMs: number },
  expected: BackupState,
  why: string
][] = [
  ['immediate', { queued: true, nowMs: endMs }, 'INCOMPLETE', 'neither time nor queue is asked'],
  ['timeout', { queued: false, nowMs: endMs }, 'IN_PROGRESS', 'the next part may still come'],
  ['timeout', { queued: false, nowMs: atTheTimeout }, 'IN_PROGRESS', 'at the timeout it may still'],
  [
    'timeout',
    { queued: false, nowMs: atTheTimeout + 1 },
    'INCOMPLETE',
    'past it, nobody is coming'
  ],
  ['timeout', { queued: true, nowMs: atTheTimeout + 1 }, 'INCOMPLETE', 'the queue is not asked'],
  ['queue-aware', { queued: false, nowMs: atTheTimeout }, 'IN_PROGRESS', 'as with the timeout'],
  ['queue-aware', { queued: false, nowMs: atTheTimeout + 1 }, 'INCOMPLETE', 'as with the timeout'],
  [
    'queue-aware',
    { queued: true, nowMs: atTheTimeout + 1 },
    'IN_PROGRESS',
    'parts are in the queue'
  ]
]

for (const [rule, facts, state, why] of incompleteRows) {
  const afterMs = facts.nowMs - endMs
  t.test(`a missing part, ${rule}, ${afterMs} ms after the last, is ${state}: ${why}`, async t => {
    t.strictSame(verdictOf(['SUCCESS', 'SUCCESS'], facts, { incomplete: rule }), {
      state,
      failureReason: null
    })
  })
}

t.test('the timeout counts from the part that ended last, wherever it stands', async t => {
  const early = aView({}, { endMs })
  const late = aView({}, { endMs: endMs + 1_000 })
  const facts = { partsExpected: 3, queued: false, nowMs: atTheTimeout + 1_000 }
  const rules: HistoryRules = { ...usualRules, incomplete: 'timeout' }
  t.equal(historyVerdict([early, late], facts, rules).state, 'IN_PROGRESS')
  t.equal(historyVerdict([late, early], facts, rules).state, 'IN_PROGRESS')
})

t.test('the timeout counts from the start of a part whose end is not told', async t => {
  const { plan, shards, progress } = aView()
  const endless = { plan, shards, progress, state: 'SUCCESS' } as const
  const rules: HistoryRules = { ...usualRules, incomplete: 'timeout' }
  const at = (nowMs: number) =>
    historyVerdict([endless], { partsExpected: 2, queued: false, nowMs }, rules).state
  t.equal(at(startMs + incompleteTimeoutMs), 'IN_PROGRESS')
  t.equal(at(startMs + incompleteTimeoutMs + 1), 'INCOMPLETE')
})

t.test(
  'one revision compares what the parts lasted, in milliseconds, with its seconds',
  async t => {
    const rules: HistoryRules = { ...usualRules, incomplete: 'timeout-0.3s' }
    const facts = { partsExpected: 3, queued: true, nowMs: startMs + 300 }
    const lasting = (ms: number) => [
      aView({}, { endMs: startMs + 1 }),
      aView({}, { startMs: startMs + 1, endMs: startMs + ms })
    ]
    t.equal(historyVerdict(lasting(300), facts, rules).state, 'IN_PROGRESS')
    t.equal(historyVerdict(lasting(301), facts, rules).state, 'INCOMPLETE')
    const late = { ...facts, nowMs: startMs + 1e9 }
    t.equal(
      historyVerdict(lasting(300), late, rules).state,
      'IN_PROGRESS',
      'the time of day is nothing'
    )
  }
)

t.test('more parts than expected are INCOMPLETE in 8.1, for no reason that is given', async t => {
  const state = verdictOf(
    ['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS'],
    {},
    { tooManyParts: 'INCOMPLETE' }
  )
  t.strictSame(state, { state: 'INCOMPLETE', failureReason: null })
})

t.test('a backup without snapshots has no state', async t => {
  t.throws(() => verdictOf([]), { name: 'AssertionError' })
})

/** Everything that the rules look at, besides the states of the parts. */
interface Surroundings {
  readonly expected: number
  readonly rule: IncompleteRule
  readonly queued: boolean
  readonly late: boolean
  readonly tooMany: 'FAILED' | 'INCOMPLETE'
}

function everySurroundings(): Surroundings[] {
  const yesOrNo = [false, true]
  return [1, 2, 3, 4, 5].flatMap(expected =>
    (['immediate', 'timeout', 'timeout-0.3s', 'queue-aware'] as const).flatMap(rule =>
      yesOrNo.flatMap(queued =>
        yesOrNo.flatMap(late =>
          (['FAILED', 'INCOMPLETE'] as const).map(tooMany => ({
            expected,
            rule,
            queued,
            late,
            tooMany
          }))
        )
      )
    )
  )
}

/** The rules in the order they are written down, each a condition and what it leads to. */
function restated(states: readonly SnapshotState[], it: Surroundings): BackupState | undefined {
  const of = (state: SnapshotState) => states.filter(other => other === state).length
  const missing = states.length < it.expected
  const rules: [holds: boolean, state: BackupState][] = [
    [states.length === it.expected && of('SUCCESS') === it.expected, 'COMPLETED'],
    [of('FAILED') + of('PARTIAL') > 0, 'FAILED'],
    [of('INCOMPATIBLE') > 0, 'INCOMPATIBLE'],
    [of('IN_PROGRESS') > 0, 'IN_PROGRESS'],
    [missing && it.rule === 'queue-aware' && it.queued, 'IN_PROGRESS'],
    // The parts last 10 s, which is longer than 300 ms, and shorter than 300 s.
    [missing && it.rule === 'timeout-0.3s', 'INCOMPLETE'],
    [missing && it.rule !== 'immediate' && !it.late, 'IN_PROGRESS'],
    [missing, 'INCOMPLETE'],
    [true, it.tooMany]
  ]
  return rules.find(([holds]) => holds)?.[1]
}

t.test('every combination of up to four parts follows the rules as they are written', async t => {
  const wrong: unknown[] = []
  let seen = 0
  for (const states of everyListOfStates(4)) {
    for (const it of everySurroundings()) {
      const nowMs = it.late ? atTheTimeout + 1 : atTheTimeout
      const { state, failureReason } = verdictOf(
        states,
        { partsExpected: it.expected, queued: it.queued, nowMs },
        { incomplete: it.rule, tooManyParts: it.tooMany }
      )
      const reasoned = (failureReason !== null) === (state === 'FAILED')
      if (state !== restated(states, it) || !reasoned) wrong.push({ states, it, state })
      seen += 1
    }
  }
  t.strictSame(wrong, [])
  t.equal(seen, (5 + 25 + 125 + 625) * 5 * 4 * 8)
})
