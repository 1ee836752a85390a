import type { IndexFacts } from '../../domain/index-facts.js'
import { isRecovering } from '../../domain/index-facts.js'
import { resolveNames } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { type JsonObject, malformed, nestedSettings } from './body.js'
import { isObject } from './json.js'
import { readIndexSettings } from './snapshot-body.js'

/** `GET /{index}`: the indices by name, setting values as strings. */
export function indexMap(indices: readonly IndexFacts[], traits: SearchTraits) {
  const entries = indices.map(index => [
    index.name,
    {
      aliases: aliasMap(index),
      mappings: index.mappings ?? {},
      settings: { index: nestedSettings(indexSettings(index, traits)) }
    }
  ])
  return Object.fromEntries(entries)
}

/** `GET /_alias`: which index has which aliases. */
export function aliasesByIndex(indices: readonly IndexFacts[]) {
  return Object.fromEntries(indices.map(index => [index.name, { aliases: aliasMap(index) }]))
}

/** The indices with the aliases asked for, and only those; everything where none is asked for. */
export function withAliases(
  indices: readonly IndexFacts[],
  asked: readonly string[]
): readonly IndexFacts[] {
  if (asked.length === 0) return indices
  const names = [...new Set(indices.flatMap(index => index.aliases))]
  const { found, missing } = resolveNames(asked, names)
  const [alias] = missing
  if (alias !== undefined) refuse({ code: 'ALIAS_UNKNOWN', alias })
  return indices
    .map(index => ({ ...index, aliases: index.aliases.filter(it => found.includes(it)) }))
    .filter(index => index.aliases.length > 0)
}

export function resolvedIndices(indices: readonly IndexFacts[]) {
  const aliases = [...new Set(indices.flatMap(index => index.aliases))].toSorted()
  return {
    indices: indices.map(({ name, aliases: own, open, hidden = false }) => ({
      name,
      ...(own.length > 0 && { aliases: own.toSorted() }),
      attributes: [...(hidden ? ['hidden'] : []), open ? 'open' : 'closed']
    })),
    aliases: aliases.map(name => ({
      name,
      indices: indices.filter(index => index.aliases.includes(name)).map(index => index.name)
    })),
    data_streams: []
  }
}

/** `GET /{index}/_count`. */
export function countOf(indices: readonly IndexFacts[]) {
  const total = indices.reduce((sum, index) => sum + index.shards, 0)
  const count = indices.reduce((sum, index) => sum + index.documentsCount, 0)
  return { count, _shards: { total, successful: total, skipped: 0, failed: 0 } }
}

/** `GET /{index}/_recovery`: where the shards came from; with `activeOnly`, only those still coming. */
export function recoveries(
  indices: readonly IndexFacts[],
  { nowMs, activeOnly }: { nowMs: number; activeOnly: boolean }
) {
  const shown = indices.filter(index => !activeOnly || isRecovering(index, nowMs))
  return Object.fromEntries(
    shown.map(index => [index.name, { shards: shardRecoveries(index, nowMs) }])
  )
}

function shardRecoveries(index: IndexFacts, nowMs: number) {
  const { recovery } = index
  const running = isRecovering(index, nowMs)
  const startMs = recovery?.startMs ?? index.createdMs
  const stopMs = recovery?.endMs ?? index.createdMs
  return Array.from({ length: index.shards }, (_, id) => ({
    id,
    type: recovery === undefined ? 'EMPTY_STORE' : 'SNAPSHOT',
    stage: running ? 'INDEX' : 'DONE',
    primary: true,
    start_time_in_millis: startMs,
    ...(!running && { stop_time_in_millis: stopMs }),
    total_time_in_millis: Math.max(0, Math.min(nowMs, stopMs) - startMs),
    ...(recovery !== undefined && {
      source: {
        repository: recovery.repository,
        snapshot: recovery.snapshot,
        index: recovery.sourceIndex,
        restoreUUID: recovery.snapshotUuid
      }
    })
  }))
}

/** The body of a create: settings, mappings and aliases, each optional. */
export function readIndexBody(body: JsonObject) {
  const unknown = Object.keys(body).find(key => !['settings', 'mappings', 'aliases'].includes(key))
  if (unknown !== undefined) malformed(`unknown key [${unknown}] for create index`)
  const section = (key: string) => {
    const value = body[key] ?? {}
    return isObject(value) ? value : malformed(`key [${key}] must be an object`)
  }
  const {
    'index.number_of_shards': shards = '1',
    'index.number_of_replicas': replicas = '1',
    'index.hidden': hidden = 'false',
    ...settings
  } = readIndexSettings(section('settings'))
  return {
    aliases: Object.keys(section('aliases')),
    mappings: section('mappings'),
    shards: Number(shards),
    replicas: Number(replicas),
    settings,
    ...(hidden === 'true' && { hidden: true })
  }
}

function aliasMap({ aliases }: IndexFacts) {
  return Object.fromEntries(aliases.map(alias => [alias, {}]))
}

function indexSettings(index: IndexFacts, traits: SearchTraits): Record<string, string> {
  return {
    'routing.allocation.include._tier_preference': 'data_content',
    ...(index.hidden && { hidden: 'true' }),
    ...withoutPrefix(index.settings ?? {}),
    number_of_shards: String(index.shards),
    provided_name: index.name,
    creation_date: String(index.createdMs),
    number_of_replicas: String(index.replicas),
    uuid: index.uuid,
    'version.created': String(traits.snapshotVersion.id)
  }
}

function withoutPrefix(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key.replace(/^index\./, ''), value])
  )
}
