// @ts-check
/** What the mock says is recorded once, so that the floors can say the same. */
import { Agent, request as httpRequest } from 'node:http'

/**
 * @typedef {object} Request
 * @property {'GET' | 'POST' | 'DELETE'} method
 * @property {string} path
 * @property {string} [body] JSON.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} body
 * @property {boolean} isChunked
 *
 * @typedef {object} FloorPlan What a floor is told.
 * @property {Request} request
 * @property {Answer} answer
 * @property {object} schema JSON Schema of the answer, for Fastify.
 * @property {string} [route] Fastify's pattern for the path; the path itself where absent.
 */

/** A connection that is still open after so many requests is taken to stay open for ever. */
const REQUESTS_PER_CONNECTION_MAX = 1_000

/**
 * Asks once.
 *
 * @param {string} url Base address.
 * @param {Request} request
 * @returns {Promise<Answer & { isLast: boolean }>} `isLast` when the server hangs up behind it.
 */
export function ask(url, { method, path, body }, agent = new Agent()) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}${path}`, { method, headers, agent }, async response => {
      const chunks = await response.toArray().catch(reject)
      if (chunks === undefined) return
      resolve({
        status: response.statusCode ?? 0,
        body: Buffer.concat(chunks).toString(),
        isChunked: response.headers['transfer-encoding'] === 'chunked',
        isLast: response.headers.connection === 'close'
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/**
 * The same, for an answer that has to be a success.
 *
 * @param {string} url
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
export async function askSuccessfully(url, request) {
  const { status, body, isChunked } = await ask(url, request)
  if (status >= 200 && status <= 299) return { status, body, isChunked }
  throw new Error(`${request.method} ${url}${request.path} was answered with ${status}: ${body}`)
}

/**
 * Counts how many requests a connection carries before the server hangs up; `undefined` where it
 * does not. All servers are then asked on connections of that length.
 *
 * @param {string} url
 * @param {Request} request A harmless one.
 */
export async function requestsPerConnection(url, request) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    for (let count = 1; count <= REQUESTS_PER_CONNECTION_MAX; count += 1) {
      const { isLast } = await ask(url, request, agent)
      if (isLast) return count
    }
    return undefined
  } finally {
    agent.destroy()
  }
}

/**
 * Reads an answer, which has to be a success, and keeps nothing of it.
 *
 * @param {string} url
 * @returns {Promise<void>}
 */
export function readThrough(url) {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { agent: false }, response => {
      response.resume().on('end', end).on('error', reject)
      function end() {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`GET ${url} was answered with ${response.statusCode}`))
      }
    })
    request.on('error', reject).end()
  })
}
