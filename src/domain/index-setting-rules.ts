import { nameMatcher } from './name-pattern.js'

/**
 * How an index setting may change: at any time, while the index is closed, never after its creation, or by the
 * cluster alone.
 */
export type IndexSettingKind = 'dynamic' | 'static' | 'final' | 'private'

/**
 * Every index setting that is known, without `index.`; the first row that fits counts. Source: Elasticsearch,
 * `IndexScopedSettings.BUILT_IN_INDEX_SETTINGS` and the modules that come with it; `knn`, `replication`,
 * `remote_store`, `plugins` and the like are OpenSearch's. Whole families are let through by their first word.
 */
const rows: readonly (readonly [kind: IndexSettingKind, patterns: readonly string[]])[] = [
  [
    'private',
    ['uuid', 'creation_date', 'creation_date_string', 'provided_name', 'version.*', 'history.uuid']
  ],
  [
    'final',
    [
      ...['number_of_shards', 'number_of_routing_shards', 'routing_partition_size', 'routing_path'],
      ...['sort.*', 'mode', 'soft_deletes.enabled', 'store.snapshot.*', 'replication.type'],
      ...['resize.source.*', 'time_series.start_time', 'remote_store.*', 'knn']
    ]
  ],
  [
    'dynamic',
    [
      ...['number_of_replicas', 'auto_expand_replicas', 'refresh_interval', 'hidden', 'priority'],
      ...['max_*', 'highlight.*', 'blocks.*', 'translog.*', 'merge.*', 'mapping.*', 'query.*'],
      ...['routing.*', 'search.*', 'indexing.*', 'gc_deletes', 'analyze.*', 'default_pipeline'],
      ...['final_pipeline', 'requests.*', 'unassigned.*', 'write.wait_for_active_shards'],
      ...['lifecycle.*', 'allocation.*', 'flush_after_merge', 'soft_deletes.*', 'metadata.*'],
      ...['warmer.enabled', 'bloom_filter_for_id_field.*', 'time_series.end_time', 'knn.*'],
      ...['time_series.es87tsdb_codec.*', 'plugins.*', 'opendistro.*', 'verified_before_close'],
      ...['look_ahead_time', 'look_back_time', 'logsdb.*', 'search_throttled', 'frozen']
    ]
  ],
  [
    'static',
    [
      ...['codec', 'codec.*', 'analysis.*', 'similarity.*', 'store.*', 'shard.*', 'format'],
      ...['load_fixed_bitset_filters_eagerly', 'fielddata.*', 'data_path', 'queries.*', 'xpack.*'],
      ...['shard_limit.*', 'force_memory_term_dictionary', 'version', 'ignore_above']
    ]
  ]
]

const table = rows.map(([kind, patterns]) => {
  return { kind, matchers: patterns.map(pattern => nameMatcher(`index.${pattern}`)) }
})

/** @param key - flat, with the prefix `index.`; `undefined` where nobody knows such a setting. */
export function indexSettingKind(key: string): IndexSettingKind | undefined {
  return table.find(({ matchers }) => matchers.some(matches => matches(key)))?.kind
}

/** What is wrong with a value; the rest of the sentence that refuses it, or `undefined`. */
export function indexSettingComplaint(key: string, value: string): string | undefined {
  const range = wholeNumbers[key]
  if (range === undefined) return undefined
  const text = `Failed to parse value [${value}] for setting [${key}]`
  if (!/^-?\d{1,9}$/.test(value)) return text
  const [min, max] = range
  if (Number(value) < min) return `${text} must be >= ${min}`
  return Number(value) > max ? `${text} must be <= ${max}` : undefined
}

/**
 * Both ends included. Source: Elasticsearch, `IndexMetadata.buildNumberOfShardsSetting`, whose upper end is the
 * default of `es.index.max_number_of_shards`. That of replicas is this double's own: no cluster of one node takes so
 * many, for `cluster.max_shards_per_node`, and some tables have a row for each.
 */
const wholeNumbers: Readonly<Record<string, readonly [min: number, max: number]>> = {
  'index.number_of_shards': [1, 1_024],
  'index.number_of_replicas': [0, 1_000]
}
