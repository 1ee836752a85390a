/** What releases of the search engines say of themselves. Hash and date are assumed: no client reads them. */
import type { SearchRelease } from './search-engine.js'

/** What `GET /` tells about the build. */
export interface SearchBuild {
  readonly hash: string
  /** ISO 8601. */
  readonly date: string
  readonly lucene: string
  readonly wireCompatibility: string
  readonly indexCompatibility: string
}

/** What a snapshot tells of the version that took it. */
export interface SnapshotVersion {
  readonly id: number
  readonly text: string
}

/**
 * The version of Lucene, by line. Source: Elasticsearch, `IndexVersions`, OpenSearch, `Version`, and the release
 * notes of both; of lines behind 9.1 and 2.16 it is assumed.
 */
const lucene = {
  elasticsearch: {
    '7.17': '8.11.3',
    '8.0': '9.0.0',
    '8.1': '9.0.0',
    '8.2': '9.1.0',
    '8.3': '9.2.0',
    '8.4': '9.3.0',
    '8.5': '9.4.2',
    '8.6': '9.4.2',
    '8.7': '9.5.0',
    '8.8': '9.6.0',
    '8.9': '9.7.0',
    '8.10': '9.7.0',
    '8.11': '9.8.0',
    '8.12': '9.9.2',
    '8.13': '9.10.0',
    '8.14': '9.10.0',
    '8.15': '9.11.1',
    '8.16': '9.12.0',
    '8.17': '9.12.0',
    '8.18': '9.12.1',
    '8.19': '9.12.2',
    '9.0': '10.1.0',
    '9.1': '10.2.2',
    '9.2': '10.3.2'
  },
  opensearch: {
    '2.0': '9.1.0',
    '2.1': '9.2.0',
    '2.2': '9.3.0',
    '2.3': '9.3.0',
    '2.4': '9.4.2',
    '2.5': '9.4.2',
    '2.6': '9.5.0',
    '2.7': '9.5.0',
    '2.8': '9.6.0',
    '2.9': '9.7.0',
    '2.10': '9.7.0',
    '2.11': '9.7.0',
    '2.12': '9.9.2',
    '2.13': '9.10.0',
    '2.14': '9.10.0',
    '2.15': '9.10.0',
    '2.16': '9.11.1',
    '2.17': '9.11.1',
    '2.18': '9.12.0',
    '2.19': '9.12.1',
    '3.0': '10.1.0',
    '3.1': '10.2.1',
    '3.2': '10.2.2',
    '3.3': '10.3.1'
  }
} as const

/** The oldest versions that a major talks to and reads, by product and major. */
const compatibility = {
  elasticsearch: {
    '7': ['6.8.0', '6.0.0-beta1'],
    '8': ['7.17.0', '7.0.0'],
    '9': ['8.19.0', '8.0.0-beta1']
  },
  opensearch: { '2': ['7.10.0', '7.0.0'], '3': ['2.19.0', '2.0.0'] }
} as const

/** As published of 8.17.4; every other line bears the same. */
const hash = 'c63c7f5f8ce7d2e4805b7b3d842e7e792d84dda1'
const date = '2025-03-20T15:39:59.811110136Z'

export function searchBuild({ product, line }: SearchRelease): SearchBuild {
  const versions: Readonly<Record<string, string>> = lucene[product]
  const oldest: Readonly<Record<string, readonly [string, string]>> = compatibility[product]
  const [wireCompatibility, indexCompatibility] = oldest[line.split('.')[0] ?? ''] ?? ['', '']
  return { hash, date, lucene: versions[line] ?? '', wireCompatibility, indexCompatibility }
}

/**
 * The version of the index format, by line, since it is counted apart from the version of Elasticsearch.
 *
 * Source: Elasticsearch, `IndexVersions` and the table of releases beside it, up to 8.17; assumed beyond.
 */
const indexVersions: Readonly<Record<string, number>> = {
  '8.11': 8_500_003,
  '8.12': 8_500_010,
  '8.13': 8_503_000,
  '8.14': 8_505_000,
  '8.15': 8_512_000,
  '8.16': 8_518_000,
  '8.17': 8_521_000,
  '8.18': 8_525_000,
  '8.19': 8_536_000,
  '9.0': 9_009_000,
  '9.1': 9_033_000,
  '9.2': 9_039_002
}

/** OpenSearch turns a bit of its ids, so that they are not taken for those of Elasticsearch. */
const openSearchMask = 0x08000000

/**
 * A version as a number of two digits each for major, minor and patch, and 99 for a release. An index format says
 * which releases have it: assumed to be all of the line up to this one.
 *
 * Source: OpenSearch, `Version.computeID`; Elasticsearch's documentation of 8.17 (`8.17.0-8.17.4`).
 */
export function snapshotVersion({ product, line, version }: SearchRelease): SnapshotVersion {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const own = major * 1_000_000 + minor * 10_000 + patch * 100 + 99
  if (product === 'opensearch') return { id: own ^ openSearchMask, text: version }
  const format = indexVersions[line]
  if (format === undefined) return { id: own, text: version }
  return { id: format, text: patch === 0 ? version : `${line}.0-${version}` }
}
