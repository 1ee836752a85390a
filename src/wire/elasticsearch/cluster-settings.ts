import {
  clusterSettingComplaint,
  clusterSettingKind,
  readOnlyBlock
} from '../../domain/cluster-setting-rules.js'
import { nameMatcher } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'
import { type JsonObject, malformed, nestedSettings } from './body.js'
import { flatChange } from './index-settings.js'
import { isObject } from './json.js'

type Flat = Readonly<Record<string, string>>

/** Flat; `null` takes a setting back to its default, or all that a pattern stands for. */
export type SettingsChange = Readonly<Record<string, string | null>>

export interface ClusterSettingsChange {
  readonly persistent: SettingsChange
  readonly transient: SettingsChange
  /** Whether it lifts the block of a read-only cluster, and does nothing else. */
  readonly liftsReadOnly: boolean
}

/** The body of `PUT /_cluster/settings`; whether the cluster knows the settings is asked later. */
export function readClusterSettings(body: JsonObject): ClusterSettingsChange {
  const unknown = Object.keys(body).find(key => key !== 'persistent' && key !== 'transient')
  if (unknown !== undefined) malformed(`unknown setting section [${unknown}]`)
  const section = (key: string) => {
    const value = body[key] ?? {}
    return isObject(value)
      ? flatChange(value)
      : malformed(`malformed ${key} section, should be an object`)
  }
  const [persistent, transient] = [section('persistent'), section('transient')]
  const all = [...Object.entries(persistent), ...Object.entries(transient)]
  const isLifted = ([key, value]: (typeof all)[number]) =>
    key === readOnlyBlock && (value === null || value === 'false')
  return { persistent, transient, liftsReadOnly: all.length > 0 && all.every(isLifted) }
}

/**
 * Refuses what cannot be set.
 *
 * Source: Elasticsearch, `ClusterUpdateSettingsRequest.validate` and `SettingsUpdater`, which looks at the
 * transient settings first.
 */
export function mustBeSettable({ persistent, transient }: ClusterSettingsChange): void {
  if (Object.keys(persistent).length + Object.keys(transient).length === 0) {
    refuse({ code: 'VALIDATION_FAILED', complaints: ['no settings to update'] })
  }
  mustBeKnown(transient, 'transient')
  mustBeKnown(persistent, 'persistent')
}

/** The settings after a change. */
export function changedSettings(before: Flat, change: SettingsChange): Flat {
  const gone = Object.keys(change).filter(key => change[key] === null)
  const matchers = gone.map(nameMatcher)
  const kept = Object.entries(before).filter(([key]) => !matchers.some(matches => matches(key)))
  return { ...Object.fromEntries(kept), ...givenIn(change) }
}

/** The answer to a change: what it has set, and nothing of what there was. */
export function settingsChangeAnswer(
  { persistent, transient }: ClusterSettingsChange,
  isFlat: boolean
) {
  return {
    acknowledged: true,
    persistent: shown(givenIn(persistent), isFlat),
    transient: shown(givenIn(transient), isFlat)
  }
}

/** `GET /_cluster/settings`; of the defaults, those that nobody has set. */
export function clusterSettingsAnswer(
  { persistent, transient }: { readonly persistent: Flat; readonly transient: Flat },
  { isFlat, defaults }: { readonly isFlat: boolean; readonly defaults?: Flat | undefined }
) {
  const unset = Object.entries(defaults ?? {}).filter(
    ([key]) => !Object.hasOwn(persistent, key) && !Object.hasOwn(transient, key)
  )
  return {
    persistent: shown(persistent, isFlat),
    transient: shown(transient, isFlat),
    ...(defaults !== undefined && { defaults: shown(Object.fromEntries(unset), isFlat) })
  }
}

/** Source: Elasticsearch, `AbstractScopedSettings.updateSettings`; a pattern may only take back. */
function mustBeKnown(change: SettingsChange, type: 'persistent' | 'transient'): void {
  for (const [key, value] of Object.entries(change)) {
    if (value === null && key.includes('*')) continue
    const kind = clusterSettingKind(key)
    if (kind === undefined) malformed(`${type} setting [${key}], not recognized`)
    if (kind === 'fixed') malformed(`${type} setting [${key}], not dynamically updateable`)
    const complaint = value === null ? undefined : clusterSettingComplaint(key, value)
    if (complaint !== undefined) malformed(complaint)
  }
}

function givenIn(change: SettingsChange): Flat {
  const given = Object.entries(change).filter((it): it is [string, string] => it[1] !== null)
  return Object.fromEntries(given)
}

function shown(flat: Flat, isFlat: boolean) {
  return isFlat ? flat : nestedSettings(flat)
}
