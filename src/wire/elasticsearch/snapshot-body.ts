import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import type { SnapshotMetadata } from '../../domain/snapshot.js'
import { flatSettings, type JsonObject, malformed, readFlag, readNames } from './body.js'
import { mustHaveValues } from './index-content.js'
import { allIndices, indexOptionKeys, openOnly, readBodyIndexOptions } from './index-options.js'
import { compactJson, isObject } from './json.js'

/** Bytes that the metadata of a snapshot has to stay below. */
const metadataBytesLimit = 1_024

/** The body of a create; members it does not know are passed over. */
export function readCreateBody(body: JsonObject) {
  const metadata = readMetadata(body['metadata'])
  mustBeFeatures(readNames(body, 'feature_states') ?? [])
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
  const pattern = readText(body, 'rename_pattern')
  const replacement = readText(body, 'rename_replacement')
  const settings = body['index_settings']
  if (settings !== undefined && !isObject(settings)) malformed('malformed index_settings section')
  return {
    indices: readNames(body, 'indices') ?? [],
    ignoreUnavailable: readBodyIndexOptions(body, openOnly).ignoreUnavailable,
    partial: readFlag(body, 'partial', false),
    includeGlobalState: readFlag(body, 'include_global_state', false),
    featureStates: readNames(body, 'feature_states') ?? [],
    includeAliases: readFlag(body, 'include_aliases', true),
    ...(pattern !== undefined && replacement !== undefined && { rename: { pattern, replacement } }),
    settings: readRestoredSettings(settings ?? {}),
    ignoredSettings: (readNames(body, 'ignore_index_settings') ?? []).map(withPrefix)
  }
}

function readRestoredSettings(settings: JsonObject): Record<string, string> {
  const flat = flatSettings(settings, 'index.')
  mustHaveValues(flat)
  return flat
}

/**
 * `none` has to stand alone. Features that the cluster does not have are passed over.
 *
 * Source: Elasticsearch, `SnapshotsService.createSnapshot`.
 */
function mustBeFeatures(states: readonly string[]): void {
  if (states.length < 2 || !states.includes('none')) return
  malformed(
    'the feature_states value [none] indicates that no feature states should be snapshotted, ' +
      `but other feature states were requested: [${states.join(', ')}]`
  )
}

function withPrefix(key: string): string {
  return key.startsWith('index.') || key.startsWith('*') ? key : `index.${key}`
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
