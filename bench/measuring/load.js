// @ts-check
/** Load on one server, from one generator. */
import autocannon from 'autocannon'
import { quantile } from './statistics.js'

/** @typedef {import('./recording.js').Request} Request */

/**
 * @typedef {object} Load
 * @property {Request} request
 * @property {() => string} [nextBody] Makes the body of each request.
 * @property {readonly string[]} [paths] Asked for one after the other instead of that of the request; every
 *   connection begins elsewhere among them.
 * @property {number | undefined} requestsPerConnection
 *
 * @typedef {object} Bounds
 * @property {number} seconds
 * @property {number} [requests] Ends the load even before its time.
 * @property {number} [connections] 10 where absent.
 *
 * @typedef {object} LoadResult
 * @property {number} requestsPerSecond
 * @property {number} p99Ms
 * @property {number} seconds From the first answer to the last.
 * @property {number} requests
 * @property {Readonly<Record<string, number>>} statuses Answers by status code.
 * @property {number} errors Connections refused or reset, and answers that never came.
 */

const CONNECTIONS = 10
const TIMEOUT_SECONDS = 5
/** How often the generator looks whether it is time to stop, in milliseconds. */
const STOP_CHECK_MS = 50
const ERRORS_MAX = 100

/**
 * Applies load and counts for itself: the generator's own figures come in whole milliseconds and
 * whole seconds, and leave out the last answer on a connection that it gives up.
 *
 * @param {string} url Base address.
 * @param {Load} load
 * @param {Bounds} bounds
 * @returns {Promise<LoadResult>}
 */
export async function applyLoad(url, load, { seconds, requests, connections = CONNECTIONS }) {
  /** @type {Record<string, number>} */
  const statuses = {}
  /** @type {number[]} */
  const latenciesMs = []
  let firstMs = 0
  let lastMs = 0
  let answers = 0
  const rotate = rotations(load, connections)

  const run = autocannon({
    ...optionsFor(url, load),
    connections,
    ...(requests === undefined ? { duration: seconds } : { amount: requests }),
    setupClient(client) {
      const requests = rotate()
      if (requests !== undefined) client.setRequests(requests)
      client.on('headers', head => {
        const status = String(head['statusCode'])
        statuses[status] = (statuses[status] ?? 0) + 1
        lastMs = performance.now()
        if (answers === 0) firstMs = lastMs
        answers += 1
      })
      client.on('response', (_status, _bytes, latencyMs) => latenciesMs.push(latencyMs))
    }
  })
  // Its types know of the promise, not of the emitter behind it.
  const { stop } = /** @type {typeof run & { stop: () => void }} */ (run)
  const deadline = setTimeout(stop, seconds * 1_000)
  const { errors } = await run
  clearTimeout(deadline)
  const elapsedSeconds = (lastMs - firstMs) / 1_000
  return {
    requestsPerSecond: answers > 1 ? (answers - 1) / elapsedSeconds : 0,
    p99Ms: quantile(latenciesMs, 0.99),
    seconds: elapsedSeconds,
    requests: answers,
    statuses,
    errors
  }
}

/**
 * Makes a function that says what the next connection asks for.
 *
 * @param {Load} load
 * @param {number} connections
 */
function rotations({ paths, request: { method } }, connections) {
  let at = 0
  return () => {
    if (paths === undefined) return undefined
    const from = Math.floor((paths.length * (at % connections)) / connections)
    at += 1
    return [...paths.slice(from), ...paths.slice(0, from)].map(path => ({ method, path }))
  }
}

/**
 * @param {string} url
 * @param {Load} load
 * @returns {import('autocannon').Options & { reconnectRate?: number, skipAggregateResult?: boolean }}
 */
function optionsFor(url, { request, nextBody, requestsPerConnection }) {
  const { method, path, body } = request
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  return {
    url: `${url}${path}`,
    method,
    headers,
    ...(body !== undefined && { body }),
    ...(nextBody !== undefined && {
      requests: [{ setupRequest: asked => ({ ...asked, body: nextBody() }) }]
    }),
    // The generator hangs up first, so that no request is lost on a connection about to close.
    ...(requestsPerConnection !== undefined && { reconnectRate: requestsPerConnection }),
    timeout: TIMEOUT_SECONDS,
    sampleInt: STOP_CHECK_MS,
    bailout: ERRORS_MAX,
    skipAggregateResult: true
  }
}
