// @ts-check
/** Mocks that have been in use for a while: their past comes from a scenario. */
import { startMock, writeJson } from './trio.js'

/** The repository of a mock with a past, of its applications too. */
export const repository = 'backups'

/** Ten digits; ten backups share the first nine. */
export const FIRST_SOWN_ID = 1_700_000_000

/** So many backups at most may come from a scenario. */
export const SOWN_MAX = 20_000
/** So many backups at most may be a series in a scenario. */
const SERIES_MAX = 10_000
/** One a minute: so long does a series last. */
const SERIES_DAYS = 7
const OLDEST_DAYS = 900

/**
 * @param {string} cli
 * @param {number} backups Finished ones of Operate, of six parts each.
 */
export function startSown(cli, backups) {
  const scenario = writeJson('scenario.json', {
    name: 'bench',
    title: 'A repository that has been in use for a while.',
    releases: 'all',
    seed: { backups: [...series(backups)] }
  })
  const flags = ['--scenario', scenario, '--repository', repository]
  return startMock(cli, { isProbed: true }, flags)
}

/** @param {number} backups */
function* series(backups) {
  for (let from = 0; from < backups; from += SERIES_MAX) {
    const count = Math.min(SERIES_MAX, backups - from)
    const age = `${OLDEST_DAYS - (SERIES_DAYS * from) / SERIES_MAX}d`
    const repeat = { count, every: '1m' }
    yield { app: 'operate', backupId: FIRST_SOWN_ID + from, age, repeat }
  }
}
