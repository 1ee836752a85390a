// @ts-check
/** What the questions about backups have in common. */
import { askSuccessfully } from './measuring/recording.js'

export const backupsPath = '/actuator/backups'

/** JSON Schema of a backup as Operate describes it. */
export const backupSchema = {
  type: 'object',
  properties: {
    backupId: { type: 'integer' },
    state: { type: 'string' },
    failureReason: { type: ['string', 'null'] },
    details: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          snapshotName: { type: 'string' },
          state: { type: 'string' },
          startTime: { type: ['string', 'null'] },
          failures: { type: 'array', items: { type: 'string' } }
        }
      }
    }
  }
}

/** JSON Schema of the answer when a backup of Operate has been started. */
export const creationSchema = {
  type: 'object',
  properties: { scheduledSnapshots: { type: 'array', items: { type: 'string' } } }
}

/** Ten digits, like the timestamps that scripts use, so that every answer has the same length. */
export const FIRST_FRESH_ID = 1_700_000_000

/** Makes a function whose every call returns a creation with the next id, behind the first. */
export function freshCreations(firstId = FIRST_FRESH_ID) {
  let backupId = firstId
  return () => {
    backupId += 1
    return JSON.stringify({ backupId })
  }
}

/** @param {number} backupId */
export function creationOf(backupId) {
  const body = JSON.stringify({ backupId })
  return { method: /** @type {const} */ ('POST'), path: backupsPath, body }
}

/** @param {number} backupId */
export function readingOf(backupId) {
  return { method: /** @type {const} */ ('GET'), path: `${backupsPath}/${backupId}` }
}

export const listing = { method: /** @type {const} */ ('GET'), path: backupsPath }

/**
 * Takes so many backups, with ids one behind the other. At pace instant each has ended before the next begins.
 *
 * @param {string} url Base address of Operate.
 * @param {{ from?: number, count: number }} ids
 */
export async function takeBackups(url, { from = 1, count }) {
  for (let backupId = from; backupId < from + count; backupId += 1) {
    await askSuccessfully(url, creationOf(backupId))
  }
}
