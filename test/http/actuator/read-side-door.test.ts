/** What is polled, over a socket: framing, and whether the connection stays. */
import t from 'tap'
import { send } from '../../support/raw-http.js'
import { startHere } from '../../support/started.js'

t.test('metrics and empty answers have a length, all others come in chunks', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7', '--pace', 'instant'])
  const port = Number(new URL(`${ready.doors.zeebe}`).port)
  const ask = async (line: string) => {
    const { statusLine, headers, body, closed } = await send(
      port,
      `${line} HTTP/1.1\r\nHost: gateway:9600\r\n\r\n`
    )
    const { 'content-length': length, 'transfer-encoding': coding, 'content-type': type } = headers
    return { statusLine, length, coding, type, bytes: `${Buffer.byteLength(body)}`, closed }
  }
  const metrics = await ask('GET /actuator/prometheus')
  t.equal(metrics.length, metrics.bytes)
  t.equal(metrics.coding, undefined)
  t.match(await ask('POST /actuator/rebalance'), {
    statusLine: 'HTTP/1.1 200 ',
    length: '0',
    type: undefined,
    closed: false
  })
  t.match(await ask('GET /actuator/health/nope'), { statusLine: 'HTTP/1.1 404 ', length: '0' })
  for (const path of ['', '/health', '/info', '/exporters/', '/cluster']) {
    const { statusLine, length, coding, closed } = await ask(`GET /actuator${path}`)
    t.strictSame(
      [statusLine, length, coding, closed],
      ['HTTP/1.1 200 ', undefined, 'chunked', false]
    )
  }
})

t.test('a gateway that is down hangs up behind its health', async t => {
  const { ready, world } = await startHere(t, ['--camunda', '8.7', '--pace', 'instant'])
  world.conditions.set({ zeebe: { kind: 'noBrokers' } })
  const port = Number(new URL(`${ready.doors.zeebe}`).port)
  const rows = [
    ['/actuator/health', 'HTTP/1.1 503 ', true],
    ['/actuator/exporters', 'HTTP/1.1 502 ', false]
  ] as const
  for (const [path, statusLine, closed] of rows) {
    const answer = await send(port, `GET ${path} HTTP/1.1\r\nHost: gateway:9600\r\n\r\n`)
    t.strictSame([answer.statusLine, answer.closed], [statusLine, closed], path)
  }
})
