import { mustBeShallow } from '../domain/field-mapping.js'
import type { IndexFacts } from '../domain/index-facts.js'
import { indexSettingKind } from '../domain/index-setting-rules.js'
import { mappingConflict } from '../domain/mapping-conflict.js'
import { refuse } from '../domain/refusal.js'
import { merged } from '../domain/search-templates.js'
import { findIndices, type IndexQuestion } from './search-indices.js'
import type { World } from './world.js'

/** Flat, with the prefix `index.`; `null` takes a setting back to its default. */
export type SettingsChange = Readonly<Record<string, string | null>>

/**
 * Changes settings of indices, of all or of none.
 *
 * Source: Elasticsearch, `MetadataUpdateSettingsService`.
 */
export function changeIndexSettings(
  world: World,
  asked: IndexQuestion,
  change: SettingsChange,
  { preserves }: { readonly preserves: boolean }
): void {
  const indices = findIndices(world, asked)
  const isKind = (kind: string) => (key: string) => indexSettingKind(key) === kind
  const reserved = Object.keys(change).find(isKind('private'))
  if (reserved !== undefined) {
    const reason = `private index setting [${reserved}] can not be set explicitly`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  const fixed = Object.keys(change).filter(key => indexSettingKind(key) !== 'dynamic')
  const open = indices.filter(index => index.open)
  if (fixed.length > 0 && open.length > 0) {
    const named = open.map(({ name, uuid }) => `[${name}/${uuid}]`).join(', ')
    const reason = `Can't update non dynamic settings [[${fixed.join(', ')}]] for open indices [${named}]`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  const [final] = fixed.filter(isKind('final'))
  const [first] = indices
  if (final !== undefined && first !== undefined) {
    const reason = `final ${first.name} setting [${final}], not updateable`
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  for (const index of indices) world.indices.put(changed(index, change, preserves))
}

/** Adds fields to indices, to all or to none; one that is there keeps its type. */
export function putMappings(
  world: World,
  asked: IndexQuestion,
  mappings: Readonly<Record<string, unknown>>
): void {
  const indices = findIndices(world, asked)
  for (const index of indices) {
    const reason = mappingConflict(index.mappings ?? {}, mappings)
    if (reason !== undefined) refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  mustBeShallow(mappings)
  for (const index of indices) {
    world.indices.put({ ...index, mappings: merged(index.mappings ?? {}, mappings) })
  }
}

function changed(index: IndexFacts, change: SettingsChange, preserves: boolean): IndexFacts {
  const former: Readonly<Record<string, string>> = index.settings ?? {}
  // What is a fact of its own always has a value, so that preserving it is leaving it alone.
  const facts = ['index.number_of_replicas', 'index.hidden']
  const given = Object.entries(change).filter(
    ([key]) => !preserves || !(Object.hasOwn(former, key) || facts.includes(key))
  )
  const {
    'index.number_of_replicas': replicas,
    'index.hidden': hidden,
    ...others
  } = Object.fromEntries(given)
  const settings = Object.entries({ ...former, ...others }).filter(
    (it): it is [string, string] => it[1] !== null
  )
  const { hidden: wasHidden, ...rest } = index
  const isHidden = hidden === undefined ? wasHidden : hidden === 'true'
  return {
    ...rest,
    ...(isHidden && { hidden: true }),
    ...(replicas !== undefined && { replicas: Number(replicas ?? '1') }),
    settings: Object.fromEntries(settings)
  }
}
