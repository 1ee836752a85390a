import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import type { SnapshotMetadata } from '../../domain/snapshot.js'
import { flatSettings, type JsonObject, malformed, readFlag, readNames } from './body.js'
import { allIndices, indexOptionKeys, openOnly, readBodyIndexOptions } from './index-options.js'
import { compactJson, isObject } from './json.js'

/** Bytes that the metadata of a snapshot has to stay below. */
const metadataBytesLimit = 1_024

/** The body of a create; members it does not know are passed over. */
export function readCreateBody(body: JsonObject) {
  const metadata = readMetadata(body['metadata'])
  readNames(body, 'feature_states')
  const { ignoreUnavailable, expand } = readBodyIndexOptions(body, allIndices)
  return {
    indices: readNames(body, 'indices') ?? [],
    ignoreUnavailable,
    expand,
    includeGlobalState: readFlag(body, 'include_global_state', true),
    partial: readFlag(body, 'partial', false),
    ...(metadata !== undefined && { metadata })
  }
}

export function readCloneBody(body: JsonObject): readonly string[] {
  const indices = readNames(body, 'indices')
  const complaints = ['indices patterns are missing']
  return indices ?? refuse({ code: 'VALIDATION_FAILED', complaints })
}

const restoreKeys = [
  ...['indices', 'include_global_state', 'include_aliases', 'partial'],
  ...['rename_pattern', 'rename_replacement', 'index_settings', 'ignore_index_settings'],
  ...indexOptionKeys
]

/**
 * The body of a restore; a member it does not know is refused.
 *
 * Source: Elasticsearch, `RestoreSnapshotRequest.source`.
 */
export function readRestoreBody(body: JsonObject, { featureStates }: SearchTraits) {
  const isKnown = (key: string) =>
    restoreKeys.includes(key) || (featureStates && key === 'feature_states')
  const unknown = Object.keys(body).find(key => !isKnown(key))
  if (unknown !== undefined) malformed(`Unknown parameter ${unknown}`)
  readNames(body, 'feature_states')
  const pattern = readText(body, 'rename_pattern')
  const replacement = readText(body, 'rename_replacement')
  const settings = body['index_settings']
  if (settings !== undefined && !isObject(settings)) malformed('malformed index_settings section')
  return {
    indices: readNames(body, 'indices') ?? [],
    ignoreUnavailable: readBodyIndexOptions(body, openOnly).ignoreUnavailable,
    partial: readFlag(body, 'partial', false),
    includeGlobalState: readFlag(body, 'include_global_state', false),
    includeAliases: readFlag(body, 'include_aliases', true),
    ...(pattern !== undefined && replacement !== undefined && { rename: { pattern, replacement } }),
    settings: readIndexSettings(settings ?? {}),
    ignoredSettings: (readNames(body, 'ignore_index_settings') ?? []).map(withPrefix)
  }
}

/** Flat settings with their prefix; the number of replicas has to be one. */
export function readIndexSettings(settings: JsonObject): Record<string, string> {
  const flat = flatSettings(settings, 'index.')
  for (const key of ['index.number_of_replicas', 'index.number_of_shards']) {
    const text = flat[key]
    if (text === undefined || /^\d{1,4}$/.test(text)) continue
    malformed(`Failed to parse value [${text}] for setting [${key}]`)
  }
  if (flat['index.number_of_shards'] === '0') {
    malformed('Failed to parse value [0] for setting [index.number_of_shards] must be >= 1')
  }
  return flat
}

function withPrefix(key: string): string {
  return key.startsWith('index.') ? key : `index.${key}`
}

function readText(body: JsonObject, key: string): string | undefined {
  const value = body[key]
  if (value === undefined) return undefined
  return typeof value === 'string' ? value : malformed(`malformed ${key}`)
}

function readMetadata(value: unknown): SnapshotMetadata | undefined {
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) return malformed('malformed metadata, should be an object')
  const bytes = Buffer.byteLength(compactJson(value))
  if (bytes >= metadataBytesLimit) {
    const complaint = `metadata must be smaller than ${metadataBytesLimit} bytes, but was [${bytes}]`
    refuse({ code: 'VALIDATION_FAILED', complaints: [complaint] })
  }
  return value
}
