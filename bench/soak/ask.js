// @ts-check
/** A well-behaved client, which knows what it has to be told. */
import { Agent, request as httpRequest } from 'node:http'

/**
 * @typedef {object} Told
 * @property {number} status
 * @property {string} text
 *
 * @typedef {object} Expected
 * @property {readonly number[]} statuses
 * @property {(json: any) => boolean} [body] Whether the body is the right one.
 *
 * @typedef {(line: string, expected: Expected, json?: object) => Promise<any>} Ask Returns the body, if it is JSON.
 */

/** Whoever waits for longer has been forgotten. */
const ANSWER_TIMEOUT_MS = 30_000

/**
 * @param {string} base
 * @param {string} line Method and path.
 * @param {object | undefined} json
 * @param {Agent} agent
 * @returns {Promise<Told>}
 */
function send(base, line, json, agent) {
  const [method, path = ''] = line.split(' ')
  const body = json === undefined ? undefined : JSON.stringify(json)
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${base}${path}`, { method, headers, agent }, response => {
      let text = ''
      response.setEncoding('utf8').on('data', chunk => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    asked.setTimeout(ANSWER_TIMEOUT_MS, () => {
      asked.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/**
 * A client on one connection at a time. Whatever is not as expected is an error that says so.
 *
 * @param {string} base
 * @returns {{ ask: Ask, close: () => void }}
 */
export function client(base) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    close: () => agent.destroy(),
    ask: async (line, { statuses, body }, json) => {
      const { status, text } = await send(base, line, json, agent).catch(error => {
        throw new Error(`${line}: ${error.message}`)
      })
      const said = `${line}: ${status} ${text.slice(0, 300)}`
      if (!statuses.includes(status)) throw new Error(`${said}, not ${statuses.join(' or ')}`)
      const value = parsed(text)
      if (body !== undefined && !body(value)) throw new Error(`${said}, which is not so`)
      return value
    }
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
