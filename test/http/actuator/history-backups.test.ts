import t from 'tap'
import { never } from '../../../src/domain/instant.js'
import {
  applications,
  del,
  get,
  json,
  problemJson,
  send,
  take,
  withoutInstance
} from '../../support/applications.js'

const names = (app: string, id: string, parts = [1, 2, 3, 4, 5, 6]) =>
  parts.map(part => `camunda_${app}_${id}_8.7.2_part_${part}_of_6`)

t.test('Operate answers a start with the names of its six snapshots, in compact JSON', async t => {
  const { operate } = await applications(t)
  t.strictSame(await take(operate, 123), {
    status: 200,
    type: json,
    body: JSON.stringify({ scheduledSnapshots: names('operate', '123') })
  })
})

t.test('Tasklist indents everything as Jackson does', async t => {
  const { tasklist } = await applications(t)
  const list = names('tasklist', '123').map(name => `"${name}"`)
  t.strictSame(await take(tasklist, 123), {
    status: 200,
    type: json,
    body: `{\n  "scheduledSnapshots" : [ ${list.join(', ')} ]\n}`
  })
  t.strictSame(
    withoutInstance(await get(tasklist, 12)),
    {
      status: 404,
      type: problemJson,
      body: '{\n  "status" : 404,\n  "message" : "No backup with id [12] found.",\n  "instance" : "UUID"\n}'
    },
    'an error is indented too'
  )
})

t.test(
  'a finished backup is told part by part, with nulls written and the zone without a colon',
  async t => {
    const { operate } = await applications(t)
    await take(operate, 7)
    const detail = (snapshotName: string) => ({
      snapshotName,
      state: 'SUCCESS',
      startTime: '2001-02-03T04:05:06.789+0000',
      failures: []
    })
    t.strictSame(await get(operate, 7), {
      status: 200,
      type: json,
      body: JSON.stringify({
        backupId: 7,
        state: 'COMPLETED',
        failureReason: null,
        details: names('operate', '7').map(detail)
      })
    })
  }
)

t.test('the list tells the newest backup first, and in it the newest part', async t => {
  const { operate, clock } = await applications(t)
  t.strictSame(await get(operate), { status: 200, type: json, body: '[]' }, 'nothing yet')
  await take(operate, 101)
  clock.advance(1)
  await take(operate, 50)
  const { body } = await get(operate)
  const backups: { backupId: number; details: { snapshotName: string }[] }[] = JSON.parse(body)
  t.strictSame(
    backups.map(it => it.backupId),
    [50, 101],
    'by start, not by id'
  )
  t.strictSame(
    backups[0]?.details.map(it => it.snapshotName),
    names('operate', '50', [6, 5, 4, 3, 2, 1])
  )
})

t.test('an empty list of Tasklist has a blank inside', async t => {
  const { tasklist } = await applications(t)
  t.equal((await get(tasklist)).body, '[ ]')
})

t.test('ids of 64 bits come back digit for digit', async t => {
  const { operate, tasklist } = await applications(t)
  for (const app of [operate, tasklist]) {
    for (const id of ['9007199254740993', '9223372036854775807', '0']) {
      t.equal((await take(app, `"${id}"`)).status, 200, `${id} as a string`)
      t.match((await get(app, id)).body, new RegExp(`"backupId" ?: ?${id},`), id)
    }
  }
})

t.test('a failed part fails the backup, names itself, and ends the run', async t => {
  const { operate, world } = await applications(t)
  const failure = {
    index: 'operate-event',
    shardId: 0,
    reason: 'disk gone',
    nodeId: 'n1',
    status: 'X'
  }
  world.plans.add({ app: 'operate', partNo: 2, outcome: 'FAILED', failures: [failure] })
  await take(operate, 401)
  const { body } = await get(operate, 401)
  const backup = JSON.parse(body)
  t.equal(backup.state, 'FAILED')
  t.equal(
    backup.failureReason,
    `There were failures with the following snapshots: ${names('operate', '401')[1]}`
  )
  t.strictSame(
    backup.details.map((it: { state: string }) => it.state),
    ['SUCCESS', 'FAILED']
  )
  t.strictSame(backup.details[1].failures, [
    "SnapshotShardFailure{shardId=[operate-event][0], reason='disk gone', nodeId='n1', status=X}"
  ])
})

t.test('verbose=false leaves out times and reasons, pattern filters by id', async t => {
  const { operate, clock } = await applications(t)
  for (const id of [20250401, 20250402, 7]) {
    await take(operate, id)
    clock.advance(1)
  }
  const list = async (query: string) => {
    const { body } = await send(operate, { method: 'GET', url: `/actuator/backups?${query}` })
    return JSON.parse(body)
  }
  const ids = (backups: { backupId: number }[]) => backups.map(it => it.backupId)
  t.strictSame(ids(await list('pattern=202504*')), [20250402, 20250401])
  t.strictSame(ids(await list('pattern=7*')), [7])
  t.strictSame(ids(await list('pattern=')), [7, 20250402, 20250401], 'empty means all')
  const [first] = await list('verbose=false&pattern=7*')
  t.strictSame(first.details[0], {
    snapshotName: names('operate', '7')[0],
    state: 'SUCCESS',
    startTime: null,
    failures: []
  })
})

t.test(
  'a pattern that is none is refused: by Operate in words, by Tasklist as an unhandled error',
  async t => {
    const { operate, tasklist } = await applications(t)
    const url = '/actuator/backups?pattern=abc'
    t.strictSame(withoutInstance(await send(operate, { method: 'GET', url })), {
      status: 400,
      type: problemJson,
      body: '{"status":400,"message":"Invalid pattern: abc","instance":"UUID","type":"Invalid request"}'
    })
    t.strictSame(await send(tasklist, { method: 'GET', url }), {
      status: 500,
      type: json,
      body: '{\n  "timestamp" : "2001-02-03T04:05:06.789+00:00",\n  "status" : 500,\n  "error" : "Internal Server Error",\n  "path" : "/actuator/backups"\n}'
    })
  }
)

t.test(
  'a second backup is refused while parts wait, and accepted while the last one runs',
  async t => {
    const { operate, clock, world } = await applications(t)
    world.plans.add({ app: 'operate', durationMs: 1_000 })
    await take(operate, 1)
    clock.advance(4_999)
    t.strictSame(withoutInstance(await take(operate, 2)), {
      status: 400,
      type: problemJson,
      body: '{"status":400,"message":"Another backup is running at the moment","instance":"UUID","type":"Invalid request"}'
    })
    clock.advance(1)
    t.equal((await take(operate, 2)).status, 200, 'part 6 of 6 runs: the queue is empty')
  }
)

t.test('an id is free again after its deletion, and 204 comes for nothing too', async t => {
  const { operate } = await applications(t)
  await take(operate, 1)
  t.strictSame(await del(operate, 1), { status: 204, type: undefined, body: '' })
  t.equal((await get(operate, 1)).status, 404)
  t.equal((await del(operate, 1)).status, 204)
  t.equal((await take(operate, 1)).status, 200)
})

t.test('a backup that stalls is IN_PROGRESS for ever, and keeps every other out', async t => {
  const { tasklist, clock, world } = await applications(t)
  world.plans.add({ app: 'tasklist', partNo: 3, durationMs: never })
  await take(tasklist, 1)
  clock.advance(86_400_000)
  t.match((await get(tasklist, 1)).body, /"state" : "IN_PROGRESS"/)
  t.equal((await take(tasklist, 2)).status, 400)
})
