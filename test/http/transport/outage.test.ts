/** Elasticsearch's door while nobody gets through, alone on its port, beside another, and for a second time. */
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { openDoors } from '../../../src/http/doors.js'
import { elasticsearchApp } from '../../../src/http/elasticsearch/app.js'
import { searchOutages } from '../../../src/http/elasticsearch/outages.js'
import { plain } from '../../../src/http/manners.js'
import { inWorld } from '../../../src/http/world-door.js'
import { worldOf } from '../../../src/http/world-of.js'
import { aPlan, aTinyApp } from '../../support/door.js'
import { aWorld } from '../../support/world.js'

const { log: logger } = Fastify({ logger: { level: 'silent' } })
const unreachable = { elasticsearch: { kind: 'unreachable' } } as const

async function door(t: Test, { isShared = false } = {}) {
  const { world } = aWorld()
  const app = await elasticsearchApp({ deployment: world.setting.deployment, worldOf, logger })
  const port = isShared ? await aFreePort() : 0
  const search = aPlan({
    product: 'elasticsearch',
    hostNames: ['search'],
    port,
    manners: plain,
    outages: searchOutages(world),
    ...inWorld(world, app)
  })
  const other = aPlan({ port, hostNames: ['other'], manners: plain, app: aTinyApp() })
  const open = await openDoors(isShared ? [other, search] : [search])
  t.teardown(() => open.close(0))
  t.teardown(() => app.close())
  return { world, open, port: open.doors[0]?.port ?? 0 }
}

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}

/** What becomes of a request: the first line of its answer, or the code of the error. */
async function fateOf(port: number, host = 'search', path = '/'): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  const fate = Promise.race([
    once(socket, 'data').then(([text]) => String(text).split('\r\n')[0] ?? ''),
    once(socket, 'end').then(() => 'ended')
  ]).catch(error => String(error.code))
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  const line = await fate
  socket.on('error', () => {}).destroy()
  return line
}

/** Asks until it is answered as expected; a port takes a moment to be opened. */
async function becomes(t: Test, port: number, expected: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if ((await fateOf(port)) === expected) return void t.pass(expected)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  t.fail(`never ${expected}`)
}

t.test('a door of its own refuses connections, and takes them again on the same port', async t => {
  const { world, port } = await door(t)
  t.equal(await fateOf(port), 'HTTP/1.1 200 OK')
  for (const time of ['once', 'twice']) {
    world.conditions.set(unreachable)
    t.equal(await fateOf(port), 'ECONNREFUSED', time)
    world.conditions.heal()
    await becomes(t, port, 'HTTP/1.1 200 OK')
  }
})

t.test('connections that are open are cut', async t => {
  const { world, port } = await door(t)
  const idle = connect(port, '127.0.0.1')
  await once(idle, 'connect')
  idle.write('GET / HTTP/1.1\r\nHost: search\r\n\r\n')
  await once(idle, 'data')
  const cut = once(idle, 'close')
  world.conditions.set(unreachable)
  await cut
  t.pass('the client hears of it')
})

t.test('a door that others share resets its callers, and the others go on', async t => {
  const { world, port } = await door(t, { isShared: true })
  world.conditions.set(unreachable)
  t.equal(await fateOf(port), 'ECONNRESET')
  t.equal(await fateOf(port, 'other', '/list'), 'HTTP/1.1 200 OK')
  world.conditions.heal()
  t.equal(await fateOf(port), 'HTTP/1.1 200 OK')
})

t.test('conditions that change in quick succession end in the last one', async t => {
  const { world, port } = await door(t)
  world.conditions.set(unreachable)
  world.conditions.heal()
  world.conditions.set(unreachable)
  await new Promise(resolve => setTimeout(resolve, 20))
  t.equal(await fateOf(port), 'ECONNREFUSED')
  world.conditions.set(unreachable)
  world.conditions.heal()
  await becomes(t, port, 'HTTP/1.1 200 OK')
})

t.test('a port that somebody else has taken is opened when it is free', async t => {
  const { world, port } = await door(t)
  world.conditions.set(unreachable)
  const thief = createServer(socket => socket.end()).listen(port, '127.0.0.1')
  await once(thief, 'listening')
  world.conditions.heal()
  t.equal(await fateOf(port), 'ended')
  thief.close()
  await becomes(t, port, 'HTTP/1.1 200 OK')
})

t.test('a door that is out is closed at once, for good', async t => {
  const { world, open, port } = await door(t)
  world.conditions.set(unreachable)
  await open.close()
  world.conditions.heal()
  await new Promise(resolve => setTimeout(resolve, 20))
  t.equal(await fateOf(port), 'ECONNREFUSED')
})
