/** What is asked of an application, and what would come of it where it is not refused as a case expects. */
import type { SafetyClass } from '../safety.js'

export const cautionOf = {
  create: 'creates-backups',
  read: 'read-only',
  list: 'read-only',
  delete: 'deletes-what-it-created'
} as const satisfies Readonly<Record<string, SafetyClass>>
