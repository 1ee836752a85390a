import t from 'tap'
import type { BackupState } from '../../src/domain/history-state.js'
import { optimizeVerdict } from '../../src/domain/optimize-state.js'
import type { SnapshotState } from '../../src/domain/snapshot.js'
import { everyListOfStates } from '../support/every-list.js'
import { aView } from '../support/world.js'

function verdictOf(states: readonly SnapshotState[]) {
  const parts = states.map((state, index) => aView({ state }, { name: `p${index + 1}` }))
  return optimizeVerdict(parts, 2)
}

const failed = (names: string) => `The following snapshots failed: [${names}]`

const rows: [states: SnapshotState[], BackupState, failureReason: string | null, why: string][] = [
  [['SUCCESS', 'SUCCESS'], 'COMPLETED', null, 'both parts succeeded'],
  [['SUCCESS', 'SUCCESS', 'FAILED'], 'COMPLETED', null, 'two successes are asked for first'],
  [['SUCCESS', 'IN_PROGRESS'], 'IN_PROGRESS', null, 'one part is running'],
  [['FAILED', 'IN_PROGRESS'], 'FAILED', failed('p1'), 'a failure outweighs a running part'],
  [['FAILED', 'FAILED'], 'FAILED', failed('p1, p2'), 'all that failed are named'],
  [['PARTIAL', 'SUCCESS'], 'FAILED', failed(''), 'partial ones are not named'],
  [['PARTIAL', 'FAILED'], 'FAILED', failed('p2'), 'not even beside a failed one'],
  [
    ['INCOMPATIBLE', 'IN_PROGRESS'],
    'INCOMPATIBLE',
    null,
    'a foreign format outweighs a running part'
  ],
  [['SUCCESS'], 'INCOMPLETE', null, 'a missing part is incomplete at once'],
  [['SUCCESS', 'SUCCESS', 'SUCCESS'], 'FAILED', failed(''), 'more successes than parts'],
  [['SUCCESS', 'SUCCESS', 'SUCCESS', 'IN_PROGRESS'], 'IN_PROGRESS', null, 'running is asked before']
]

for (const [states, state, failureReason, why] of rows) {
  t.test(`${states.join('+')} of 2 is ${state}: ${why}`, async t => {
    t.strictSame(verdictOf(states), { state, failureReason })
  })
}

t.test('a backup without snapshots has no state', async t => {
  t.throws(() => verdictOf([]), { name: 'AssertionError' })
})

t.test('every combination of up to four parts follows the rules as they are written', async t => {
  const wanted = (states: readonly SnapshotState[]): BackupState => {
    const count = (state: SnapshotState) => states.filter(it => it === state).length
    const rules: [boolean, BackupState][] = [
      [count('SUCCESS') === 2, 'COMPLETED'],
      [count('FAILED') + count('PARTIAL') >= 1, 'FAILED'],
      [count('INCOMPATIBLE') >= 1, 'INCOMPATIBLE'],
      [count('IN_PROGRESS') >= 1, 'IN_PROGRESS'],
      [count('SUCCESS') <= 1, 'INCOMPLETE']
    ]
    return rules.find(([holds]) => holds)?.[1] ?? 'FAILED'
  }
  const lists = [...everyListOfStates(4)]
  t.equal(lists.length, 5 + 25 + 125 + 625)
  const wrong = lists.filter(states => verdictOf(states).state !== wanted(states))
  t.strictSame(wrong, [])
  const unreasoned = lists
    .map(verdictOf)
    .filter(it => (it.failureReason !== null) !== (it.state === 'FAILED'))
  t.strictSame(unreasoned, [], 'a reason goes with FAILED and with nothing else')
})
