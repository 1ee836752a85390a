/** A body that breaks off is its client's mistake: nothing in the log says that it was ours. */
import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { aTarget } from '../../support/fuzz/campaign.js'
import { send } from '../../support/raw-http.js'
import { freePort } from '../../support/started.js'

const json = 'Content-Type: application/json'

const readers = [
  ['8.7', 'operate', 'POST /actuator/backups'],
  ['8.7', 'tasklist', 'POST /actuator/backups'],
  ['8.7', 'optimize', 'POST /actuator/backups'],
  ['8.7', 'zeebe', 'POST /actuator/backups'],
  ['8.8', 'orchestration', 'POST /actuator/backupHistory'],
  ['8.7', 'elasticsearch', 'PUT /_snapshot/camunda/s1'],
  ['8.7', 'elasticsearch', 'GET /_search'],
  ['8.7', 'control', 'POST /faults']
] as const

const ways: readonly (readonly [why: string, framing: string, body: string])[] = [
  ['nonsense for a first chunk', 'Transfer-Encoding: chunked', 'zz\r\n{}\r\n0\r\n\r\n'],
  ['nonsense behind a chunk', 'Transfer-Encoding: chunked', '2\r\n{}\r\nzz\r\n'],
  ['no end of chunks', 'Transfer-Encoding: chunked', '2\r\n{}\r\n'],
  ['less than was announced', 'Content-Length: 9', '{}'],
  ['nothing of what was announced', 'Content-Length: 9', '']
]

for (const [release, door, line] of readers) {
  t.test(`${line} at ${door} of ${release} outlives every broken body`, async t => {
    const { server, ports, takeErrors } = await aTarget(['--camunda', release])
    t.teardown(() => server.close())
    const port = ports[door] ?? 0
    for (const [why, framing, body] of ways) {
      const request = `${line} HTTP/1.1\r\nHost: localhost\r\n${json}\r\n${framing}\r\n\r\n${body}`
      for (const leave of ['ends', 'resets'] as const) {
        const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
        socket.on('error', () => {})
        await once(socket, 'connect')
        socket.resume()
        const closed = once(socket, 'close')
        if (leave === 'ends') socket.end(request)
        else socket.write(request, () => setImmediate(() => socket.resetAndDestroy()))
        await closed
        // The server has read all of that before it reads what comes later.
        const { statusLine } = await send(port, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n')
        t.match(
          statusLine,
          /^HTTP\/1\.1 \d/,
          `${why}, then the client ${leave}: another is answered`
        )
        t.strictSame(takeErrors(), [], `${why}, then the client ${leave}: nothing is logged`)
      }
    }
  })
}

t.test('a broken chunk is a 400 wherever somebody reads it', async t => {
  const { server, ports } = await aTarget(['--camunda', '8.7'])
  t.teardown(() => server.close())
  for (const [release, door, line] of readers) {
    if (release !== '8.7') continue
    const head = `${line} HTTP/1.1\r\nHost: localhost\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\n`
    const { statusLine, closed } = await send(ports[door] ?? 0, `${head}zz\r\n`)
    t.match(statusLine, /^HTTP\/1\.1 400 /, `${line} at ${door}`)
    t.ok(closed, `${line} at ${door}: and the connection ends`)
  }
})

t.test('where doors share a port, a length beside chunks is ignored by each of them', async t => {
  const port = await freePort()
  const products = ['operate', 'elasticsearch', 'control'] as const
  const flags = products.flatMap(it => [`--${it}-port`, `${port}`, `--${it}-host-names`, it])
  const { server, takeErrors } = await aTarget(['--camunda', '8.7', ...flags])
  t.teardown(() => server.close())
  for (const [door, line, body, status] of [
    ['operate', 'POST /actuator/backups', '{"backupId":1}', 200],
    ['elasticsearch', 'PUT /_snapshot/camunda/s1', '{}', 200],
    ['control', 'POST /faults', '{"effect":{"status":503}}', 201]
  ] as const) {
    const head = `${line} HTTP/1.1\r\nHost: ${door}\r\n${json}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n`
    const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    const { statusLine } = await send(port, head + chunks)
    t.match(statusLine, new RegExp(` ${status} `), door)
    t.strictSame(takeErrors(), [], `${door}: nothing is logged`)
  }
})
