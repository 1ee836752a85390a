// @ts-check
import { backupSchema, listing, takeBackups } from './backup.js'
import { underLoad } from './measuring/under-load.js'

/**
 * How fast is a list, with all that a list says about each backup?
 *
 * @param {import('./options.js').Scale} scale
 */
export async function listOf10(scale) {
  return await underLoad(
    {
      id: 'list-of-10',
      title: 'List of 10 finished 6-part backups',
      door: 'operate',
      prepare: url => takeBackups(url, { count: 10 }),
      request: listing,
      harmless: listing,
      schema: { type: 'array', items: backupSchema }
    },
    scale
  )
}
