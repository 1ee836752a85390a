// @ts-check
import { backupSchema, readingOf, takeBackups } from './backup.js'
import { underLoad } from './measuring/under-load.js'

/**
 * How fast is the call that every backup script repeats until it is content?
 *
 * @param {import('./options.js').Scale} scale
 */
export async function getState(scale) {
  return await underLoad(
    {
      title: 'GET state of a finished 6-part backup',
      door: 'operate',
      prepare: url => takeBackups(url, 1),
      request: readingOf(1),
      harmless: readingOf(1),
      schema: backupSchema
    },
    scale
  )
}
