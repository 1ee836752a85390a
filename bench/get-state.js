// @ts-check
import { backupSchema, backupsPath, readingOf, takeBackups } from './backup.js'
import { drawn } from './measuring/draw.js'
import { underLoad } from './measuring/under-load.js'

const MANY = 1_000
/** Four digits each, so that all answers have the same length. */
const FIRST_OF_MANY = 1_000

/**
 * How fast is the call that every backup script repeats until it is content? Asked for the only backup there
 * is, and for one of many at a time.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function getState(scale) {
  const one = await underLoad(
    {
      id: 'get-state/one',
      title: 'GET state of a finished 6-part backup',
      door: 'operate',
      prepare: url => takeBackups(url, { count: 1 }),
      request: readingOf(1),
      harmless: readingOf(1),
      schema: backupSchema
    },
    scale
  )
  const ids = Array.from({ length: MANY }, (_, at) => FIRST_OF_MANY + at)
  const many = await underLoad(
    {
      id: 'get-state/drawn',
      title: `GET state of backups drawn from ${MANY.toLocaleString('en')}`,
      door: 'operate',
      prepare: url => takeBackups(url, { from: FIRST_OF_MANY, count: MANY }),
      request: readingOf(FIRST_OF_MANY),
      paths: drawn(ids).map(id => readingOf(id).path),
      route: `${backupsPath}/:backupId`,
      harmless: readingOf(FIRST_OF_MANY),
      schema: backupSchema
    },
    scale
  )
  return [...one, ...many]
}
