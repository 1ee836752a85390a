import t from 'tap'
import { isMeant, type JournalFilter, likeness } from '../../src/domain/journal-filter.js'
import { anEntry } from '../support/journal.js'

const entry = anEntry({
  id: 7,
  url: '/actuator/backups/42?x=1',
  why: { release: '8.7.2', fault: { id: 'fault-1', effect: 'delay' }, text: '' }
})

t.test('a filter means the entries that fit all it names', async t => {
  const rows: [filter: JournalFilter, meant: boolean, why: string][] = [
    [{}, true, 'everything'],
    [{ product: 'operate' }, true, 'the door'],
    [{ product: 'tasklist' }, false, 'another door'],
    [{ operation: 'get*' }, true, 'a pattern of operations'],
    [{ operation: 'get' }, false, 'a name is no prefix'],
    [{ backupId: '42' }, true, 'the backup'],
    [{ backupId: '4' }, false, 'another'],
    [{ method: 'get' }, true, 'case of a method does not matter'],
    [{ method: 'PUT' }, false, 'another method'],
    [{ path: '/actuator/backups/42' }, true, 'the path, without its query'],
    [{ path: '*/42' }, true, 'a pattern of paths'],
    [{ path: '*x=1' }, false, 'the query is no part of it'],
    [{ status: 200 }, true, 'the status'],
    [{ status: 201 }, false, 'another status'],
    [{ fault: 'fault-1' }, true, 'what struck'],
    [{ fault: 'fault-2' }, false, 'what did not'],
    [{ effect: false }, true, 'without effect'],
    [{ effect: true }, false, 'with effect'],
    [{ since: 6 }, true, 'what came after'],
    [{ since: 7 }, false, 'not the one that is known'],
    [{ product: 'operate', status: 500 }, false, 'one thing that does not fit is enough']
  ]
  for (const [filter, meant, why] of rows) t.equal(isMeant(filter, entry), meant, why)
})

t.test('likeness counts what fits', async t => {
  t.equal(likeness({}, entry), 0)
  t.equal(likeness({ product: 'operate', status: 500, method: 'GET' }, entry), 2)
})
