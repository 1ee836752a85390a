/** `_settings` and `_mapping` of indices. */
import type { IndexFacts } from '../../domain/index-facts.js'
import { nameMatcher } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { type JsonObject, nestedSettings } from './body.js'
import { mustBeKnown, mustHaveValues } from './index-content.js'
import { isObject } from './json.js'

export interface SettingsView {
  readonly isFlat: boolean
  readonly withDefaults: boolean
  /** Names and patterns of settings, with their prefix; everything where empty. */
  readonly names: readonly string[]
}

/** Every setting of an index, flat and in the order of the original. */
export function settingsOf(index: IndexFacts, traits: SearchTraits): Record<string, string> {
  return {
    'index.routing.allocation.include._tier_preference': 'data_content',
    ...(index.hidden && { 'index.hidden': 'true' }),
    ...index.settings,
    'index.number_of_shards': String(index.shards),
    'index.provided_name': index.name,
    'index.creation_date': String(index.createdMs),
    'index.number_of_replicas': String(index.replicas),
    'index.uuid': index.uuid,
    'index.version.created': String(traits.snapshotVersion.id)
  }
}

export function settingsJson(flat: Readonly<Record<string, string>>, isFlat: boolean) {
  return isFlat ? flat : nestedSettings(flat)
}

/** What holds where nothing was said, of the settings that backup tools look at. */
const defaults: Readonly<Record<string, string>> = {
  'index.refresh_interval': '1s',
  'index.hidden': 'false',
  'index.auto_expand_replicas': 'false',
  'index.max_result_window': '10000',
  'index.blocks.read_only': 'false',
  'index.blocks.write': 'false',
  'index.codec': 'default'
}

/** `GET /{index}/_settings`; an index that has none of those asked for is passed over. */
export function settingsByIndex(
  indices: readonly IndexFacts[],
  traits: SearchTraits,
  { isFlat, withDefaults, names }: SettingsView
) {
  const matchers = names.map(name => nameMatcher(name === '_all' ? '*' : name))
  const chosen = (flat: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(flat).filter(
        ([key]) => matchers.length === 0 || matchers.some(matches => matches(key))
      )
    )
  const entries = indices.flatMap(index => {
    const all = settingsOf(index, traits)
    const given = chosen(all)
    const unsaid = Object.entries(chosen(defaults)).filter(([key]) => !Object.hasOwn(all, key))
    if (Object.keys(given).length === 0 && !withDefaults) return []
    const told = {
      settings: settingsJson(given, isFlat),
      ...(withDefaults && { defaults: settingsJson(Object.fromEntries(unsaid), isFlat) })
    }
    return [[index.name, told] as const]
  })
  return Object.fromEntries(entries)
}

/** `GET /{index}/_mapping`. */
export function mappingsByIndex(indices: readonly IndexFacts[]) {
  return Object.fromEntries(indices.map(({ name, mappings = {} }) => [name, { mappings }] as const))
}

/** The settings of a change, flat; `null` takes one back. They may lie beneath `settings`. */
export function readSettingsChange(body: JsonObject): Record<string, string | null> {
  const { settings } = body
  const changes = flatChange(isObject(settings) ? settings : body, 'index.')
  if (Object.keys(changes).length === 0) {
    refuse({ code: 'VALIDATION_FAILED', complaints: ['no settings to update'] })
  }
  mustBeKnown(Object.keys(changes))
  const given = Object.entries(changes).filter((it): it is [string, string] => it[1] !== null)
  mustHaveValues(Object.fromEntries(given))
  return changes
}

/** Settings as dotted keys, with those that are taken back as `null`. */
export function flatChange(settings: JsonObject, prefix = ''): Record<string, string | null> {
  const flat: Record<string, string | null> = {}
  const walk = (value: unknown, path: string): void => {
    if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        walk(member, path === '' ? key : `${path}.${key}`)
      }
      return
    }
    const key = path.startsWith(prefix) ? path : `${prefix}${path}`
    flat[key] = value === null ? null : textOf(value)
  }
  walk(settings, '')
  return flat
}

/** Mappings that are to be added; there has to be something. */
export function readMappings(body: JsonObject): JsonObject {
  if (Object.keys(body).length > 0) return body
  return refuse({ code: 'VALIDATION_FAILED', complaints: ['mapping source is empty'] })
}

/** Lists as the original prints them. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(',')}]` : String(value)
}
