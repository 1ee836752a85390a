/** What tools poll at the doors of a Zeebe gateway and of an orchestration cluster. */
import { isSearchable } from '../../../domain/conditions.js'
import type { Dialect } from '../../../domain/deployment.js'
import { latestSnapshot, positionsAt } from '../../../domain/exporter-positions.js'
import { clusterLinks } from '../../../wire/actuator/discovery.js'
import { gatewayHealth } from '../../../wire/actuator/gateway-health.js'
import { distributionInfo } from '../../../wire/actuator/gateway-info.js'
import { clusterHealth } from '../../../wire/actuator/health-cluster.js'
import type { PartitionFacts } from '../../../wire/actuator/partitions.js'
import { exporterGauges, uptimeGauge } from '../../../wire/actuator/prometheus.js'
import type { World } from '../../../world/world.js'
import { discovery } from '../discovery.js'
import { type ClusterSight, clusterSettings } from '../read-side-cluster.js'
import { exporters } from '../read-side-exporters.js'
import { health } from '../read-side-health.js'
import { info } from '../read-side-info.js'
import { partitions } from '../read-side-partitions.js'
import { prometheus } from '../read-side-prometheus.js'
import { rebalance } from '../read-side-rebalance.js'
import { type FamilyPlace, seen } from './family.js'
import { zeebeSpeech } from './zeebe.js'

/** A gateway in a process of its own. */
export async function addGatewayReadSide(place: FamilyPlace): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const { readSide } = dialect.profile
  const at = { speech: zeebeSpeech(deployment), prefix }
  await addClusterReads(place, { broker: false })
  const look = seen(place, ({ zeebe }) => gatewayHealth(zeebe.topology(), readSide))
  await app.add(health, { look, order: readSide.healthOrder }, at)
  await addIntroduction(place, { broker: false })
}

/** The brokers of an orchestration cluster, with gateway and web applications in the same process. */
export async function addClusterReadSide(place: FamilyPlace): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const { readSide } = dialect.profile
  const at = { speech: zeebeSpeech(deployment), prefix }
  await addClusterReads(place, { broker: true })
  const look = seen(place, ({ conditions, zeebe }) =>
    clusterHealth(
      {
        partitionIds: zeebe.topology().partitions.map(it => it.partitionId),
        storage: deployment.storage,
        searchable: isSearchable(conditions.current())
      },
      readSide
    )
  )
  await app.add(health, { look, order: readSide.healthOrder }, at)
  await addIntroduction(place, { broker: true })
}

/** Exporters, partitions, the cluster and metrics: all but what an application tells of itself. */
export async function addClusterReads(
  place: FamilyPlace,
  { broker }: { readonly broker: boolean }
): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const { readSide: traits } = dialect.profile
  const at = { speech: zeebeSpeech(deployment, dialect), prefix }
  const sightOf = seen(place, clusterSight)
  await app.add(rebalance, {}, at)
  if (traits.cluster) await app.add(clusterSettings, { look: sightOf, traits }, at)
  if (traits.exporters) await app.add(exporters, { look: sightOf, traits }, at)
  if (broker) {
    const look = seen(place, world => partitionFacts(world, dialect))
    await app.add(partitions, { look, byTenant: traits.partitionsByTenant }, at)
  }
  const look = seen(place, world => gauges(world, dialect))
  await app.add(prometheus, { look, format: traits.metricsFormat }, at)
}

/** Where the endpoints are, and which build this is. */
async function addIntroduction(
  { app, deployment, dialect, prefix }: FamilyPlace,
  { broker }: { readonly broker: boolean }
): Promise<void> {
  const { topology, webapps, zeebe } = deployment
  const at = { speech: zeebeSpeech(deployment), prefix }
  const alone = topology === 'standalone'
  const links = clusterLinks({
    zeebe: zeebe.map(({ profile }) => ({
      ...profile.zeebe,
      alias: profile.zeebe.alias || alone
    })),
    history: broker && webapps.length > 0,
    broker,
    readSide: dialect.profile.readSide
  })
  await app.add(info, { body: distributionInfo(dialect.release.version) }, at)
  await app.add(discovery, { links }, at)
}

function clusterSight({ cluster, conditions, zeebe }: World): ClusterSight {
  const { clusterSize, partitionsCount } = zeebe.setting
  const { zeebe: condition } = conditions.current()
  return { cluster, condition, shape: { clusterSize, partitionsCount } }
}

function partitionFacts(world: World, { profile }: Dialect): readonly PartitionFacts[] {
  const { zeebe, clock } = world
  const nowMs = clock.nowMs()
  return zeebe.topology().partitions.map(({ partitionId, leader }) => {
    const log = zeebe.positions.logOf(partitionId)
    return {
      partitionId,
      led: leader !== undefined,
      phase: zeebe.phases().get(partitionId) ?? 'EXPORTING',
      positions: positionsAt(log, nowMs),
      snapshot: latestSnapshot(log, nowMs),
      nowMs,
      name: profile.readSide.partitionName
    }
  })
}

/** A partition without a leader has no processor and no exporter, so nobody measures them. */
function gauges(world: World, { profile }: Dialect) {
  const { zeebe, cluster, clock } = world
  const nowMs = clock.nowMs()
  const uptime = uptimeGauge(nowMs - zeebe.positions.startMs)
  if (!profile.readSide.exporterMetrics) return [uptime]
  const led = zeebe.topology().partitions.filter(it => it.leader !== undefined)
  const samples = cluster.current().exporters.flatMap(({ id, disabledMs }) =>
    led.map(({ partitionId }) => ({
      exporterId: id,
      partitionId,
      positions: positionsAt(zeebe.positions.logOf(partitionId, disabledMs), nowMs)
    }))
  )
  const processed = led.map(({ partitionId }): [number, number] => [
    partitionId,
    positionsAt(zeebe.positions.logOf(partitionId), nowMs).processed
  ])
  return [uptime, ...exporterGauges(samples, new Map(processed))]
}
