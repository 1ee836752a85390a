/** Sends recorded requests to a server, and brings both answers into a form that can be compared. */
import { connect } from 'node:net'
import { isLosslessNumber, parse, stringify } from 'lossless-json'
import { Line, type RawAnswer } from './raw-http.js'
import {
  type ComparisonRule,
  type RecordedCase,
  type RecordedRequest,
  requestBytes
} from './recording.js'

/** Everything of an answer that a client can see and that a second run repeats. */
export interface Comparable {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly interim: readonly number[]
  readonly closed: boolean | 'not looked at'
  /** JSON as one member a line, in the order of its members. */
  readonly body: string
}

/** What was recorded. */
export function recordedAnswer({ response, compare }: RecordedCase): Comparable {
  const { status, headers, interim = [], closed = 'not looked at', body } = response
  return {
    status,
    headers: comparedHeaders(headers),
    interim,
    closed,
    body: comparedBody(body, compare)
  }
}

/** What the server at this address answers to the same request. */
export async function replayedAnswer(
  { request, response, compare }: RecordedCase,
  url: string
): Promise<Comparable> {
  const { hostname, port, host } = new URL(url)
  const answer = await exchange(request, { hostname, port: Number(port), host })
  return {
    status: Number(answer.statusLine.split(' ')[1] ?? 0),
    headers: comparedHeaders(answer.headers),
    interim: answer.interim,
    closed: response.closed === undefined ? 'not looked at' : answer.closed,
    body: comparedBody(atRecordedAddress(answer.body, host), compare)
  }
}

async function exchange(
  request: RecordedRequest,
  { hostname, port, host }: { hostname: string; port: number; host: string }
): Promise<RawAnswer> {
  const line = new Line(connect({ host: hostname, port, noDelay: true }))
  try {
    for (const earlier of request.before ?? []) await ask(line, earlier, { host, isLast: false })
    const answer = await ask(line, request, { host, isLast: true })
    return { ...answer, closed: await line.isClosed() }
  } finally {
    line.destroy()
  }
}

async function ask(
  line: Line,
  request: RecordedRequest,
  place: { readonly host: string; readonly isLast: boolean }
): Promise<RawAnswer> {
  const { head, body } = requestBytes(request, place)
  const waits = request.expectContinue === true
  line.write(waits ? head : Buffer.concat([head, body]))
  const method = request.raw?.split(' ', 1)[0] ?? request.method
  return await line.answer(method, () => {
    if (waits) line.write(body)
  })
}

/** Recorded texts name the address of the recording. */
function atRecordedAddress(text: string, host: string): string {
  const port = host.slice(host.lastIndexOf(':') + 1)
  return text.replaceAll(host, '127.0.0.1:9600').replaceAll(`localhost:${port}`, 'localhost:9600')
}

type Normal = (value: string) => string

const asGiven: Normal = value => value
/** The original draws the order anew at every start. */
const asSet: Normal = value =>
  value
    .split(/\s*,\s*/)
    .filter(Boolean)
    .toSorted()
    .join(', ')
/** The value depends on the body or the moment; that there is one does not. */
const present: Normal = () => 'present'

/** The headers that are compared, and how; all others are nobody's promise. */
const headerRules: Readonly<Record<string, Normal>> = {
  'content-type': value => value.toLowerCase().replace(/\s*;\s*/g, ';'),
  allow: asSet,
  accept: asSet,
  'accept-patch': asGiven,
  'accept-ranges': asGiven,
  'cache-control': asGiven,
  connection: asGiven,
  'content-language': asGiven,
  'content-length': present,
  date: present,
  'keep-alive': asGiven,
  location: asGiven,
  server: asGiven,
  'transfer-encoding': asGiven,
  vary: asGiven,
  'www-authenticate': asGiven
}

function comparedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const rows = Object.entries(headerRules).flatMap(([name, normal]) => {
    const value = headers[name]
    return value === undefined ? [] : [[name, normal(value)] as const]
  })
  return Object.fromEntries(rows)
}

function comparedBody(text: string, rule: ComparisonRule): string {
  if (rule.body === 'ignore') return 'not compared'
  if (rule.body === 'text') return text
  const seen = { ...rule, kindsOnly: rule.body === 'json-keys' }
  return stringify(reduced(parse(text), '$', seen), null, 1) ?? text
}

/** Leaves out what is not compared, and keeps only the kind of what differs from run to run. */
function reduced(
  value: unknown,
  path: string,
  rule: ComparisonRule & { readonly kindsOnly: boolean }
): unknown {
  if (rule.kinds?.includes(path)) return kindOf(value)
  if (Array.isArray(value)) {
    const elements = rule.kindsOnly ? value.slice(0, 1) : value
    return elements.map((it, index) => reduced(it, `${path}[${index}]`, rule))
  }
  if (isObject(value)) {
    const members = Object.entries(value)
      .map(([name, it]) => [name, it, `${path}.${name}`] as const)
      .filter(([, , at]) => !rule.ignore?.includes(at))
    return Object.fromEntries(members.map(([name, it, at]) => [name, reduced(it, at, rule)]))
  }
  return rule.kindsOnly ? kindOf(value) : value
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isLosslessNumber(value)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return isLosslessNumber(value) ? 'number' : typeof value
}
