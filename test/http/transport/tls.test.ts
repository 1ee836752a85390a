/** A door that speaks HTTPS. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:https'
import { connect } from 'node:net'
import path from 'node:path'
import { connect as connectSafely } from 'node:tls'
import { promisify } from 'node:util'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { openDoors } from '../../../src/http/doors.js'
import { elasticsearchApp } from '../../../src/http/elasticsearch/app.js'
import { searchOutages } from '../../../src/http/elasticsearch/outages.js'
import { plain, tomcat } from '../../../src/http/manners.js'
import { inWorld } from '../../../src/http/world-door.js'
import { worldOf } from '../../../src/http/world-of.js'
import { anAuthority, signedBy } from '../../support/certificates.js'
import { aPlan, aTinyApp } from '../../support/door.js'
import { aWorld } from '../../support/world.js'

const ca = await anAuthority()
const tls = await signedBy(ca)
const { log: logger } = Fastify({ logger: { level: 'silent' } })

async function aSafeDoor(t: Test) {
  const { world } = aWorld()
  const app = await elasticsearchApp({ deployment: world.setting.deployment, worldOf, logger })
  const door = aPlan({
    product: 'elasticsearch',
    manners: plain,
    tls,
    outages: searchOutages(world),
    ...inWorld(world, app)
  })
  const open = await openDoors([door])
  t.teardown(() => open.close(0))
  t.teardown(() => app.close())
  return { world, open, port: open.doors[0]?.port ?? 0, url: open.doors[0]?.url ?? '' }
}

/** Its status, or the code of the error. */
async function fateOf(port: number, authority = ca.cert, url = '/'): Promise<number | string> {
  const asked = request({ host: '127.0.0.1', port, path: url, ca: authority, agent: false })
  const fate = once(asked, 'response').then(([{ statusCode }]) => Number(statusCode))
  asked.end()
  return fate.catch(error => String(error.code)).finally(() => asked.destroy())
}

t.test('who trusts the authority is served', async t => {
  const { port, url } = await aSafeDoor(t)
  t.equal(url, `https://127.0.0.1:${port}`)
  t.equal(await fateOf(port), 200)
})

t.test('who trusts another authority goes away, and the door goes on', async t => {
  const { port } = await aSafeDoor(t)
  t.match(await fateOf(port, (await anAuthority()).cert), /SIGNATURE|VERIFY|SELF_SIGNED/)
  t.equal(await fateOf(port), 200)
})

t.test('curl is served with the authority, and refuses without', async t => {
  const { url } = await aSafeDoor(t)
  const file = path.join(t.testdir({ 'ca.crt': ca.cert }), 'ca.crt')
  const curl = promisify(execFile)
  const { stdout } = await curl('curl', ['-sS', '--cacert', file, url])
  t.match(JSON.parse(stdout), { tagline: 'You Know, for Search' })
  await t.rejects(curl('curl', ['-sS', url]), { code: 60 })
})

t.test('who speaks HTTP without TLS hears nothing, and the connection is closed', async t => {
  const { port } = await aSafeDoor(t)
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  const heard: Buffer[] = []
  socket.on('data', bytes => heard.push(bytes))
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(socket, 'close')
  t.notMatch(Buffer.concat(heard).toString('latin1'), /HTTP/)
  t.equal(await fateOf(port), 200)
})

t.test(
  'nobody listens while it cannot be reached, and afterwards it speaks HTTPS again',
  async t => {
    const { port, world } = await aSafeDoor(t)
    const waiting = connect(port, '127.0.0.1').on('error', () => {})
    await once(waiting, 'connect')
    const held = connectSafely({ port, host: '127.0.0.1', ca: ca.cert }).on('error', () => {})
    await once(held, 'secureConnect')
    const gone = [once(waiting, 'close'), once(held, 'close')]
    world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
    await Promise.all(gone)
    t.equal(await fateOf(port), 'ECONNREFUSED')
    world.conditions.heal()
    while ((await fateOf(port)) === 'ECONNREFUSED');
    t.equal(await fateOf(port), 200)
  }
)

t.test('closing waits neither for who has not agreed upon TLS nor for who is idle', async t => {
  const { port, open } = await aSafeDoor(t)
  const silent = connect(port, '127.0.0.1').on('error', () => {})
  await once(silent, 'connect')
  const idle = connectSafely({ port, host: '127.0.0.1', ca: ca.cert }).on('error', () => {})
  await once(idle, 'secureConnect')
  const gone = [once(silent, 'close'), once(idle, 'close')]
  const startMs = performance.now()
  await open.close(60_000)
  await Promise.all(gone)
  t.ok(performance.now() - startMs < 10_000)
})

t.test('a condition cuts off who got in by another way, with a reset', async t => {
  const { world } = aWorld()
  const app = await elasticsearchApp({ deployment: world.setting.deployment, worldOf, logger })
  t.teardown(() => app.close())
  // Without outages the door goes on listening, as one that is shared does.
  const door = aPlan({ manners: plain, tls, ...inWorld(world, app) })
  const open = await openDoors([door])
  t.teardown(() => open.close(0))
  world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  t.equal(await fateOf(open.doors[0]?.port ?? 0), 'ECONNRESET')
})

t.test('a Tomcat may stand behind TLS as well', async t => {
  const open = await openDoors([aPlan({ manners: tomcat, app: aTinyApp(), tls })])
  t.teardown(() => open.close(0))
  const port = open.doors[0]?.port ?? 0
  t.equal(await fateOf(port, ca.cert, '/list'), 200)
  t.equal(await fateOf(port, ca.cert, '/a%2Fb'), 400)
})
