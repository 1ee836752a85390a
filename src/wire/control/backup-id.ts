/** Ids of backups, which are 64-bit numbers, and texts in the first release. */
import { Type } from '@sinclair/typebox'
import { backupIdMax } from '../../domain/backup-id.js'
import type { AppBackupId } from '../../domain/snapshot-name.js'

/** A number that fits into a JavaScript one, a larger one digit for digit, or a text. */
export type BackupIdJson = number | bigint | string

/** @param description - whose id it is. */
export function BackupId(description: string) {
  return Type.Unsafe<BackupIdJson>(
    Type.Union([Type.Integer(), Type.String({ minLength: 1, maxLength: 255 })], {
      title:
        'a backup id: a whole number of 64 bits or its digits, or the text of a release that has texts',
      description
    })
  )
}

/**
 * The id that is meant. Digits that fit into 64 bits are a number, however they were written; anything else
 * is the text that it is.
 */
export function backupIdOf(id: BackupIdJson): AppBackupId {
  const written = String(id)
  if (!/^-?\d{1,19}$/.test(written)) return written
  const value = BigInt(written)
  return value <= backupIdMax && value >= -backupIdMax - 1n ? value : written
}

/** As JSON says it: a number digit for digit, a text as text. */
export function backupIdJson(id: AppBackupId): BackupIdJson {
  return id
}
