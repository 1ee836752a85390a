/** Tests that share a server, each in a world of its own. */
import t from 'tap'
import { ask } from '../support/ask.js'
import { startHere } from '../support/started.js'

const releases = ['8.1', '8.3', '8.5', '8.7', 'all'] as const

t.test('twenty tests at once on one server never see each other', async t => {
  const { ready, world: first } = await startHere(t, ['--clock=manual', '--pace=realistic'])
  const base = ready.doors.control
  const control = async (method: string, path: string, body?: unknown) =>
    JSON.parse((await ask(method, `${base}${path}`, body)).body || 'null')

  const test = async (no: number) => {
    const name = `test-${no}`
    const below = `/worlds/${name}`
    const camunda = releases[no % releases.length]
    const path = camunda === '8.1' ? '/actuator/backup' : '/actuator/backups'
    const operate = `${base}${below}/operate${path}`
    await control('POST', '/worlds', { name, camunda, startAt: '2001-02-03T00:00:00Z' })
    await control('POST', `${below}/faults`, {
      when: { product: 'operate', method: 'POST', times: no },
      effect: { status: 503, body: name }
    })
    await control('POST', `${below}/clock/advance`, { by: `${no}s` })
    for (let refused = 0; refused < no; refused++) {
      const { status, body } = await ask('POST', operate, { backupId: no })
      t.strictSame([status, body], [503, name], `${name}: its own fault`)
    }
    t.equal((await ask('POST', operate, { backupId: no })).status, 200, name)
    return { name, below, no }
  }

  const tests = await Promise.all(Array.from({ length: 20 }, (_, index) => test(index + 1)))
  for (const { name, below, no } of tests) {
    const second = `${no}`.padStart(2, '0')
    t.equal((await control('GET', `${below}/clock`)).now, `2001-02-03T00:00:${second}.000Z`, name)
    const { backups } = await control('GET', `${below}/backups`)
    t.strictSame(
      backups.map((it: { app: string; backupId: number }) => [it.app, `${it.backupId}`]),
      [['operate', `${no}`]],
      name
    )
    const { entries } = await control('GET', `${below}/journal`)
    t.equal(entries.length, no + 1, `${name}: its own journal`)
    t.ok(entries.every((it: { world: string }) => it.world === name))
  }
  t.strictSame(first.truth.backups(), [], 'and the default world has seen nothing')
  t.equal(first.journal.list().total, 0)
})

t.test('one connection may serve as many worlds as it likes, and warns of nothing', async t => {
  const { ready } = await startHere(t, ['--clock=manual'])
  const warnings: Error[] = []
  const warn = (it: Error) => void warnings.push(it)
  process.on('warning', warn)
  t.teardown(() => process.off('warning', warn))
  for (let no = 0; no < 15; no++) {
    await ask('POST', `${ready.doors.control}/worlds`, { name: `w${no}` })
    const url = `${ready.doors.control}/worlds/w${no}/operate/actuator/health`
    t.equal((await ask('GET', url)).status, 200)
  }
  await new Promise(resolve => setImmediate(resolve))
  t.strictSame(warnings, [])
})
