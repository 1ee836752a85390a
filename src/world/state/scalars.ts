/** The single values of a state. */
import type { BackupId } from '../../domain/backup-id.js'
import { type InstantMs, lastInstantMs, never } from '../../domain/instant.js'
import type { AppBackupId } from '../../domain/snapshot-name.js'
import { type Codec, isRecord, shape } from './codec.js'

export const text: Codec<string> = {
  write: value => value,
  read: (json, at) => (typeof json === 'string' ? json : at.complain('is not a text'))
}

export const flag: Codec<boolean> = {
  write: value => value,
  read: (json, at) => (typeof json === 'boolean' ? json : at.complain('is neither true nor false'))
}

/** SHA-256 in hexadecimal digits. */
export const digest: Codec<string> = {
  write: value => value,
  read: (json, at) =>
    typeof json === 'string' && /^[0-9a-f]{64}$/.test(json)
      ? json
      : at.complain('is not 64 hexadecimal digits')
}

/** A number that JSON can say. */
export function real(min = 0, max = Number.MAX_VALUE): Codec<number> {
  return {
    write: value => value,
    read: (json, at) =>
      typeof json === 'number' && json >= min && json <= max
        ? json
        : at.complain(`is not a number from ${min} to ${max}`)
  }
}

export function whole(min = 0, max = Number.MAX_SAFE_INTEGER): Codec<number> {
  return {
    write: value => value,
    read: (json, at) =>
      isWhole(json, min, max) ? json : at.complain(`is not a whole number from ${min} to ${max}`)
  }
}

/** Milliseconds since the epoch. */
export const instant: Codec<InstantMs> = whole(-lastInstantMs, lastInstantMs)

/** Milliseconds, or `"never"`: of an end that never comes, or of what never ends. */
export const moment: Codec<number> = {
  write: value => (value === never ? 'never' : value),
  read: (json, at) => {
    if (json === 'never') return never
    return isWhole(json, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
      ? json
      : at.complain('is neither whole milliseconds nor "never"')
  }
}

/** The same for what takes time. */
export const span: Codec<number> = {
  write: moment.write,
  read: (json, at) =>
    typeof json === 'number' && json < 0 ? at.complain('is less than 0') : moment.read(json, at)
}

const longMin = -(2n ** 63n)
const longMax = 2n ** 63n - 1n

/** A whole number of 64 bits, as its digits: JSON would lose some. */
export const digits: Codec<bigint> = {
  write: String,
  read: (json, at) => {
    const value =
      typeof json === 'string' && /^(0|-?[1-9]\d{0,18})$/.test(json) ? BigInt(json) : undefined
    return value !== undefined && value >= longMin && value <= longMax
      ? value
      : at.complain('is not a whole number of 64 bits as a text')
  }
}

export const backupId: Codec<BackupId> = digits

const textId = shape<{ readonly text: string }>({ text })

/** Digits, or `{"text": "..."}` for an id of the first release, which may look like digits. */
export const appBackupId: Codec<AppBackupId> = {
  write: value => (typeof value === 'bigint' ? digits.write(value) : { text: value }),
  read: (json, at) => (isRecord(json) ? textId.read(json, at)?.text : digits.read(json, at))
}

function isWhole(json: unknown, min: number, max: number): json is number {
  return Number.isSafeInteger(json) && Number(json) >= min && Number(json) <= max
}
