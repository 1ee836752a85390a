/** What tools poll, release by release: whole bodies. */
import t from 'tap'
import { json, v3 } from '../../support/applications.js'
import { metricsOf, polled } from '../../support/read-side.js'

const up = { status: 'UP' }

t.test('a broker tells its health in the components of its release', async t => {
  const rows: [release: string, healthy: string][] = [
    [
      '8.8',
      '{"status":"UP","groups":["liveness","readiness","startup","status"],"components":{' +
        '"brokerReady":{"status":"UP"},"brokerStartup":{"status":"UP"},' +
        '"brokerStatus":{"status":"UP"},"indicesCheck":{"status":"UP"},' +
        '"livenessState":{"status":"UP"},"readinessState":{"status":"UP"},' +
        '"searchEngineCheck":{"status":"UP"}}}'
    ],
    [
      '8.9',
      '{"status":"UP","components":{' +
        '"brokerReady":{"status":"UP"},"brokerStartup":{"status":"UP"},' +
        '"brokerStatus":{"status":"UP"},"indicesCheck":{"status":"UP"},' +
        '"livenessState":{"status":"UP"},"nodeIdProvider":{"status":"UP"},' +
        '"nodeIdProviderReady":{"status":"UP"},"readinessState":{"status":"UP"},' +
        '"schemaReadinessCheck":{"status":"UP"},"searchEngineCheck":{"status":"UP"}},' +
        '"groups":["liveness","readiness","startup","status"]}'
    ]
  ]
  for (const [release, body] of rows) {
    const { ask } = await polled(t, 'orchestration', release)
    t.strictSame(await ask('/health'), { status: 200, type: v3, allow: undefined, body }, release)
  }
})

t.test('from 8.10 on the health of a broker has the tree of its partitions', async t => {
  const { read } = await polled(t, 'orchestration', '8.10')
  const part = (id: string) => ({ id, name: id, status: 'HEALTHY', children: [] })
  const { components } = await read('/health')
  t.strictSame(Object.keys(components), [
    'brokerReady',
    'brokerStartup',
    'brokerStatus',
    'livenessState',
    'nodeIdProvider',
    'nodeIdProviderReady',
    'readinessState',
    'schemaReadinessCheck'
  ])
  t.strictSame(components.brokerStatus, {
    details: {
      'Partition-default-1': {
        id: 'Partition-default-1',
        name: 'Partition-default-1',
        status: 'HEALTHY',
        componentsState: 'HEALTHY',
        children: [
          part('SnapshotDirector-1'),
          part('ZeebePartitionHealth-1'),
          part('StreamProcessor-1'),
          part('Exporter-1'),
          part('MigrationSnapshotDirector'),
          part('RaftPartition-1')
        ]
      }
    },
    status: 'UP'
  })
  t.strictSame(await read('/health/status'), up, 'which the group hides')
})

t.test('with a relational database health asks for that', async t => {
  const { ask } = await polled(t, 'orchestration', '8.9', { storage: 'rdbms' })
  t.equal(
    (await ask('/health')).body,
    '{"status":"UP","components":{"brokerReady":{"status":"UP"},"brokerStartup":{"status":"UP"},' +
      '"brokerStatus":{"status":"UP"},"livenessState":{"status":"UP"},' +
      '"nodeIdProvider":{"status":"UP"},"nodeIdProviderReady":{"status":"UP"},' +
      '"rdbmsStatus":{"details":{"database":"H2","validationQuery":"isValid()"},"status":"UP"},' +
      '"readinessState":{"status":"UP"}},"groups":["liveness","readiness","startup","status"]}'
  )
})

t.test('the groups of a broker have the members of its release', async t => {
  const rows: [release: string, liveness: string[], readiness: string[]][] = [
    [
      '8.8',
      ['livenessState'],
      ['brokerReady', 'indicesCheck', 'readinessState', 'searchEngineCheck']
    ],
    [
      '8.9',
      ['brokerReady', 'nodeIdProviderReady'],
      [
        'brokerReady',
        'indicesCheck',
        'nodeIdProviderReady',
        'readinessState',
        'schemaReadinessCheck',
        'searchEngineCheck'
      ]
    ],
    [
      '8.10',
      ['brokerReady', 'nodeIdProviderReady'],
      ['brokerReady', 'nodeIdProviderReady', 'readinessState', 'schemaReadinessCheck']
    ]
  ]
  for (const [release, liveness, readiness] of rows) {
    const { read } = await polled(t, 'orchestration', release)
    const group = (members: string[]) => ({
      status: 'UP',
      components: Object.fromEntries(members.map(name => [name, up]))
    })
    t.strictSame(await read('/health/liveness'), group(liveness), `${release} liveness`)
    t.strictSame(await read('/health/readiness'), group(readiness), `${release} readiness`)
    t.strictSame(await read('/health/startup'), up, `${release} startup`)
    t.strictSame(await read('/health/status'), up, `${release} status`)
  }
})

t.test('Operate, Tasklist and Optimize show as much of themselves as their release', async t => {
  const probes = '{"status":"UP","groups":["liveness","readiness"]}'
  const open = (check: string) =>
    `{"status":"UP","groups":["liveness","readiness"],"components":${check}}`
  const operate =
    '{"indicesCheck":{"status":"UP"},"livenessState":{"status":"UP"},"readinessState":{"status":"UP"}}'
  const tasklist =
    '{"livenessState":{"status":"UP"},"readinessState":{"status":"UP"},"searchEngineCheck":{"status":"UP"}}'
  const rows = [
    ['operate', '8.1', probes, 404],
    ['operate', '8.5', probes, 404],
    ['operate', '8.7', open(operate), 200],
    ['tasklist', '8.5', probes, 404],
    ['tasklist', '8.7', open(tasklist), 200],
    ['optimize', '8.1', '{"status":"UP"}', 200],
    ['optimize', '8.8', '{"status":"UP"}', 200],
    ['optimize', '8.9', probes, 200]
  ] as const
  for (const [name, release, body, info] of rows) {
    const { ask } = await polled(t, name, release)
    t.strictSame(
      await ask('/health'),
      { status: 200, type: v3, allow: undefined, body },
      `${name} ${release}`
    )
    t.equal((await ask('/info')).status, info, `${name} ${release}, info`)
    t.equal((await ask('/prometheus')).status, 200, `${name} ${release}, metrics`)
  }
})

t.test('discovery names the endpoints of its release', async t => {
  const web = [
    'prometheus',
    'health',
    'health-path',
    'info',
    'configprops',
    'configprops-prefix',
    'loggers',
    'loggers-name'
  ]
  const closed = ['prometheus', 'health', 'health-path', 'loggers', 'loggers-name']
  const backups = ['backups', 'backups-id']
  const runtime = ['backupRuntime', 'backupRuntime-id', 'backupRuntime-prefixOrId']
  const broker = [
    ...['jobstreams-type', 'jobstreams', 'clock', 'clock-operationKey'],
    ...runtime,
    ...['backupHistory', 'backupHistory-backupId'],
    ...['partitions', 'partitions-operation', 'partitions-partitionId'],
    ...['banning-processInstanceKey', 'rebalance', ...web, 'flowcontrol']
  ]
  const metrics = ['metrics', 'metrics-requiredMetricName']
  const optimize = ['prometheus', 'health', 'health-path', 'info', ...metrics]
  const rows = [
    ['zeebe', '8.1', ['backups-id', 'rebalance', ...web, 'exporting-operationKey']],
    ['zeebe', '8.3', [...backups, 'rebalance', ...web, 'exporting-operationKey']],
    ['zeebe', '8.4', [...backups, 'rebalance', ...web, 'exporting-operationKey', 'cluster']],
    ['zeebe', '8.5', [...backups, 'rebalance', ...web, 'exporting', 'cluster']],
    ['orchestration', '8.8', [...broker, 'exporting', 'cluster', 'exporters']],
    ['orchestration', '8.9', [...broker, 'exporting', 'cluster', 'exporters']],
    ['orchestration', '8.10', [...broker, 'exporting-operationKey', 'cluster', 'exporters']],
    ['operate', '8.1', [...closed, 'backup']],
    ['operate', '8.5', [...closed, 'backups']],
    ['tasklist', '8.7', [...web, 'backups']],
    ['optimize', '8.1', [...optimize, 'backup']],
    ['optimize', '8.9', [...optimize, 'backups']],
    ['operate', 'all', [...web, 'backups', 'backup', 'backupHistory']]
  ] as const
  for (const [name, release, keys] of rows) {
    const { read } = await polled(t, name, release)
    const { _links: links } = await read('')
    t.strictSame(Object.keys(links), ['self', ...keys], `${name} ${release}`)
  }
})

t.test('discovery of a cluster without indices does not speak of their backups', async t => {
  const { read } = await polled(t, 'orchestration', '8.9', { storage: 'rdbms' })
  const { _links: links } = await read('')
  t.equal(links.backupHistory, undefined)
  t.strictSame(links['backupRuntime-prefixOrId'], {
    href: 'http://localhost/actuator/backupRuntime/{prefixOrId}',
    templated: true
  })
})

t.test('exporters and the cluster are there from the release that brought them', async t => {
  const rows = [
    ['8.3', 404, 404],
    ['8.4', 404, 200],
    ['8.5', 404, 200],
    ['8.6', 200, 200]
  ] as const
  for (const [release, exporters, cluster] of rows) {
    const { ask } = await polled(t, 'zeebe', release)
    t.equal((await ask('/exporters')).status, exporters, `exporters in ${release}`)
    t.equal((await ask('/cluster')).status, cluster, `cluster in ${release}`)
    t.equal((await ask('/partitions')).status, 404, `a gateway has no partitions, ${release}`)
  }
})

t.test('the cluster is told as far as the release knows it', async t => {
  const old =
    '{"version":1,"brokers":[' +
    [0, 1, 2]
      .map(
        id =>
          `{"id":${id},"state":"ACTIVE","version":0,` +
          '"lastUpdatedAt":"-999999999-01-01T00:00:00+18:00",' +
          `"partitions":[{"id":1,"state":"ACTIVE","priority":${3 - id}}]}`
      )
      .join(',') +
    ']}'
  const exporting = (id: string) =>
    `"config":{"exporting":{"exporters":[{"id":"${id}","state":"ENABLED"}]}}`
  const brokers = (exporter: string) =>
    [0, 1, 2]
      .map(
        id =>
          `{"id":${id},"state":"ACTIVE","version":0,"lastUpdatedAt":"0000-01-01T00:00:00Z",` +
          `"partitions":[{"id":1,"state":"ACTIVE","priority":${3 - id},${exporting(exporter)}}]}`
      )
      .join(',')
  const routing =
    '"routing":{"version":1,"requestHandling":{"strategy":"AllPartitions","partitionCount":1},' +
    '"messageCorrelation":{"strategy":"HashMod","partitionCount":1}}'
  const rows = [
    ['zeebe', '8.5', old],
    ['zeebe', '8.7', `{"version":1,"brokers":[${brokers('elasticsearch')}]}`],
    [
      'orchestration',
      '8.8',
      `{"version":1,"brokers":[${brokers('camundaexporter')}],${routing},"clusterId":"UUID"}`
    ]
  ] as const
  for (const [name, release, expected] of rows) {
    const { ask } = await polled(t, name, release)
    const answer = await ask('/cluster')
    const body = answer.body.replace(/(?<="clusterId":")[0-9a-f-]{36}/, 'UUID')
    t.strictSame(
      { ...answer, body },
      { status: 200, type: json, allow: undefined, body: expected },
      release
    )
  }
})

t.test('partitions are told in one line, by id', async t => {
  const { clock, ask } = await polled(t, 'orchestration', '8.9')
  const tree = (name: string) =>
    `"health":{"id":"${name}","name":"${name}","status":"HEALTHY","componentsState":"HEALTHY",` +
    '"children":[' +
    [
      'SnapshotDirector-1',
      'ZeebePartitionHealth-1',
      'StreamProcessor-1',
      'Exporter-1',
      'MigrationSnapshotDirector',
      'RaftPartition-1'
    ]
      .map(id => `{"id":"${id}","name":"${id}","status":"HEALTHY","children":[]}`)
      .join(',') +
    ']}'
  const fresh =
    '{"role":"LEADER","processedPosition":6403,"snapshotId":null,' +
    '"processedPositionInSnapshot":null,"streamProcessorPhase":"PROCESSING",' +
    '"exporterPhase":"EXPORTING","exportedPosition":6404,' +
    '"clock":{"instant":"2001-02-03T04:05:06Z","modificationType":"None","modification":{}},' +
    `${tree('Partition-1')}}`
  const body = `{"1":${fresh}}`
  t.strictSame(await ask('/partitions'), { status: 200, type: v3, allow: undefined, body })
  t.equal((await ask('/partitions/1')).body, fresh)
  t.strictSame(await ask('/partitions/2'), {
    status: 404,
    type: undefined,
    allow: undefined,
    body: ''
  })
  t.equal((await ask('/partitions/one')).status, 400)
  clock.advance(300_250)
  const later = JSON.parse((await ask('/partitions/1')).body)
  t.match(later.snapshotId, /^8536-1-8603-8604-0-[0-9a-f]{8}$/)
  t.equal(later.processedPositionInSnapshot, 8_603)
  t.equal(later.clock.instant, '2001-02-03T04:10:06.250Z')
})

t.test('partitions may stand below their tenant', async t => {
  const switches = { 'readSide.partitionsByTenant': true }
  const { read } = await polled(t, 'orchestration', '8.10', { switches })
  const tree = await read('/partitions')
  t.strictSame(Object.keys(tree), ['default'])
  t.equal(tree.default['1'].health.id, 'Partition-default-1')
})

t.test('metrics tell how far exporters are', async t => {
  const rows = [
    ['zeebe', '8.1', '{exporter="elasticsearch",partition="1",}', '{partition="1",}'],
    ['zeebe', '8.7', '{exporter="elasticsearch",partition="1",}', '{partition="1",}'],
    ['orchestration', '8.8', '{exporter="camundaexporter",partition="1"}', '{partition="1"}'],
    ['orchestration', '8.10', '{exporter="camundaexporter",partition="1"}', '{partition="1"}']
  ] as const
  for (const [name, release, labels, partition] of rows) {
    const { ask, clock } = await polled(t, name, release)
    clock.advance(60_000)
    const { type, body } = await ask('/prometheus')
    t.equal(type, 'text/plain;version=0.0.4;charset=utf-8')
    t.strictSame(
      metricsOf(body),
      {
        process_uptime_seconds: '60.0',
        [`zeebe_exporter_last_exported_position${labels}`]: '6844.0',
        [`zeebe_exporter_last_updated_exported_position${labels}`]: '6844.0',
        [`zeebe_stream_processor_last_processed_position${partition}`]: '6843.0'
      },
      release
    )
  }
})

t.test('metrics come in what the client reads', async t => {
  const { ask } = await polled(t, 'zeebe', '8.7')
  const rows: [accept: string, type: string, why: string][] = [
    ['*/*', 'text/plain;version=0.0.4;charset=utf-8', 'the favourite'],
    ['text/plain', 'text/plain;version=0.0.4;charset=utf-8', 'without parameters'],
    [
      'application/openmetrics-text;version=1.0.0;charset=utf-8;q=0.9,text/plain;q=0.5',
      'application/openmetrics-text;version=1.0.0;charset=utf-8',
      'as scrapers ask'
    ]
  ]
  for (const [accept, type, why] of rows) {
    t.equal((await ask('/prometheus', { headers: { accept } })).type, type, why)
  }
  const refused = await ask('/prometheus', { headers: { accept: json } })
  t.equal(refused.status, 406, 'no JSON')
  t.match(JSON.parse(refused.body), {
    detail:
      'Acceptable representations: [text/plain;version=0.0.4;charset=utf-8, ' +
      'application/openmetrics-text;version=1.0.0;charset=utf-8].'
  })
})

t.test('a gateway that tells nothing of exporters can be had', async t => {
  const switches = { 'readSide.exporterMetrics': false }
  const { ask } = await polled(t, 'zeebe', '8.7', { switches })
  const { body } = await ask('/prometheus')
  t.strictSame(metricsOf(body), { process_uptime_seconds: '0.0' })
})

t.test('where everything is served, the door of the cluster has its read side, too', async t => {
  const { ask, read } = await polled(t, 'operate', 'all')
  t.equal((await read('/partitions'))['1'].exporterPhase, 'EXPORTING')
  t.strictSame(await read('/exporters'), [{ exporterId: 'elasticsearch', status: 'ENABLED' }])
  t.match((await ask('/prometheus')).body, 'zeebe_exporter_last_exported_position')
  t.match(await read('/health'), { components: { indicesCheck: up } }, 'health is its own')
})
