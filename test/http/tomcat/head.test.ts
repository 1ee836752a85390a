import fc from 'fast-check'
import t from 'tap'
import { readHead } from '../../../src/http/tomcat/head.js'

const BYTES_MAX = 8_192
const read = (text: string) => readHead(Buffer.from(text, 'latin1'), BYTES_MAX)
const kindOf = (text: string) => read(text).kind

t.test('request line and headers come out flat, values trimmed, the body untouched', async t => {
  t.strictSame(read('POST /a?b HTTP/1.1\r\nHost: x\r\nX-A:\t1 \r\n\r\nbody'), {
    kind: 'head',
    head: {
      method: 'POST',
      url: '/a?b',
      version: 'HTTP/1.1',
      rawHeaders: ['Host', 'x', 'X-A', '1']
    }
  })
})

t.test('folded headers and bare line feeds are harmless', async t => {
  t.match(read('GET / HTTP/1.1\nX-A: 1\n\t2\nHost: x\n\n'), {
    head: { rawHeaders: ['X-A', '1 2', 'Host', 'x'] }
  })
  t.match(read('\r\n\nGET \t/  HTTP/1.1\r\n\r\n'), { head: { method: 'GET', url: '/' } })
})

const rows: [text: string, kind: string, why: string][] = [
  ['', 'incomplete', 'nothing yet'],
  ['GET', 'incomplete', 'the method is not over'],
  ['GET /a HTTP/1.1\r\nHost: x\r\n', 'incomplete', 'the blank line is missing'],
  ['GET /a HTTP/1.2\r\n\r\n', 'head', 'other versions are refused later, with 505'],
  ['FOO /a HTTP/1.1\r\n\r\n', 'head', 'a method is any word'],
  ['GET /a HTTP/1.1\r\nX-A: \u00e4\r\n\r\n', 'head', 'Latin-1 in a value'],
  ['GET /a HTTP/1.1\r\nX-A:\r\n\r\n', 'head', 'an empty value'],
  ['GARBAGE\r\n\r\n', 'refused', 'no request line'],
  ['this is not http\r\n\r\n', 'refused', 'no request line either'],
  ['\x16\x03\x01\x02\x00\x01', 'refused', 'TLS on the plain port, without a line feed'],
  ['G(T /a HTTP/1.1\r\n\r\n', 'refused', 'a method is a token'],
  ['GET /a|b HTTP/1.1\r\n\r\n', 'refused', 'a character that is never in a target'],
  ['GET /\u00e4 HTTP/1.1\r\n\r\n', 'refused', 'a byte that is not ASCII'],
  ['GET /a b HTTP/1.1\r\n\r\n', 'refused', 'a blank in the target'],
  ['GET /a HTTP/1.1\r\nX-A\r\n\r\n', 'refused', 'a header without colon'],
  ['GET /a HTTP/1.1\r\nX-A : 1\r\n\r\n', 'refused', 'a blank before the colon'],
  ['GET /a HTTP/1.1\r\n: 1\r\n\r\n', 'refused', 'a header without name'],
  ['GET /a HTTP/1.1\r\n X-A: 1\r\n\r\n', 'refused', 'a continuation of nothing'],
  ['GET /a HTTP/1.1\r\nX-A: a\x01\r\n\r\n', 'refused', 'a control character'],
  ['GET /a HTTP/1.1\r\nX-A: a\rb\r\n\r\n', 'refused', 'a carriage return inside a value'],
  ['GET /a\r\n', 'hang-up', 'HTTP/0.9'],
  ['GET /a \r\n', 'hang-up', 'a version of nothing'],
  ['GET /a BANANA\r\n\r\n', 'hang-up', 'a garbage version'],
  ['GET /a http/1.1\r\n\r\n', 'hang-up', 'a version in lower case is garbage'],
  ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'hang-up', 'HTTP/2 by prior knowledge']
]

for (const [text, kind, why] of rows) {
  t.test(`${JSON.stringify(text)} is ${kind}: ${why}`, async t => {
    t.equal(kindOf(text), kind)
  })
}

t.test('a head may be as long as its limit, blank line included, and no longer', async t => {
  const padded = (length: number) => {
    const frame = 'GET / HTTP/1.1\r\nX: \r\n\r\n'
    return frame.replace('X: ', `X: ${'a'.repeat(length - frame.length)}`)
  }
  t.equal(kindOf(padded(BYTES_MAX)), 'head')
  t.equal(kindOf(padded(BYTES_MAX + 1)), 'refused')
  t.equal(
    kindOf(`GET /${'a'.repeat(BYTES_MAX - 6)}`),
    'incomplete',
    'an endless line, not yet full'
  )
  t.equal(kindOf(`GET /${'a'.repeat(BYTES_MAX - 5)}`), 'refused', 'an endless line')
})

t.test('a hundred headers are enough', async t => {
  const withHeaders = (count: number) => `GET / HTTP/1.1\r\n${'X: 1\r\n'.repeat(count)}\r\n`
  t.equal(kindOf(withHeaders(100)), 'head')
  t.equal(kindOf(withHeaders(101)), 'refused')
})

t.test('what has been decided on a part of the bytes is not changed by the rest', async t => {
  const piece = fc.constantFrom(
    ...[
      'GET',
      'PRI * HTTP/2.0',
      ' ',
      '/a',
      '|',
      ' HTTP/1.1',
      ' X',
      '\r\n',
      '\n',
      'A: b',
      ':',
      '\x01'
    ]
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(), (pieces, cut) => {
      const text = pieces.join('')
      const part = read(text.slice(0, cut % (text.length + 1)))
      return part.kind === 'incomplete' || part.kind === kindOf(text)
    }),
    { numRuns: 2_000 }
  )
  t.pass()
})

t.test('any bytes at all are read without an exception, and a full buffer is decided', async t => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      return readHead(Buffer.from(bytes), bytes.length).kind !== 'incomplete'
    })
  )
  t.pass()
})
