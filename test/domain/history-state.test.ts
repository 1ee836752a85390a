import t from 'tap'
import {
  type BackupState,
  type HistoryFacts,
  historyVerdict,
  type IncompleteRule
} from '../../src/domain/history-state.js'
import type { SnapshotState } from '../../src/domain/snapshot.js'
import { everyListOfStates } from '../support/every-list.js'
import { aView, startMs } from '../support/world.js'

const incompleteTimeoutMs = 300_000
const endMs = startMs + 10_000

/** Parts named p1, p2 ... which ended, where they did, at `endMs`. */
function partsOf(states: readonly SnapshotState[]) {
  return states.map((state, index) => aView({ state }, { name: `p${index + 1}`, endMs }))
}

function verdictOf(
  states: readonly SnapshotState[],
  facts: Partial<HistoryFacts> = {},
  incomplete: IncompleteRule = 'queue-aware'
) {
  const usual = { partsExpected: 3, queued: false, nowMs: endMs }
  return historyVerdict(
    partsOf(states),
    { ...usual, ...facts },
    { incomplete, incompleteTimeoutMs, tooManyParts: 'FAILED' }
  )
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
    t.strictSame(verdictOf(['SUCCESS', 'SUCCESS'], facts, rule), { state, failureReason: null })
  })
}

t.test('the timeout counts from the part that ended last, wherever it stands', async t => {
  const early = aView({}, { endMs })
  const late = aView({}, { endMs: endMs + 1_000 })
  const facts = { partsExpected: 3, queued: false, nowMs: atTheTimeout + 1_000 }
  const rules = { incomplete: 'timeout', incompleteTimeoutMs, tooManyParts: 'FAILED' } as const
  t.equal(historyVerdict([early, late], facts, rules).state, 'IN_PROGRESS')
  t.equal(historyVerdict([late, early], facts, rules).state, 'IN_PROGRESS')
})

t.test('the timeout counts from the start of a part whose end is not told', async t => {
  const { plan, shards, progress } = aView()
  const endless = { plan, shards, progress, state: 'SUCCESS' } as const
  const rules = { incomplete: 'timeout', incompleteTimeoutMs, tooManyParts: 'FAILED' } as const
  const at = (nowMs: number) =>
    historyVerdict([endless], { partsExpected: 2, queued: false, nowMs }, rules).state
  t.equal(at(startMs + incompleteTimeoutMs), 'IN_PROGRESS')
  t.equal(at(startMs + incompleteTimeoutMs + 1), 'INCOMPLETE')
})

t.test('a backup without snapshots has no state', async t => {
  t.throws(() => verdictOf([]), { name: 'AssertionError' })
})

/** The rules in the order they are written down, each a condition and what it leads to. */
const restated: [when: (it: Seen) => boolean, state: BackupState][] = [
  [it => it.count === it.expected && it.of.SUCCESS === it.count, 'COMPLETED'],
  [it => it.of.FAILED + it.of.PARTIAL > 0, 'FAILED'],
  [it => it.of.INCOMPATIBLE > 0, 'INCOMPATIBLE'],
  [it => it.of.IN_PROGRESS > 0, 'IN_PROGRESS'],
  [it => it.count < it.expected && it.rule === 'queue-aware' && it.queued, 'IN_PROGRESS'],
  [it => it.count < it.expected && it.rule !== 'immediate' && !it.late, 'IN_PROGRESS'],
  [it => it.count < it.expected, 'INCOMPLETE'],
  [() => true, 'FAILED']
]

interface Seen {
  readonly count: number
  readonly expected: number
  readonly of: Readonly<Record<SnapshotState, number>>
  readonly rule: IncompleteRule
  readonly queued: boolean
  readonly late: boolean
}

t.test('every combination of up to four parts follows the rules as they are written', async t => {
  const wrong: unknown[] = []
  let seen = 0
  for (const states of everyListOfStates(4)) {
    const of = { SUCCESS: 0, FAILED: 0, PARTIAL: 0, INCOMPATIBLE: 0, IN_PROGRESS: 0 }
    for (const state of states) of[state] += 1
    for (const expected of [1, 2, 3, 4, 5]) {
      for (const rule of ['immediate', 'timeout', 'queue-aware'] as const) {
        for (const queued of [false, true]) {
          for (const late of [false, true]) {
            const it = { count: states.length, expected, of, rule, queued, late }
            const nowMs = late ? atTheTimeout + 1 : atTheTimeout
            const { state, failureReason } = verdictOf(
              states,
              { partsExpected: expected, queued, nowMs },
              rule
            )
            const wanted = restated.find(([when]) => when(it))?.[1]
            const reasoned = (failureReason !== null) === (state === 'FAILED')
            if (state !== wanted || !reasoned) wrong.push({ states, ...it, state, wanted })
            seen += 1
          }
        }
      }
    }
  }
  t.strictSame(wrong, [])
  t.equal(seen, (5 + 25 + 125 + 625) * 5 * 3 * 4)
})
