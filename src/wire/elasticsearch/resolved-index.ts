import type { IndexFacts } from '../../domain/index-facts.js'
import { isPattern, nameList, nameMatcher } from '../../domain/name-pattern.js'

/**
 * `GET /_resolve/index/{expression}`: what an expression means, by kind. An index or alias is told where its own
 * name fits; that of the other one does not bring it along.
 *
 * @param found - the indices that the expression leads to.
 * @param all - every index, for those that an alias stands for.
 */
export function resolvedIndices(
  expression: string,
  found: readonly IndexFacts[],
  all: readonly IndexFacts[]
) {
  const isMeant = meaningOf(nameList(expression))
  const names = [...new Set(found.flatMap(index => index.aliases))].filter(isMeant).toSorted()
  const indices = found.filter(({ name }) => isMeant(name))
  return {
    indices: indices.map(index => ({
      name: index.name,
      ...(index.aliases.length > 0 && { aliases: index.aliases.toSorted() }),
      attributes: [...(index.hidden ? ['hidden'] : []), index.open ? 'open' : 'closed']
    })),
    aliases: names.map(name => ({
      name,
      indices: all.filter(it => it.aliases.includes(name)).map(it => it.name)
    })),
    data_streams: []
  }
}

function meaningOf(items: readonly string[]): (name: string) => boolean {
  const wild = items.findIndex(item => isPattern(item) || item === '_all')
  const isExclusion = (item: string, at: number) => wild >= 0 && at > wild && item.startsWith('-')
  const wanted = items.filter((item, at) => !isExclusion(item, at))
  const matchers = wanted.map(item => nameMatcher(item === '_all' ? '*' : item))
  const unwanted = items.filter(isExclusion).map(item => nameMatcher(item.slice(1)))
  return name => matchers.some(matches => matches(name)) && !unwanted.some(matches => matches(name))
}
