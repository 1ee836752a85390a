/** What contradicts itself in a backup of a seed. */
import { backupIdOf } from './backup-id.js'
import type { SeedBackup } from './scenario-seed.js'
import { seriesComplaints } from './series.js'

/** @param at - what the backup is called: `seed.backups[3]`. */
export function backupComplaints(backup: SeedBackup, at: string): readonly string[] {
  return [...idComplaints(backup, at), ...fateComplaints(backup, at), ...seriesOf(backup, at)]
}

function idComplaints({ app, backupId, repeat }: SeedBackup, at: string): string[] {
  if (typeof backupIdOf(backupId) === 'bigint') return []
  const found = JSON.stringify(backupId)
  const wants = (why: string) => [`${at}.backupId: ${found} is not allowed; ${why}`]
  if (includes(app, 'zeebe')) return wants("Zeebe's ids are whole numbers")
  return repeat === undefined ? [] : wants('give a whole number, from which a series goes on')
}

/** A state and what would be instead of it, or what its application does not have. */
function fateComplaints(
  { age, app, parts, partitions, state, repeat }: SeedBackup,
  at: string
): string[] {
  const isZeebe = includes(app, 'zeebe')
  const others = (Array.isArray(app) ? app : [app]).filter(it => it !== 'zeebe')
  const complaints: [when: boolean, field: string, complaint: string][] = [
    [parts !== undefined && others.length === 0, 'parts', "Zeebe's has partitions and no parts"],
    [partitions !== undefined && !isZeebe, 'partitions', "only Zeebe's has partitions"],
    [
      state !== undefined && (parts ?? partitions) !== undefined,
      'state',
      'follows from "parts" and "partitions"; leave one of them out'
    ],
    [state === 'INCOMPATIBLE' && isZeebe, 'state', "Zeebe's is never INCOMPATIBLE"],
    [state === 'DELETED' && others.length > 0, 'state', "only Zeebe's leaves its id behind"],
    [
      state === 'IN_PROGRESS' && age !== undefined,
      'age',
      'one that is IN_PROGRESS is started in the first moment; leave the age out'
    ],
    [
      state === 'IN_PROGRESS' && repeat !== undefined,
      'repeat',
      'of one application one backup at a time is IN_PROGRESS'
    ]
  ]
  return complaints.filter(([when]) => when).map(([, field, it]) => `${at}.${field}: ${it}`)
}

function seriesOf({ age = '1d', repeat }: SeedBackup, at: string): readonly string[] {
  return repeat === undefined ? [] : seriesComplaints(age, repeat, at)
}

function includes(app: SeedBackup['app'], wanted: string): boolean {
  return Array.isArray(app) ? app.some(it => it === wanted) : app === wanted
}
