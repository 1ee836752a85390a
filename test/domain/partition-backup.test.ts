import t from 'tap'
import {
  type PartitionState,
  partitionAt,
  type RuntimeState,
  runtimeVerdict
} from '../../src/domain/partition-backup.js'
import { everyList } from '../support/every-list.js'
import { aPartition, aPartitionView, startMs } from '../support/world.js'

function verdictOf(states: readonly PartitionState[]) {
  return runtimeVerdict(
    states.map((state, index) =>
      aPartitionView(state, { partitionId: index + 1, failureReason: `reason ${index + 1}` })
    )
  )
}

const rows: [states: PartitionState[], RuntimeState, why: string][] = [
  [['COMPLETED', 'COMPLETED', 'COMPLETED'], 'COMPLETED', 'every partition is done'],
  [['COMPLETED', 'IN_PROGRESS', 'COMPLETED'], 'IN_PROGRESS', 'one partition is still at work'],
  [['IN_PROGRESS', 'DOES_NOT_EXIST', 'COMPLETED'], 'INCOMPLETE', 'one partition has nothing'],
  [['COMPLETED', 'DOES_NOT_EXIST'], 'INCOMPLETE', 'nobody is at work, one has nothing'],
  [['IN_PROGRESS', 'DOES_NOT_EXIST'], 'INCOMPLETE', 'a gap outweighs work in progress'],
  [['FAILED', 'DOES_NOT_EXIST'], 'FAILED', 'a failure outweighs a gap'],
  [['IN_PROGRESS', 'FAILED'], 'FAILED', 'a failure outweighs work in progress'],
  [['DOES_NOT_EXIST', 'DOES_NOT_EXIST'], 'DOES_NOT_EXIST', 'nobody knows of it']
]

for (const [states, state, why] of rows) {
  t.test(`${states.join('+')} is ${state}: ${why}`, async t => {
    t.equal(verdictOf(states).state, state)
  })
}

t.test('each failed partition adds a sentence with a trailing blank', async t => {
  t.equal(
    runtimeVerdict([
      aPartitionView('FAILED', {
        partitionId: 1,
        failureReason: 'Backup is cancelled due to leader change.'
      }),
      aPartitionView('COMPLETED', { partitionId: 2, failureReason: 'of no interest' }),
      aPartitionView('FAILED', { partitionId: 3 })
    ]).failureReason,
    'Backup on partition 1 failed due to Backup is cancelled due to leader change.. ' +
      'Backup on partition 3 failed due to Unknown reason. '
  )
})

t.test('every combination of up to four partitions follows the rules as written', async t => {
  const states = ['DOES_NOT_EXIST', 'IN_PROGRESS', 'COMPLETED', 'FAILED'] as const
  const wanted = (list: readonly PartitionState[]): RuntimeState => {
    const has = new Set(list)
    if (has.has('FAILED')) return 'FAILED'
    if (has.has('DOES_NOT_EXIST')) return has.size === 1 ? 'DOES_NOT_EXIST' : 'INCOMPLETE'
    return has.has('IN_PROGRESS') ? 'IN_PROGRESS' : 'COMPLETED'
  }
  const lists = [...everyList<PartitionState>(states, 4)]
  t.equal(lists.length, 4 + 16 + 64 + 256)
  t.strictSame(
    lists.filter(list => verdictOf(list).state !== wanted(list)),
    []
  )
  t.strictSame(
    lists.map(verdictOf).filter(it => 'failureReason' in it !== (it.state === 'FAILED')),
    [],
    'a reason goes with FAILED and with nothing else'
  )
})

t.test('a partition being deleted outweighs those that have nothing or are done', async t => {
  const rows: [states: PartitionState[], RuntimeState][] = [
    [['DELETED', 'DELETED'], 'DELETED'],
    [['DELETED', 'COMPLETED'], 'DELETED'],
    [['DELETED', 'DOES_NOT_EXIST'], 'DELETED'],
    [['DELETED', 'IN_PROGRESS'], 'IN_PROGRESS'],
    [['DELETED', 'COMPLETED', 'DOES_NOT_EXIST'], 'INCOMPLETE'],
    [['DELETED', 'FAILED'], 'FAILED']
  ]
  for (const [states, state] of rows) t.equal(verdictOf(states).state, state, states.join('+'))
})

const plan = aPartition({ outcome: 'FAILED' })
const atRows: [nowMs: number, PartitionState, updatedMs: number, why: string][] = [
  [startMs - 1, 'DOES_NOT_EXIST', startMs, 'one millisecond before it begins'],
  [startMs, 'IN_PROGRESS', startMs, 'at its start'],
  [plan.endMs - 1, 'IN_PROGRESS', startMs, 'one millisecond before its end'],
  [plan.endMs, 'FAILED', plan.endMs, 'at its end']
]

for (const [nowMs, state, updatedMs, why] of atRows) {
  t.test(`a partition is ${state} ${why}`, async t => {
    t.strictSame(partitionAt(plan, nowMs), { plan, state, createdMs: startMs, updatedMs })
  })
}
