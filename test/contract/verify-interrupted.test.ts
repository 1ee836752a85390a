/** Whoever interrupts `verify` finds exporting resumed and backups gone, or is told what is left. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { BUILT_CLI, foreignEnvironment } from '../support/started.js'
import { type Deployed, deployed, verifying } from '../support/verify-command.js'

t.jobs = 4

const procedure = ['--only', 'zeebe.procedure.whole.elasticsearch', '--patience', '600']
const instant = ['--camunda', '8.7', '--pace', 'instant']

/** Until it is so, or five seconds are over. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 250; look += 1) {
    if (await isSo()) return
    await wait(20)
  }
  throw new Error('it has not come true')
}

const isPaused = async (it: Deployed) => (await it.phases()).some(phase => phase !== 'EXPORTING')
const hasSnapshots = async (it: Deployed) => (await it.snapshots()).length > 0

async function isAsBefore(t: Test, target: Deployed): Promise<void> {
  t.strictSame(new Set(await target.phases()), new Set(['EXPORTING']))
  t.strictSame(await target.snapshots(), [])
}

t.test('interrupted while exporting is paused', async t => {
  const target = await deployed(t, instant)
  await target.tell('POST', '/plans', { app: 'zeebe', duration: 'never' })
  const it = verifying(target, ...procedure)
  await until(() => isPaused(target))
  it.stop()
  t.equal(await it.code, 130)
  t.match(it.err.join('\n'), /stopped before its last case/)
  t.notMatch(it.err.join('\n'), /left behind/)
  await isAsBefore(t, target)
})

t.test('interrupted while a web application is at it, it waits for its end', async t => {
  const target = await deployed(t, instant)
  await target.tell('POST', '/plans', { app: 'operate', part: 3, duration: '1500ms' })
  const it = verifying(target, '--only', 'operate.create.accepted', '--patience', '600')
  await until(() => hasSnapshots(target))
  it.stop()
  t.equal(await it.code, 130)
  t.notMatch(it.err.join('\n'), /left behind/)
  await isAsBefore(t, target)
})

t.test('interrupted twice, it says what is left', async t => {
  const target = await deployed(t, instant)
  await target.tell('POST', '/plans', { app: 'operate', part: 3, duration: 'never' })
  const it = verifying(target, '--only', 'operate.create.accepted', '--patience', '600')
  await until(() => hasSnapshots(target))
  it.stop()
  await wait(300)
  it.stop()
  t.equal(await it.code, 130)
  t.match(it.err.join('\n'), /left behind: DELETE http.*\/actuator\/backups\/\d+ was not obeyed/)
})

t.test('interrupted before it knows who answers, it has done nothing', async t => {
  const target = await deployed(t, instant)
  const it = verifying(target, ...procedure)
  it.stop()
  t.equal(await it.code, 130)
  t.match(it.out.at(-1), /0 hold, 0 differ/)
  await isAsBefore(t, target)
})

t.test('the process is interrupted with SIGINT', async t => {
  const target = await deployed(t, instant)
  await target.tell('POST', '/plans', { app: 'zeebe', duration: 'never' })
  const flags = [...target.argv, '--safety', 'deletes-what-it-created,pauses-exporting']
  const child = spawn(process.execPath, [BUILT_CLI, 'verify', ...flags, ...procedure], {
    env: foreignEnvironment()
  })
  t.teardown(() => child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      said += text
    })
  }
  await until(() => isPaused(target))
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  t.equal(code, 130, said)
  await isAsBefore(t, target)
})
