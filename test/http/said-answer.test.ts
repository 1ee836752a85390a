import t from 'tap'
import { inOneChunk, saidAnswer } from '../../src/http/said-answer.js'

const head = (...lines: string[]) => ['HTTP/1.1 200 ', ...lines, '', ''].join('\r\n')
const date = 'Date: Thu, 26 Nov 2026 02:12:48 GMT'

t.test('a head is taken apart, and the instant left open', async t => {
  const text = head('Content-Type: application/json', 'Transfer-Encoding: chunked', date)
  t.strictSame(saidAnswer(text, '{}'), {
    head: {
      headers: ['Content-Type', 'application/json', 'Transfer-Encoding', 'chunked', 'Date', ''],
      dateAt: 5,
      connection: [],
      isChunked: true
    },
    body: '2\r\n{}\r\n0\r\n\r\n',
    encoding: 'latin1'
  })
})

t.test('what is said of the connection stands apart, in its order', async t => {
  const text = head('content-length: 2', date, 'Connection: keep-alive', 'Keep-Alive: timeout=60')
  t.match(saidAnswer(text, '{}'), {
    head: { connection: ['Connection', 'keep-alive', 'Keep-Alive', 'timeout=60'] },
    body: '{}'
  })
})

t.test('two heads that differ in their instants are one', async t => {
  const other = 'Date: Thu, 26 Nov 2026 02:12:49 GMT'
  t.equal(saidAnswer(head('A: b', date), '')?.head, saidAnswer(head('A: b', other), '')?.head)
  t.not(saidAnswer(head('A: b', date), '')?.head, saidAnswer(head('A: c', date), '')?.head)
})

const strange: [lines: string[], why: string][] = [
  [['A: b'], 'no instant'],
  [['Connection: close', date], 'the instant behind the connection'],
  [[date, 'Connection: close', 'A: b'], 'something else behind the connection']
]

for (const [lines, why] of strange) {
  t.test(`a head that no door writes is not said again: ${why}`, async t => {
    t.equal(saidAnswer(head(...lines), ''), undefined)
  })
}

t.test('a body is measured in bytes, and only plain ones are sent as they are', async t => {
  t.equal(saidAnswer(head(date), 'plain')?.encoding, 'latin1')
  t.equal(saidAnswer(head(date), 'ä')?.encoding, 'utf8')
  t.equal(saidAnswer(head(date), '\u0000')?.encoding, 'latin1')
  t.equal(inOneChunk('ä€'), '5\r\nä€\r\n0\r\n\r\n')
  t.equal(inOneChunk(''), '0\r\n\r\n', 'a chunk of no bytes would be the end')
})
