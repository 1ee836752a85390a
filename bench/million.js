// @ts-check
import { readingOf, takeBackups } from './backup.js'
import { applyLoad } from './measuring/load.js'
import { requestsPerConnection } from './measuring/recording.js'
import { rowOfMock } from './measuring/row.js'
import { mustAllSucceed } from './measuring/unfit.js'
import { doorUrl, startMock } from './servers/trio.js'

const MB = 1_000_000
/** Bounds the time for all requests. */
const SECONDS_MAX = 300
/** The share of the requests behind which the level is taken that the end is compared with. */
const EARLY_SHARE = 0.1

/**
 * Does memory grow with requests that change nothing? After the first tenth the journal is full and everything is
 * compiled; from there on it should be flat. Garbage is collected before each look, and the
 * resident memory is that behind a collection.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function million({ cli, requests }) {
  const server = await startMock(cli)
  const url = doorUrl(server.doors, 'operate')
  await takeBackups(url, { count: 1 })
  const carried = await requestsPerConnection(url, readingOf(1))
  const send = async (/** @type {number} */ count) => {
    const bounds = { seconds: SECONDS_MAX, requests: count }
    const load = { request: readingOf(1), requestsPerConnection: carried }
    mustAllSucceed('mock', await applyLoad(url, load, bounds), bounds)
    await server.usage({ collect: true })
    return await server.usage({ collect: true })
  }
  const early = Math.round(requests * EARLY_SHARE)
  const first = await send(early)
  const last = await send(requests - early)
  await server.stop()
  const counted = (/** @type {number} */ count) => count.toLocaleString('en')
  const title = `after ${counted(requests)} requests, above the level after ${counted(early)}`
  return [
    rowOfMock({
      id: 'million/rss',
      question: `Resident memory ${title}`,
      unit: 'MB',
      values: [(last.rssBytes - first.rssBytes) / MB]
    }),
    rowOfMock({
      id: 'million/heap',
      question: `Heap ${title}`,
      unit: 'MB',
      values: [(last.heapBytes - first.heapBytes) / MB]
    })
  ]
}
