/** What tools poll at the doors of Operate, Tasklist and Optimize. */
import { isSearchable } from '../../../domain/conditions.js'
import type { Deployment } from '../../../domain/deployment.js'
import { optimizeLinks, webAppLinks } from '../../../wire/actuator/discovery.js'
import { distributionInfo } from '../../../wire/actuator/gateway-info.js'
import { optimizeHealth, webAppHealth } from '../../../wire/actuator/health-webapp.js'
import { uptimeGauge } from '../../../wire/actuator/prometheus.js'
import { discovery } from '../discovery.js'
import { health } from '../read-side-health.js'
import { info } from '../read-side-info.js'
import { prometheus } from '../read-side-prometheus.js'
import type { EndpointPlace } from '../spring-app.js'
import { type FamilyPlace, seen } from './family.js'
import { type HistoryApp, historySpeech } from './history.js'
import { optimizeSpeech } from './optimize.js'
import { addClusterReads } from './read-side.js'

/** Where the endpoints are, how the application is, and which build it is. */
export async function addWebAppReadSide(name: HistoryApp, place: FamilyPlace): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const { readSide } = dialect.profile
  const at = { speech: historySpeech(name, deployment), prefix }
  const look = seen(place, ({ conditions }) =>
    webAppHealth(name, {
      searchable: isSearchable(conditions.current()),
      open: readSide.oneDistribution
    })
  )
  await app.add(health, { look, order: readSide.healthOrder }, at)
  if (readSide.oneDistribution) {
    await app.add(info, { body: distributionInfo(dialect.release.version) }, at)
  }
  await app.add(discovery, { links: webAppLinks(endpointsOf(name, deployment), readSide) }, at)
  if (!(name === 'operate' && answersForCluster(deployment))) await addUptime(place, at)
}

/** The cluster's own, where Operate's door answers for it too. */
export async function addClusterBesideOperate(place: FamilyPlace): Promise<void> {
  if (answersForCluster(place.deployment)) await addClusterReads(place, { broker: true })
}

/** Optimize's health needs no Elasticsearch, and its build tells nothing. Source: inferred from Spring Boot. */
export async function addOptimizeReadSide(place: FamilyPlace): Promise<void> {
  const { app, deployment, dialect, prefix } = place
  const { readSide } = dialect.profile
  const at = { speech: optimizeSpeech(deployment), prefix }
  const look = () => optimizeHealth({ probes: readSide.probesByDefault })
  const endpoints = deployment.optimize.map(it => it.profile.optimize.endpoint)
  await app.add(health, { look, order: readSide.healthOrder }, at)
  await app.add(info, { body: {} }, at)
  await app.add(discovery, { links: optimizeLinks(endpoints) }, at)
  await addUptime(place, at)
}

async function addUptime(place: FamilyPlace, at: EndpointPlace): Promise<void> {
  const { app, dialect } = place
  const look = seen(place, ({ clock, zeebe }) => [
    uptimeGauge(clock.nowMs() - zeebe.positions.startMs)
  ])
  await app.add(prometheus, { look, format: dialect.profile.readSide.metricsFormat }, at)
}

function endpointsOf(name: HistoryApp, deployment: Deployment): string[] {
  const { [name]: dialects, webapps } = deployment
  const own = dialects.map(it => it.profile[name].endpoint)
  const history = name === 'operate' && webapps.length > 0 ? ['backupHistory'] : []
  const alias = history.length > 0 && own.length === 0 ? ['backups'] : []
  return [...new Set([...own, ...history, ...alias])]
}

/** Whether Operate's door serves the cluster of 8.8 beside Operate as it was before. */
function answersForCluster({ operate, zeebe }: Deployment): boolean {
  return operate.length > 0 && zeebe.some(it => it.profile.zeebe.endpoint === 'backupRuntime')
}
