// @ts-check
/** Questions of the form "how many requests a second?". */
import { bareUrl, doorUrl, mustSayTheSame, startFloor, startMock, writeFloorPlan } from '../servers/trio.js'
import { applyLoad } from './load.js'
import { askSuccessfully, requestsPerConnection } from './recording.js'
import { rowOf, takeRounds } from './row.js'
import { mustAllSucceed } from './unfit.js'

/**
 * @typedef {import('./recording.js').Request} Request
 * @typedef {import('./row.js').Row} Row
 * @typedef {import('./row.js').Sample} Sample
 * @typedef {import('../options.js').Scale} Scale
 * @typedef {import('../servers/child.js').Server} Server
 * @typedef {import('../servers/trio.js').ServerName} ServerName
 */

/**
 * @typedef {object} LoadQuestion
 * @property {string} title
 * @property {string} door The product that is asked.
 * @property {(url: string) => Promise<void>} [prepare] Brings the world into the state in question.
 * @property {Request} request
 * @property {() => string} [nextBody] Makes the body of each request.
 * @property {object} schema JSON Schema of the answer.
 * @property {Request} harmless Asked to learn how long a connection lives.
 * @property {number} [requestsPerRound] Set where each request leaves something behind: every
 *   round then has fresh servers, and ends after so many requests.
 */

/** How much of a round's time and requests goes ahead of it, uncounted, to warm the server up. */
const WARM_UP_SHARE = 0.5

/**
 * @param {LoadQuestion} question
 * @param {Scale} scale
 * @returns {Promise<Row[]>}
 */
export async function underLoad(question, { cli, rounds, seconds }) {
  const { title, door, prepare, request, schema, harmless, nextBody, requestsPerRound } = question
  const mock = await startMock(cli)
  const url = doorUrl(mock.doors, door)
  await prepare?.(url)
  const answer = await askSuccessfully(url, request)
  const load = { request, nextBody, requestsPerConnection: await requestsPerConnection(url, harmless) }
  const plan = { request, answer, schema }
  const planFile = writeFloorPlan(plan)

  /** @type {Record<ServerName, () => Promise<{ server: Server, url: string }>>} */
  const start = {
    mock: async () => {
      const server = await startMock(cli)
      const url = doorUrl(server.doors, door)
      await prepare?.(url)
      return { server, url }
    },
    http: () => floor('http'),
    fastify: () => floor('fastify')
  }
  const floor = async (/** @type {'http' | 'fastify'} */ name) => {
    const server = await startFloor(name, planFile)
    await mustSayTheSame(server, plan)
    return { server, url: bareUrl(server) }
  }
  return [rowOf({ question: title, unit: 'requests/s', rounds: [] })]
}
