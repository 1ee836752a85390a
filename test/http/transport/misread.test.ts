import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import t from 'tap'
import { plain } from '../../../src/http/manners.js'
import { aDoor, aRequest, NOW_DATE } from '../../support/door.js'
import { Line, send } from '../../support/raw-http.js'

const CHUNKED = 'Transfer-Encoding: chunked'
const JSON_TYPE = 'Content-Type: application/json'
const timestampShape =
  '{"timestamp":"2001-02-03T04:05:06.789+00:00","status":400,"error":"Bad Request","path":"/echo"}'

const broken: [body: string, why: string][] = [
  ['zz\r\n{}\r\n0\r\n\r\n', 'the first size is no number'],
  ['2\r\n{}\r\nzz\r\n', 'a later size is no number'],
  ['-2\r\n{}\r\n0\r\n\r\n', 'a negative size']
]

for (const [body, why] of broken) {
  t.test(`a broken body is refused in the timestamp shape: ${why}`, async t => {
    const head = aRequest('POST /echo?x=1 HTTP/1.1', JSON_TYPE, CHUNKED)
    const { raw, closed } = await send(await aDoor(t), head + body)
    t.equal(
      raw,
      `HTTP/1.1 400 \r\n${JSON_TYPE}\r\n${CHUNKED}\r\nDate: ${NOW_DATE}\r\nConnection: close\r\n\r\n` +
        `${timestampShape.length.toString(16)}\r\n${timestampShape}\r\n0\r\n\r\n`
    )
    t.equal(closed, true)
  })
}

t.test('a broken body is noticed however late and in whatever way it is read', async t => {
  const head = aRequest('POST /iterate HTTP/1.1', 'Content-Type: a/b', CHUNKED)
  const { body, closed } = await send(await aDoor(t), `${head}2\r\n{}\r\nzz\r\n`)
  t.equal(body, timestampShape.replace('/echo', '/iterate'))
  t.equal(closed, true)
})

t.test('an app that ignores the body answers as ever, and the connection ends', async t => {
  const head = aRequest('POST /ignore HTTP/1.1', 'Content-Type: a/b', CHUNKED)
  const { statusLine, body, closed } = await send(await aDoor(t), `${head}zz\r\n`)
  t.strictSame([statusLine, body, closed], ['HTTP/1.1 200 ', '{"ignored":true}', true])
})

t.test('a broken body on a plain door is a bad request without words', async t => {
  const head = aRequest('POST /echo HTTP/1.1', JSON_TYPE, CHUNKED)
  const { statusLine, body } = await send(await aDoor(t, { manners: plain }), `${head}zz\r\n`)
  t.strictSame([statusLine, body], ['HTTP/1.1 400 Bad Request', ''])
})

t.test('garbage behind a request is answered after it', async t => {
  const line = new Line(connect(await aDoor(t), '127.0.0.1'))
  line.write(`${aRequest('GET /list HTTP/1.1')}GARBAGE\r\n\r\n`)
  t.match(await line.answer(), { statusLine: 'HTTP/1.1 200 ' })
  t.match(await line.answer(), { statusLine: 'HTTP/1.1 400 ' })
  t.equal(await line.isClosed(), true)
})

t.test('a client that goes away takes nobody with it', async t => {
  const port = await aDoor(t)
  const halves = [
    '',
    'GET',
    'GET /list HTTP/1.1\r\n',
    aRequest('POST /echo HTTP/1.1', 'Content-Length: 9')
  ]
  for (const half of halves) {
    const reset = connect(port, '127.0.0.1')
    await once(reset, 'connect')
    reset.write(half)
    reset.resetAndDestroy()
    const ended = connect(port, '127.0.0.1')
    ended.end(half)
    ended.resume()
    await once(ended, 'close')
  }
  t.match(await send(port, aRequest('GET /list HTTP/1.1')), { body: '[]' })
})

t.test('a client that says no more than its request is answered', async t => {
  const socket = connect(await aDoor(t), '127.0.0.1')
  socket.end(aRequest('GET /list HTTP/1.1'))
  let text = ''
  socket.on('data', data => {
    text += data
  })
  await once(socket, 'close')
  t.match(text, /^HTTP\/1\.1 200 /)
  t.match(text, '[]')
})

t.test('a client in the middle of its body is heard out, and not reset', async t => {
  const port = await aDoor(t)
  const lengths = ['Content-Type: a/b', 'Content-Length: 3000000']
  for (const line of ['POST /ignore HTTP/1.1', 'FOO /list HTTP/1.1', 'POST /%zz HTTP/1.1']) {
    const socket = connect(port, '127.0.0.1')
    const errors: Error[] = []
    socket.on('error', error => errors.push(error))
    socket.write(aRequest(line, ...lengths) + 'x'.repeat(100_000))
    await once(socket, 'data')
    socket.end('x'.repeat(1_000_000))
    socket.resume()
    await once(socket, 'close')
    t.strictSame(errors, [], line)
  }
})

t.test('no bytes at all bring the door down', async t => {
  const port = await aDoor(t)
  const piece = fc.oneof(
    fc.constantFrom('GET ', '/list', ' HTTP/1.1', '\r\n', 'Host: a', ': ', 'Expect: 100-continue'),
    fc.constantFrom('POST /echo HTTP/1.1\r\nHost: a\r\n', CHUNKED, JSON_TYPE, '\r\n\r\n', '5\r\n'),
    fc.constantFrom('Content-Length: 5', 'Upgrade: h2c', 'Connection: upgrade', '\0', 'zz', ' '),
    fc.string({ unit: 'binary-ascii', maxLength: 5 })
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 15 }), async pieces => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.resume()
      socket.end(Buffer.from(pieces.join(''), 'latin1'))
      await once(socket, 'close')
      const { body } = await send(port, aRequest('GET /list HTTP/1.1'))
      return body === '[]'
    }),
    { numRuns: 150 }
  )
  t.pass()
})
