import t from 'tap'
import { writtenBackupId, writtenPartCount } from '../../src/domain/part-metadata.js'
import { aPlan } from '../support/world.js'

const rows: [written: unknown, backupId: bigint | undefined, why: string][] = [
  [2n ** 63n - 1n, 2n ** 63n - 1n, 'an application writes 64 bits'],
  [12, 12n, 'a client’s JSON has numbers'],
  [1.5, undefined, 'half a backup is none'],
  ['12', undefined, 'a word is no number'],
  [null, undefined, 'nothing is written'],
  [undefined, undefined, 'nothing is written']
]

for (const [written, backupId, why] of rows) {
  t.test(`a backup id written as ${typeof written} ${written}: ${why}`, async t => {
    t.equal(writtenBackupId(aPlan({ metadata: { backupId: written } })), backupId)
  })
}

t.test('a snapshot without metadata says nothing', async t => {
  t.equal(writtenBackupId(aPlan()), undefined)
  t.equal(writtenPartCount(aPlan()), undefined)
})

t.test('the number of parts is read where it is a number', async t => {
  t.equal(writtenPartCount(aPlan({ metadata: { partCount: 6 } })), 6)
  t.equal(writtenPartCount(aPlan({ metadata: { partCount: 'six' } })), undefined)
})
