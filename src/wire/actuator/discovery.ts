/**
 * `GET /actuator`: where the endpoints are. The keys are an endpoint's id and the names of its selectors; a
 * controller's endpoint has one link only, whatever it serves below. The addresses are made from what the
 * client sent as `Host`, never from forwarding headers.
 *
 * Source: recorded from 8.6.11, gateway and web applications; inferred for every other release from the same
 * rule, the order included. Links lead to endpoints that the originals have, also where the mock has not.
 */
import type { Profile } from '../../domain/profile/profile.js'

/** Key and path behind `/actuator`; a selector in braces makes the link templated. */
export type LinkRow = readonly [key: string, path: string]

export interface ClusterLinkFacts {
  /** The gateway's endpoints, in every dialect behind the door. */
  readonly zeebe: readonly Profile['zeebe'][]
  /** Whether the web applications back up as one behind this door. */
  readonly history: boolean
  /** Whether a broker is behind it, not only a gateway. */
  readonly broker: boolean
  readonly readSide: Profile['readSide']
}

/** The links of a Zeebe gateway, or of an orchestration cluster. */
export function clusterLinks({ zeebe, history, broker, readSide }: ClusterLinkFacts): LinkRow[] {
  const operator = (...rows: LinkRow[]) => (readSide.operatorLinks ? rows : [])
  return withoutRepetition([
    ...operator(
      ['jobstreams-type', '/jobstreams/{type}'],
      ['jobstreams', '/jobstreams'],
      ['clock', '/clock'],
      ['clock-operationKey', '/clock/{operationKey}']
    ),
    ...zeebe.flatMap(runtimeLinks),
    ...(history ? historyLinks : []),
    ...(broker ? partitionLinks : []),
    ...operator(['banning-processInstanceKey', '/banning/{processInstanceKey}']),
    ['rebalance', '/rebalance'],
    ...commonLinks,
    ...operator(['flowcontrol', '/flowControl']),
    ...zeebe.flatMap(exportingLinks),
    ...settingsLinks(readSide)
  ])
}

/** The links of Operate or Tasklist, whose backups are a controller. */
export function webAppLinks(
  endpoints: readonly string[],
  { oneDistribution }: { readonly oneDistribution: boolean }
): LinkRow[] {
  const shown = oneDistribution ? commonLinks : commonLinks.filter(([key]) => !hidden.has(key))
  return [...shown, ...endpoints.map((id): LinkRow => [id, `/${id}`])]
}

/** Source: Optimize inside camunda/camunda, its application properties; Spring Boot. */
export function optimizeLinks(endpoints: readonly string[]): LinkRow[] {
  const shown = commonLinks.filter(([key]) => !/^(configprops|loggers)/.test(key))
  const metrics: LinkRow[] = [
    ['metrics', '/metrics'],
    ['metrics-requiredMetricName', '/metrics/{requiredMetricName}']
  ]
  return [...shown, ...metrics, ...endpoints.map((id): LinkRow => [id, `/${id}`])]
}

/** @param self - the address of the discovery page itself, as the client asked for it. */
export function discovery(self: string, links: readonly LinkRow[]) {
  const rows = [['self', ''] as const, ...links].map(([key, path]) => [
    key,
    { href: `${self}${path}`, templated: path.includes('{') }
  ])
  return { _links: Object.fromEntries(rows) }
}

const commonLinks: readonly LinkRow[] = [
  ['prometheus', '/prometheus'],
  ['health', '/health'],
  ['health-path', '/health/{*path}'],
  ['info', '/info'],
  ['configprops', '/configprops'],
  ['configprops-prefix', '/configprops/{prefix}'],
  ['loggers', '/loggers'],
  ['loggers-name', '/loggers/{name}']
]

/** What the web applications did not expose while they had distributions of their own. */
const hidden: ReadonlySet<string> = new Set(['info', 'configprops', 'configprops-prefix'])

const historyLinks: readonly LinkRow[] = [
  ['backupHistory', '/backupHistory'],
  ['backupHistory-backupId', '/backupHistory/{backupId}']
]

const partitionLinks: readonly LinkRow[] = [
  ['partitions', '/partitions'],
  ['partitions-operation', '/partitions/{operation}'],
  ['partitions-partitionId', '/partitions/{partitionId}']
]

function runtimeLinks({ endpoint, alias }: Profile['zeebe']): LinkRow[] {
  switch (endpoint) {
    case 'first':
      return [['backups-id', '/backups/{id}']]
    case 'backups':
      return backupLinks('backups', ['id'])
    default: {
      const selectors = ['id', 'prefixOrId']
      const aliased = alias ? backupLinks('backups', selectors) : []
      return [...backupLinks('backupRuntime', selectors), ...aliased]
    }
  }
}

function backupLinks(id: string, selectors: readonly string[]): LinkRow[] {
  const items = selectors.map((name): LinkRow => [`${id}-${name}`, `/${id}/{${name}}`])
  return [[id, `/${id}`], ...items]
}

function exportingLinks({ exportingAnswer }: Profile['zeebe']): LinkRow[] {
  return exportingAnswer === 'envelope'
    ? [['exporting', '/exporting']]
    : [['exporting-operationKey', '/exporting/{operationKey}']]
}

function settingsLinks({ cluster, exporters }: Profile['readSide']): LinkRow[] {
  return [
    ...(cluster ? [['cluster', '/cluster'] as const] : []),
    ...(exporters ? [['exporters', '/exporters'] as const] : [])
  ]
}

/** Dialects side by side share endpoints. */
function withoutRepetition(rows: readonly LinkRow[]): LinkRow[] {
  return [...new Map(rows)].map(([key, path]): LinkRow => [key, path])
}
