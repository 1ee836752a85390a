import t from 'tap'
import { aStruckServer, ask } from '../../support/struck.js'

t.test(
  'a lost answer: the client sees a reset, the backup is there, the retry is refused',
  async t => {
    const { world, doors, fault } = await aStruckServer(t)
    fault({ reset: 'after' }, { operation: 'takeBackup', times: 1 })
    fault({ reset: 'after' }, { operation: 'takeRuntimeBackup', times: 1 })
    const rows = [
      [doors.operate, 'operate', 'takeBackup', 400],
      [doors.zeebe, 'zeebe', 'takeRuntimeBackup', 409]
    ] as const
    for (const [door, product, operation, retried] of rows) {
      const url = `${door}/actuator/backups`
      const start = { method: 'POST', body: { backupId: 42 } }
      t.match(await ask(url, start), { status: 0, error: 'ECONNRESET' }, product)
      t.match(await ask(`${url}/42`), { status: 200 }, 'the backup is there')
      t.match(await ask(url, start), { status: retried }, 'the retry is refused')
      const { counts } = world.journal.counts()
      const mine = counts.find(it => it.product === product && it.operation === operation)
      t.match(mine, { backupId: '42', attempts: 2, effects: 1 })
    }
    const [lost, , retry] = world.journal.list({ product: 'operate' }).entries
    t.match(lost, {
      operation: 'takeBackup',
      backupId: '42',
      effect: true,
      answer: { delivered: false, body: '' },
      why: { fault: { id: 'fault-1', effect: 'reset after' } }
    })
    t.equal(lost?.answer.status, undefined)
    t.match(retry, { answer: { status: 400 }, effect: false, why: { refusal: 'BACKUP_EXISTS' } })
  }
)

t.test('a flaky gateway answers twice with an error and then works', async t => {
  const { doors, fault, world } = await aStruckServer(t)
  fault({ status: 502 }, { product: 'zeebe', times: 2 })
  const statuses: number[] = []
  for (let at = 0; at < 3; at += 1)
    statuses.push((await ask(`${doors.zeebe}/actuator/backups`)).status)
  t.strictSame(statuses, [502, 502, 200])
  t.match(world.faults.list(), [{ attempts: 3, struck: 2 }])
})

t.test('a rule finds a backup by its id, wherever the id stands', async t => {
  const { doors, fault, world } = await aStruckServer(t)
  const id = fault({ status: 503 }, { backupId: '42' })
  const backups = `${doors.operate}/actuator/backups`
  const snapshots = `${doors.elasticsearch}/_snapshot/backups`
  const post = (body: unknown) => ({ method: 'POST', body })
  const rows: [url: string, asked: object, isStruck: boolean, why: string][] = [
    [backups, post({ backupId: 42 }), true, 'a member of the body'],
    [backups, post({ backupId: '42' }), true, 'as a text'],
    [backups, post({ backupId: 420 }), false, 'another one'],
    [backups, post({ pad: 'x'.repeat(40_000), backupId: 42 }), false, 'too far behind'],
    [`${backups}/42`, {}, true, 'a part of the path'],
    [`${backups}/420`, {}, false, 'another one'],
    [backups, {}, false, 'the list is about no backup'],
    [`${snapshots}/camunda_operate_42_8.7.2_part_1_of_6`, {}, true, 'the name of a part'],
    [`${snapshots}/camunda_zeebe_records_backup_42`, {}, true, "the name of Zeebe's records"],
    [`${snapshots}/camunda_operate_420_8.7.2_part_1_of_6`, {}, false, 'a part of another'],
    [`${doors.elasticsearch}/_cluster/health`, {}, false, 'about no snapshot']
  ]
  for (const [url, asked, isStruck, why] of rows) {
    t.equal((await ask(url, asked)).status === 503, isStruck, why)
  }
  const isStruck = rows.filter(([, , it]) => it).length
  t.match(world.faults.get(id), { attempts: isStruck, struck: isStruck })
})

t.test(
  'paths without a route can be struck, and what the server refuses itself cannot',
  async t => {
    const { doors, fault, world } = await aStruckServer(t)
    fault({ status: 429, body: 'slow down' }, { path: '/nope*' })
    t.match(await ask(`${doors.operate}/nope/1?x=1`), { status: 429, body: 'slow down' })
    fault({ status: 429 })
    t.match(await ask(`${doors.operate}/nope%2F1`), { status: 400 }, "the server's own")
    t.match(world.journal.list({ status: 400 }).entries, [
      { url: '/nope%2F1', answer: { delivered: true, headers: { 'content-type': /html/ } } }
    ])
  }
)

t.test('two rules at once: delays add up, the first end wins', async t => {
  const { doors, fault, world, clock } = await aStruckServer(t)
  fault({ delay: 10 })
  fault({ delay: 20, status: 502 })
  fault({ status: 503 })
  const answer = ask(`${doors.operate}/actuator/backups`)
  const entry = () => world.journal.list().entries[0]
  while (entry()?.why.fault === undefined) await new Promise(resolve => setImmediate(resolve))
  clock.advance(30)
  t.equal((await answer).status, 502)
  t.match(entry(), {
    durationMs: 30,
    why: { fault: { id: 'fault-2', effect: 'delay and delay and status 502 before' } }
  })
})
