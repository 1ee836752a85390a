import type { IndexFacts } from './index-facts.js'
import { isPattern, nameMatcher } from './name-pattern.js'

export interface ExpressionOptions {
  /** Which indices a wildcard stands for; a concrete name stands for its index in any case. */
  readonly expand: ReadonlySet<'open' | 'closed' | 'hidden'>
  /** Whether expressions may name aliases. */
  readonly aliases: boolean
}

export interface ExpressionResult {
  /** By name. */
  readonly indices: readonly IndexFacts[]
  /** Concrete names that name nothing. */
  readonly missing: readonly string[]
  /** Concrete names that name an alias; filled where aliases are not allowed. */
  readonly aliasNames: readonly string[]
}

/**
 * Resolves the index expressions of one request: names, aliases, wildcards, `_all`, and exclusions once a
 * wildcard was seen.
 *
 * Source: Elasticsearch, multi-target syntax; a hidden index whose name begins with a dot is found by a
 * wildcard that begins with a dot.
 */
export function resolveExpressions(
  all: readonly IndexFacts[],
  expressions: readonly string[],
  { expand, aliases }: ExpressionOptions
): ExpressionResult {
  const found = new Set<IndexFacts>()
  const missing: string[] = []
  const aliasNames: string[] = []
  let wildcardSeen = false
  for (const item of expressions.length === 0 ? ['*'] : expressions) {
    if (wildcardSeen && item.startsWith('-')) {
      for (const index of matching([...found], item.slice(1), aliases)) found.delete(index)
      continue
    }
    const expression = item === '_all' ? '*' : item
    if (isPattern(expression)) {
      wildcardSeen = true
      const visible = all.filter(index => isExpanded(index, expression, expand))
      for (const index of matching(visible, expression, aliases)) found.add(index)
      continue
    }
    const hits = matching(all, expression, aliases)
    for (const index of hits) found.add(index)
    if (hits.length > 0) continue
    const isAlias = all.some(index => index.aliases.includes(expression))
    ;(isAlias ? aliasNames : missing).push(expression)
  }
  return { indices: all.filter(index => found.has(index)), missing, aliasNames }
}

function matching(indices: readonly IndexFacts[], pattern: string, aliases: boolean): IndexFacts[] {
  const matches = nameMatcher(pattern)
  return indices.filter(
    index => matches(index.name) || (aliases && index.aliases.some(alias => matches(alias)))
  )
}

function isExpanded(
  { name, open, hidden = false }: IndexFacts,
  pattern: string,
  expand: ExpressionOptions['expand']
): boolean {
  if (!expand.has(open ? 'open' : 'closed')) return false
  return !hidden || expand.has('hidden') || (name.startsWith('.') && pattern.startsWith('.'))
}
