import t from 'tap'
import type { BrokerCondition } from '../../../src/domain/broker-condition.js'
import { type Applications, applications, json, send } from '../../support/applications.js'

const obeyed = { status: 200, type: json, body: '{"body":null,"status":204,"contentType":null}' }

function post(apps: Applications, path: string, over: object = {}) {
  return send(apps.zeebe, { method: 'POST', url: `/actuator/exporting/${path}`, ...over })
}

const phases = ({ world }: Applications) => [...world.zeebe.phases().values()]

t.test(
  'pause, soft pause and resume are a 200 with a 204 inside, and move every partition',
  async t => {
    const apps = await applications(t)
    t.strictSame(await post(apps, 'pause'), obeyed)
    t.strictSame(phases(apps), ['PAUSED', 'PAUSED', 'PAUSED'])
    t.strictSame(await post(apps, 'pause?soft=true'), obeyed)
    t.strictSame(phases(apps), ['SOFT_PAUSED', 'SOFT_PAUSED', 'SOFT_PAUSED'])
    t.strictSame(await post(apps, 'resume'), obeyed)
    t.strictSame(phases(apps), ['EXPORTING', 'EXPORTING', 'EXPORTING'])
  }
)

t.test(
  'a form field decides as a query parameter does, which beats it; JSON decides nothing',
  async t => {
    const apps = await applications(t)
    const form = {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'soft=true'
    }
    await post(apps, 'pause', form)
    t.equal(phases(apps)[0], 'SOFT_PAUSED')
    await post(apps, 'pause?soft=no', form)
    t.equal(phases(apps)[0], 'PAUSED')
    const body = { headers: { 'content-type': 'application/json' }, payload: '{"soft":true}' }
    await post(apps, 'pause', body)
    t.equal(phases(apps)[0], 'PAUSED')
  }
)

t.test('an operation that does not exist is told as a serialised exception', async t => {
  const apps = await applications(t)
  const { status, body } = await post(apps, 'foo')
  t.equal(status, 200)
  const envelope = JSON.parse(body)
  t.strictSame(Object.keys(envelope), ['body', 'status', 'contentType'])
  t.equal(envelope.status, 500)
  t.strictSame(Object.keys(envelope.body), [
    'cause',
    'stackTrace',
    'message',
    'suppressed',
    'localizedMessage'
  ])
  t.strictSame(phases(apps), ['EXPORTING', 'EXPORTING', 'EXPORTING'])
})

const cluster =
  'BrokerClusterStateImpl{partitionLeaders={3=2, 2=1, 1=0}, brokers=[0, 1, 2], partitions=[1, 2, 3], clusterSize=3, partitionsCount=3, replicationFactor=3}'

const rows: [BrokerCondition, message: string, moved: boolean[], why: string][] = [
  [
    { kind: 'incompleteTopology', partitionId: 3 },
    'Found 2 partitions but expected 3, current topology: BrokerClusterStateImpl{partitionLeaders={2=1, 1=0}, brokers=[0, 1, 2], partitions=[1, 2], clusterSize=3, partitionsCount=3, replicationFactor=3}',
    [false, false, false],
    'nothing is sent'
  ],
  [
    { kind: 'leaderless', partitionId: 2 },
    'Leader -2 of partition 2 is not known, current topology: BrokerClusterStateImpl{partitionLeaders={3=2, 1=0}, brokers=[0, 1, 2], partitions=[1, 2, 3], clusterSize=3, partitionsCount=3, replicationFactor=3}',
    [false, false, false],
    'nothing is sent'
  ],
  [
    { kind: 'replicaMissing', partitionId: 1 },
    `Expected 3 members of partition 1 but found 2, current topology: ${cluster}`,
    [false, false, false],
    'a backup would work, exporting does not'
  ],
  [
    { kind: 'brokerError', partitionId: 2, message: 'x' },
    'Received error from broker (INTERNAL_ERROR): Partition 2 failed to pause exporting',
    [true, false, true],
    'the other partitions have obeyed'
  ],
  [
    { kind: 'brokersGone' },
    'Failed to connect channel for address camunda-zeebe-0.camunda-zeebe:26501 (resolved: null) : io.netty.channel.AbstractChannel$AnnotatedConnectException: finishConnect(..) failed: Connection refused: /camunda-zeebe-0.camunda-zeebe:26501',
    [false, false, false],
    'nobody is there'
  ]
]

for (const [condition, message, moved, why] of rows) {
  t.test(`${condition.kind} is a 200 with a 500 inside: ${why}`, async t => {
    const apps = await applications(t)
    apps.world.conditions.set({ zeebe: condition })
    const { status, type, body } = await post(apps, 'pause')
    t.strictSame([status, type], [200, json])
    const envelope = JSON.parse(body)
    t.equal(envelope.status, 500)
    t.equal(envelope.body.message, message)
    t.equal(envelope.body.localizedMessage, message)
    t.strictSame(
      phases(apps).map(phase => phase === 'PAUSED'),
      moved
    )
  })
}

t.test('a silent broker uses up the whole request timeout', async t => {
  const apps = await applications(t, { requestTimeoutMs: 2_000 })
  apps.world.conditions.set({ zeebe: { kind: 'timeout', partitionId: 2 } })
  const answer = post(apps, 'resume')
  await new Promise(resolve => setImmediate(resolve))
  apps.clock.advance(2_000)
  t.match(
    (await answer).body,
    /Request admin-api-2 to camunda-zeebe-0\.camunda-zeebe:26501 timed out in PT2S/
  )
})

t.test('a gateway that never saw a broker thinks that all obeyed', async t => {
  const apps = await applications(t)
  apps.world.conditions.set({ zeebe: { kind: 'noBrokers' } })
  t.strictSame(await post(apps, 'pause'), obeyed)
})
