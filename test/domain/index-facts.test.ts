import t from 'tap'
import { isRecovering } from '../../src/domain/index-facts.js'
import { anIndex, startMs } from '../support/world.js'

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
