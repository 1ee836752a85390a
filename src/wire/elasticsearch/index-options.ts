import type { ExpressionOptions } from '../../domain/index-expressions.js'
import { nameList } from '../../domain/name-pattern.js'
import { type JsonObject, malformed, readFlag, readNames } from './body.js'
import type { Query } from './query.js'

export type Expand = ExpressionOptions['expand']

/** How a request wants index expressions understood. */
export interface IndexOptions {
  readonly ignoreUnavailable: boolean
  readonly allowNoIndices: boolean
  readonly expand: Expand
}

export const indexParameters = [
  'ignore_unavailable',
  'allow_no_indices',
  'expand_wildcards'
] as const

/** The options in a query; what is absent is as the route has it. */
export function readIndexOptions(query: Query, fallback: IndexOptions): IndexOptions {
  const words = query.text('expand_wildcards')
  return {
    ignoreUnavailable: query.flag('ignore_unavailable', fallback.ignoreUnavailable),
    allowNoIndices: query.flag('allow_no_indices', fallback.allowNoIndices),
    expand: words === undefined ? fallback.expand : readExpand(nameList(words))
  }
}

/** The same options in a body, where both spellings are known. */
export const indexOptionKeys = new Set([
  ...['ignore_unavailable', 'ignoreUnavailable', 'allow_no_indices', 'allowNoIndices'],
  ...['expand_wildcards', 'expandWildcards', 'ignore_throttled', 'ignoreThrottled']
])

export function readBodyIndexOptions(body: JsonObject, fallback: IndexOptions): IndexOptions {
  const flag = (snake: string, camel: string, value: boolean) =>
    readFlag(body, body[snake] === undefined ? camel : snake, value)
  const words = readNames(body, 'expand_wildcards') ?? readNames(body, 'expandWildcards')
  return {
    ignoreUnavailable: flag('ignore_unavailable', 'ignoreUnavailable', fallback.ignoreUnavailable),
    allowNoIndices: flag('allow_no_indices', 'allowNoIndices', fallback.allowNoIndices),
    expand: words === undefined ? fallback.expand : readExpand(words)
  }
}

/** Source: Elasticsearch, `IndicesOptions.WildcardStates.parseParameter`. */
function readExpand(words: readonly string[]): Expand {
  const expand = new Set<'open' | 'closed' | 'hidden'>()
  for (const word of words) {
    if (word === 'none') expand.clear()
    else if (word === 'all') for (const each of every) expand.add(each)
    else if (word === 'open' || word === 'closed' || word === 'hidden') expand.add(word)
    else malformed(`No valid expand wildcard value [${word}]`)
  }
  return expand
}

const every = ['open', 'closed', 'hidden'] as const

export const openOnly: IndexOptions = {
  ignoreUnavailable: false,
  allowNoIndices: true,
  expand: new Set(['open'])
}

export const openAndClosed: IndexOptions = { ...openOnly, expand: new Set(['open', 'closed']) }

export const allIndices: IndexOptions = { ...openOnly, expand: new Set(every) }
