/** Recorded exchanges as data, and their requests as bytes. */
import { readFileSync } from 'node:fs'

/** A text, or how to make a long one. */
export type Recipe =
  | string
  | {
      readonly prefix?: string
      readonly repeat: string
      readonly count: number
      readonly suffix?: string
    }

export interface RecordedRequest {
  readonly method: string
  readonly path: Recipe
  readonly headers?: Readonly<Record<string, Recipe | readonly Recipe[] | null>>
  readonly body?: Recipe | { readonly base64: string } | null
  readonly httpVersion?: string
  readonly chunked?: boolean
  /** Whether the body waits for the interim answer. */
  readonly expectContinue?: boolean
  /** Earlier requests on the same connection, whose answers do not matter. */
  readonly before?: readonly RecordedRequest[]
  /** The bytes as they are; `{host}` and `{base}` stand for the address and the base path. */
  readonly raw?: string
}

export interface RecordedResponse {
  /** 0 where the server hung up without an answer. */
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly interim?: readonly number[]
  /** Only where it was looked at. */
  readonly closed?: boolean
}

export interface RecordedCase {
  readonly id: string
  readonly group: string
  readonly request: RecordedRequest
  readonly response: RecordedResponse
  readonly compare: ComparisonRule
}

export interface ComparisonRule {
  readonly body: 'json-exact' | 'json-keys' | 'text' | 'ignore'
  /** JSON paths that are left out, such as `$.detail`. */
  readonly ignore?: readonly string[]
  /** JSON paths of which only the kind of value counts. */
  readonly kinds?: readonly string[]
}

/** The cases of one component in one release, in the order in which they were recorded. */
export function recordedCases(component: string, release: string): readonly RecordedCase[] {
  return JSON.parse(readFileSync(`fixtures/recorded/${component}/${release}.json`, 'utf8'))
}

/** A request in two pieces, so that the second can wait. */
export interface RequestBytes {
  readonly head: Buffer
  readonly body: Buffer
}

/**
 * Writes a request down, byte for byte as the recorder sent it.
 *
 * @param isLast - a request before the last one asks to keep the connection.
 */
export function requestBytes(
  request: RecordedRequest,
  { host, isLast }: { readonly host: string; readonly isLast: boolean }
): RequestBytes {
  if (request.raw !== undefined) {
    const text = request.raw.replaceAll('{host}', host).replaceAll('{base}', '')
    return { head: Buffer.from(text, 'latin1'), body: Buffer.alloc(0) }
  }
  const body = bodyOf(request)
  const { method, path, httpVersion = '1.1', headers = {}, chunked = false } = request
  const given = new Set(Object.keys(headers).map(name => name.toLowerCase()))
  const added: [string, string][] = [['Connection', isLast ? 'close' : 'keep-alive']]
  if (chunked) added.push(['Transfer-Encoding', 'chunked'])
  else if (body !== undefined) added.push(['Content-Length', `${body.length}`])
  const lines = [
    `${method} ${expanded(path)} HTTP/${httpVersion}`,
    ...(given.has('host') ? [] : [`Host: ${host}`]),
    ...Object.entries(headers).flatMap(([name, values]) =>
      listed(values).map(value => `${name}: ${expanded(value)}`)
    ),
    ...added.filter(([name]) => !given.has(name.toLowerCase())).map(it => it.join(': '))
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
  return { head, body: chunked ? inChunks(body) : (body ?? Buffer.alloc(0)) }
}

function bodyOf({ body }: RecordedRequest): Buffer | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'object' && 'base64' in body) return Buffer.from(body.base64, 'base64')
  return Buffer.from(expanded(body))
}

function inChunks(body: Buffer = Buffer.alloc(0)): Buffer {
  const size = 8_192
  const pieces = Array.from({ length: Math.ceil(body.length / size) }, (_, index) => {
    const piece = body.subarray(index * size, (index + 1) * size)
    return Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, crlf])
  })
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')])
}

const crlf = Buffer.from('\r\n')

function expanded(text: Recipe): string {
  if (typeof text === 'string') return text
  const { prefix = '', repeat, count, suffix = '' } = text
  return `${prefix}${repeat.repeat(count)}${suffix}`
}

function listed(values: Recipe | readonly Recipe[] | null): readonly Recipe[] {
  if (values === null) return []
  return isList(values) ? values : [values]
}

function isList(values: Recipe | readonly Recipe[]): values is readonly Recipe[] {
  return Array.isArray(values)
}
