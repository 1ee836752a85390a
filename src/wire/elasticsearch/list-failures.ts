import type { SearchRefusal } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { searchRefusal } from './refusal.js'

/** What could not be told of some repositories, in the list of the others; nothing where there is nothing. */
export function listFailures(
  failures: readonly { readonly repository: string; readonly refusal: SearchRefusal }[],
  traits: SearchTraits
) {
  if (failures.length === 0) return {}
  const entries = failures.map(({ repository, refusal }) => {
    const { exception } = searchRefusal(refusal, traits)
    return [repository, exception] as const
  })
  return { failures: Object.fromEntries(entries) }
}
