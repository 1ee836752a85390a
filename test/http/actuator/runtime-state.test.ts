/** `backupRuntime/state`, 8.9 and later. */
import t from 'tap'
import { problemJson, v3 } from '../../support/applications.js'
import { gateway, told } from '../../support/gateway.js'
import { withoutVolatile } from '../../support/volatile.js'

const nothing = '{"checkpointStates":[],"backupStates":[],"ranges":[]}'
const path = 'backupRuntime/state'
const time = '"checkpointTimestamp":"2001-02-03T04:05:06Z"'
const head = (id: number) => `"checkpointId":${id},"checkpointType":"MANUAL_BACKUP"`

const checkpoint = (id: number, partitionId: number, rest = '') =>
  `{${head(id)},"partitionId":${partitionId},"checkpointPosition":<number>,${time}${rest}}`
const backup = (id: number, partitionId: number, rest = '') =>
  `{${head(id)},"partitionId":${partitionId},"checkpointPosition":<number>,"firstLogPosition":1,${time}${rest}}`
const end = (id: number, rest = '') =>
  `{${head(id)},"checkpointPosition":<number>,"firstLogPosition":1,${time}${rest}}`

t.test('one backup is the latest of everything, and a range of its own', async t => {
  for (const [release, tenant] of [
    ['8.9', ''],
    ['8.10', ',"physicalTenantId":"default"']
  ] as const) {
    const { post, get } = await gateway(t, release, { setting: { partitionsCount: 2 } })
    t.strictSame(await get(path), { status: 200, type: v3, body: nothing }, 'nothing at first')
    await post('backupRuntime', '{"backupId":5}')
    const range = (partitionId: number) =>
      `{"partitionId":${partitionId},"start":${end(5, tenant)},"end":${end(5, tenant)}${tenant}}`
    const body =
      `{"checkpointStates":[${checkpoint(5, 1, tenant)},${checkpoint(5, 2, tenant)}],` +
      `"backupStates":[${backup(5, 1, tenant)},${backup(5, 2, tenant)}],` +
      `"ranges":[${range(1)},${range(2)}]}`
    const read = await get(path)
    t.strictSame([read.status, read.type, withoutVolatile(read.body)], [200, v3, body], release)
    const written = await post(`${path}/sync`)
    t.strictSame(written, read, 'writing it anew answers the same')
  }
})

t.test('time stamps end without a zero', async t => {
  const { post, get, clock } = await gateway(t, '8.9')
  clock.advance(120)
  await post('backupRuntime', '{"backupId":5}')
  t.match((await get(path)).body, /"checkpointTimestamp":"2001-02-03T04:05:06\.12Z"/)
})

/** `start-end` of each range of partition 1. */
async function rangesOf(get: (path: string) => Promise<{ body: string }>): Promise<string[]> {
  const { ranges } = JSON.parse((await get(path)).body)
  return ranges
    .filter((it: { partitionId: number }) => it.partitionId === 1)
    .map((it: { start: { checkpointId: number }; end: { checkpointId: number } }) =>
      [it.start.checkpointId, it.end.checkpointId].join('-')
    )
}

t.test(
  'backups that follow each other are one range; a deletion and a failure are gaps',
  async t => {
    const { post, get, del, world } = await gateway(t, '8.9')
    world.plans.add({ app: 'zeebe', backupId: 7n, outcome: 'FAILED' })
    for (const id of [1, 2, 3, 4, 5]) await post('backupRuntime', `{"backupId":${id}}`)
    t.strictSame(await rangesOf(get), ['1-5'])
    await del('backupRuntime/3')
    t.strictSame(await rangesOf(get), ['1-2', '4-5'], 'a gap')
    await del('backupRuntime/1')
    t.strictSame(await rangesOf(get), ['2-2', '4-5'], 'the range shrinks')
    for (const id of [6, 7, 8]) await post('backupRuntime', `{"backupId":${id}}`)
    t.strictSame(await rangesOf(get), ['2-2', '4-6', '8-8'], 'a failure is a gap, too')
    for (const id of [2, 4, 5]) await del(`backupRuntime/${id}`)
    t.strictSame(await rangesOf(get), ['6-6', '8-8'])
    await del('backupRuntime/8')
    const { checkpointStates, backupStates } = JSON.parse((await get(path)).body)
    t.equal(checkpointStates[0].checkpointId, 8, 'a deleted checkpoint is still the latest')
    t.equal(backupStates[0].checkpointId, 6, 'and its backup is not')
  }
)

t.test('a backup counts when it is done', async t => {
  const { post, get, clock, world } = await gateway(t, '8.9')
  world.plans.add({ app: 'zeebe', durationMs: 100 })
  await post('backupRuntime', '{"backupId":5}')
  clock.advance(99)
  t.strictSame(await rangesOf(get), [])
  clock.advance(1)
  t.strictSame(await rangesOf(get), ['5-5'])
})

t.test('a deleted state starts anew with the next backup; ids stay taken', async t => {
  const { post, get, del } = await gateway(t, '8.9')
  for (const id of [1, 2]) await post('backupRuntime', `{"backupId":${id}}`)
  t.strictSame(await del(path), { status: 204, type: undefined, body: '' })
  t.equal((await get(path)).body, nothing)
  t.equal((await get('backupRuntime/2')).status, 200, 'backups are still there')
  t.equal((await post('backupRuntime', '{"backupId":2}')).status, 409)
  await post('backupRuntime', '{"backupId":3}')
  t.strictSame(await rangesOf(get), ['3-3'])
})

t.test('the first builds wrote the ends of a range as ids', async t => {
  const { post, get } = await gateway(t, '8.9', {
    switches: { 'zeebe.ranges': 'ids', 'zeebe.firstLogPositionMember': false }
  })
  await post('backupRuntime', '{"backupId":5}')
  const withoutLog = backup(5, 1).replace('"firstLogPosition":1,', '')
  t.equal(
    withoutVolatile((await get(path)).body),
    `{"checkpointStates":[${checkpoint(5, 1)}],"backupStates":[${withoutLog}],` +
      '"ranges":[{"partitionId":1,"start":5,"end":5,"missingCheckpoints":[]}]}'
  )
})

const lost = {
  status: 502,
  type: v3,
  body: told(
    'Expected to send request to all 1 partitions, but found only 0 partitions in topology.'
  )
}

t.test(
  'brokers that cannot be reached are an error; reading in 8.10 shows what it can',
  async t => {
    for (const release of ['8.9', '8.10']) {
      const { post, get, del, suffer } = await gateway(t, release)
      await post('backupRuntime', '{"backupId":5}')
      suffer({ kind: 'incompleteTopology', partitionId: 1 })
      const empty = { status: 200, type: v3, body: nothing }
      t.strictSame(await get(path), release === '8.10' ? empty : lost, release)
      t.strictSame(await post(`${path}/sync`), lost, release)
      t.strictSame(await del(path), lost, release)
      suffer({ kind: 'noBrokers' })
      t.strictSame(await get(path), empty, 'nobody has nothing to tell')
      t.equal((await del(path)).status, 204)
      suffer({ kind: 'ok' })
      t.strictSame(await rangesOf(get), ['5-5'], 'and nobody has forgotten anything')
    }
  }
)

t.test('before 8.9, and without its operations, the state is a text like any other', async t => {
  const expected = {
    status: 400,
    type: v3,
    body: told("Expected a backup ID or prefix ending with '*', but got 'state'.")
  }
  const early = await gateway(t, '8.8')
  t.strictSame(await early.get(path), expected)
  const unmapped = {
    status: 400,
    type: problemJson,
    body: `{"type":"about:blank","title":"Bad Request","status":400,"detail":"Parameter mapping failure","instance":"/actuator/${path}"}`
  }
  t.strictSame(await early.del(path), unmapped)
  t.equal((await early.post(`${path}/sync`)).status, 404)

  const off = await gateway(t, '8.9', {
    switches: { 'zeebe.stateOps': false, 'zeebe.extraSegments': '400' }
  })
  t.strictSame(await off.get(path), { status: 200, type: v3, body: nothing })
  t.strictSame(await off.del(path), unmapped)
  t.equal((await off.post(`${path}/sync`)).status, 405)
})
