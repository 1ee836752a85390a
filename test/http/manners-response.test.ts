import t from 'tap'
import { plain, tomcat } from '../../src/http/manners.js'
import { aDoor, aRequest, NOW_DATE } from '../support/door.js'
import { send, sendAll } from '../support/raw-http.js'

const JSON_TYPE = 'Content-Type: application/json'
const CHUNKED = 'Transfer-Encoding: chunked'
const DATE = `Date: ${NOW_DATE}`
const CLOSE = 'Connection: close'
const KEPT = ['Keep-Alive: timeout=60', 'Connection: keep-alive']
const HTTP10 = 'GET /list HTTP/1.0\r\n\r\n'
const HTTP10_KEPT = 'GET /list HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'

const answer = (status: number, headers: readonly string[], body = '') =>
  `${[`HTTP/1.1 ${status} `, ...headers].join('\r\n')}\r\n\r\n${body}`
const chunk = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
const get = (path: string, ...headers: string[]) => aRequest(`GET ${path} HTTP/1.1`, ...headers)
const head = (path: string) => aRequest(`HEAD ${path} HTTP/1.1`)

const rows: [request: string, expected: string, isClosed: boolean, why: string][] = [
  [get('/list'), answer(200, [JSON_TYPE, CHUNKED, DATE], chunk('[]')), false, 'JSON is chunked'],
  [head('/list'), answer(200, [JSON_TYPE, DATE]), false, 'HEAD has neither length nor coding'],
  [HTTP10, answer(200, [JSON_TYPE, DATE, CLOSE], '[]'), true, 'nor has HTTP/1.0, which ends'],
  [HTTP10_KEPT, answer(200, [JSON_TYPE, DATE, CLOSE], '[]'), true, 'even if asked not to'],
  [aRequest('DELETE /list HTTP/1.1'), answer(204, [DATE]), false, 'a 204 has nothing'],
  [
    aRequest('OPTIONS /list HTTP/1.1'),
    answer(200, ['Allow: GET', 'Content-Length: 0', DATE]),
    false,
    'no body has a length'
  ],
  [get('/empty'), answer(406, ['Content-Length: 0', DATE]), false, 'nor has an error without one'],
  [head('/empty'), answer(406, [DATE]), false, 'but not for HEAD'],
  [
    get('/page'),
    answer(200, ['Content-Type: text/html', 'Content-Length: 3', DATE], '<p>'),
    false,
    'HTML has a length'
  ],
  [
    head('/page'),
    answer(200, ['Content-Type: text/html', 'Content-Length: 3', DATE]),
    false,
    'also for HEAD'
  ],
  [get('/typeless'), answer(200, [CHUNKED, DATE], chunk('no')), false, 'a type may be absent'],
  [
    get('/flat'),
    answer(200, [JSON_TYPE, 'X-A: 1', CHUNKED, DATE], chunk('[]')),
    false,
    'headers may come as a flat list, and a phrase in vain'
  ],
  [
    get('/list', 'Connection: Keep-Alive'),
    answer(200, [JSON_TYPE, CHUNKED, DATE, ...KEPT], chunk('[]')),
    false,
    'asked for keep-alive'
  ],
  [
    get('/list', CLOSE),
    answer(200, [JSON_TYPE, CHUNKED, DATE, CLOSE], chunk('[]')),
    true,
    'asked to close'
  ],
  [
    get('/list', 'Connection: keep-alive, close'),
    answer(200, [JSON_TYPE, CHUNKED, DATE, CLOSE], chunk('[]')),
    true,
    'close outweighs keep-alive'
  ],
  [
    get('/list', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMA'),
    answer(200, [JSON_TYPE, CHUNKED, DATE], chunk('[]')),
    false,
    'an upgrade to h2c is ignored'
  ],
  [
    get('/list', 'Connection: Upgrade', 'Upgrade: websocket'),
    answer(200, [JSON_TYPE, CHUNKED, DATE], chunk('[]')),
    false,
    'an upgrade to websocket is ignored'
  ]
]

for (const [request, expected, isClosed, why] of rows) {
  t.test(`${JSON.stringify(request)}: ${why}`, async t => {
    const { raw, closed } = await send(await aDoor(t), request)
    t.equal(raw, expected)
    t.equal(closed, isClosed)
  })
}

t.test('some statuses end the connection although the client asked for keep-alive', async t => {
  const closing = [400, 408, 411, 413, 414, 500, 501, 503]
  const open = [200, 202, 403, 404, 405, 406, 409, 415, 502, 504]
  const port = await aDoor(t)
  for (const status of [...closing, ...open]) {
    const { raw, closed } = await send(port, get(`/status/${status}`, 'Connection: keep-alive'))
    const fate = closing.includes(status) ? [CLOSE] : KEPT
    const body = chunk(`{"status":${status}}`)
    t.equal(raw, answer(status, [JSON_TYPE, CHUNKED, DATE, ...fate], body))
    t.equal(closed, closing.includes(status))
  }
})

t.test('the request after a 400 gets no answer, the one after a 404 does', async t => {
  const port = await aDoor(t)
  const statusLines = async (path: string) =>
    (await sendAll(port, [get(path), get('/list')])).map(it => it.statusLine)
  t.strictSame(await statusLines('/status/400'), ['HTTP/1.1 400 ', ''])
  t.strictSame(await statusLines('/status/404'), ['HTTP/1.1 404 ', 'HTTP/1.1 200 '])
})

t.test('an ignored body up to 2 MB is dropped, behind a larger one we hang up', async t => {
  const port = await aDoor(t)
  const post = async (path: string, bytes: number) => {
    const head = aRequest(`POST ${path} HTTP/1.1`, 'Content-Type: a/b', `Content-Length: ${bytes}`)
    const { statusLine, headers, closed } = await send(port, head + 'x'.repeat(bytes))
    return [statusLine, headers['connection'], closed]
  }
  t.strictSame(await post('/ignore', 2_097_152), ['HTTP/1.1 200 ', undefined, false])
  t.strictSame(await post('/ignore', 2_097_153), ['HTTP/1.1 200 ', 'close', true])
  t.strictSame(await post('/status/415', 3_000_000), ['HTTP/1.1 415 ', 'close', true])
})

t.test('a large body that is read does not end the connection', async t => {
  const body = `"${'x'.repeat(3_000_000)}"`
  const head = aRequest('POST /echo HTTP/1.1', JSON_TYPE, `Content-Length: ${body.length}`)
  const { statusLine, headers, closed } = await send(await aDoor(t), head + body)
  t.strictSame([statusLine, headers['connection'], closed], ['HTTP/1.1 200 ', undefined, false])
})

t.test('100 comes first, always, and without a phrase', async t => {
  const port = await aDoor(t)
  const post = (path: string, ...headers: string[]) =>
    send(port, `${aRequest(`POST ${path} HTTP/1.1`, 'Expect: 100-continue', ...headers)}{}`)
  const served = await post('/echo', JSON_TYPE, 'Content-Length: 2')
  t.match(served, { interim: [100], statusLine: 'HTTP/1.1 200 ', body: '{"body":"{}"}' })
  t.equal(served.closed, false)

  const refused = await post('/nope', JSON_TYPE, 'Content-Length: 2')
  t.match(refused, {
    interim: [100],
    statusLine: 'HTTP/1.1 404 ',
    headers: { connection: 'close' }
  })
  t.equal(refused.closed, true, 'who was promised 100 and then refused may send the body or not')

  const bodiless = await send(port, get('/nope', 'Expect: 100-continue'))
  t.match(bodiless, { interim: [100], statusLine: 'HTTP/1.1 404 ' })
  t.equal(bodiless.closed, false, 'without a body there is no doubt')
})

t.test('chunks outweigh a length beside them, but the connection ends', async t => {
  const head = aRequest('POST /echo HTTP/1.1', JSON_TYPE, CHUNKED, 'Content-Length: 1')
  const { body, headers, closed } = await send(
    await aDoor(t),
    `${head}2;a=b\r\n{}\r\n0\r\nX: 1\r\n\r\n`
  )
  t.equal(body, '{"body":"{}"}')
  t.equal(headers['connection'], 'close')
  t.equal(closed, true)
})

t.test('older Tomcats have reason phrases', async t => {
  const port = await aDoor(t, { manners: { ...tomcat, reasonPhrase: 'standard' } })
  const { raw } = await send(port, get('/list'))
  t.equal(
    raw,
    `HTTP/1.1 200 OK\r\n${[JSON_TYPE, CHUNKED, DATE].join('\r\n')}\r\n\r\n${chunk('[]')}`
  )
  t.match(await send(port, get('/list', 'Expect: 100-continue')), { interim: [100] })
})

t.test('hundred requests are all that one connection carries', async t => {
  const answers = await sendAll(
    await aDoor(t),
    Array.from({ length: 101 }, () => get('/list'))
  )
  t.equal(tomcat.requestsPerConnectionMax, 100)
  t.equal(answers[98]?.headers['connection'], undefined)
  t.equal(answers[99]?.headers['connection'], 'close')
  t.equal(answers[100]?.raw, '')
})

t.test('plain manners leave framing and connection to Node', async t => {
  const port = await aDoor(t, { manners: plain })
  const { raw, closed } = await send(port, get('/status/400'))
  t.equal(
    raw,
    'HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: 14\r\n' +
      `${DATE}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=60\r\n\r\n{"status":400}`
  )
  t.equal(closed, false)
  t.match(await send(port, get('/list', 'Expect: 100-continue')), { interim: [100] })
  t.match(await send(port, get('/list', CLOSE)), { closed: true })
})
