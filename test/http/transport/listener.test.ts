import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import Fastify from 'fastify'
import t from 'tap'
import { plain } from '../../../src/http/manners.js'
import { errorPage } from '../../../src/http/tomcat/answers.js'
import { aDoor, aRequest, NOW_DATE, sendJson } from '../../support/door.js'
import { Line, send, sendAll } from '../../support/raw-http.js'

type Status = Parameters<typeof errorPage>[0]

const list = aRequest('GET /list HTTP/1.1')
const get = (path: string, ...headers: string[]) => aRequest(`GET ${path} HTTP/1.1`, ...headers)

/** Tomcat's page, byte for byte, as one reads it off the wire in Latin-1. */
function page(status: Status): string {
  const { body } = errorPage(status)
  return (
    `HTTP/1.1 ${status} \r\nContent-Type: text/html;charset=utf-8\r\nContent-Language: en\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\nDate: ${NOW_DATE}\r\nConnection: close\r\n\r\n` +
    Buffer.from(body).toString('latin1')
  )
}

const refused: [request: string, status: Status, why: string][] = [
  ['GET /list HTTP/1.1\r\n\r\n', 400, 'no Host'],
  [get('/list', 'Host: camunda'), 400, 'a second Host'],
  ['GET /list HTTP/1.1\r\nHost: orchestration_core:9600\r\n\r\n', 400, 'an underscore in Host'],
  [get(`/list?x=${'a'.repeat(9_000)}`), 400, 'a long request line'],
  [get('/list', `X-A: ${'a'.repeat(9_000)}`), 400, 'a long header'],
  [get('/list', ...Array.from({ length: 150 }, () => 'X-A: 1')), 400, '150 headers'],
  [get('/list?soft[]=true'), 400, 'brackets in the query'],
  [get('/a b'), 400, 'a blank in the path'],
  [get('/\u00e4'), 400, 'a byte that is not ASCII'],
  [get('/list#top'), 400, 'a fragment'],
  [get('/a%2Fb'), 400, 'a hidden slash'],
  [get('/%FF'), 400, 'not UTF-8'],
  [get('/../list'), 400, 'above the root'],
  [get('/list', 'X-A'), 400, 'a header without colon'],
  [get('/list', 'X-A : 1'), 400, 'a blank before the colon'],
  [get('/list', 'Content-Length: -1'), 400, 'a negative length'],
  [get('/list', 'Content-Length: 0', 'Content-Length: 0'), 400, 'two lengths'],
  [get('http://elsewhere/list'), 400, 'absolute form with a foreign host'],
  ['GARBAGE\r\n\r\n', 400, 'no request line'],
  ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'TLS on the plain port'],
  [get('/list', 'Expect: banana'), 417, 'an unknown expectation'],
  [get('/list', 'Transfer-Encoding: gzip'), 501, 'an unknown coding'],
  ['CONNECT camunda:443 HTTP/1.1\r\nHost: camunda\r\n\r\n', 501, 'not a proxy'],
  ['GET /list HTTP/1.2\r\nHost: camunda\r\n\r\n', 505, 'HTTP/1.2'],
  ['GET /list HTTP/2.0\r\nHost: camunda\r\n\r\n', 505, 'HTTP/2.0'],
  ['GET /list HTTP/11\r\nHost: camunda\r\n\r\n', 505, 'a version that Node cannot read']
]

for (const [request, status, why] of refused) {
  t.test(`Tomcat answers ${status} with its page: ${why}`, async t => {
    const port = await aDoor(t)
    const { raw, closed } = await send(port, request)
    t.equal(raw, page(status))
    t.equal(closed, true)
    const [, later] = await sendAll(port, [list, request])
    t.equal(later?.raw, page(status), 'also when it is not the first on its connection')
  })
}

const hungUp: [request: string, why: string][] = [
  ['GET /list\r\n', 'HTTP/0.9'],
  ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'HTTP/2 by prior knowledge'],
  ['GET /list BANANA\r\nHost: camunda\r\n\r\n', 'a garbage version']
]

for (const [request, why] of hungUp) {
  t.test(`Tomcat hangs up without a word: ${why}`, async t => {
    t.strictSame(await send(await aDoor(t), request), {
      raw: '',
      statusLine: '',
      headers: {},
      body: '',
      interim: [],
      closed: true
    })
  })
}

t.test('an HTTP/0.9 line later on a connection is hung up on, too', async t => {
  const [, later] = await sendAll(await aDoor(t), [list, 'GET /list\r\n\r\n'])
  t.equal(later?.raw, '')
})

const harmless: [request: string, body: string, why: string][] = [
  ['GET /list HTTP/1.1\nHost: camunda\n\n', '[]', 'bare line feeds'],
  [get('/list', 'X-A: 1', '  2'), '[]', 'a folded header'],
  [get('/list', 'X-A: \u00e4'), '[]', 'Latin-1 in a header'],
  [get('http://camunda/list?x=1'), '[]', 'absolute form with the own host'],
  [get(`/list?x=${'a'.repeat(7_000)}`), '[]', 'a request line of 7,000 characters'],
  [get('/list', ...Array.from({ length: 90 }, () => 'X-A: 1')), '[]', '91 headers'],
  ['GET /list HTTP/1.1\r\nHost:\r\n\r\n', '[]', 'an empty Host'],
  ['GET /list HTTP/1.1\r\nHost: example.org\r\n\r\n', '[]', 'any other host name'],
  [
    get('/%zz?x=1').replace('/%zz', '/a'),
    '{"method":"GET","url":"/a?x=1"}',
    'the app sees the query'
  ],
  [get('http://camunda?x'), '{"method":"GET","url":"/?x"}', 'the app sees origin form'],
  [
    aRequest('PROPFIND /a HTTP/1.1'),
    '{"method":"PROPFIND","url":"/a"}',
    'an odd method that Node knows'
  ]
]

for (const [request, body, why] of harmless) {
  t.test(`the app answers: ${why}`, async t => {
    t.equal((await send(await aDoor(t), request)).body, body)
  })
}

const bodiless: [line: string, status: number, allow: string][] = [
  ['OPTIONS * HTTP/1.1', 200, 'GET, HEAD, POST, PUT, DELETE, OPTIONS'],
  ['TRACE /list HTTP/1.1', 405, 'HEAD, DELETE, POST, GET, OPTIONS, PUT'],
  ['TRACE /nope HTTP/1.1', 405, 'HEAD, DELETE, POST, GET, OPTIONS, PUT']
]

for (const [line, status, allow] of bodiless) {
  t.test(`${line} is answered ${status} without a body, and the connection kept`, async t => {
    const { raw, closed } = await send(await aDoor(t), aRequest(line))
    t.equal(
      raw,
      `HTTP/1.1 ${status} \r\nAllow: ${allow}\r\nContent-Length: 0\r\nDate: ${NOW_DATE}\r\n\r\n`
    )
    t.equal(closed, false)
  })
}

t.test('a page for HEAD has its length but no body', async t => {
  const { raw } = await send(await aDoor(t), aRequest('HEAD /%zz HTTP/1.1'))
  t.equal(raw, page(400).slice(0, page(400).indexOf('<!doctype')))
})

t.test('a method word that Node does not know is answered by the product', async t => {
  const port = await aDoor(t, {
    unknownMethod: (method, url, headers) => ({
      status: 405,
      headers: { 'content-type': 'application/problem+json', allow: 'GET' },
      body: JSON.stringify([method, url, headers.host, headers.accept])
    })
  })
  const body = '["FOO","/list?a=b","camunda","a/b, c/d"]'
  const expected =
    'HTTP/1.1 405 \r\nContent-Type: application/problem+json\r\nAllow: GET\r\n' +
    `Transfer-Encoding: chunked\r\nDate: ${NOW_DATE}\r\nConnection: close\r\n\r\n` +
    `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
  const accepts = ['Accept: a/b', 'Accept: c/d']
  const foo = aRequest('FOO http://camunda/list?a=b HTTP/1.1', ...accepts)
  t.equal((await send(port, foo)).raw, expected)
  t.equal((await sendAll(port, [list, foo]))[1]?.raw, expected, 'later on its connection, too')
  t.match(await send(port, aRequest('get /list HTTP/1.1')), { body: /^\["get","\/list"/ })
  t.equal((await send(port, aRequest('FOO /%zz HTTP/1.1'))).raw, page(400), 'Tomcat comes first')
})

t.test('an unknown method that nobody answers is a bad request', async t => {
  t.equal((await send(await aDoor(t), aRequest('FOO /list HTTP/1.1'))).raw, page(400))
})

t.test('a head may come in any pieces', async t => {
  const port = await aDoor(t)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: list.length - 1 }), async cut => {
      const line = new Line(connect({ port, host: '127.0.0.1', noDelay: true }))
      line.write(list.slice(0, cut))
      // A second connection has been answered: by now the first piece has been read.
      await send(port, list)
      const { body } = await line.exchange(list.slice(cut))
      line.destroy()
      return body === '[]'
    }),
    { numRuns: 20 }
  )
  t.pass()
})

t.test('pipelined requests are answered one after the other', async t => {
  const line = new Line(connect(await aDoor(t), '127.0.0.1'))
  line.write(get('/list') + get('/a') + aRequest('GET /b HTTP/1.1', 'Connection: close'))
  const bodies = [await line.answer(), await line.answer(), await line.answer()].map(it => it.body)
  t.strictSame(bodies, ['[]', '{"method":"GET","url":"/a"}', '{"method":"GET","url":"/b"}'])
  t.equal(await line.isClosed(), true)
})

t.test('a client may send 64 requests ahead, and not one more', async t => {
  const app = Fastify()
  app.get('/', async (_request, reply) => {
    await setImmediate()
    return sendJson(reply, [])
  })
  const answersTo = async (count: number) => {
    const line = new Line(connect(await aDoor(t, { app }), '127.0.0.1'))
    line.write('GET / HTTP/1.1\r\nHost:\r\n\r\n'.repeat(count))
    let answers = 0
    while (answers < count && (await line.answer()).raw !== '') answers += 1
    line.destroy()
    return answers
  }
  t.equal(await answersTo(64), 64)
  t.equal(await answersTo(65), 0)
})

t.test('what was sent ahead of a hang-up never happens', async t => {
  const seen: string[] = []
  const app = Fastify()
  app.get('/:status', ({ url }, reply) => {
    seen.push(url)
    return sendJson(reply.code(Number(url.slice(1))), {})
  })
  const { statusLine, closed } = await send(await aDoor(t, { app }), get('/400') + get('/200'))
  t.equal(statusLine, 'HTTP/1.1 400 ')
  t.equal(closed, true)
  t.strictSame(seen, ['/400'])
})

t.test('a plain door lets everything in that Node can read', async t => {
  const port = await aDoor(t, { manners: plain })
  t.match(await send(port, get('/a[]?b[]=|')), { body: '{"method":"GET","url":"/a[]?b[]=|"}' })
  t.match(await send(port, 'GARBAGE\r\n\r\n'), {
    raw: `HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nDate: ${NOW_DATE}\r\nConnection: close\r\n\r\n`,
    closed: true
  })
  t.match(await send(port, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'), { raw: '', closed: true })
})
