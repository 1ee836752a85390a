import { nameMatcher } from './name-pattern.js'

/**
 * The settings of a cluster that may change while it runs, as patterns. Source: Elasticsearch,
 * `ClusterSettings.BUILT_IN_CLUSTER_SETTINGS`, and its modules; whole families are let through by their first
 * words. `plugins` and `opendistro` are OpenSearch's.
 */
const dynamicSettings = [
  ...['action.auto_create_index', 'action.destructive_requires_name', 'action.search.*'],
  ...['cluster.auto_shrink_voting_configuration', 'cluster.blocks.*', 'cluster.indices.*'],
  ...['cluster.info.update.*', 'cluster.max_shards_per_node*', 'cluster.metadata.*'],
  ...['cluster.no_master_block', 'cluster.no_cluster_manager_block', 'cluster.persistent_tasks.*'],
  ...['cluster.remote.*', 'cluster.routing.*', 'cluster.service.*', 'cluster.election.*'],
  ...['cluster.default.*', 'cluster.restrict.*', 'cluster.search.*', 'cluster.logsdb.*'],
  ...['cluster.deprecation_indexing.*', 'data_streams.*', 'indices.*', 'ingest.*', 'logger.*'],
  ...['network.breaker.*', 'http.tracer.*', 'transport.tracer.*', 'transport.compress'],
  ...[
    'compatibility.*',
    'repositories.*',
    'script.*',
    'search.*',
    'slm.*',
    'snapshot.*',
    'stack.templates.enabled'
  ],
  ...['xpack.*', 'plugins.*', 'opendistro.*', 'cluster_manager.throttling.*', 'breaker.*']
].map(nameMatcher)

/** Known, but read only when a node starts. */
const fixedSettings = [
  ...['bootstrap.*', 'cluster.initial_*', 'cluster.name', 'discovery.*', 'gateway.*', 'http.*'],
  ...['network.*', 'node.*', 'path.*', 'thread_pool.*', 'transport.*', 'processors', 'client.*']
].map(nameMatcher)

/** How a setting of the cluster may be given, or `undefined` where nobody knows it. */
export function clusterSettingKind(key: string): 'dynamic' | 'fixed' | undefined {
  if (dynamicSettings.some(matches => matches(key))) return 'dynamic'
  return fixedSettings.some(matches => matches(key)) ? 'fixed' : undefined
}

export const requiresName = 'action.destructive_requires_name'
export const readOnlyBlock = 'cluster.blocks.read_only'
/** OpenSearch's: whether it tells clients of Elasticsearch a version that they accept. */
export const overridesVersion = 'compatibility.override_main_response_version'
export const snapshotsMax = 'snapshot.max_concurrent_operations'

/** The settings that are obeyed, and the values that they take. */
const values: Readonly<Record<string, (text: string) => boolean>> = {
  [requiresName]: isFlag,
  [readOnlyBlock]: isFlag,
  [overridesVersion]: isFlag,
  [snapshotsMax]: text => /^[1-9]\d{0,8}$/.test(text)
}

/** What is wrong with the value of a setting, as the original says it, or `undefined`. */
export function clusterSettingComplaint(key: string, text: string): string | undefined {
  const isRight = values[key]
  if (isRight === undefined || isRight(text)) return undefined
  return key === snapshotsMax
    ? `Failed to parse value [${text}] for setting [${key}]${/^-?\d+$/.test(text) ? ' must be >= 1' : ''}`
    : `Failed to parse value [${text}] as only [true] or [false] are allowed.`
}

/** What holds where nobody has set anything, flat: of a setting that depends on the release, what that says. */
export function clusterDefaults(traits: {
  readonly destructiveRequiresName: boolean
  readonly concurrentSnapshotsMax: number
}): Readonly<Record<string, string>> {
  return {
    [requiresName]: String(traits.destructiveRequiresName),
    [readOnlyBlock]: 'false',
    'cluster.max_shards_per_node': '1000',
    'cluster.routing.allocation.enable': 'all',
    'indices.recovery.max_bytes_per_sec': '40mb',
    [snapshotsMax]: String(traits.concurrentSnapshotsMax)
  }
}

function isFlag(text: string): boolean {
  return text === 'true' || text === 'false'
}
