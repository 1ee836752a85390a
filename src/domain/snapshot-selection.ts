import { isPattern, nameMatcher } from './name-pattern.js'
import type { SearchTraits } from './search-traits.js'

/** What the snapshot part of `GET /_snapshot/{repository}/{snapshot}` asks for. */
export interface SnapshotSelection {
  /** Whether a snapshot is asked for; `running` matters to `_current` only. */
  matches(snapshot: { readonly name: string; readonly running: boolean }): boolean
  /** Where to look for what matches, so that nobody has to look at everything. */
  readonly places: SnapshotPlaces
  /** Concrete names, which have to exist. */
  readonly required: readonly string[]
  /** The first item asked for, if a pattern matching nothing can be missing at all. */
  readonly firstItem?: string
}

/** Outside of these places nothing matches; not all that lies in them does. */
export interface SnapshotPlaces {
  readonly names: readonly string[]
  /** With a `*` each. */
  readonly patterns: readonly string[]
  /** Whether what runs is one of them. */
  readonly running: boolean
}

const everything: SnapshotSelection = {
  matches: () => true,
  places: { names: [], patterns: ['*'], running: false },
  required: []
}

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
  const included: string[] = []
  const excluded: string[] = []
  let currentSeen = false
  let wildcardSeen = false
  for (const item of items) {
    if (exclusions && wildcardSeen && item.length > 1 && item.startsWith('-')) {
      excluded.push(item.slice(1))
    } else if (item.toLowerCase() === '_current') {
      currentSeen = wildcardSeen = true
    } else {
      included.push(item)
      if (isPattern(item)) wildcardSeen = true
    }
  }
  const names = included.filter(item => !isPattern(item))
  const patterns = included.filter(isPattern)
  const isIncluded = anyMatches(included)
  const isExcluded = anyMatches(excluded)
  return {
    required: names,
    places: { names, patterns, running: currentSeen },
    ...(!isCurrentOnly(items) && { firstItem: only }),
    matches: ({ name, running }) =>
      ((currentSeen && running) || isIncluded(name)) && !isExcluded(name)
  }
}

function isCurrentOnly([first, ...others]: readonly string[]): boolean {
  return others.length === 0 && first?.toLowerCase() === '_current'
}

function anyMatches(items: readonly string[]): (name: string) => boolean {
  const names = new Set(items.filter(item => !isPattern(item)))
  const patterns = items.filter(isPattern).map(nameMatcher)
  return name => names.has(name) || patterns.some(matches => matches(name))
}
