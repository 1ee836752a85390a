/** Which search engine holds the snapshots: Elasticsearch or OpenSearch, and the release of it. */

import type { Profile } from './profile/profile.js'
import { type SearchTraits, searchTraits } from './search-traits.js'
import type { Storage } from './storage.js'

export const searchProducts = ['elasticsearch', 'opensearch'] as const
export type SearchProduct = (typeof searchProducts)[number]

/** One pinned release of a search engine. */
export interface SearchRelease {
  readonly product: SearchProduct
  /** Two numbers, such as `8.17`. */
  readonly line: string
  /** As `GET /` prints it, such as `8.17.4`. */
  readonly version: string
}

export interface SearchEngine extends SearchRelease {
  /** As it is asked for, with its line: `elasticsearch:8.17`. */
  readonly name: string
  readonly traits: SearchTraits
}

/**
 * The newest patch known of each line, oldest line first: what a line without a patch stands for. Source: the
 * release notes of Elasticsearch and OpenSearch. Of 8.17 it is the patch whose snapshots are documented.
 */
const newestPatch = {
  elasticsearch: {
    '7.17': 29,
    '8.0': 1,
    '8.1': 3,
    '8.2': 3,
    '8.3': 3,
    '8.4': 3,
    '8.5': 3,
    '8.6': 2,
    '8.7': 1,
    '8.8': 2,
    '8.9': 2,
    '8.10': 4,
    '8.11': 4,
    '8.12': 2,
    '8.13': 4,
    '8.14': 3,
    '8.15': 5,
    '8.16': 6,
    '8.17': 4,
    '8.18': 8,
    '8.19': 8,
    '9.0': 8,
    '9.1': 8,
    '9.2': 3
  },
  opensearch: {
    '2.0': 1,
    '2.1': 0,
    '2.2': 1,
    '2.3': 0,
    '2.4': 1,
    '2.5': 0,
    '2.6': 0,
    '2.7': 0,
    '2.8': 0,
    '2.9': 0,
    '2.10': 0,
    '2.11': 1,
    '2.12': 0,
    '2.13': 0,
    '2.14': 0,
    '2.15': 0,
    '2.16': 0,
    '2.17': 1,
    '2.18': 0,
    '2.19': 2,
    '3.0': 0,
    '3.1': 0,
    '3.2': 0,
    '3.3': 2
  }
} as const satisfies Record<SearchProduct, Readonly<Record<string, number>>>

/** The lines of a product, oldest first. */
export function searchLines(product: SearchProduct): readonly string[] {
  return Object.keys(newestPatch[product])
}

/** What a deployment has beside it unless somebody names another one. */
export function usualSearchEngine(storage: Storage): string {
  return storage === 'opensearch' ? 'opensearch:2.19' : 'elasticsearch:8.17'
}

/**
 * Reads `elasticsearch:8.17`, `elasticsearch:8.17.4`, `opensearch:3` for its newest line known, or a product for
 * the release that stands beside a deployment by default; `undefined` for anything else.
 */
export function searchReleaseOf(text: string): SearchRelease | undefined {
  const [, productText = '', major, minor, patch] =
    /^([a-z]+)(?::(\d+)(?:\.(\d+)(?:\.(0|[1-9]\d{0,2}))?)?)?$/.exec(text) ?? []
  const product = searchProducts.find(it => it === productText)
  if (product === undefined) return undefined
  if (major === undefined) return searchReleaseOf(usualSearchEngine(product))
  const wanted = minor === undefined ? `${major}.` : `${major}.${minor}`
  const fits = (line: string) => (minor === undefined ? line.startsWith(wanted) : line === wanted)
  const line = searchLines(product).findLast(fits)
  if (line === undefined) return undefined
  const patches: Readonly<Record<string, number>> = newestPatch[product]
  return { product, line, version: `${line}.${patch ?? patches[line] ?? 0}` }
}

/** A release with its traits, and with what is switched against them. */
export function searchEngine(
  release: SearchRelease,
  switches: Profile['elasticsearch']
): SearchEngine {
  const { product, line } = release
  return { ...release, name: `${product}:${line}`, traits: searchTraits(release, switches) }
}

/** What may be asked for, in words. */
export const knownSearchEngines: string = searchProducts
  .map(product => {
    const lines = searchLines(product)
    return `${product}:${lines[0]} to ${product}:${lines.at(-1)}`
  })
  .join(', ')
