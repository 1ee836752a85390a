import { isPattern, nameMatcher } from './name-pattern.js'
import type { SearchTraits } from './search-traits.js'

/** What the snapshot part of `GET /_snapshot/{repository}/{snapshot}` asks for. */
export interface SnapshotSelection {
  /** Whether a snapshot is asked for; `running` matters to `_current` only. */
  matches(snapshot: { readonly name: string; readonly running: boolean }): boolean
  /** Concrete names, which have to exist. */
  readonly required: readonly string[]
  /** The first item asked for, if a pattern matching nothing can be missing at all. */
  readonly firstItem?: string
}

const everything: SnapshotSelection = { matches: () => true, required: [] }

/**
 * Reads a list of names, patterns, `_current` and, once a pattern was seen, exclusions.
 *
 * `_all` and nothing at all stand for everything, which may be empty; so does `*` in Elasticsearch, while it is a
 * pattern like others in OpenSearch.
 *
 * Source: Elasticsearch 8.16, the snapshot name predicate of `TransportGetSnapshotsAction`; OpenSearch, the same.
 */
export function snapshotSelection(
  items: readonly string[],
  { exclusions, starIsAll }: Pick<SearchTraits, 'exclusions' | 'starIsAll'>
): SnapshotSelection {
  const [only] = items
  const isAll = items.length === 1 && (only === '_all' || (only === '*' && starIsAll))
  if (only === undefined || isAll) {
    return everything
  }
  const included: ((name: string) => boolean)[] = []
  const excluded: ((name: string) => boolean)[] = []
  const required: string[] = []
  let currentSeen = false
  let wildcardSeen = false
  for (const item of items) {
    if (exclusions && wildcardSeen && item.length > 1 && item.startsWith('-')) {
      excluded.push(nameMatcher(item.slice(1)))
    } else if (item.toLowerCase() === '_current') {
      currentSeen = wildcardSeen = true
    } else {
      included.push(nameMatcher(item))
      if (isPattern(item)) wildcardSeen = true
      else required.push(item)
    }
  }
  return {
    required,
    ...(!isCurrentOnly(items) && { firstItem: only }),
    matches: ({ name, running }) =>
      ((currentSeen && running) || included.some(matches => matches(name))) &&
      !excluded.some(matches => matches(name))
  }
}

function isCurrentOnly([first, ...others]: readonly string[]): boolean {
  return others.length === 0 && first?.toLowerCase() === '_current'
}
