import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import Fastify from 'fastify'
import t from 'tap'
import type { DoorPlan } from '../../src/http/door.js'
import { DoorError, openDoors } from '../../src/http/doors.js'
import { plain } from '../../src/http/manners.js'
import { aDoor, aPlan, aRequest, sendJson } from '../support/door.js'
import { Line, send } from '../support/raw-http.js'

/** An app that tells its name, and one whose answers wait for `release`. */
function named(name: string) {
  const app = Fastify()
  app.get('/', (_request, reply) => sendJson(reply, name))
  return app
}

function parked() {
  const app = Fastify()
  let arrive = () => {}
  let release = () => {}
  const arrived = new Promise<void>(resolve => {
    arrive = resolve
  })
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  app.get('/', async (_request, reply) => {
    arrive()
    await released
    return await sendJson(reply, 'at last')
  })
  return { app, arrived, release: () => release() }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address !== 'object') throw new Error('a TCP server has a port')
  return address.port
}

t.test('a door without a port gets one of its own, and says which', async t => {
  const open = await openDoors([aPlan({ product: 'operate' }), aPlan({ product: 'tasklist' })])
  t.teardown(() => open.close(0))
  const [operate, tasklist] = open.doors
  t.match(operate, { product: 'operate', host: '127.0.0.1', hostNames: [] })
  t.equal(operate?.url, `http://127.0.0.1:${operate?.port}`)
  t.not(operate?.port, tasklist?.port)
  t.not(operate?.port, 0)
})

t.test('a door on every address is reached through loopback', async t => {
  const open = await openDoors([aPlan({ host: '0.0.0.0' })])
  t.teardown(() => open.close(0))
  t.match(open.doors[0]?.url, /^http:\/\/127\.0\.0\.1:\d+$/)
})

t.test('an IPv6 address stands in brackets', async t => {
  const open = await openDoors([aPlan({ host: '::1' })])
  t.teardown(() => open.close(0))
  const [door] = open.doors
  t.equal(door?.url, `http://[::1]:${door?.port}`)
  t.match(await send(door?.port ?? 0, aRequest('GET /list HTTP/1.1'), '::1'), { body: '[]' })
})

t.test('doors on one port are told apart by the name in the Host header', async t => {
  const port = await freePort()
  const plan = (product: string, ...hostNames: string[]): DoorPlan =>
    aPlan({ product, port, hostNames, app: named(product) })
  const open = await openDoors([
    plan('operate', 'camunda-operate', 'operate'),
    plan('tasklist', 'camunda-tasklist'),
    { ...plan('elasticsearch', 'es', '[::1]'), manners: plain }
  ])
  t.teardown(() => open.close(0))
  t.strictSame(
    open.doors.map(door => [door.product, door.port]),
    ['operate', 'tasklist', 'elasticsearch'].map(product => [product, port])
  )
  const rows: [host: string, product: string, why: string][] = [
    ['camunda-tasklist:9600', 'tasklist', 'with a port, which does not matter'],
    ['camunda-tasklist', 'tasklist', 'without a port'],
    ['CAMUNDA-Tasklist', 'tasklist', 'case does not matter'],
    ['operate', 'operate', 'a second name'],
    ['es', 'elasticsearch', 'a door with other manners'],
    ['[::1]:9600', 'elasticsearch', 'an address with colons of its own'],
    ['localhost', 'operate', 'unknown names go to the first door'],
    ['', 'operate', 'no name goes there as well']
  ]
  for (const [host, product, why] of rows) {
    const { body } = await send(port, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    t.equal(body, JSON.stringify(product), why)
  }
  const chunked = await send(port, 'GET / HTTP/1.1\r\nHost: tasklist\r\n\r\n')
  const measured = await send(port, 'GET / HTTP/1.1\r\nHost: es\r\n\r\n')
  t.match(chunked.headers, { 'transfer-encoding': 'chunked' }, 'each keeps its own manners')
  t.match(measured.headers, { 'content-length': '15' })
  t.match(await send(port, 'GET /[] HTTP/1.1\r\nHost: es\r\n\r\n'), { statusLine: /404/ })
})

t.test('a port in use closes what was opened and says which flag moves the door', async t => {
  const [free, taken] = [await freePort(), await aDoor(t)]
  const plans = [
    aPlan({ product: 'gateway', port: free }),
    aPlan({ product: 'operate', port: taken }),
    aPlan({ product: 'tasklist', port: taken })
  ]
  const error = await openDoors(plans).then(
    () => undefined,
    (cause: unknown) => cause
  )
  t.ok(error instanceof DoorError)
  t.match(error, {
    name: 'DoorError',
    message:
      `doors operate, tasklist cannot listen on 127.0.0.1:${taken}: the port is in use; ` +
      'choose another with --operate-port or --port-base'
  })
  const again = await openDoors([aPlan({ port: free })])
  t.equal(again.doors[0]?.port, free, 'the door before it was closed again')
  await again.close(0)
})

t.test('an address of another machine is named as the trouble', async t => {
  await t.rejects(openDoors([aPlan({ host: '192.0.2.1', port: 9600 })]), {
    message:
      'door operate cannot listen on 192.0.2.1:9600: this machine has no such address; ' +
      'bind it to an address of this machine; its port is set with --operate-port or --port-base'
  })
  await t.rejects(openDoors([aPlan({ port: 65_536 })]), {
    message: /127\.0\.0\.1:65536: ports go from 0 to 65535; choose another with --operate-port/
  })
})

t.test('closing ends idle connections at once and lets requests be answered', async t => {
  const { app, arrived, release } = parked()
  const open = await openDoors([aPlan({ app })])
  const port = open.doors[0]?.port ?? 0
  const silent = new Line(connect(port, '127.0.0.1'))
  const idle = new Line(connect(port, '127.0.0.1'))
  const busy = new Line(connect(port, '127.0.0.1'))
  await idle.exchange(aRequest('GET /nope HTTP/1.1'))
  busy.write(aRequest('GET / HTTP/1.1', 'Connection: keep-alive'))
  await arrived

  const closed = open.close(60_000)
  t.equal((await silent.answer()).raw, '', 'a connection that has said nothing')
  t.equal((await idle.answer()).raw, '', 'a connection between requests')
  release()
  const answer = await busy.answer()
  t.match(answer, { body: '"at last"', headers: { connection: 'close' } })
  await closed
  t.equal(await busy.isClosed(), true)
  await t.rejects(once(connect(port, '127.0.0.1'), 'connect'), { code: 'ECONNREFUSED' })
})

t.test('closing cuts off what is left after the grace', async t => {
  const { app, arrived, release } = parked()
  const open = await openDoors([aPlan({ app })])
  const line = new Line(connect(open.doors[0]?.port ?? 0, '127.0.0.1'))
  line.write(aRequest('GET / HTTP/1.1'))
  await arrived
  await open.close(1)
  t.equal((await line.answer()).raw, '')
  release()
})
