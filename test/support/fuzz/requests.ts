/** Requests from the descriptions and from a grammar of heads and bytes. */
import fc from 'fast-check'
import { bodyFor } from './bodies.js'
import type { Operation } from './documents.js'
import { nastyTexts, textFor } from './values.js'

/** What is done to the bytes of a request, after which nobody can say whether it is one. */
export type Wound =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'replaced'; readonly at: number; readonly by: string }
  | { readonly kind: 'longer'; readonly byBytes: number }
  | { readonly kind: 'chunks'; readonly first: string }

/** A request to one of the doors. */
export interface FuzzRequest {
  readonly door: string
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  /** Absent where the bytes are one whole request, which has to be answered. */
  readonly wound?: Wound
}

/** The operations of a door. */
export interface DoorOperations {
  readonly door: string
  /** In front of every path. */
  readonly prefix?: string
  readonly operations: readonly Operation[]
}

/** A request to one of the doors: mostly to an operation that is there. */
export function requestTo(doors: readonly DoorOperations[]): fc.Arbitrary<FuzzRequest> {
  const meant = doors.map(({ door, prefix = '', operations }) => ({
    arbitrary: fc.oneof(...operations.map(operation => toOperation(door, prefix, operation))),
    // What a door has much of is asked for more often, but not by as much.
    weight: Math.ceil(Math.sqrt(operations.length))
  }))
  const byDoor = doors.map(({ door, prefix = '' }) => strayTo(door, prefix))
  return fc.oneof(
    { arbitrary: fc.oneof(...meant), weight: 9 },
    { arbitrary: fc.oneof(...byDoor), weight: 1 }
  )
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS']
const oddMethods = ['TRACE', 'get', 'FOO', 'PROPFIND', 'CONNECT', 'M-SEARCH', 'A'.repeat(200)]

function toOperation(
  door: string,
  prefix: string,
  operation: Operation
): fc.Arbitrary<FuzzRequest> {
  const method = fc.oneof(
    { arbitrary: fc.constant(operation.method), weight: 20 },
    { arbitrary: fc.constantFrom(...methods, ...oddMethods), weight: 1 }
  )
  return fc
    .record({
      method,
      path: pathOf(operation),
      query: queryOf(operation),
      headers,
      type: contentType(operation),
      body: bodyFor(operation),
      wound
    })
    .map(({ method, path, query, headers, type, body, wound }) => ({
      door,
      method,
      target: prefix + path + query,
      headers: body === undefined ? headers : [...type, ...headers],
      ...(body !== undefined && { body }),
      ...(wound !== undefined && { wound })
    }))
}

/** To a path that is made up of parts of paths. */
function strayTo(door: string, prefix: string): fc.Arbitrary<FuzzRequest> {
  const parts = fc.constantFrom(
    ...['actuator', 'backups', 'backup', 'health', '_snapshot', '_cat', '_all', '_cluster'],
    ...['worlds', 'default', 'faults', 'v2', '*', ';a=b', '1', '..'],
    ...nastyTexts
  )
  const path = fc
    .array(parts, { maxLength: 6 })
    .map(all => `/${all.map(it => encodeLoosely(it)).join('/')}`)
  const target = fc.oneof(
    { arbitrary: path, weight: 8 },
    { arbitrary: fc.constantFrom('*', 'http://camunda/actuator', '//', '/?', '/#', ''), weight: 1 }
  )
  return fc.record(
    {
      door: fc.constant(door),
      method: fc.constantFrom(...methods, ...oddMethods),
      target: target.map(it => prefix + it),
      headers,
      body: fc.constantFrom('{}', '{"backupId":1}', 'x'),
      wound: wound.filter(it => it !== undefined)
    },
    { requiredKeys: ['door', 'method', 'target', 'headers'] }
  )
}

function pathOf({ path }: Operation): fc.Arbitrary<string> {
  const parts = path.split('/').map(part => {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    return name === undefined ? fc.constant(part) : textFor(name).map(it => encodeLoosely(it))
  })
  return fc.tuple(...parts).map(all => all.join('/'))
}

function queryOf({ query }: Operation): fc.Arbitrary<string> {
  const name = fc.constantFrom(...query, ...query, 'pretty', 'filter_path', 'foo', '', 'a[]')
  const pair = name.chain(it => textFor(it).map(value => `${it}=${encodeLoosely(value)}`))
  const part = fc.oneof(
    { arbitrary: pair, weight: 12 },
    { arbitrary: fc.constantFrom('', '=', 'a', '&&', '%', '%zz=1', '__proto__=1', '?'), weight: 1 }
  )
  const some = fc.array(part, { minLength: 1, maxLength: 3 }).map(all => `?${all.join('&')}`)
  return fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, { arbitrary: some, weight: 2 })
}

/** Encodes what would end a request line; the rest may stand there as it is, right or not. */
function encodeLoosely(text: string): string {
  const sent = Buffer.from(text).toString()
  return sent.replace(/[^!-"$->@-~]/gu, it => encodeURIComponent(it))
}

const types = [
  'application/json',
  'application/vnd.spring-boot.actuator.v3+json',
  'application/vnd.elasticsearch+json;compatible-with=8',
  'application/vnd.elasticsearch+json;compatible-with=99',
  'application/x-ndjson',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json;charset=utf-16',
  'application/json;charset=nope',
  'text/plain',
  'text/*',
  'a',
  '',
  ';',
  '/',
  'application/json;q=2;;',
  'application/yaml'
]

function contentType({ bodies }: Operation): fc.Arbitrary<[string, string][]> {
  const right = bodies.map(([type]) => type)
  const type = fc.oneof(
    { arbitrary: fc.constantFrom(...right, 'application/json'), weight: 9 },
    { arbitrary: fc.constantFrom(...types), weight: 1 }
  )
  return type.map(it => [['Content-Type', it]])
}

/** None, mostly; then those that mean something to somebody on the way. */
const headers: fc.Arbitrary<[string, string][]> = fc.oneof(
  { arbitrary: fc.constant<[string, string][]>([]), weight: 3 },
  {
    arbitrary: fc.array(
      fc.oneof(
        fc.tuple<[string, string]>(
          fc.constantFrom('Accept', 'Content-Type'),
          fc.constantFrom(...types, '*/*')
        ),
        fc.constantFrom<[string, string]>(
          ['Accept', 'application/json;q=0, */*;q=abc'],
          ['Accept', ','.repeat(100)],
          ['Accept-Charset', 'utf-7'],
          ['Accept-Encoding', 'gzip'],
          ['Authorization', 'Basic !!!'],
          ['Authorization', 'Basic YTpi'],
          ['Authorization', 'ApiKey x'],
          ['Connection', 'close'],
          ['Connection', 'Upgrade'],
          ['Cookie', 'a=b; __proto__=c'],
          ['Expect', '100-continue'],
          ['Forwarded', 'for=x'],
          ['If-None-Match', '*'],
          ['Origin', 'http://evil'],
          ['Access-Control-Request-Method', 'GET'],
          ['Range', 'bytes=0-1'],
          ['Upgrade', 'websocket'],
          ['X-Opaque-Id', '\u00ff'.repeat(30)],
          ['X-HTTP-Method-Override', 'DELETE'],
          ['X-Long', 'a'.repeat(4_000)],
          ['X-Too-Long', 'a'.repeat(20_000)],
          ['__proto__', 'a'],
          ['constructor', 'a']
        )
      ),
      { maxLength: 3 }
    ),
    weight: 1
  }
)

const share = fc.double({ min: 0, max: 1, noNaN: true })

const wound: fc.Arbitrary<Wound | undefined> = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 12 },
  { arbitrary: fc.record({ kind: fc.constant('cut' as const), at: share }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('replaced' as const),
      at: share,
      by: fc.constantFrom('\r\n', '\n', '\r', '\u0000', ' ', ':', 'ÿ', '\r\n\r\n', 'HTTP/9.9')
    }),
    weight: 1
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('longer' as const),
      byBytes: fc.constantFrom(-1, 1, 9, 3_000_000, Number.NaN)
    }),
    weight: 1
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('chunks' as const),
      first: fc.constantFrom(
        '',
        'zz\r\n',
        '5\r\nab',
        '-1\r\n',
        'fffffffffffffffff\r\n',
        '0\r\n',
        '1\r\na'
      )
    }),
    weight: 1
  }
)

/** A request in bytes. */
export function bytesOf({ method, target, headers, body, wound }: FuzzRequest): Buffer {
  const payload = Buffer.from(body ?? '')
  const lengthBytes = payload.length + (wound?.kind === 'longer' ? wound.byBytes : 0)
  const isChunked = wound?.kind === 'chunks'
  const framing = isChunked
    ? ['Transfer-Encoding: chunked']
    : body === undefined && wound?.kind !== 'longer'
      ? []
      : [`Content-Length: ${lengthBytes}`]
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  const head = [`${method} ${target} HTTP/1.1`, 'Host: localhost', ...lines, ...framing]
  const whole = Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'),
    isChunked ? Buffer.from(wound.first) : Buffer.alloc(0),
    payload
  ])
  if (wound?.kind === 'cut') return whole.subarray(0, Math.floor(wound.at * whole.length))
  if (wound?.kind !== 'replaced') return whole
  const at = Math.floor(wound.at * whole.length)
  return Buffer.concat([
    whole.subarray(0, at),
    Buffer.from(wound.by, 'latin1'),
    whole.subarray(at + 1)
  ])
}
