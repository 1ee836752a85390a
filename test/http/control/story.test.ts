/** The journal, the events and the truth of a world whose doors are open, told through the control door. */
import t, { type Test } from 'tap'
import { controlClient } from '../../../src/client/client.js'
import type { ControlEvent } from '../../../src/client/events.js'
import { httpSend } from '../../../src/client/http-send.js'
import { ask } from '../../support/ask.js'
import { startHere } from '../../support/started.js'

async function open(t: Test, ...args: string[]) {
  const { ready, world } = await startHere(t, ['--camunda=8.7', '--clock=manual', ...args])
  const { operate = '', control = '' } = ready.doors
  return { operate, control, world, mock: controlClient(httpSend(control)) }
}

t.test('requests, answers and reasons are told; control requests are not', async t => {
  const { operate, mock } = await open(t, '--pace=instant')
  await ask('POST', `${operate}/actuator/backups`, { backupId: 42 })
  await ask('POST', `${operate}/actuator/backups`, { backupId: 42 })
  await ask('GET', `${operate}/actuator/backups/42`)
  await mock.clock.get()
  const { entries, total, dropped } = await mock.journal.list()
  t.strictSame([total, dropped], [3, 0])
  t.strictSame(
    entries.map(it => [it.world, it.method, it.answer.status, it.effect]),
    [
      ['default', 'POST', 200, true],
      ['default', 'POST', 400, false],
      ['default', 'GET', 200, false]
    ]
  )
  t.equal(entries[1]?.why.refusal, 'BACKUP_EXISTS')
  t.equal((await mock.journal.list({ status: 400 })).total, 1)
  t.equal((await mock.journal.list({ effect: true, backupId: 42 })).total, 1)
  t.equal((await mock.journal.list({ limit: 1 })).entries[0]?.id, 3)
  t.equal((await mock.journal.list({ since: 2 })).total, 1)
  t.strictSame(await mock.journal.verify({ count: { of: { method: 'POST' }, exactly: 2 } }), {
    ok: true
  })
  t.strictSame(await mock.journal.verify({ sequence: [{ status: 400 }, { method: 'GET' }] }), {
    ok: true
  })
  await t.rejects(mock.journal.verify({ count: { of: { status: 404 } } }), {
    name: 'ControlError',
    status: 422,
    message: /expected at least 1 of status=404, but found 0/
  })
  const takes = (await mock.journal.counts()).find(it => it.attempts === 2)
  t.match(takes, { product: 'operate', backupId: '42', effects: 1 })
  await mock.journal.clear()
  t.equal((await mock.journal.list()).total, 0)
})

t.test('an expectation or a question that makes no sense is refused', async t => {
  const { control } = await open(t)
  const rows: [method: string, path: string, body: unknown, complaint: RegExp][] = [
    ['GET', '/journal?status=4xx', undefined, /^status: .* give a status such as 404/],
    ['GET', '/journal?limit=0', undefined, /^limit: "0" is not allowed/],
    ['GET', '/journal?prodct=operate', undefined, /^prodct: unknown field; did you mean product/],
    ['POST', '/journal/verify', {}, /^the body: .* give \{"count"/],
    ['POST', '/journal/verify', { sequence: [] }, /^sequence: /],
    ['POST', '/journal/verify', { count: { exactly: -1 } }, /^count\.exactly: -1 is not allowed/]
  ]
  for (const [method, path, body, complaint] of rows) {
    const answer = await ask(method, control + path, body)
    t.equal(answer.status, 400, path)
    t.match(JSON.parse(answer.body).error, complaint)
  }
})

t.test('what happens is streamed: requests, transitions, conditions and faults', async t => {
  const { operate, mock } = await open(t, '--pace=slow')
  const done = new AbortController()
  const told: ControlEvent[] = []
  let heard = () => {}
  const reading = (async () => {
    for await (const event of mock.events({ signal: done.signal })) {
      told.push(event)
      heard()
    }
  })()
  const until = async (isThere: (event: ControlEvent) => boolean) => {
    while (!told.some(isThere)) {
      await new Promise<void>(resolve => {
        heard = resolve
      })
    }
  }
  const says = (kind: string, text: RegExp) => (event: ControlEvent) =>
    event.kind === kind && text.test(JSON.stringify(event.data))
  await mock.clock.get()
  await ask('POST', `${operate}/actuator/backups`, { backupId: 42 })
  await until(says('request', /"operation":"takeBackup|"method":"POST"/))
  await until(says('transition', /part 1 of 6 of Operate's backup 42 started/))
  await mock.clock.advance('1m')
  await until(says('transition', /part 1 of 6 of Operate's backup 42 ended: SUCCESS/))
  await mock.conditions.change({ zeebe: 'noStore' })
  await until(says('condition', /"zeebe":\{"kind":"noStore"\}/))
  await mock.faults.add({ effect: { status: 502 } })
  t.equal((await ask('GET', `${operate}/actuator/backups/42`)).status, 502)
  await until(says('fault', /fault-1 struck request 2/))
  const keys = told.map(it => JSON.stringify(it))
  t.equal(new Set(keys).size, keys.length, 'nothing is told twice')
  done.abort()
  await reading
})

t.test('only some kinds are streamed where only they are asked for', async t => {
  const { operate, mock } = await open(t, '--pace=instant')
  const kinds: string[] = []
  const stream = mock.events({ kinds: ['condition', 'request'] })
  const first = stream.next()
  await mock.clock.get()
  await new Promise(resolve => setTimeout(resolve, 50))
  await ask('POST', `${operate}/actuator/backups`, { backupId: 42 })
  kinds.push((await first).value?.kind)
  await mock.conditions.change({ zeebe: 'noStore' })
  kinds.push((await stream.next()).value?.kind)
  await stream.return(undefined)
  t.strictSame(kinds, ['request', 'condition'])
  await t.rejects(mock.events({ kinds: ['x' as 'request'] }).next(), {
    name: 'ControlError',
    status: 400,
    message: /kinds: "x" is not allowed; give some of transition, request/
  })
})

t.test('a stream ends with its server, and nobody waits for it', async t => {
  const server = await startHere(t, ['--clock=manual'])
  const stream = controlClient(httpSend(server.ready.doors.control ?? '')).events()
  const next = stream.next().catch(() => ({ done: true }))
  await new Promise(resolve => setTimeout(resolve, 50))
  const before = Date.now()
  await server.close()
  t.equal((await next).done, true)
  t.ok(Date.now() - before < 800, 'long before it would be cut off')
})

t.test('the truth is told past every condition, gap and fault', async t => {
  const { operate, mock } = await open(t, '--pace=slow')
  await ask('POST', `${operate}/actuator/backups`, { backupId: 42 })
  await mock.conditions.set({ elasticsearch: 'unreachable' })
  await mock.faults.add({ effect: { reset: 'before' } })
  const [backup] = await mock.backups()
  t.match(backup, { app: 'operate', backupId: 42, state: 'IN_PROGRESS' })
  t.match(backup?.parts?.[0], { snapshot: /part_1_of_6/, state: 'IN_PROGRESS', end: /Z$/ })
  const [snapshot] = await mock.snapshots()
  t.match(snapshot, { repository: 'camunda', state: 'IN_PROGRESS', failures: 0, uuid: /^.{22}$/ })
  t.strictSame(await mock.exporting(), [
    { partition: 1, phase: 'EXPORTING' },
    { partition: 2, phase: 'EXPORTING' },
    { partition: 3, phase: 'EXPORTING' }
  ])
  await mock.reset()
  t.strictSame(await mock.backups(), [])
  t.strictSame(await mock.faults.list(), [])
  t.match(await mock.conditions.get(), { elasticsearch: { kind: 'reachable' } })
})
