import type { IndexFacts } from './index-facts.js'

/** What an alias may say beyond its name. Nothing of it is obeyed when documents are looked for. */
export interface AliasOptions {
  readonly filter?: Readonly<Record<string, unknown>>
  readonly indexRouting?: string
  readonly searchRouting?: string
  readonly isWriteIndex?: boolean
  readonly isHidden?: boolean
}

export type AliasHolder = Pick<IndexFacts, 'name' | 'aliases' | 'aliasOptions'>

/** The aliases of an index with what they say, in the order in which they were added. */
export function aliasEntries({ aliases, aliasOptions }: AliasHolder): [string, AliasOptions][] {
  return aliases.map(name => [name, aliasOptions?.[name] ?? {}])
}

/** The same index with another alias, or with another meaning of one that it has. */
export function withAlias(index: IndexFacts, name: string, options: AliasOptions): IndexFacts {
  const given = aliasEntries(index)
  const isNew = !index.aliases.includes(name)
  const entries = isNew ? [...given, [name, options] as const] : given
  return withEntries(
    index,
    entries.map(([alias, said]) => [alias, alias === name ? options : said])
  )
}

export function withoutAliases(index: IndexFacts, names: readonly string[]): IndexFacts {
  return withEntries(
    index,
    aliasEntries(index).filter(([name]) => !names.includes(name))
  )
}

/** Only what says something is written down: most aliases are names and nothing else. */
export function aliasFacts(entries: readonly (readonly [string, AliasOptions])[]) {
  const told = entries.filter(([, options]) => Object.keys(options).length > 0)
  const aliasOptions: Readonly<Record<string, AliasOptions>> = Object.fromEntries(told)
  return { aliases: entries.map(([name]) => name), ...(told.length > 0 && { aliasOptions }) }
}

function withEntries(
  { aliasOptions: _, ...index }: IndexFacts,
  entries: readonly (readonly [string, AliasOptions])[]
): IndexFacts {
  return { ...index, ...aliasFacts(entries) }
}

/**
 * Why the aliases of a cluster contradict each other, or `undefined`.
 *
 * Source: Elasticsearch, `IndexAbstraction.Alias` and its `validateAliasProperties`.
 */
export function aliasConflict(indices: readonly AliasHolder[]): string | undefined {
  const names = new Set(indices.flatMap(index => Object.keys(index.aliasOptions ?? {})))
  for (const alias of names) {
    const holders = indices.filter(index => index.aliases.includes(alias))
    const where = (isTrue: (options: AliasOptions) => boolean) =>
      holders.filter(index => isTrue(index.aliasOptions?.[alias] ?? {})).map(it => it.name)
    const written = where(options => options.isWriteIndex === true)
    if (written.length > 1) {
      return `alias [${alias}] has more than one write index [${written.join(',')}]`
    }
    const hidden = where(options => options.isHidden === true)
    if (hidden.length > 0 && hidden.length < holders.length) {
      const shown = where(options => options.isHidden !== true)
      return (
        `alias [${alias}] has is_hidden set to true on indices [${hidden.join(',')}] but does not have ` +
        `is_hidden set to true on indices [${shown.join(',')}]; alias must have the same is_hidden setting ` +
        'on all indices'
      )
    }
  }
  return undefined
}
