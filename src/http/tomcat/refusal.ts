import { controlCharacters, token } from './characters.js'
import { headersMax, type RequestHead } from './head.js'
import { isHostValid } from './host.js'
import { isPathDecodable, isSpelledWell, type Target, targetOf } from './target.js'

/** Statuses with which Tomcat itself turns a request away. */
export type RefusalStatus = 400 | 417 | 501 | 505

interface Case {
  readonly head: RequestHead
  readonly target: Target
  readonly valuesOf: (name: string) => readonly string[]
}

type Check = (it: Case) => RefusalStatus | undefined

const LONG_MAX = 9_223_372_036_854_775_807n

const headerSpelling: Check = ({ head: { rawHeaders } }) => {
  if (rawHeaders.length > 2 * headersMax) return 400
  const isBad = rawHeaders.some((text, at) =>
    at % 2 === 0 ? !token.test(text) : controlCharacters.test(text)
  )
  return isBad ? 400 : undefined
}

const version: Check = ({ head }) =>
  head.version === 'HTTP/1.1' || head.version === 'HTTP/1.0' ? undefined : 505

/** Only HTTP/1.1 has expectations, and only the first one counts. */
const expectation: Check = ({ head, valuesOf }) => {
  const [expect] = valuesOf('expect')
  if (expect === undefined || head.version !== 'HTTP/1.1') return undefined
  return expect.trim().toLowerCase() === '100-continue' ? undefined : 417
}

const hostCount: Check = ({ head, valuesOf }) => {
  const { length } = valuesOf('host')
  return length > 1 || (length === 0 && head.version === 'HTTP/1.1') ? 400 : undefined
}

/** `GET http://host/path` must name the host that the `Host` header names. */
const sameHost: Check = ({ head, target: { authority }, valuesOf }) => {
  const [host] = valuesOf('host')
  if (authority === undefined || host === undefined || head.version !== 'HTTP/1.1') return undefined
  return authority.host.toLowerCase() === host.toLowerCase() ? undefined : 400
}

const targetSpelling: Check = ({ target }) => (isSpelledWell(target) ? undefined : 400)

/** `chunked` in any case, once and alone. */
const transferEncoding: Check = ({ valuesOf }) => {
  const codings = valuesOf('transfer-encoding')
    .flatMap(value => value.split(','))
    .map(coding => coding.trim().toLowerCase())
    .filter(coding => coding !== '')
  if (!codings.every(coding => token.test(coding))) return 400
  if (codings.some(coding => coding !== 'chunked')) return 501
  return codings.length > 1 ? 400 : undefined
}

/** Repeating it is an error even with the same value, and so is a bad one beside `chunked`. */
const contentLength: Check = ({ valuesOf }) => {
  const [length, second] = valuesOf('content-length')
  if (length === undefined) return undefined
  const isGood = second === undefined && /^[0-9]+$/.test(length) && BigInt(length) <= LONG_MAX
  return isGood ? undefined : 400
}

const hostSpelling: Check = ({ valuesOf }) => {
  const [host] = valuesOf('host')
  return host === undefined || isHostValid(host) ? undefined : 400
}

const path: Check = ({ head, target }) => {
  if (head.method === 'CONNECT') return 501
  if (head.method === 'OPTIONS' && head.url === '*') return undefined
  return isPathDecodable(target.path) ? undefined : 400
}

/** In Tomcat's order; each overwrites the status that one before it may have set. */
const checks: readonly Check[] = [
  headerSpelling,
  version,
  expectation,
  hostCount,
  sameHost,
  targetSpelling,
  transferEncoding,
  contentLength,
  hostSpelling,
  path
]

/**
 * The status with which Tomcat refuses a request that it could read, or `undefined` if the app
 * gets to see it.
 *
 * Source: recorded from 8.6.11; the order from Tomcat 10.1, Http11Processor and CoyoteAdapter.
 */
export function refusalOf(head: RequestHead): RefusalStatus | undefined {
  const it = { head, target: targetOf(head.url), valuesOf: valuesIn(head.rawHeaders) }
  return checks.map(check => check(it)).findLast(status => status !== undefined)
}

function valuesIn(rawHeaders: readonly string[]): (name: string) => readonly string[] {
  const values = new Map<string, string[]>()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    const known = values.get(name)
    const value = rawHeaders[at + 1] ?? ''
    if (known === undefined) values.set(name, [value])
    else known.push(value)
  }
  return name => values.get(name) ?? []
}
