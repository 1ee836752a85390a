import t from 'tap'
import { type ChainLink, checkpointState, rangesOf } from '../../src/domain/backup-ranges.js'
import { everyList } from '../support/every-list.js'

function chainOf(completed: readonly boolean[], partitionId = 1): ChainLink[] {
  return completed.map((it, index) => ({
    checkpoint: {
      checkpointId: BigInt(index + 1),
      partitionId,
      checkpointPosition: 10n,
      firstLogPosition: 1n,
      takenMs: 0
    },
    completed: it
  }))
}

const rangesIn = (chain: readonly ChainLink[]) =>
  rangesOf(chain).map(({ start, end }) => `${start.checkpointId}-${end.checkpointId}`)

const rows: [completed: boolean[], ranges: string[], why: string][] = [
  [[], [], 'there is no checkpoint'],
  [[false], [], 'there is no backup'],
  [[true], ['1-1'], 'one backup is its own start and end'],
  [[true, true, true], ['1-3'], 'backups follow each other'],
  [[true, false, true], ['1-1', '3-3'], 'a gap parts them'],
  [[true, true, false, false, true, true], ['1-2', '5-6'], 'a wide gap is one gap'],
  [[false, true, true, false], ['2-3'], 'a gap at an end parts nothing']
]

for (const [completed, ranges, why] of rows) {
  t.test(`${completed.map(it => (it ? '+' : '-')).join('')} has ${ranges}: ${why}`, async t => {
    t.strictSame(rangesIn(chainOf(completed)), ranges)
  })
}

t.test(
  'every chain of up to eight has as many ranges as runs, and they hold all backups',
  async t => {
    const lists = [...everyList([true, false], 8)]
    t.equal(lists.length, 510)
    const wrong = lists.filter(completed => {
      const ranges = rangesOf(chainOf(completed))
      const runs = completed
        .map(it => (it ? '+' : ' '))
        .join('')
        .split(' ')
        .filter(Boolean)
      const lengths = ranges.map(
        ({ start, end }) => Number(end.checkpointId - start.checkpointId) + 1
      )
      return lengths.join() !== runs.map(run => run.length).join()
    })
    t.strictSame(wrong, [])
  }
)

t.test(
  'of each partition the latest checkpoint, its latest backup and its ranges are told',
  async t => {
    const state = checkpointState([chainOf([true, false], 1), [], chainOf([true, true], 3)])
    const ids = (list: readonly { partitionId: number; checkpointId: bigint }[]) =>
      list.map(it => [it.partitionId, it.checkpointId])
    t.strictSame(ids(state.checkpoints), [
      [1, 2n],
      [3, 2n]
    ])
    t.strictSame(ids(state.backups), [
      [1, 1n],
      [3, 2n]
    ])
    t.strictSame(
      state.ranges.map(it => it.partitionId),
      [1, 3]
    )
  }
)
