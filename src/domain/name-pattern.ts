/**
 * Elasticsearch's multi-target names: a comma list of names and `*` patterns, in which `-x` takes away
 * again once a pattern has been seen.
 */

/**
 * Compiles one pattern; `*` stands for any run of characters, everything else for itself.
 *
 * No regular expression, which a client's pattern of many stars could keep busy for ever.
 */
export function nameMatcher(pattern: string): (name: string) => boolean {
  if (!isPattern(pattern)) return name => name === pattern
  const [head = '', ...pieces] = pattern.split('*')
  const tail = pieces.pop() ?? ''
  return name => {
    if (!name.startsWith(head) || !name.endsWith(tail)) return false
    let at = head.length
    for (const piece of pieces) {
      const found = name.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return at <= name.length - tail.length
  }
}

export function isPattern(item: string): boolean {
  return item.includes('*')
}

/** The items of a comma list, blanks around them and empty ones left out. */
export function nameList(text: string): string[] {
  return text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '')
}

export interface Resolution {
  /** The names that exist and are asked for, each once, in the order of `names`. */
  readonly found: readonly string[]
  /** Concrete items that name nothing. */
  readonly missing: readonly string[]
  /** Patterns that match nothing. */
  readonly unmatched: readonly string[]
}

/**
 * Resolves items against the names that exist. `_all` and `*` stand for every name.
 *
 * @param exclusions - whether `-name` takes away again once a pattern was seen; elsewise it is a name.
 */
export function resolveNames(
  items: readonly string[],
  names: readonly string[],
  exclusions = true
): Resolution {
  const found = new Set<string>()
  const missing: string[] = []
  const unmatched: string[] = []
  let patternSeen = false
  for (const item of items) {
    if (exclusions && patternSeen && item.startsWith('-')) {
      const matches = nameMatcher(item.slice(1))
      for (const name of found) if (matches(name)) found.delete(name)
      continue
    }
    const pattern = item === '_all' ? '*' : item
    if (isPattern(pattern)) patternSeen = true
    const matches = nameMatcher(pattern)
    const hits = names.filter(matches)
    if (hits.length === 0) (isPattern(pattern) ? unmatched : missing).push(item)
    for (const name of hits) found.add(name)
  }
  return { found: names.filter(name => found.has(name)), missing, unmatched }
}
