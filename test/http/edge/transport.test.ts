/** The connection at every door: when it stays, when it ends, and what Tomcat refuses by itself. */
import t from 'tap'
import { errorPage } from '../../../src/http/tomcat/answers.js'
import { asJson, edges, type Kind, request, type Told } from '../../support/edge.js'
import { nowhere, said } from '../../support/edge-answers.js'
import { exhaust } from '../../support/edge-starts.js'
import { send, sendAll } from '../../support/raw-http.js'

const kinds = [
  'gateway 8.7',
  'cluster 8.8',
  'history 8.8',
  'gateway 8.3',
  'Operate 8.7',
  'Tasklist 8.7',
  'Operate 8.2',
  'Optimize 8.7'
] as const
const at = await edges(t, ...kinds)
await exhaust(at['gateway 8.7'])

/** The 404 of a path that nobody serves, in a few words. */
const lost = (kind: Kind) => nowhere(kind, 'GET', '/actuator/xyz')
const losing = (...headers: string[]) => request('GET /actuator/xyz', headers)

t.test('400 and 500 end the connection, the other statuses keep it', async t => {
  const gateway = at['gateway 8.7']
  const post = (body: string, ...headers: string[]) =>
    request(`POST ${gateway.path}`, [asJson, 'Connection: keep-alive', ...headers], body)
  const requests: [status: number, request: Buffer][] = [
    [200, request(`GET ${gateway.path}`)],
    [204, request(`DELETE ${gateway.path}/5`)],
    [404, losing()],
    [405, request(`PUT ${gateway.path}`)],
    [406, request(`GET ${gateway.path}`, ['Accept: text/html'])],
    [409, post('{"backupId":5}')],
    [415, request(`POST ${gateway.path}`, ['Content-Type: text/plain'], 'x')],
    [400, post('{"backupId":0}')],
    [500, request(`POST ${gateway.path}`, ['Content-Type: multipart/form-data; boundary=x'], 'x')]
  ]
  for (const [status, sent] of requests) {
    const [first, second] = await sendAll(gateway.port, [sent, losing()])
    t.match(first?.statusLine, `HTTP/1.1 ${status} `)
    const ends = status === 400 || status === 500
    t.equal(first?.headers['connection'] === 'close', ends, `${status}`)
    t.equal(second?.raw === '', ends, `the next request after a ${status}`)
  }
})

t.test('a refused start ends the connection at every door', async t => {
  for (const kind of kinds) {
    const { path, port } = at[kind]
    const bad = request(`POST ${path}`, [asJson, 'Connection: keep-alive'], '[')
    const [first, second] = await sendAll(port, [bad, losing()])
    t.match(first?.statusLine, 'HTTP/1.1 400 ', kind)
    t.strictSame([first?.headers['connection'], second?.raw], ['close', ''], kind)
  }
})

t.test('keep-alive is spoken of where the client speaks of it', async t => {
  for (const kind of kinds) {
    const { tell } = at[kind]
    const { headers, ...rest } = lost(kind)
    t.strictSame(await tell(losing()), lost(kind), `${kind} silent`)
    t.strictSame(
      await tell(losing('Connection: keep-alive')),
      { ...rest, headers: { ...headers, 'keep-alive': 'timeout=60', connection: 'keep-alive' } },
      `${kind} asked`
    )
    t.strictSame(
      await tell(losing('Connection: close')),
      { ...rest, headers: { ...headers, connection: 'close' }, closed: true },
      `${kind} ended`
    )
  }
})

t.test('HTTP/1.0 gets neither chunks nor a length, and is hung up on', async t => {
  for (const kind of kinds) {
    const old = 'GET /actuator/xyz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'
    const { 'transfer-encoding': _, ...headers } = lost(kind).headers
    const expected = { ...lost(kind), headers: { ...headers, connection: 'close' }, closed: true }
    t.strictSame(await at[kind].tell(old), expected, kind)
  }
})

t.test('100 comes first where it is expected, whatever comes behind it', async t => {
  const expecting = 'Expect: 100-continue'
  for (const kind of kinds) {
    const { path, port } = at[kind]
    const requests: [status: number, request: Buffer][] = [
      [404, request('POST /actuator/xyz', [expecting], 'x')],
      [200, request(`GET ${path}`, [expecting])],
      [400, request(`POST ${path}`, [asJson, expecting], '[')]
    ]
    for (const [status, sent] of requests) {
      const { interim, statusLine } = await send(port, sent)
      t.strictSame([interim, statusLine.slice(0, 13)], [[100], `HTTP/1.1 ${status} `], kind)
    }
  }
})

t.test('what a client may say beside the point changes nothing', async t => {
  const ignored = [
    'Authorization: Basic YTpi',
    'Cookie: a=b',
    'Accept-Encoding: gzip',
    'Accept-Charset: iso-8859-1',
    'Accept-Language: de',
    'Range: bytes=0-1',
    'If-None-Match: *',
    'X-HTTP-Method-Override: DELETE'
  ]
  for (const kind of kinds) {
    const { path, tell } = at[kind]
    t.strictSame(
      await tell(request(`GET ${path}`, ignored)),
      await tell(request(`GET ${path}`)),
      kind
    )
  }
})

t.test('a body that nobody reads is swallowed up to 2 MB', async t => {
  for (const kind of kinds) {
    const swallowed = nowhere(kind, 'POST', '/actuator/xyz')
    const { tell } = at[kind]
    const post = (length: number) =>
      tell(request('POST /actuator/xyz', [], Buffer.alloc(length, 32)))
    t.strictSame(await post(2_000_000), swallowed, kind)
    const headers = { ...swallowed.headers, connection: 'close' }
    t.strictSame(await post(3_000_000), { ...swallowed, headers, closed: true }, `${kind} 3 MB`)
  }
})

t.test('a broken chunk is told of in the timestamp shape', async t => {
  const broken = [asJson, 'Transfer-Encoding: chunked']
  const { path, tell } = at['gateway 8.7']
  const body = JSON.stringify({ timestamp: 'TIME', status: 400, error: 'Bad Request', path })
  t.strictSame(
    await tell(request(`POST ${path}`, broken, 'zz\r\n{}\r\n0\r\n\r\n')),
    said('gateway 8.7', 400, 'application/json', body)
  )
})

const head = (line: string, ...headers: string[]) => `${[line, ...headers].join('\r\n')}\r\n\r\n`
const get = (target: string, ...headers: string[]) =>
  head(`GET ${target} HTTP/1.1`, 'Host: camunda', ...headers)
const many = (count: number) => Array.from({ length: count }, () => 'X: 1')

const refusedByTomcat: [request: string, status: 400 | 417 | 501 | 505, why: string][] = [
  [head('GET /actuator HTTP/1.1'), 400, 'no Host'],
  [get('/actuator', 'Host: camunda'), 400, 'a second Host'],
  ...['a b', 'a!', 'a:b', 'orchestration_core:9600'].map((host): [string, 400, string] => [
    head('GET /actuator HTTP/1.1', `Host: ${host}`),
    400,
    `Host ${host}`
  ]),
  [get(`/actuator?x=${'a'.repeat(9_000)}`), 400, 'a long request line'],
  [get('/actuator', `X: ${'a'.repeat(9_000)}`), 400, 'a long header'],
  [get('/actuator', ...many(150)), 400, '150 headers'],
  ...[...'[]{}|\\^<>"# \u00e4'].flatMap((raw): [string, 400, string][] => [
    [get(`/actuator/${raw}x`), 400, `${raw} in the path`],
    [get(`/actuator?soft${raw}=true`), 400, `${raw} in the query`]
  ]),
  ...['%2F', '%5C', '%00', '%zz', '%2', '%FF'].map((code): [string, 400, string] => [
    get(`/actuator/${code}`),
    400,
    `${code} in the path`
  ]),
  [get('/../actuator'), 400, 'above the root'],
  [get('/actuator', 'X'), 400, 'a header without colon'],
  [get('/actuator', 'X : 1'), 400, 'a blank before the colon'],
  [get('/actuator', 'Content-Length: -1'), 400, 'a negative length'],
  [get('/actuator', 'Content-Length: x'), 400, 'a length of letters'],
  [get('/actuator', 'Content-Length: 0', 'Content-Length: 0'), 400, 'two lengths'],
  [get('http://elsewhere/actuator'), 400, 'a foreign host in absolute form'],
  ['GARBAGE\r\n\r\n', 400, 'no request line'],
  ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'TLS on the plain port'],
  [get('/actuator', 'Transfer-Encoding: gzip'), 501, 'an unknown coding'],
  [head('GET /actuator HTTP/1.2', 'Host: camunda'), 505, 'HTTP/1.2'],
  [head('GET /actuator HTTP/2.0', 'Host: camunda'), 505, 'HTTP/2.0'],
  [get('/actuator', 'Expect: banana'), 417, 'an unknown expectation']
]

for (const [sent, status, why] of refusedByTomcat) {
  t.test(`every door answers ${status} with a page: ${why}`, async t => {
    const { body } = errorPage(status)
    for (const kind of kinds) {
      const { statusLine, ...answer } = await at[kind].tell(Buffer.from(sent, 'latin1'))
      t.match(statusLine, `HTTP/1.1 ${status} `, kind)
      const expected: Omit<Told, 'statusLine'> = {
        headers: {
          'content-type': 'text/html;charset=utf-8',
          'content-language': 'en',
          'content-length': `${Buffer.byteLength(body)}`,
          connection: 'close'
        },
        body,
        closed: true
      }
      t.strictSame(answer, expected, kind)
    }
  })
}

for (const sent of [
  'GET /actuator\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  get('/actuator').replace('HTTP/1.1', 'X')
]) {
  t.test(`every door hangs up on ${JSON.stringify(sent)}`, async t => {
    for (const kind of kinds) {
      const silence = { statusLine: '', headers: {}, body: '', closed: true }
      t.strictSame(await at[kind].tell(sent), silence, kind)
    }
  })
}

const harmless: [request: string, why: string][] = [
  ['GET /actuator/xyz HTTP/1.1\nHost: camunda\n\n', 'bare line feeds'],
  [get('/actuator/xyz', 'X: 1', '  2'), 'a folded header'],
  [get('http://camunda/actuator/xyz'), 'the own host in absolute form'],
  [get(`/actuator/xyz?x=${'a'.repeat(7_000)}`), '7,000 characters in a line'],
  [get('/actuator/xyz', ...many(90)), '91 headers'],
  [head('GET /actuator/xyz HTTP/1.1', 'Host:'), 'an empty Host'],
  [head('GET /actuator/xyz HTTP/1.1', 'Host: example.org:1'), 'any other Host'],
  [
    get('/actuator/xyz', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c'),
    'an offer of HTTP/2'
  ]
]

for (const [sent, why] of harmless) {
  t.test(`every door answers as ever: ${why}`, async t => {
    for (const kind of kinds) t.strictSame(await at[kind].tell(sent), lost(kind), kind)
  })
}

t.test('TRACE is refused on every path, and OPTIONS of the whole server is told', async t => {
  const allow = 'HEAD, DELETE, POST, GET, OPTIONS, PUT'
  for (const kind of kinds) {
    const { path, tell } = at[kind]
    for (const [line, status, allowed] of [
      [`TRACE ${path}`, 405, allow],
      ['TRACE /actuator/xyz', 405, allow],
      ['OPTIONS *', 200, 'GET, HEAD, POST, PUT, DELETE, OPTIONS']
    ] as const) {
      const { statusLine, ...answer } = await tell(request(line))
      t.match(statusLine, `HTTP/1.1 ${status} `)
      const headers = { allow: allowed, 'content-length': '0' }
      t.strictSame(answer, { headers, body: '', closed: false }, `${kind} ${line}`)
    }
  }
})

t.test('every answer has its date and no server has a name', async t => {
  for (const kind of kinds) {
    const { headers } = await send(at[kind].port, losing())
    t.match(headers['date'], /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/)
    t.equal(headers['server'], undefined)
  }
})
