// @ts-check
import { creationOf, creationSchema, FIRST_FRESH_ID, freshCreations, listing } from './backup.js'
import { applyLoad } from './measuring/load.js'
import { askSuccessfully, requestsPerConnection } from './measuring/recording.js'
import { rowOf, takeRounds } from './measuring/row.js'
import { mustAllSucceed } from './measuring/unfit.js'
import { bareUrl, doorUrl, startFloor, startMock, writeFloorPlan } from './servers/trio.js'

/**
 * @typedef {import('./servers/child.js').Server} Server
 * @typedef {import('./servers/trio.js').ServerName} ServerName
 */

/**
 * Creates ahead of the count: code that runs for the first time stays in memory too, and the journal keeps 10,000
 * exchanges, so that behind them each new entry makes an old one of the same size go.
 */
const WARM_UP_REQUESTS = 10_500
/** Bounds the time for all requests to one server. */
const SECONDS_MAX = 60

const MB = 1_000_000
const KB = 1_000

/**
 * How much memory does the process take, and how much does a backup add? The floors answer the
 * same requests and keep nothing.
 *
 * @param {import('./options.js').Scale} scale
 */
export async function memory({ cli, starts: count, secondsMax, backups }) {
  const { planFile, carried } = await record(cli)
  const load = {
    request: creationOf(FIRST_FRESH_ID),
    requestsPerConnection: carried,
    nextBody: freshCreations()
  }
  const rounds = await takeRounds({ count, secondsMax }, async name => {
    const { server, url } = await start(name, cli, planFile)
    const send = async (/** @type {number} */ requests) => {
      const bounds = { seconds: SECONDS_MAX, requests }
      mustAllSucceed(name, await applyLoad(url, load, bounds), bounds)
    }
    await askSuccessfully(url, load.request)
    const idle = await server.usage()
    await send(WARM_UP_REQUESTS)
    const before = await server.usage({ collect: true })
    await send(backups)
    const after = await server.usage({ collect: true })
    await server.stop()
    return {
      idleMb: idle.rssBytes / MB,
      grownMb: after.rssBytes / MB,
      keptKb: (after.heapBytes - before.heapBytes) / backups / KB
    }
  })
  const created = (WARM_UP_REQUESTS + backups).toLocaleString('en')
  const grown = `Resident memory after ${created} creates`
  const kept = 'Heap kept per finished 6-part backup'
  return [
    rowOf({
      id: 'memory/idle',
      question: 'Resident memory, idle',
      unit: 'MB',
      rounds,
      pick: it => ({ value: it.idleMb })
    }),
    rowOf({
      id: 'memory/grown',
      question: grown,
      unit: 'MB',
      rounds,
      pick: it => ({ value: it.grownMb })
    }),
    rowOf({
      id: 'memory/backup',
      question: kept,
      unit: 'KB',
      rounds,
      pick: it => ({ value: it.keptKb }),
      isComparable: false
    })
  ]
}

/** @param {string} cli */
async function record(cli) {
  const request = creationOf(FIRST_FRESH_ID)
  const mock = await startMock(cli)
  const url = doorUrl(mock.doors, 'operate')
  const answer = await askSuccessfully(url, request)
  const carried = await requestsPerConnection(url, listing)
  await mock.stop()
  return { planFile: writeFloorPlan({ request, answer, schema: creationSchema }), carried }
}

/**
 * @param {ServerName} name
 * @param {string} cli
 * @param {string} planFile
 * @returns {Promise<{ server: Server, url: string }>}
 */
async function start(name, cli, planFile) {
  if (name === 'mock') {
    const server = await startMock(cli)
    return { server, url: doorUrl(server.doors, 'operate') }
  }
  const server = await startFloor(name, planFile)
  return { server, url: bareUrl(server) }
}
