import { once } from 'node:events'
import { createServer, IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { tomcat } from '../../src/http/manners.js'
import { MannersResponse } from '../../src/http/manners-response.js'
import { aRequest } from '../support/door.js'
import { send } from '../support/raw-http.js'

/** The bytes, one to a character, behind the head of what a handler answers at Tomcat's door. */
async function bodyOf(t: Test, answer: (response: MannersResponse) => void): Promise<string> {
  const options = { IncomingMessage, ServerResponse: MannersResponse }
  const server = createServer(options, (_request, response) => {
    response.behave({ manners: tomcat, nowMs: () => 0, isLast: () => true })
    response.writeHead(200, { 'content-type': 'application/json' })
    answer(response)
  })
  t.teardown(() => server.close())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { raw } = await send(port, aRequest('GET / HTTP/1.1'))
  return raw.slice(raw.indexOf('\r\n\r\n') + 4)
}

const rows: [what: string, answer: (response: MannersResponse) => void, chunks: string][] = [
  ['a text is one chunk', it => it.end('{}'), '2\r\n{}\r\n0\r\n\r\n'],
  [
    'measured in bytes',
    it => it.end('\u00e4\u20ac'),
    '5\r\n\u00c3\u00a4\u00e2\u0082\u00ac\r\n0\r\n\r\n'
  ],
  ['also in bytes of another coding', it => it.end('\u00e4', 'latin1'), '1\r\n\u00e4\r\n0\r\n\r\n'],
  ['so are bytes', it => it.end(Buffer.from('{}')), '2\r\n{}\r\n0\r\n\r\n'],
  ['no text is no chunk', it => it.end(''), '0\r\n\r\n'],
  ['nor is nothing', it => it.end(), '0\r\n\r\n'],
  [
    'what is written in pieces comes in pieces',
    it => {
      it.write('[')
      it.end(']')
    },
    '1\r\n[\r\n1\r\n]\r\n0\r\n\r\n'
  ]
]

for (const [what, answer, chunks] of rows) {
  t.test(`a body on its way: ${what}`, async t => {
    t.equal(await bodyOf(t, answer), chunks)
  })
}

t.test('whoever wants to know when all was handed over is told', async t => {
  let isTold = false
  const tell = () => {
    isTold = true
  }
  t.equal(await bodyOf(t, it => it.end('{}', tell)), '2\r\n{}\r\n0\r\n\r\n')
  t.ok(isTold)
})
