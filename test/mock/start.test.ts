/** The mock in this process, and the same calls against one elsewhere. */
import t, { type Test } from 'tap'
import {
  type BackupMock,
  type BackupMockOptions,
  ConfigError,
  ControlError,
  connectBackupMock,
  DoorError,
  type ManyWorlds,
  startBackupMock
} from '../../src/index.js'
import { ask } from '../support/ask.js'
import { freePort } from '../support/started.js'
import { isOpen } from '../support/worlds.js'

async function started(t: Test, options: BackupMockOptions = {}): Promise<BackupMock> {
  const mock = await startBackupMock({ camunda: '8.7', clock: 'manual', seed: 's', ...options })
  t.teardown(() => mock.close())
  return mock
}

/** A mock in this process, reached without a connection and over HTTP. */
const ways: Readonly<Record<string, (mock: BackupMock) => Promise<ManyWorlds>>> = {
  'in process': async mock => mock,
  'over HTTP': mock => connectBackupMock(`${mock.control}/`)
}

for (const [way, reach] of Object.entries(ways)) {
  t.test(`${way}: a backup is started, held, failed and read back`, async t => {
    const mock = await reach(await started(t))
    await mock.gates.hold('operate.part2.before-end')
    await mock.plans.add({ app: 'operate', part: 2, outcome: 'FAILED', reason: 'disk full' })
    const backups = `${mock.url('operate')}/actuator/backups`
    t.equal((await ask('POST', backups, { backupId: 7 })).status, 200)
    await mock.clock.advance('1h')
    t.match(await ask('GET', `${backups}/7`), { body: /"state":"IN_PROGRESS"/ })
    await mock.gates.release('operate.part2.before-end')
    await mock.clock.next()
    t.match(await ask('GET', `${backups}/7`), { body: /"state":"FAILED"/ })
    t.match(await mock.backups(), [{ app: 'operate', backupId: 7, state: 'FAILED' }])
    const { entries } = await mock.journal.list({ operation: 'getBackup' })
    t.equal(entries.length, 2)
    await mock.reset()
    t.strictSame(await mock.backups(), [])
  })

  t.test(
    `${way}: worlds have everything that the mock has, and end with whoever made them`,
    async t => {
      const mock = await reach(await started(t))
      const world = await mock.world({ name: 'a', camunda: '8.8', startAt: '2001-02-03T04:05:06Z' })
      t.match(world, { name: 'a', camunda: /^8\.8\./, seed: 's/a' })
      t.strictSame(Object.keys(world.doors), ['orchestration', 'optimize', 'elasticsearch'])
      t.equal(world.url('orchestration'), `${mock.control}/worlds/a/orchestration`)
      t.equal((await ask('GET', `${world.url('optimize')}/actuator/backups`)).status, 200)
      t.equal((await world.clock.advance('1s')).now, '2001-02-03T04:05:07.000Z')
      t.not((await mock.clock.get()).now, '2001-02-03T04:05:07.000Z')
      t.strictSame(
        (await mock.worlds()).map(it => it.name),
        ['default', 'a']
      )
      await world.close()
      await t.rejects(world.clock.get(), { name: 'ControlError', status: 404 })
      await world.close()
    }
  )

  t.test(`${way}: what is refused says why`, async t => {
    const mock = await reach(await started(t))
    await t.rejects(mock.world({ name: 'A', camunda: '8.7' }), ControlError)
    await t.rejects(mock.world({ camunda: '9.9' }), { message: /camunda: "9.9"/ })
    t.throws(() => mock.url('orchestration'), {
      message: /^8\.7\.\d+ has no orchestration; it has operate, tasklist, optimize, zeebe, elastic/
    })
  })
}

t.test('await using closes a mock and its worlds', async t => {
  let doors: readonly string[] = []
  {
    await using mock = await startBackupMock()
    await using world = await mock.world({ doors: true })
    doors = [mock.url('operate'), mock.control, world.url('operate')]
    for (const url of doors) t.equal(await isOpen(url), true, url)
  }
  for (const url of doors) t.equal(await isOpen(url), false, url)
})

t.test('two mocks in one process have nothing in common', async t => {
  const [one, other] = await Promise.all([started(t), started(t)])
  t.not(one.url('operate'), other.url('operate'))
  await one.clock.advance('1d')
  await ask('POST', `${one.url('operate')}/actuator/backups`, { backupId: 7 })
  t.equal((await one.backups()).length, 1)
  t.strictSame(await other.backups(), [])
  await one.close()
  await one.close()
  t.equal((await ask('GET', `${other.url('operate')}/actuator/health`)).status, 200)
})

t.test('a token is asked for at the door, and not in the same process', async t => {
  const mock = await started(t, { controlToken: 'secret' })
  t.equal((await mock.clock.get()).mode, 'manual')
  await t.rejects(connectBackupMock(mock.control), { message: /answered 401/ })
  const remote = await connectBackupMock(mock.control, { token: 'secret' })
  const world = await remote.world({ name: 'a' })
  t.equal((await ask('GET', `${world.url('operate')}/actuator/health`)).status, 200, 'a product')
})

t.test('without a control door everything is still there in the same process', async t => {
  const mock = await started(t, { noControl: true })
  t.equal(mock.control, '')
  t.equal((await mock.clock.advance('1s')).mode, 'manual')
  const world = await mock.world({ doors: true })
  t.equal((await ask('GET', `${world.url('operate')}/actuator/health`)).status, 200)
  t.strictSame((await mock.world()).doors, {}, 'a world without doors is reached by calls alone')
})

t.test('what happens is told as it happens', async t => {
  const mock = await started(t)
  const stop = new AbortController()
  const events = mock.events({ kinds: ['condition'], signal: stop.signal })
  const next = events.next()
  await mock.conditions.change({ elasticsearch: 'unreachable' })
  t.match(await next, { value: { kind: 'condition' } })
  stop.abort()
  t.equal((await events.next()).done, true)
})

t.test(
  'a start that fails says all that is wrong, or which door, and leaves nothing open',
  async t => {
    await t.rejects(startBackupMock({ camunda: '9', clock: 'x0' }), {
      name: ConfigError.name,
      complaints: [/^camunda: "9"/, /^clock: "x0"/]
    })
    const portBase = await freePort()
    const first = await started(t, { portBase: Math.min(Math.max(portBase, 1_024), 65_400) })
    const port = Number(new URL(first.url('operate')).port)
    await t.rejects(startBackupMock({ portBase: port }), { name: DoorError.name })
    await t.rejects(startBackupMock({ operatePort: 0, scenario: 'no-such-scenario' }), {
      name: ControlError.name
    })
  }
)

t.test('the documented ports are one option away', async t => {
  const port = await freePort()
  const mock = await started(t, { portBase: 0, operatePort: port })
  t.equal(mock.url('operate'), `http://127.0.0.1:${port}`)
})

t.test('a logger of its own hears what goes wrong', async t => {
  const lines: string[] = []
  const logger = { level: 'debug', stream: { write: (line: string) => void lines.push(line) } }
  const mock = await started(t, { logger })
  t.equal((await ask('GET', `${mock.url('operate')}/actuator/health`)).status, 200)
  t.ok(lines.every(line => JSON.parse(line).level >= 20))
})
