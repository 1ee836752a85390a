import t from 'tap'
import { paceRows } from '../../src/domain/pace.js'

t.test('six parts of a realistic pace end within two to five seconds', async t => {
  const { minMs, maxMs } = paceRows.realistic.snapshot
  t.ok(6 * minMs >= 2_000)
  t.ok(6 * maxMs <= 5_000)
})

t.test('every pace is a range of whole milliseconds', async t => {
  for (const [pace, { snapshot, partition, pollMs }] of Object.entries(paceRows)) {
    t.ok(Number.isInteger(pollMs) && pollMs >= 0, pace)
    for (const { minMs, maxMs } of [snapshot, partition]) {
      t.ok(Number.isInteger(minMs) && Number.isInteger(maxMs) && 0 <= minMs && minMs <= maxMs, pace)
    }
  }
})
