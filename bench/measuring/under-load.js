// @ts-check
/** Questions of the form "how many requests a second?". */
import {
  bareUrl,
  doorUrl,
  mustSayTheSame,
  startFloor,
  startMock,
  writeFloorPlan
} from '../servers/trio.js'
import { applyLoad } from './load.js'
import { askSuccessfully, requestsPerConnection } from './recording.js'
import { rowOf, takeRounds } from './row.js'
import { mustAllSucceed } from './unfit.js'

/**
 * @typedef {import('./load.js').Bounds} Bounds
 * @typedef {import('./load.js').Load} Load
 * @typedef {import('./recording.js').FloorPlan} FloorPlan
 * @typedef {import('./recording.js').Request} Request
 * @typedef {import('./row.js').Row} Row
 * @typedef {import('./row.js').Sample} Sample
 * @typedef {import('../options.js').Scale} Scale
 * @typedef {import('../servers/child.js').Server} Server
 * @typedef {import('../servers/trio.js').ServerName} ServerName
 */

/**
 * @typedef {object} LoadQuestion
 * @property {string} id Names the row, in the baseline and in the targets.
 * @property {string} title
 * @property {string} door The product that is asked.
 * @property {(url: string) => Promise<void>} [prepare] Brings the world into the state in question.
 * @property {Request} request
 * @property {() => string} [nextBody] Makes the body of each request.
 * @property {readonly string[]} [paths] Asked for instead of that of the request; the floors answer all alike.
 * @property {string} [route] Fastify's pattern for those paths.
 * @property {object} schema JSON Schema of the answer.
 * @property {Request} harmless Asked to learn how long a connection lives.
 * @property {number} [requestsPerRound] Set where each request leaves something behind: every
 *   round then has fresh servers, and is so many requests long.
 * @property {number} [warmUpRequests] How many go ahead of such a round, uncounted.
 *
 * @typedef {object} Contestant
 * @property {Server} server
 * @property {string} url
 */

/** Bounds the time for a round that is counted in requests. */
const COUNTED_SECONDS_MAX = 15

/**
 * @param {LoadQuestion} question
 * @param {Scale} scale
 * @returns {Promise<Row[]>}
 */
export async function underLoad(question, { cli, rounds, starts, seconds, secondsMax }) {
  const { id, title, requestsPerRound, warmUpRequests = 0 } = question
  const count = requestsPerRound === undefined ? rounds : starts
  const { load, plan } = await record(question, cli)
  const start = starter(question, cli, plan)
  const turn = await (requestsPerRound === undefined
    ? turnsOfTheSame(start, load, { seconds })
    : turnsOfFreshOnes(start, load, { requestsPerRound, warmUpRequests }))
  try {
    const taken = await takeRounds({ count, secondsMax }, turn.take)
    return [rowOf({ id, question: title, unit: 'requests/s', rounds: taken, pick: it => it })]
  } finally {
    await turn.end()
  }
}

/**
 * @param {LoadQuestion} question
 * @param {string} cli
 * @returns {Promise<{ load: Load, plan: FloorPlan }>}
 */
async function record(question, cli) {
  const { request, schema, nextBody, paths, route, harmless } = question
  const { server, url } = await preparedMock(question, cli)
  const answer = await askSuccessfully(url, request)
  const carried = await requestsPerConnection(url, harmless)
  await server.stop()
  const load = {
    request,
    requestsPerConnection: carried,
    ...(nextBody && { nextBody }),
    ...(paths && { paths })
  }
  return { load, plan: { request, answer, schema, ...(route && { route }) } }
}

/**
 * @param {LoadQuestion} question
 * @param {string} cli
 * @param {FloorPlan} plan
 * @returns {(name: ServerName) => Promise<Contestant>}
 */
function starter(question, cli, plan) {
  const planFile = writeFloorPlan(plan)
  return async name => {
    if (name === 'mock') return await preparedMock(question, cli)
    const server = await startFloor(name, planFile)
    await mustSayTheSame(server, plan)
    return { server, url: bareUrl(server) }
  }
}

/**
 * @param {LoadQuestion} question
 * @param {string} cli
 * @returns {Promise<Contestant>}
 */
async function preparedMock({ door, prepare }, cli) {
  const server = await startMock(cli)
  const url = doorUrl(server.doors, door)
  await prepare?.(url)
  return { server, url }
}

/**
 * @param {(name: ServerName) => Promise<Contestant>} start
 * @param {Load} load
 * @param {Bounds} bounds
 */
async function turnsOfTheSame(start, load, bounds) {
  const contestants = {
    mock: await start('mock'),
    http: await start('http'),
    fastify: await start('fastify')
  }
  for (const [name, contestant] of Object.entries(contestants)) {
    await measure(name, contestant, load, bounds)
  }
  return {
    take: (/** @type {ServerName} */ name) => measure(name, contestants[name], load, bounds),
    end: async () => {
      for (const { server } of Object.values(contestants)) await server.stop()
    }
  }
}

/**
 * @param {(name: ServerName) => Promise<Contestant>} start
 * @param {Load} load
 * @param {{ requestsPerRound: number, warmUpRequests: number }} counts
 */
function turnsOfFreshOnes(start, load, { requestsPerRound, warmUpRequests }) {
  const bounds = { seconds: COUNTED_SECONDS_MAX, requests: requestsPerRound }
  const warmUp = { ...bounds, requests: warmUpRequests }
  return {
    take: async (/** @type {ServerName} */ name) => {
      const contestant = await start(name)
      await measure(name, contestant, load, warmUp)
      const sample = await measure(name, contestant, load, bounds)
      await contestant.server.stop()
      return sample
    },
    end: async () => {}
  }
}

/**
 * One turn of one server.
 *
 * @param {string} name
 * @param {Contestant} contestant
 * @param {Load} load
 * @param {Bounds} bounds
 * @returns {Promise<Sample>}
 */
export async function measure(name, { server, url }, load, bounds) {
  const before = await server.usage()
  const startMs = performance.now()
  const result = await applyLoad(url, load, bounds)
  const { cpuMicros } = await server.usage()
  const elapsedMicros = (performance.now() - startMs) * 1_000
  mustAllSucceed(name, result, bounds)
  const usedMicros = cpuMicros - before.cpuMicros
  return {
    value: result.requestsPerSecond,
    p99Ms: result.p99Ms,
    cpuMicrosPerRequest: usedMicros / result.requests,
    busy: usedMicros / elapsedMicros
  }
}
