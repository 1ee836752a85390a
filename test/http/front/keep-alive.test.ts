import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import t from 'tap'
import { aRequest } from '../../support/door.js'
import { Line } from '../../support/raw-http.js'
import { startHere } from '../../support/started.js'
import { aStruckServer, ask } from '../../support/struck.js'

const run = promisify(execFile)

/** What curl says of two requests in one go, for which it would like to use one connection. */
async function curlTwice(...urls: readonly string[]) {
  const each = urls.flatMap(url => ['-s', '-o', '/dev/null', '-w', '%{http_code} ', url, '--next'])
  const { stdout, code } = await run('curl', each.slice(0, -1)).then(
    it => ({ ...it, code: 0 }),
    (error: { stdout: string; code: number }) => error
  )
  return { codes: stdout.trim().split(' '), code }
}

t.test('curl, which repeats what a used connection has lost, sees the failure', async t => {
  const { doors, world, fault } = await aStruckServer(t)
  for (const [name, effect, code] of [
    ['reset', { reset: 'before' }, 56],
    ['truncated', { mangle: 'truncated' }, 18]
  ] as const) {
    for (const url of [`${doors.operate}/actuator/backups`, `${doors.elasticsearch}/_snapshot`]) {
      const id = fault(effect, { nth: 2 })
      const seen = await curlTwice(url, url)
      t.equal(seen.codes[0], '200', `${name}: the first is served`)
      t.equal(seen.code, code, `${name}: the second fails for the client`)
      t.match(world.faults.get(id), { attempts: 2, struck: 1 }, 'and was tried once')
      world.faults.clear()
    }
  }
})

t.test('a connection that stands idle when the rule comes is not used again', async t => {
  for (const product of ['operate', 'elasticsearch'] as const) {
    const { doors, world, fault } = await aStruckServer(t)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    t.teardown(() => agent.destroy())
    const url = `${doors[product]}/actuator/backups`
    await ask(url, { agent })
    const idle = Object.values(agent.freeSockets).flatMap(it => it ?? [])
    t.equal(idle.length, 1, `${product} keeps connections`)
    const ended = Promise.all(idle.map(socket => once(socket, 'close')))
    const id = fault({ reset: 'after' }, { times: 1 })
    await ended
    t.match(await ask(url, { agent }), { error: 'ECONNRESET' }, 'the client sees the failure')
    t.match(world.faults.get(id), { attempts: 1, struck: 1 }, 'which was tried once')
    t.equal(world.journal.list().total, 2)
  }
})

t.test('answers close their connections only while a rule may cut one off', async t => {
  const { doors, world, fault } = await aStruckServer(t)
  for (const url of [`${doors.operate}/actuator/backups`, `${doors.elasticsearch}/_snapshot`]) {
    const closes = async () => {
      const agent = new Agent({ keepAlive: true })
      const { headers } = await ask(url, { agent })
      agent.destroy()
      return headers.connection === 'close'
    }
    t.equal(await closes(), false, 'no rule')
    fault({ status: 502 }, { method: 'POST' })
    t.equal(await closes(), false, 'a rule that answers')
    fault({ reset: 'before' }, { method: 'POST' })
    t.equal(await closes(), true, 'a rule that resets')
    world.faults.clear()
    t.equal(await closes(), false, 'no rule any more')
  }
})

t.test('a connection at work when the rule comes is ended behind its answer', async t => {
  const { doors, world, clock, fault } = await aStruckServer(t)
  const { port } = new URL(doors.operate ?? '')
  const drip = fault({ drip: { bytes: 1, everyMs: 1 } }, { method: 'GET' })
  const line = new Line(connect(Number(port), '127.0.0.1'))
  line.write(aRequest('GET /actuator/health HTTP/1.1'))
  while (world.faults.get(drip)?.struck !== 1) await new Promise(resolve => setImmediate(resolve))
  fault({ reset: 'before' }, { method: 'POST' })
  clock.advance(10_000)
  const answer = await line.answer()
  t.match(answer.statusLine, / 200 /)
  t.equal(answer.headers['connection'], undefined, 'it did not know when its head was sent')
  t.equal(await line.isClosed(), true)
  line.destroy()
})

t.test(
  'a connection that carries the rule itself has its answer first, and is then ended',
  async t => {
    const { ready, worlds } = await startHere(t, ['--camunda', '8.7', '--pace', 'instant'])
    await worlds.create({ name: 'w' })
    const line = new Line(connect(Number(new URL(ready.doors.control ?? '').port), '127.0.0.1'))
    const backups = '/worlds/w/operate/actuator/backups'
    t.match(await line.exchange(aRequest(`GET ${backups} HTTP/1.1`)), { statusLine: / 200 / })
    const rule = JSON.stringify({ effect: { reset: 'before' } })
    const type = 'Content-Type: application/json'
    const head = aRequest('POST /worlds/w/faults HTTP/1.1', type, `Content-Length: ${rule.length}`)
    const answer = await line.exchange(head.replace('Host: camunda', 'Host: localhost') + rule)
    t.match(answer.statusLine, / 201 /)
    t.equal(answer.headers['connection'], 'close')
    t.equal(await line.isClosed(), true)
    line.destroy()
  }
)
