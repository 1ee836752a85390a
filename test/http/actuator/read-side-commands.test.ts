/** The few commands among what is polled: exporters, rebalancing, and the scaling that is refused. */
import t from 'tap'
import { json, problemJson } from '../../support/applications.js'
import { metricsOf, polled } from '../../support/read-side.js'

const post = { method: 'POST' } as const

t.test('disabling an exporter is planned for every replica', async t => {
  const { ask, read } = await polled(t, 'orchestration', '8.8', { partitionsCount: 2 })
  const { status, type, body } = await ask('/exporters/camundaexporter/disable', post)
  t.equal(status, 202)
  t.equal(type, json)
  const plan = JSON.parse(body)
  t.strictSame(Object.keys(plan), [
    'changeId',
    'currentTopology',
    'plannedChanges',
    'expectedTopology'
  ])
  t.equal(plan.changeId, 2)
  const operation = (brokerId: number, partitionId: number) => ({
    operation: 'PARTITION_DISABLE_EXPORTER',
    brokerId,
    partitionId,
    brokers: [],
    exporterId: 'camundaexporter'
  })
  t.strictSame(
    plan.plannedChanges,
    [0, 1, 2].flatMap(broker => [operation(broker, 1), operation(broker, 2)])
  )
  const state = (topology: typeof plan.currentTopology) =>
    topology[2].partitions[1].config.exporting.exporters
  t.strictSame(state(plan.currentTopology), [{ id: 'camundaexporter', state: 'ENABLED' }])
  t.strictSame(state(plan.expectedTopology), [{ id: 'camundaexporter', state: 'DISABLED' }])
  t.strictSame(await read('/exporters'), [{ exporterId: 'camundaexporter', status: 'DISABLED' }])

  const cluster = await read('/cluster')
  t.equal(cluster.version, 3)
  t.equal(cluster.brokers[0].version, 2)
  t.strictSame(cluster.lastChange, {
    id: 2,
    status: 'COMPLETED',
    startedAt: '2001-02-03T04:05:06Z',
    completedAt: '2001-02-03T04:05:06Z'
  })
})

t.test('up to 8.7 a planned operation has no empty list of brokers', async t => {
  const { ask } = await polled(t, 'zeebe', '8.7')
  const { body } = await ask('/exporters/elasticsearch/disable', post)
  t.match(
    body,
    '{"operation":"PARTITION_DISABLE_EXPORTER","brokerId":0,"partitionId":1,"exporterId":"elasticsearch"}'
  )
})

t.test('a disabled exporter stands still until it is enabled', async t => {
  const { ask, clock } = await polled(t, 'zeebe', '8.7')
  const exported = async () =>
    metricsOf((await ask('/prometheus')).body)[
      'zeebe_exporter_last_exported_position{exporter="elasticsearch",partition="1",}'
    ]
  await ask('/exporters/elasticsearch/disable', post)
  clock.advance(60_000)
  t.equal(await exported(), '6404.0')
  t.equal((await ask('/exporters/elasticsearch/enable', post)).status, 202)
  t.equal(await exported(), '6844.0')
})

t.test('a command that makes no sense is a 400 in a message', async t => {
  const { ask } = await polled(t, 'orchestration', '8.8')
  const from = (source: string) => ({
    ...post,
    headers: { 'content-type': json },
    payload: `{"initializeFrom":"${source}"}`
  })
  const rows = [
    [
      'camundaexporter/enable',
      post,
      "Expected to enable exporter, but the exporter 'camundaexporter' is already enabled"
    ],
    [
      'nobody/disable',
      post,
      "Expected to disable exporter, but the partition '1' does not have the exporter 'nobody'"
    ],
    [
      'nobody',
      { method: 'DELETE' as const },
      "Expected to delete exporter, but the partition '1' does not have the exporter 'nobody'"
    ],
    [
      'new/enable',
      from('nobody'),
      "Expected to enable exporter and initialize from exporter 'nobody', " +
        "but the partition '1' does not have exporter 'nobody'"
    ]
  ] as const
  for (const [path, request, message] of rows) {
    const answer = await ask(`/exporters/${path}`, request)
    const body = JSON.stringify({ message })
    t.strictSame(answer, { status: 400, type: json, allow: undefined, body }, path)
  }
  const broken = await ask('/exporters/new/enable', { ...from('x'), payload: '{' })
  t.equal(broken.status, 400)
  t.equal(broken.type, problemJson)
  t.equal((await ask('/exporters/new/enable', from('camundaexporter'))).status, 202)
})

t.test('exporters can be deleted from 8.8 on', async t => {
  const remove = { method: 'DELETE' } as const
  const gateway = await polled(t, 'zeebe', '8.7')
  t.equal((await gateway.ask('/exporters/elasticsearch', remove)).status, 404)
  const broker = await polled(t, 'orchestration', '8.8')
  const { status, body } = await broker.ask('/exporters/camundaexporter', remove)
  t.equal(status, 202)
  t.match(body, 'PARTITION_DELETE_EXPORTER')
  t.strictSame(await broker.read('/exporters'), [])
})

t.test('where only orphans are deleted, the others resist', async t => {
  const switches = { 'readSide.deleteNeedsOrphan': true }
  const { ask } = await polled(t, 'orchestration', '8.8', { switches })
  const { status, body } = await ask('/exporters/camundaexporter', { method: 'DELETE' })
  t.equal(status, 400)
  t.equal(
    JSON.parse(body).message,
    "Expected to delete exporter, but partition '1' with exporter 'camundaexporter' " +
      "is in state 'ENABLED' instead of 'CONFIG_NOT_FOUND'."
  )
})

t.test('rebalancing is an empty 200, whatever is sent and whoever is there', async t => {
  const { ask, world } = await polled(t, 'zeebe', '8.7')
  const done = { status: 200, type: undefined, allow: undefined, body: '' }
  t.strictSame(await ask('/rebalance', post), done)
  world.conditions.set({ zeebe: { kind: 'noBrokers' } })
  t.strictSame(await ask('/rebalance', { ...post, payload: 'any text' }), done)
  const { status, allow } = await ask('/rebalance')
  t.strictSame([status, allow], [405, 'POST'])
})

t.test('the cluster keeps its size, and says so only to who asks in JSON', async t => {
  const { ask } = await polled(t, 'zeebe', '8.7')
  const body = { headers: { 'content-type': json }, payload: '{"brokers":{"count":5}}' }
  t.equal((await ask('/cluster', { method: 'PATCH', ...body })).status, 501)
  t.equal((await ask('/cluster', { method: 'PATCH' })).status, 415)
  t.equal((await ask('/cluster/brokers', { ...post, ...body })).status, 501)
  t.match(await ask('/cluster/x', { ...post, ...body }), {
    status: 400,
    body: /Failed to convert 'resource' with value: 'x'/
  })
})

t.test('other methods are refused with those that there are', async t => {
  const { ask } = await polled(t, 'orchestration', '8.8')
  const rows = [
    ['', 'GET'],
    ['/health', 'GET'],
    ['/info', 'GET'],
    ['/prometheus', 'GET'],
    ['/partitions', 'GET'],
    ['/exporters', 'GET'],
    ['/exporters/camundaexporter', 'DELETE'],
    ['/exporters/camundaexporter/enable', 'POST'],
    ['/cluster', 'GET, PATCH'],
    ['/cluster/brokers', 'POST'],
    ['/rebalance', 'POST']
  ] as const
  for (const [path, allow] of rows) {
    const answer = await ask(path, { method: 'PUT' })
    t.strictSame([answer.status, answer.allow], [405, allow], path)
  }
})

t.test('exporters and the cluster are written as JSON and as nothing else', async t => {
  const { ask } = await polled(t, 'zeebe', '8.7')
  for (const path of ['/exporters', '/exporters/', '/cluster']) {
    const headers = { accept: 'application/vnd.spring-boot.actuator.v3+json' }
    const { status, body } = await ask(path, { headers })
    t.equal(status, 406, path)
    t.equal(JSON.parse(body).detail, 'Acceptable representations: [application/json].')
  }
})
