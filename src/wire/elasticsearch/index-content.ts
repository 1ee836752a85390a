/** What an index is made of, as requests write it: settings, mappings and aliases. */
import { indexSettingComplaint, indexSettingKind } from '../../domain/index-setting-rules.js'
import { refuse } from '../../domain/refusal.js'
import type { IndexContent } from '../../domain/search-templates.js'
import { aliasOptionsJson, readAliasOptions } from './alias-options.js'
import { flatSettings, type JsonObject, malformed, nestedSettings } from './body.js'
import { isObject } from './json.js'

/** The body of a create; each of its members may be left out. */
export function readIndexBody(body: JsonObject): IndexContent {
  const unknown = Object.keys(body).find(key => !['settings', 'mappings', 'aliases'].includes(key))
  if (unknown !== undefined) malformed(`unknown key [${unknown}] for create index`)
  return readContent(body)
}

/** The three members that templates and indices have in common. */
export function readContent(body: JsonObject): IndexContent {
  const section = (key: string) => {
    const value = body[key]
    if (value === undefined || value === null) return undefined
    return isObject(value) ? value : malformed(`key [${key}] must be an object`)
  }
  const settings = section('settings')
  const mappings = section('mappings')
  const aliases = section('aliases')
  return {
    ...(settings !== undefined && { settings: readIndexSettings(settings) }),
    ...(mappings !== undefined && { mappings: untyped(mappings) }),
    ...(aliases !== undefined && { aliases: readAliases(aliases) })
  }
}

/** Settings that an index may be given, flat and with their prefix. Source: Elasticsearch, `IndexScopedSettings`. */
export function readIndexSettings(settings: JsonObject): Record<string, string> {
  const flat = flatSettings(settings, 'index.')
  mustBeKnown(Object.keys(flat))
  const reserved = Object.keys(flat).filter(key => indexSettingKind(key) === 'private')
  if (reserved.length > 0) {
    const complaints = reserved.map(
      key => `private index setting [${key}] can not be set explicitly`
    )
    refuse({ code: 'SETTINGS_INVALID', complaints })
  }
  mustHaveValues(flat)
  return flat
}

export function mustBeKnown(keys: readonly string[]): void {
  const unknown = keys.find(key => indexSettingKind(key) === undefined)
  if (unknown === undefined) return
  malformed(
    `unknown setting [${unknown}] please check that any required plugins are installed, or check the breaking ` +
      'changes documentation for removed settings'
  )
}

export function mustHaveValues(flat: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(flat)) {
    const complaint = indexSettingComplaint(key, text)
    if (complaint !== undefined) malformed(complaint)
  }
}

/** The members as GET gives them back: what was not said is not there. */
export function contentJson({ settings, mappings, aliases }: IndexContent, isFlat: boolean) {
  return {
    ...(settings !== undefined && { settings: isFlat ? settings : nestedSettings(settings) }),
    ...(mappings !== undefined && { mappings }),
    ...(aliases !== undefined && { aliases: aliasesJson(aliases) })
  }
}

function aliasesJson(aliases: NonNullable<IndexContent['aliases']>) {
  return Object.fromEntries(
    Object.entries(aliases).map(([name, options]) => [name, aliasOptionsJson(options)])
  )
}

function readAliases(aliases: JsonObject): NonNullable<IndexContent['aliases']> {
  const entries = Object.entries(aliases).map(([name, value]) => {
    const options = isObject(value) ? value : malformed(`alias [${name}] must be an object`)
    return [name, readAliasOptions(options)] as const
  })
  return Object.fromEntries(entries)
}

/** Mappings beneath `_doc`, as they were written before types went away, are taken out of it. */
function untyped(mappings: JsonObject): JsonObject {
  const { _doc: inner, ...others } = mappings
  return isObject(inner) && Object.keys(others).length === 0 ? inner : mappings
}
