/** Every switch of Operate's and Tasklist's tables, seen from outside; and both endpoints side by side. */
import t, { type Test } from 'tap'
import { json, problemJson, send, withoutInstance } from '../../support/applications.js'
import { asking, indented, released, springError } from '../../support/releases.js'
import { aPlan } from '../../support/world.js'

type Switches = Record<string, string | number | boolean>

function operate(t: Test, switches: Switches, line = '8.7') {
  return released(t, 'operate', line, { wishes: { switches }, world: { pace: 'slow' } })
}

/** Parts of a second each. */
async function inSeconds(t: Test, switches: Switches, line = '8.7') {
  const it = await operate(t, switches, line)
  it.world.plans.add({ app: 'operate', durationMs: 1_000 })
  const state = async (id: number) => JSON.parse((await it.get(id)).body).state
  const parts = async (id: number) => JSON.parse((await it.get(id)).body).details.length
  return { ...it, state, parts }
}

t.test('an empty answer of Elasticsearch is a 400 in Operate and a 500 in Tasklist', async t => {
  const wishes = { quirks: new Map([['camunda-37591', true]]) }
  const operate = await released(t, 'operate', '8.7', { wishes })
  t.strictSame(withoutInstance(await operate.get(5)), {
    status: 400,
    type: problemJson,
    body: '{"status":400,"message":"Index 0 out of bounds for length 0","instance":"UUID","type":"Invalid request"}'
  })
  const tasklist = await released(t, 'tasklist', '8.7', { wishes })
  t.strictSame(await tasklist.get(5), {
    status: 500,
    type: json,
    body: indented(springError(500, '/actuator/backups/5'))
  })
  const old = await released(t, 'tasklist', '8.4', { wishes })
  t.strictSame(
    await old.get(5),
    {
      status: 500,
      type: json,
      body: indented(springError(500, '/actuator/backups/5', 'Index 0 out of bounds for length 0'))
    },
    'with a message in older lines'
  )
})

t.test('DELETE of nothing may be a 404, as documented', async t => {
  const it = await operate(t, { 'operate.unknownDelete': '404' })
  t.strictSame(withoutInstance(await it.del(5)), {
    status: 404,
    type: problemJson,
    body: '{"status":404,"message":"No backup with id [5] found.","instance":"UUID","type":"Requested resource not found"}'
  })
})

for (const [line, left, why] of [
  ['8.5', 6, 'names were built with the own version'],
  ['8.7', 0, 'the version became a wildcard']
] as const) {
  t.test(`DELETE leaves ${left} snapshots of another version in ${line}: ${why}`, async t => {
    const it = await released(t, 'operate', line)
    for (const part of [1, 2, 3, 4, 5, 6]) {
      const metadata = { backupId: 3, version: '8.3.0', partNo: part, partCount: 6 }
      const name = `camunda_operate_3_8.3.0_part_${part}_of_6`
      it.world.repositories.add('camunda', aPlan({ name, metadata }))
    }
    t.equal((await it.del(3)).status, 204)
    t.equal(it.world.repositories.views('camunda').length, left)
    t.equal((await it.get(3)).status, left === 0 ? 404 : 200)
    await it.take(4)
    t.equal((await it.del(4)).status, 204)
    t.equal((await it.get(4)).status, 404, 'its own are deleted')
  })
}

t.test('between two parts there may be a gap, in which a backup is INCOMPLETE', async t => {
  const it = await inSeconds(t, { 'operate.incomplete': 'immediate', 'operate.partsGapMs': 100 })
  await it.take(1)
  it.clock.advance(1_000)
  t.equal(await it.state(1), 'INCOMPLETE')
  it.clock.advance(99)
  t.equal(await it.state(1), 'INCOMPLETE')
  it.clock.advance(1)
  t.equal(await it.state(1), 'IN_PROGRESS')
  it.clock.advance(6 * 1_100)
  t.equal(await it.state(1), 'COMPLETED')
})

t.test('at the pace instant there is no gap', async t => {
  const switches = { 'operate.incomplete': 'immediate', 'operate.partsGapMs': 100 }
  const it = await released(t, 'operate', '8.7', { wishes: { switches } })
  await it.take(1)
  t.match((await it.get(1)).body, /"state":"COMPLETED"/)
})

const incomplete: [rule: string, atOnce: string, at300s: string, late: string][] = [
  ['immediate', 'INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE'],
  ['timeout', 'IN_PROGRESS', 'IN_PROGRESS', 'INCOMPLETE'],
  ['timeout-0.3s', 'INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE'],
  ['queue-aware', 'IN_PROGRESS', 'IN_PROGRESS', 'INCOMPLETE']
]
for (const [rule, atOnce, at300s, late] of incomplete) {
  t.test(`a run that stops after part 2 is ${atOnce}, later ${late}, when ${rule}`, async t => {
    const it = await inSeconds(t, { 'operate.incomplete': rule, 'operate.stopsAfterPart': 2 })
    await it.take(1)
    it.clock.advance(2_000)
    t.equal(await it.parts(1), 2)
    t.equal(await it.state(1), atOnce)
    it.clock.advance(300_000)
    t.equal(await it.state(1), at300s)
    it.clock.advance(1)
    t.equal(await it.state(1), late)
    t.equal((await it.take(2)).status, 200, 'nothing waits any more')
  })
}

t.test('the timeout is a switch of its own', async t => {
  const it = await inSeconds(t, {
    'operate.incompleteTimeoutSeconds': 10,
    'operate.stopsAfterPart': 1
  })
  await it.take(1)
  it.clock.advance(11_000)
  t.equal(await it.state(1), 'IN_PROGRESS')
  it.clock.advance(1)
  t.equal(await it.state(1), 'INCOMPLETE')
})

t.test('an application may be busy to the end of the last part', async t => {
  const it = await inSeconds(t, { 'operate.busyWhile': 'running' })
  await it.take(1)
  it.clock.advance(5_999)
  t.equal((await it.take(2)).status, 400)
  it.clock.advance(1)
  t.equal((await it.take(2)).status, 200)
})

t.test('names may be doubled', async t => {
  const it = await operate(t, { 'operate.doubledNames': true }, '8.6.0')
  const { scheduledSnapshots } = JSON.parse((await it.take(1)).body)
  t.equal(
    scheduledSnapshots[0],
    'camunda_operate_1_8.6.0_camunda_operate_1_8.6.0_part_1_of_61_of_6'
  )
  t.equal((await it.get(1)).status, 200)
})

t.test('a start may be unknown for a while', async t => {
  const it = await operate(t, { 'operate.registrationGapMs': 1_000 })
  await it.take(1)
  it.clock.advance(999)
  t.equal((await it.get(1)).status, 404)
  t.equal((await it.list()).body, '[]')
  it.clock.advance(1)
  t.equal((await it.get(1)).status, 200)
})

const socketTimeouts: [on: string, parts: number, busy: number, why: string][] = [
  ['fails', 2, 200, 'the queue is cleared'],
  ['polls', 6, 200, 'the run goes on when the part is done'],
  ['stuck', 2, 400, 'the queue keeps its parts for ever']
]
for (const [on, parts, busy, why] of socketTimeouts) {
  t.test(`a part beyond the socket timeout, ${on}: ${why}`, async t => {
    const it = await operate(t, {
      'operate.incomplete': 'immediate',
      'operate.socketTimeoutMs': 1_000,
      'operate.onSocketTimeout': on
    })
    it.world.plans.add({ app: 'operate', partNo: 2, durationMs: 1_001 })
    it.world.plans.add({ app: 'operate', durationMs: 1_000 })
    await it.take(1)
    it.clock.advance(1_000_000)
    const backup = JSON.parse((await it.get(1)).body)
    t.equal(backup.details.length, parts)
    t.equal(backup.details[1].state, 'SUCCESS', 'the part itself is taken')
    t.equal(backup.state, parts === 6 ? 'COMPLETED' : 'INCOMPLETE')
    t.equal((await it.take(2)).status, busy)
    it.world.apps.operate.forget()
    t.equal((await it.take(3)).status, 200, 'until a restart')
  })
}

t.test('a PARTIAL part ends the run or does not', async t => {
  for (const [stops, parts] of [
    [true, 2],
    [false, 6]
  ] as const) {
    const it = await inSeconds(t, { 'operate.partialStopsQueue': stops })
    it.world.plans.reset()
    it.world.plans.add({ app: 'operate', partNo: 2, outcome: 'PARTIAL', durationMs: 1_000 })
    await it.take(1)
    it.clock.advance(10_000_000)
    t.equal(await it.parts(1), parts)
  }
})

t.test('8.6.11 ignores what the list of 8.7 takes', async t => {
  const old = await operate(t, {}, '8.6.11')
  await old.take(1)
  for (const query of ['?verbose=banana', '?pattern=abc', '?pattern=2*', '?verbose=false']) {
    t.match((await old.list(query)).body, /"startTime":"2001/, query)
  }
  const it = await operate(t, {})
  t.strictSame(withoutInstance(await it.list('?verbose=banana')), {
    status: 400,
    type: problemJson,
    body: '{"status":400,"message":"Method parameter \'verbose\': Failed to convert value of type \'java.lang.String\' to required type \'boolean\'; Invalid boolean value [banana]","instance":"UUID","type":"Invalid request"}'
  })
})

t.test('more snapshots than parts are INCOMPLETE in 8.1 and FAILED later', async t => {
  for (const [line, state] of [
    ['8.1', 'INCOMPLETE'],
    ['8.2', 'FAILED']
  ] as const) {
    const it = await released(t, 'operate', line)
    await it.take(1)
    it.world.repositories.add(
      'camunda',
      aPlan({ name: 'camunda_operate_1_extra', startMs: 9e12, endMs: 9e12 })
    )
    it.clock.advance(9e12)
    t.equal(JSON.parse((await it.get(1)).body).state, state)
  }
})

t.test('a start may be forbidden, before anything of it is looked at', async t => {
  for (const line of ['8.1', '8.5', '8.7']) {
    const it = await operate(t, { 'operate.postForbidden': true }, line)
    const old = line === '8.1'
    t.strictSame(await it.post('hello', 'text/plain'), {
      status: 403,
      type: json,
      body: JSON.stringify(springError(403, it.base, old ? 'Forbidden' : undefined))
    })
    t.equal((await it.get(1)).status, 404, 'reading works')
  }
})

t.test('JSON may be indented or not, in either application', async t => {
  const indentedOperate = await operate(t, { 'operate.prettyJson': true })
  t.equal((await indentedOperate.list()).body, '[ ]')
  const compact = await released(t, 'tasklist', '8.7', {
    wishes: { switches: { 'tasklist.prettyJson': false } }
  })
  t.equal((await compact.list()).body, '[]')
})

t.test('either application may speak like the other', async t => {
  const it = await operate(t, { 'operate.errorStyle': 'tasklist-mgmt' })
  it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  t.match((await it.get(1)).body, /^\{"status":502,"message":".*","instance":null\}$/)
  const tasklist = await released(t, 'tasklist', '8.7', {
    wishes: { switches: { 'tasklist.errorStyle': 'operate-v1' } }
  })
  tasklist.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  t.equal((await tasklist.get(1)).status, 400)
})

t.test('the old path takes nothing up to 8.5, and is unknown later', async t => {
  for (const [app, line, status] of [
    ['operate', '8.2', 405],
    ['tasklist', '8.5', 405],
    ['operate', '8.6', 404],
    ['tasklist', '8.7', 404]
  ] as const) {
    const { app: door } = await released(t, app, line)
    const answer = await door.inject({
      method: 'POST',
      url: '/actuator/backup',
      headers: { 'content-type': 'application/json' },
      payload: '{"backupId":1}'
    })
    t.equal(answer.statusCode, status, `${app} ${line}`)
    if (status === 405) t.equal(answer.headers.allow, 'GET')
  }
})

t.test('Tasklist 8.1.7 has no endpoint for a start, only a fallback that refuses it', async t => {
  const it = await released(t, 'tasklist', '8.1.7')
  t.strictSame(await it.take('"1"'), {
    status: 405,
    type: json,
    body: indented(springError(405, '/actuator/backup', "Request method 'POST' not supported"))
  })
  const served = await released(t, 'tasklist', '8.1.7', {
    wishes: { switches: { 'tasklist.firstEndpoint': 'served' } }
  })
  t.equal((await served.take('"1"')).status, 200)
})

t.test('in all, the endpoints of 8.1 and of 8.7 stand side by side', async t => {
  for (const app of ['operate', 'tasklist', 'optimize'] as const) {
    const it = await released(t, app, 'all', {
      wishes: { switches: { 'operate.oldPath': '405', 'tasklist.oldPath': '405' } }
    })
    const first = asking(it.app, '/actuator/backup')
    t.equal((await first.take('"b-1"')).status, 200, `${app}: the old path is an endpoint`)
    const { state, State } = JSON.parse((await first.get('b-1')).body)
    t.strictSame([state, State], ['COMPLETED', 'COMPLETED'], 'as the documentation prints it, too')
    t.equal((await first.del('b-1')).status, 204)
    t.ok((await it.take(7)).status < 300)
    t.match(JSON.parse((await it.get(7)).body), { backupId: 7, state: 'COMPLETED' })
    t.match(JSON.parse((await first.get(7)).body), { state: 'COMPLETED' }, 'one truth for both')
    t.match((await first.get('nope')).body, /nope/)
  }
})

t.test('each dialect of all words its own errors', async t => {
  const it = await released(t, 'operate', 'all', { world: { repository: null } })
  const first = asking(it.app, '/actuator/backup')
  t.match(JSON.parse((await it.take(1)).body), { type: 'Invalid request' })
  t.match(JSON.parse((await first.take(1)).body), {
    error: 'Bad Request',
    path: '/actuator/backup'
  })
  t.match(await send(it.app, { method: 'PUT', url: '/actuator/backup' }), {
    type: json,
    status: 405
  })
  t.match(await send(it.app, { method: 'PUT', url: it.base }), { type: problemJson, status: 405 })
})

t.test('in all, discovery names both endpoints', async t => {
  const it = await released(t, 'operate', 'all')
  const { _links } = JSON.parse((await it.ask('GET', '/actuator')).body)
  t.ok('backups' in _links)
  t.ok('backup' in _links)
})

t.test('on OpenSearch Operate says so, and names a duplicate by uuids', async t => {
  const it = await released(t, 'operate', '8.5', { wishes: { storage: 'opensearch' } })
  await it.take(1)
  t.notMatch((await it.take(1)).body, /camunda_operate/)
  it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  t.match((await it.get(1)).body, /connecting to Opensearch while/)
})
