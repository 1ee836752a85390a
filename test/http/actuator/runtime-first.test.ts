/** Zeebe's backup endpoint of 8.1. */
import t from 'tap'
import { json, v3 } from '../../support/applications.js'
import { gateway } from '../../support/gateway.js'
import { withoutVolatile } from '../../support/volatile.js'

const ok = (body: string) => ({ status: 200, type: v3, body })
const failed = (id: number, failure: string) => ({
  status: 500,
  type: v3,
  body: JSON.stringify({ id, failure })
})
const conflict = (id: number, latest: number) =>
  `Requested backup has id ${id}. The latest backup has id ${latest}. Id of new backups must be higher than the previous one. `

const pieces =
  '{"snapshotId":"<snapshot>","checkpointPosition":<number>,"brokerId":0,"brokerVersion":"8.1.27"}'
const times = '"createdAt":"<nanoseconds>","lastUpdatedAt":"<nanoseconds>"'
const noTimes = '"createdAt":null,"lastUpdatedAt":null'

t.test('a start names its id in the path and gets it back', async t => {
  const { post, get } = await gateway(t, '8.1')
  t.strictSame(await post('backups/6'), ok('{"id":6}'))
  const { status, type, body } = await get('backups/6')
  t.strictSame(
    { status, type, body: withoutVolatile(body) },
    ok(
      `{"backupId":6,"status":"COMPLETED","failureReason":null,"partitions":[{"partitionId":1,"status":"COMPLETED","description":${pieces},"failureReason":null,${times}}]}`
    )
  )
})

t.test('an id that nobody knows is no error', async t => {
  const { get } = await gateway(t, '8.1', { setting: { partitionsCount: 2 } })
  const absent = (id: number) =>
    `{"partitionId":${id},"status":"DOES_NOT_EXIST","description":null,"failureReason":null,${noTimes}}`
  t.strictSame(
    await get('backups/7'),
    ok(
      `{"backupId":7,"status":"DOES_NOT_EXIST","failureReason":null,"partitions":[${absent(1)},${absent(2)}]}`
    )
  )
})

t.test('a failure is told with its reason, and without what the store does not know', async t => {
  const { post, get, world } = await gateway(t, '8.1', { setting: { partitionsCount: 2 } })
  world.plans.add({ app: 'zeebe', partitionId: 1, outcome: 'FAILED', failureReason: 'x' })
  world.plans.add({ app: 'zeebe', partitionId: 2, outcome: 'FAILED', described: false })
  await post('backups/6')
  t.equal(
    withoutVolatile((await get('backups/6')).body),
    '{"backupId":6,"status":"FAILED","failureReason":"Backup on partition 1 failed due to x. Backup on partition 2 failed due to Unknown reason. ","partitions":[' +
      `{"partitionId":1,"status":"FAILED","description":${pieces},"failureReason":"x",${times}},` +
      `{"partitionId":2,"status":"FAILED","description":null,"failureReason":null,${times}}]}`
  )
})

t.test('the brokers alone decide about ids', async t => {
  const { post } = await gateway(t, '8.1')
  t.strictSame(await post('backups/-5'), failed(-5, conflict(-5, -1)), 'below no checkpoint at all')
  t.strictSame(await post('backups/0'), ok('{"id":0}'))
  t.strictSame(await post('backups/0x10'), ok('{"id":16}'))
  t.strictSame(await post('backups/16'), failed(16, conflict(16, 16)))
  t.strictSame(await post('backups/9223372036854775807'), ok('{"id":9223372036854775807}'))
})

t.test('whatever goes wrong is a 500 with the message of the exception', async t => {
  const { post, get, suffer } = await gateway(t, '8.1', {
    setting: { partitionsCount: 3, requestTimeoutMs: 0 }
  })
  const rows = [
    [
      { kind: 'noStore' },
      'Received error from broker (UNSUPPORTED_MESSAGE): Cannot process backup requests. No backup store is configured. To use this feature, configure backup in broker configuration.'
    ],
    [
      { kind: 'brokerError', partitionId: 1, message: 'x' },
      'Received error from broker (INTERNAL_ERROR): x'
    ],
    [
      { kind: 'exhausted', partitionId: 1 },
      'Received error from broker (RESOURCE_EXHAUSTED): Cannot accept requests for partition 1. Broker is out of disk space'
    ],
    [
      { kind: 'incompleteTopology', partitionId: 3 },
      'Expected to send request to all 3 partitions, but found only 2 partitions in topology.'
    ],
    [
      { kind: 'timeout', partitionId: 2 },
      'Request backup-api-2 to camunda-zeebe-0.camunda-zeebe:26501 timed out in PT0S'
    ],
    [{ kind: 'leaderless', partitionId: 2 }, 'Request timed out after PT0S']
  ] as const
  for (const [condition, failure] of rows) {
    suffer(condition)
    t.strictSame(await post('backups/6'), failed(6, failure), `take, ${condition.kind}`)
    t.strictSame(await get('backups/6'), failed(6, failure), `get, ${condition.kind}`)
  }
})

t.test('there is no list, no deletion, and no body', async t => {
  const { ask, post, get, del, app } = await gateway(t, '8.1')
  const withoutId = (body: string) => body.replace(/[0-9a-f]{8}-1/, 'ID')
  const spring = (status: number, error: string, path: string) => ({
    status,
    type: json,
    body: `{"timestamp":"2001-02-03T04:05:06.000+00:00","path":"/actuator/${path}","status":${status},"error":"${error}","requestId":"ID"}`
  })
  const rows = [
    [get('backups'), spring(404, 'Not Found', 'backups')],
    [post('backups', '{"backupId":1}'), spring(404, 'Not Found', 'backups')],
    [del('backups/6'), spring(405, 'Method Not Allowed', 'backups/6')],
    [ask('PUT', 'backups/6'), spring(405, 'Method Not Allowed', 'backups/6')],
    [post('backups/abc'), spring(400, 'Bad Request', 'backups/abc')],
    [get('backups/6', { accept: 'text/html' }), spring(406, 'Not Acceptable', 'backups/6')],
    [get('backupRuntime'), spring(404, 'Not Found', 'backupRuntime')]
  ] as const
  for (const [asked, answer] of rows) {
    const { body, ...rest } = await asked
    t.strictSame({ ...rest, body: withoutId(body) }, answer)
  }
  const { headers } = await app.inject({ method: 'DELETE', url: '/actuator/backups/6' })
  t.strictSame(headers.allow?.split(', ').toSorted(), ['GET', 'POST'])
})

t.test('8.1 may be given the endpoint of 8.2', async t => {
  const { post } = await gateway(t, '8.1', { switches: { 'zeebe.endpoint': 'backups' } })
  t.equal((await post('backups', '{"backupId":1}')).status, 202)
})
