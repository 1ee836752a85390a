/** Small facts that need no file of their own. */
import t from 'tap'
import { assert, unreachable } from '../../src/domain/assert.js'
import { phaseAfter } from '../../src/domain/exporting.js'
import { isRecovering } from '../../src/domain/index-facts.js'
import { paceRows } from '../../src/domain/pace.js'
import { RefusalError, refuse } from '../../src/domain/refusal.js'
import { anIndex, startMs } from '../support/world.js'

t.test('an assertion stops on what does not hold and says what was promised', async t => {
  t.doesNotThrow(() => assert(1, 'one is something'))
  t.throws(() => assert(0, 'zero is something'), {
    name: 'AssertionError',
    message: 'zero is something'
  })
})

t.test('a variant that nobody expects is named', async t => {
  const variant = (value: unknown) => value as never
  t.throws(() => unreachable(variant({ kind: 'new' })), { message: 'unreachable: {"kind":"new"}' })
})

t.test('a refusal carries what is refused, and its code for the log', async t => {
  const refusal = { code: 'BACKUP_BUSY' } as const
  t.throws(() => refuse(refusal), { name: 'RefusalError', message: 'BACKUP_BUSY', refusal })
  t.ok(new RefusalError(refusal) instanceof Error)
})

t.test('either pause is ended by a resume', async t => {
  t.strictSame(phaseAfter, { pause: 'PAUSED', softPause: 'SOFT_PAUSED', resume: 'EXPORTING' })
})

t.test('six parts of a realistic pace end within two to five seconds', async t => {
  const { minMs, maxMs } = paceRows.realistic.snapshot
  t.ok(6 * minMs >= 2_000)
  t.ok(6 * maxMs <= 5_000)
})

t.test('every pace is a range of whole milliseconds', async t => {
  for (const [pace, row] of Object.entries(paceRows)) {
    for (const { minMs, maxMs } of Object.values(row)) {
      t.ok(Number.isInteger(minMs) && Number.isInteger(maxMs) && 0 <= minMs && minMs <= maxMs, pace)
    }
  }
})

t.test('an index recovers until its shards are there', async t => {
  const recovery = {
    repository: 'backups',
    snapshot: 'snap_1',
    snapshotUuid: 'u1',
    sourceIndex: 'a',
    startMs,
    endMs: startMs + 10
  }
  t.equal(isRecovering(anIndex({ recovery }), startMs + 9), true)
  t.equal(isRecovering(anIndex({ recovery }), startMs + 10), false)
  t.equal(isRecovering(anIndex(), startMs), false, 'what was never restored does not recover')
})
