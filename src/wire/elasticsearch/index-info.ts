import type { IndexFacts } from '../../domain/index-facts.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { aliasMap } from './alias.js'
import { settingsJson, settingsOf } from './index-settings.js'

/** `GET /{index}`: the indices by name, setting values as strings. */
export function indexMap(
  indices: readonly IndexFacts[],
  traits: SearchTraits,
  { isFlat }: { readonly isFlat: boolean }
) {
  const entries = indices.map(index => [
    index.name,
    {
      aliases: aliasMap(index),
      mappings: index.mappings ?? {},
      settings: settingsJson(settingsOf(index, traits), isFlat)
    }
  ])
  return Object.fromEntries(entries)
}
