// @ts-check
import { readingOf, takeBackups } from './backup.js'
import { askSuccessfully, requestsPerConnection } from './measuring/recording.js'
import { sideBySide } from './measuring/side-by-side.js'
import { doorUrl, startMock } from './servers/trio.js'

/** What a journal holds before the oldest entry makes room. */
const ENTRIES_MAX = 10_000
/** As many as leave a journal that was empty less than half full. */
const REQUESTS_PER_TURN = 4_000
const SECONDS_MAX = 15

/** @param {import('./servers/child.js').Server} server */
const operate = ({ doors }) => doorUrl(doors, 'operate')

/**
 * Does an answer take longer where an old entry has to make room for it?
 *
 * @param {import('./options.js').Scale} scale
 */
export async function journal(scale) {
  const empty = { title: 'an empty journal', server: await startMock(scale.cli) }
  const full = { title: 'a full journal', server: await startMock(scale.cli) }
  const tidy = async (/** @type {typeof empty.server} */ server) => {
    if (server !== empty.server) return
    await askSuccessfully(doorUrl(server.doors, 'control'), { method: 'DELETE', path: '/journal' })
  }
  try {
    for (const { server } of [empty, full]) await takeBackups(operate(server), { count: 1 })
    const carried = await requestsPerConnection(operate(empty.server), readingOf(1))
    const load = () => ({ request: readingOf(1), requestsPerConnection: carried })
    const compared = { id: 'journal', title: 'GET state', url: operate, load, tidy }
    const ahead = { seconds: SECONDS_MAX, requests: ENTRIES_MAX }
    await sideBySide({ ...compared, bounds: ahead }, [empty, full], { rounds: 1, secondsMax: 0 })
    const bounds = { seconds: SECONDS_MAX, requests: REQUESTS_PER_TURN }
    return await sideBySide({ ...compared, bounds }, [empty, full], scale)
  } finally {
    for (const { server } of [empty, full]) await server.stop()
  }
}
