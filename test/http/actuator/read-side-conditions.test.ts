/** What is polled while something is wrong, or paused. */
import t from 'tap'
import { json } from '../../support/applications.js'
import { metricsOf, polled } from '../../support/read-side.js'

const minuteMs = 60_000

t.test('a gateway that never saw a broker is down, but ready', async t => {
  const { ask, read, world } = await polled(t, 'zeebe', '8.7')
  world.conditions.set({ zeebe: { kind: 'noBrokers' } })
  const down = { status: 'DOWN' }
  const never = (derivedFrom: string) => ({
    status: 'DOWN',
    details: {
      derivedFrom,
      wasEverUp: false,
      maxDowntime: 'PT5M',
      lastSeenDelegateHealthStatus: down
    }
  })
  const liveness = {
    livenessGatewayClusterAwareness: never('ClusterAwarenessHealthIndicator'),
    livenessGatewayPartitionLeaderAwareness: never('PartitionLeaderAwarenessHealthIndicator'),
    livenessMemory: { status: 'UP', details: { threshold: 0.01 } }
  }
  t.equal((await ask('/health')).status, 503)
  t.match(await read('/health'), {
    status: 'DOWN',
    components: {
      clusterHealth: down,
      gatewayClusterAwareness: down,
      gatewayPartitionLeaderAwareness: down,
      gatewayStarted: { status: 'UP' },
      ...liveness
    }
  })
  t.strictSame(await read('/health/clusterHealth'), down, 'without details')
  t.equal((await ask('/health/liveness')).status, 503)
  t.strictSame(await read('/health/liveness'), { status: 'DOWN', components: liveness })
  t.equal((await ask('/health/readiness')).status, 200)
})

t.test('its questions to the cluster reach nobody', async t => {
  const { ask, world } = await polled(t, 'zeebe', '8.7')
  world.conditions.set({ zeebe: { kind: 'noBrokers' } })
  const unknown = (subject: string) => ({
    status: 502,
    type: json,
    allow: undefined,
    body: JSON.stringify({
      message:
        `Expected to send a message with subject '${subject}' to member '0', but member is not ` +
        "known. Known members are '[Member{id=gateway, address=camunda-zeebe-gateway:26502, " +
        "properties={}}]'."
    })
  })
  const post = { method: 'POST' } as const
  t.strictSame(await ask('/exporters'), unknown('topology-query'))
  t.strictSame(await ask('/cluster'), unknown('topology-query'))
  t.strictSame(await ask('/exporters/x/enable', post), unknown('topology-exporter-enable'))
  t.strictSame(await ask('/exporters/x/disable', post), unknown('topology-exporter-disable'))
})

t.test('brokers that are gone refuse the connection', async t => {
  const { ask, world } = await polled(t, 'zeebe', '8.7')
  world.conditions.set({ zeebe: { kind: 'brokersGone' } })
  const { status, body } = await ask('/cluster')
  t.equal(status, 502)
  t.match(JSON.parse(body).message, /^Failed to connect channel for address .*Connection refused/)
})

t.test('a partition without a leader degrades the cluster, and all go on answering', async t => {
  const { ask, read, world } = await polled(t, 'zeebe', '8.7', { partitionsCount: 2 })
  world.conditions.set({ zeebe: { kind: 'leaderless', partitionId: 1 } })
  const details = { 'Partition 1': 'UNHEALTHY', 'Partition 2': 'HEALTHY' }
  t.equal((await ask('/health')).status, 200)
  t.match(await read('/health'), { status: 'DEGRADED' })
  t.strictSame(await read('/health/clusterHealth'), { status: 'DEGRADED', details })
  t.equal((await ask('/exporters')).status, 200)
  t.equal((await ask('/cluster')).status, 200)
  const metrics = Object.keys(metricsOf((await ask('/prometheus')).body))
  t.strictSame(
    metrics.filter(name => name.includes('processed')),
    ['zeebe_stream_processor_last_processed_position{partition="2",}'],
    'nobody measures what nobody leads'
  )
})

t.test('a gateway without any leader is down, and live for a while', async t => {
  const { ask, read, world } = await polled(t, 'zeebe', '8.7')
  world.conditions.set({ zeebe: { kind: 'leaderless', partitionId: 1 } })
  t.equal((await ask('/health')).status, 503)
  t.strictSame(await read('/health/clusterHealth'), {
    status: 'DOWN',
    details: { 'Partition 1': 'UNHEALTHY' }
  })
  t.equal((await ask('/health/liveness')).status, 200)
  t.match(await read('/health/livenessGatewayPartitionLeaderAwareness'), {
    details: { wasEverUp: true, lastSeenDelegateHealthStatus: { status: 'DOWN' } }
  })
})

t.test('before 8.5 a gateway does not look at partitions', async t => {
  const { read, world } = await polled(t, 'zeebe', '8.4', { partitionsCount: 2 })
  world.conditions.set({ zeebe: { kind: 'leaderless', partitionId: 1 } })
  const { status, components } = await read('/health')
  t.equal(status, 'UP')
  t.equal(components.clusterHealth, undefined)
})

t.test('a broker that has not found its cluster is neither started nor ready', async t => {
  const rows = [
    ['8.8', 200, 'UP'],
    ['8.9', 503, 'OUT_OF_SERVICE']
  ] as const
  for (const [release, live, liveness] of rows) {
    const { ask, read, world } = await polled(t, 'orchestration', release)
    world.conditions.set({ zeebe: { kind: 'noBrokers' } })
    t.match(await read('/health'), { status: 'DOWN' }, release)
    t.equal((await ask('/health/readiness')).status, 503, release)
    t.match(await read('/health/readiness'), { status: 'OUT_OF_SERVICE' }, release)
    t.equal((await ask('/health/startup')).status, 503, release)
    t.equal((await ask('/health/liveness')).status, live, release)
    t.match(await read('/health/liveness'), { status: liveness }, release)
    t.strictSame(await read('/partitions'), {}, release)
  }
})

t.test('a partition without a leader is told by a follower', async t => {
  const { read, world } = await polled(t, 'orchestration', '8.9', { partitionsCount: 2 })
  world.conditions.set({ zeebe: { kind: 'leaderless', partitionId: 1 } })
  const { 1: first, 2: second } = await read('/partitions')
  const { clock, health, ...rest } = first
  t.strictSame(rest, {
    role: 'FOLLOWER',
    processedPosition: null,
    snapshotId: null,
    processedPositionInSnapshot: null,
    streamProcessorPhase: null,
    exporterPhase: null,
    exportedPosition: null
  })
  t.equal(second.role, 'LEADER')
  t.match(await read('/health'), { status: 'UP' }, 'the broker itself is well')
})

t.test(
  'without Elasticsearch the web applications are not ready, nor is what holds them',
  async t => {
    const rows = [
      ['operate', '8.5', 503],
      ['operate', '8.7', 503],
      ['tasklist', '8.7', 503],
      ['optimize', '8.7', 404],
      ['orchestration', '8.8', 503],
      ['orchestration', '8.9', 503],
      ['orchestration', '8.10', 200]
    ] as const
    for (const [name, release, readiness] of rows) {
      const { ask, world } = await polled(t, name, release)
      world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
      t.equal((await ask('/health/readiness')).status, readiness, `${name} ${release}`)
      const live = (await ask('/health/liveness')).status
      t.equal(live, name === 'optimize' ? 404 : 200, `${name} ${release} is live`)
    }
  }
)

t.test(
  'the acknowledged position stands still during a soft pause, all during a pause',
  async t => {
    const rows = [
      ['pause?soft=true', 'SOFT_PAUSED', 7_284, 6_844],
      ['pause', 'PAUSED', 6_844, 6_844]
    ] as const
    for (const [command, phase, exported, acknowledged] of rows) {
      const { ask, read, clock } = await polled(t, 'orchestration', '8.9')
      const metrics = async () => {
        const found = metricsOf((await ask('/prometheus')).body)
        const labels = '{exporter="camundaexporter",partition="1"}'
        return [
          found[`zeebe_exporter_last_exported_position${labels}`],
          found[`zeebe_exporter_last_updated_exported_position${labels}`],
          found['zeebe_stream_processor_last_processed_position{partition="1"}']
        ]
      }
      clock.advance(minuteMs)
      await ask(`/exporting/${command}`, { method: 'POST' })
      clock.advance(minuteMs)
      t.strictSame(await metrics(), [`${exported}.0`, `${acknowledged}.0`, '7283.0'], command)
      const partition = await read('/partitions/1')
      t.equal(partition.exporterPhase, phase)
      t.equal(partition.exportedPosition, acknowledged, 'what is acknowledged')
      t.equal(partition.processedPosition, 7_283, 'processing goes on')

      await ask('/exporting/resume', { method: 'POST' })
      t.strictSame(await metrics(), ['7284.0', '7284.0', '7283.0'], 'in sync again')
      t.equal((await read('/partitions/1')).exporterPhase, 'EXPORTING')
    }
  }
)
