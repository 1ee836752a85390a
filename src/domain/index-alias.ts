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
  const others = aliasEntries(index).filter(([other]) => other !== name)
  const isNew = !index.aliases.includes(name)
  const aliases = isNew ? [...index.aliases, name] : index.aliases
  return { ...index, aliases, ...optionsOf([...others, [name, options]]) }
}

export function withoutAliases(index: IndexFacts, names: readonly string[]): IndexFacts {
  const kept = aliasEntries(index).filter(([name]) => !names.includes(name))
  return { ...index, aliases: kept.map(([name]) => name), ...optionsOf(kept) }
}

/** Only what says something is written down: most aliases are names and nothing else. */
export function optionsOf(entries: readonly (readonly [string, AliasOptions])[]): {
  readonly aliasOptions: Readonly<Record<string, AliasOptions>> | undefined
} {
  const told = entries.filter(([, options]) => Object.keys(options).length > 0)
  return { aliasOptions: told.length === 0 ? undefined : Object.fromEntries(told) }
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
