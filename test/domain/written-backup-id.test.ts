import t from 'tap'
import { backupIdInBody, backupIdInSnapshot } from '../../src/domain/written-backup-id.js'

t.test('an id in a body, digit for digit', async t => {
  const rows: [text: string, id: string | undefined][] = [
    ['{"backupId":42}', '42'],
    ['{ "backupId" : 9223372036854775807 , "a": 1}', '9223372036854775807'],
    ['{"backupId":-1}', '-1'],
    ['{"backupId":"42"}', '42'],
    ['{"backupId":"first-one"}', 'first-one'],
    ['{"a":{"backupId":7}}', '7'],
    ['{"backupId":4', undefined],
    ['{"backupId":4.5}', undefined],
    ['{"backupid":4}', undefined],
    ['{"backupId":null}', undefined],
    ['', undefined]
  ]
  for (const [text, id] of rows) t.equal(backupIdInBody(text), id, text)
})

t.test('an id in the name of a snapshot', async t => {
  const rows: [name: string, id: string | undefined][] = [
    ['camunda_operate_42_8.7.2_part_1_of_6', '42'],
    ['camunda_webapps_42_8.8.0_part_1_of_7', '42'],
    ['camunda_tasklist_42_*', '42'],
    ['camunda_operate_42_a,camunda_operate_42_b', '42'],
    ['camunda_zeebe_records_backup_42', '42'],
    ['camunda_zeebe_records_backup_', undefined],
    ['camunda_operate_*', undefined],
    ['camunda_operate', undefined],
    ['mine', undefined]
  ]
  for (const [name, id] of rows) t.equal(backupIdInSnapshot(name), id, name)
})
