import fc from 'fast-check'
import t from 'tap'
import { backupIdMax } from '../../src/domain/backup-id.js'
import {
  type BackupApp,
  backupApps,
  backupIdIn,
  doubledPartName,
  partName
} from '../../src/domain/snapshot-name.js'
import { holds } from '../support/property.js'

t.test('the version of a part is written in lower case', async t => {
  const part = { app: 'operate', backupId: 101n, partNo: 1, partCount: 6 } as const
  t.equal(partName({ ...part, version: '8.6.11' }), 'camunda_operate_101_8.6.11_part_1_of_6')
  t.equal(
    partName({ ...part, version: '8.7.0-SNAPSHOT' }),
    'camunda_operate_101_8.7.0-snapshot_part_1_of_6'
  )
})

t.test('one candidate wrote a name into the name', async t => {
  const part = {
    app: 'operate',
    backupId: 1n,
    version: '8.6.0-RC1',
    partNo: 1,
    partCount: 6
  } as const
  t.equal(
    doubledPartName(part),
    'camunda_operate_1_8.6.0-rc1_camunda_operate_1_8.6.0-rc1_part_1_of_61_of_6'
  )
})

t.test('an id may be a text', async t => {
  const part = {
    app: 'operate',
    backupId: 'b1',
    version: '8.1.0',
    partNo: 2,
    partCount: 6
  } as const
  t.equal(partName(part), 'camunda_operate_b1_8.1.0_part_2_of_6')
})

const rows: [app: BackupApp, name: string, expected: bigint | undefined, why: string][] = [
  ['operate', 'camunda_operate_12_8.7.2_part_1_of_6', 12n, 'the digits stand in the id’s place'],
  ['operate', 'camunda_operate_0_8.7.2_part_1_of_6', 0n, 'zero is an id'],
  ['operate', 'camunda_operate_12_', 12n, 'nothing has to follow'],
  ['operate', 'camunda_operate_12', undefined, 'the id ends with a blank'],
  ['operate', 'camunda_operate_backup1_8.1.0_part_1_of_6', undefined, 'an id of 8.1 is a word'],
  ['operate', 'camunda_operate__8.7.2', undefined, 'there are no digits'],
  ['operate', 'camunda_operate_-1_8.7.2', undefined, 'a sign is no digit'],
  ['operate', 'camunda_tasklist_12_8.7.2', undefined, 'it is another application’s'],
  ['optimize', 'camunda_operate_12_8.7.2', undefined, 'it is another application’s'],
  ['optimize', 'camunda_optimize_7_8.7.2_part_2_of_2', 7n, 'Optimize names its parts alike'],
  ['tasklist', `camunda_tasklist_${backupIdMax}_8.7.2`, backupIdMax, 'the greatest id'],
  ['tasklist', `camunda_tasklist_${backupIdMax + 1n}_8.7.2`, undefined, 'one beyond it']
]

for (const [app, name, expected, why] of rows) {
  t.test(`the id in ${name} for ${app}: ${why}`, async t => {
    t.equal(backupIdIn(app, name), expected)
  })
}

t.test('the id that went into a name comes out again', async t => {
  const ids = fc.bigInt({ min: 0n, max: backupIdMax })
  const comesOut = fc.property(ids, fc.constantFrom(...backupApps), (backupId, app) => {
    const name = partName({ app, backupId, version: '8.7.2', partNo: 1, partCount: 2 })
    return backupIdIn(app, name) === backupId
  })
  await holds(t, comesOut)
})
