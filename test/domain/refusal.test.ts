import t from 'tap'
import { RefusalError, refuse } from '../../src/domain/refusal.js'

t.test('a refusal carries what is refused, and its code for the log', async t => {
  const refusal = { code: 'BACKUP_UNKNOWN', backupId: 12n } as const
  t.throws(() => refuse(refusal), { name: 'RefusalError', message: 'BACKUP_UNKNOWN', refusal })
  t.ok(new RefusalError(refusal) instanceof Error)
})
