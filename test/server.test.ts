/** Which doors are open, and under which names they are announced. */
import t from 'tap'
import { newestOf } from '../src/domain/release.js'
import { ask } from './support/ask.js'
import { startHere } from './support/started.js'

const alone = ['operate', 'tasklist', 'optimize', 'zeebe', 'elasticsearch', 'control']
const unified = ['orchestration', 'optimize', 'elasticsearch', 'control']

const rows: [args: string[], camunda: string, doors: string[]][] = [
  [['--camunda=8.1'], newestOf('8.1').version, alone],
  [['--camunda=8.7.2'], '8.7.2', alone],
  [['--camunda=8.8'], newestOf('8.8').version, unified],
  [['--camunda=8.8.0', '--topology=standalone'], '8.8.0', alone],
  [['--camunda=8.9', '--storage=rdbms'], newestOf('8.9').version, unified],
  [[], 'all', [...alone, 'orchestration']]
]

for (const [args, camunda, doors] of rows) {
  t.test(`${args.join(' ') || 'nothing asked for'}: the doors that there are`, async t => {
    const { ready } = await startHere(t, args)
    t.equal(ready.camunda, camunda)
    t.strictSame(Object.keys(ready.doors), doors)
    const told = await ask('GET', `${ready.doors.control}/doors`)
    t.strictSame(JSON.parse(told.body), ready.doors, 'the control door tells the same')
  })
}

t.test('side by side, the orchestration cluster is behind the door of Operate', async t => {
  const { ready } = await startHere(t, ['--operate-base-path=/core'])
  t.match(ready.doors.operate, /^http:\/\/127\.0\.0\.1:\d+\/core$/)
  t.equal(ready.doors.orchestration, ready.doors.operate)
})

t.test('the cluster of 8.8 serves its gateway below the base path of Operate', async t => {
  const { ready } = await startHere(t, ['--camunda=8.8', '--operate-base-path=/core'])
  const { orchestration } = ready.doors
  t.match(orchestration, /\/core$/)
  t.equal((await ask('GET', `${orchestration}/actuator/health`)).status, 200)
})

t.test('what is asked for beside the release reaches the world', async t => {
  const wishes = ['--quirk=operate-400=off', '--set=operate.partsGapMs=7', '--storage=opensearch']
  const { world } = await startHere(t, ['--camunda=8.7', ...wishes])
  const { main, storage } = world.setting.deployment
  t.equal(storage, 'opensearch')
  t.match(main.profile.operate, { errorStyle: 'tasklist-mgmt', partsGapMs: 7 })
})

t.test('stopping answers those who wait for something to happen in the world', async t => {
  const server = await startHere(t, ['--clock=manual', '--pace=realistic', '--repository=backups'])
  const { elasticsearch } = server.ready.doors
  const waiting = ask('PUT', `${elasticsearch}/_snapshot/backups/one?wait_for_completion=true`)
  while (server.world.repositories.views('backups').length === 0) {
    await new Promise(resolve => setImmediate(resolve))
  }
  await server.close()
  const { status, body } = await waiting
  t.equal(status, 500)
  t.match(JSON.parse(body), { error: { type: 'node_closed_exception' } })
})

t.test(
  'the control door asks for the token that is configured, and for none on loopback',
  async t => {
    const { ready } = await startHere(t, ['--control-token=correct-horse'])
    const url = `${ready.doors.control}/clock`
    t.equal((await fetch(url)).status, 401)
    const authorization = 'Bearer correct-horse'
    t.equal((await fetch(url, { headers: { authorization } })).status, 200)
    t.notMatch(JSON.stringify(ready), 'correct-horse', 'and tells it to nobody')
    const open = await startHere(t, [])
    t.equal((await fetch(`${open.ready.doors.control}/clock`)).status, 200)
  }
)

t.test('without a control door there is none', async t => {
  const { ready } = await startHere(t, ['--no-control'])
  t.notOk('control' in ready.doors)
  t.ok('operate' in ready.doors)
})
