/** What the brokers' conditions come to in every release that words them alike, 8.2 to 8.10. */
import t from 'tap'
import type { BrokerCondition } from '../../../src/domain/broker-condition.js'
import { v3 } from '../../support/applications.js'
import { gateway, told } from '../../support/gateway.js'

const address = 'camunda-zeebe-0.camunda-zeebe:26501'
const rows: [condition: BrokerCondition, status: number, message: string][] = [
  [
    { kind: 'noStore' },
    400,
    'Cannot process backup requests. No backup store is configured. To use this feature, configure backup in broker configuration.'
  ],
  [{ kind: 'brokerError', partitionId: 2, message: 'x' }, 500, 'x'],
  [
    { kind: 'incompleteTopology', partitionId: 3 },
    502,
    'Expected to send request to all 3 partitions, but found only 2 partitions in topology.'
  ],
  [
    { kind: 'refused', partitionId: 1 },
    502,
    `Failed to send request from gateway to broker.Failed to connect channel for address ${address} (resolved: null) : io.netty.channel.AbstractChannel$AnnotatedConnectException: finishConnect(..) failed: Connection refused: /${address}`
  ],
  [
    { kind: 'exhausted', partitionId: 1 },
    503,
    'Cannot accept requests for partition 1. Broker is out of disk space'
  ],
  [
    { kind: 'timeout', partitionId: 2 },
    504,
    `Request from gateway to broker timed out. Request backup-api-2 to ${address} timed out in PT0S`
  ],
  ...(['leaderless', 'leaderMismatch'] as const).map((kind): [BrokerCondition, number, string] => [
    { kind, partitionId: 2 },
    504,
    'Request from gateway to broker timed out. Request timed out after PT0S'
  ]),
  [
    { kind: 'brokersGone' },
    504,
    'Request from gateway to broker timed out. Request timed out after PT0S'
  ]
]

for (const release of ['8.2', '8.4', '8.5', '8.8', '8.9', '8.10']) {
  const base = ['8.8', '8.9', '8.10'].includes(release) ? 'backupRuntime' : 'backups'
  t.test(`${release}: every operation tells the same trouble`, async t => {
    const setting = { partitionsCount: 3, requestTimeoutMs: 0 }
    const { post, get, del, suffer } = await gateway(t, release, { setting })
    for (const [condition, status, message] of rows) {
      suffer(condition)
      const answer = { status, type: v3, body: told(message) }
      t.strictSame(await post(base, '{"backupId":1}'), answer, `take, ${condition.kind}`)
      t.strictSame(await get(`${base}/1`), answer, `get, ${condition.kind}`)
      t.strictSame(await get(base), answer, `list, ${condition.kind}`)
      t.strictSame(await del(`${base}/1`), answer, `delete, ${condition.kind}`)
    }
    suffer({ kind: 'noBrokers' })
    t.strictSame(await post(base, '{"backupId":1}'), {
      status: 500,
      type: v3,
      body: told('No value present')
    })
    t.strictSame(await get(`${base}/1`), {
      status: 500,
      type: v3,
      body: told(
        'Backup status cannot be calculated from status of partitions backup []. Possible incomplete topology.'
      )
    })
    t.strictSame(await get(base), { status: 200, type: v3, body: '[]' })
    t.equal((await del(`${base}/1`)).status, 204)
  })
}

t.test('scaling forbids a start from 8.8 on, and nothing else', async t => {
  const rejected = {
    status: 409,
    type: v3,
    body: told(
      'Cannot take backup while scaling is in progress. Please retry after scaling is completed.'
    )
  }
  const later = await gateway(t, '8.8')
  later.suffer({ kind: 'scaling' })
  t.strictSame(await later.post('backupRuntime', '{"backupId":1}'), rejected)
  t.equal((await later.get('backupRuntime')).status, 200)
  const { post, suffer } = await gateway(t, '8.7')
  suffer({ kind: 'scaling' })
  t.equal((await post('backups', '{"backupId":1}')).status, 202)
})
