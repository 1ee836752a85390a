/** What differs between the search engines that hold the snapshots, and between their releases. */
import { assert } from './assert.js'
import { lineRank } from './line-rank.js'
import type { Profile } from './profile/profile.js'
import {
  type SearchBuild,
  type SnapshotVersion,
  searchBuild,
  snapshotVersion
} from './search-builds.js'
import type { SearchProduct, SearchRelease } from './search-engine.js'
import { type SecurityTraits, securitySteps } from './search-security.js'

/** One difference. `steps` say from which line of a product on a value holds. */
type Steps<T> = Readonly<Record<SearchProduct, readonly (readonly [from: string, value: T])[]>>

/** The same for every release of a product. */
const always = <T>(elasticsearch: T, opensearch: T): Steps<T> => ({
  elasticsearch: [['7.17', elasticsearch]],
  opensearch: [['2.0', opensearch]]
})

/** What OpenSearch has never had, and Elasticsearch from a release on. */
const elasticsearchFrom = (line: string): Steps<boolean> => ({
  elasticsearch: [
    ['7.17', false],
    [line, true]
  ],
  opensearch: [['2.0', false]]
})

const onlyElasticsearch = always<boolean>(true, false)
const onlyOpenSearch = always<boolean>(false, true)

type EmptyPattern = 'empty' | 'missing'
type DuplicateType = 'name-in-use' | 'name-invalid'
type BulkBegins = 'errors' | 'took'
type UnreadableDocument = 'document_parsing_exception' | 'mapper_parsing_exception'

/**
 * Every difference, with what it decides. Sources: the sources of Elasticsearch and OpenSearch (the classes are
 * named where they are imitated) and their release notes; the line at which a value changes is assumed where the
 * comment says so.
 */
const table = {
  /** What a snapshot pattern that matches nothing means on GET. That it is 8.16, and not 8.14, is assumed. */
  emptyPattern: {
    elasticsearch: [
      ['7.17', 'missing'],
      ['8.16', 'empty']
    ],
    opensearch: [['2.0', 'missing']]
  } satisfies Steps<EmptyPattern> as Steps<EmptyPattern>,
  /** Whether `*` alone stands for everything, which may be empty, as `_all` does. */
  starIsAll: onlyElasticsearch,
  /** Whether a taken snapshot name has an exception type of its own. */
  duplicateType: {
    elasticsearch: [
      ['7.17', 'name-invalid'],
      ['8.2', 'name-in-use']
    ],
    opensearch: [['2.0', 'name-invalid']]
  } satisfies Steps<DuplicateType> as Steps<DuplicateType>,
  /** The default of `action.destructive_requires_name`: whether indices are deleted by full name only. */
  destructiveRequiresName: elasticsearchFrom('8.0'),
  /** The majors accepted in `compatible-with=`, the product's own first; none where vendor types are unknown. */
  compatibleWith: {
    elasticsearch: [
      ['7.17', [7, 6]],
      ['8.0', [8, 7]],
      ['9.0', [9, 8]]
    ],
    opensearch: [['2.0', []]]
  } satisfies Steps<readonly number[]> as Steps<readonly number[]>,
  /** Whether answers carry the header by which the vendor's clients know their server. */
  productHeader: onlyElasticsearch,
  /** The content type of JSON. Assumed of 7.17. */
  jsonType: {
    elasticsearch: [
      ['7.17', 'application/json; charset=UTF-8'],
      ['8.0', 'application/json']
    ],
    opensearch: [['2.0', 'application/json; charset=UTF-8']]
  } satisfies Steps<string> as Steps<string>,
  /** Whether a snapshot names its repository, and lists have an order, pages and totals. */
  snapshotPages: onlyElasticsearch,
  /** Whether names of snapshots and repositories may be excluded (`-name`) once a pattern was seen. */
  exclusions: onlyElasticsearch,
  /** Whether GET looks into several repositories at once. */
  manyRepositories: onlyElasticsearch,
  /** Whether a repository that fails among several is told in the answer, instead of failing all. */
  listsFailures: {
    elasticsearch: [
      ['7.17', true],
      ['8.15', false]
    ],
    opensearch: [['2.0', false]]
  } satisfies Steps<boolean> as Steps<boolean>,
  /** Whether a snapshot lists the states of features, and the sizes of its indices when asked. */
  featureStates: onlyElasticsearch,
  /** Whether a snapshot says that it is no shallow copy of a remote store. */
  shallowCopy: {
    elasticsearch: [['7.17', false]],
    opensearch: [
      ['2.0', false],
      ['2.9', true]
    ]
  } satisfies Steps<boolean> as Steps<boolean>,
  /** Whether a deletion need not be waited for. */
  deleteWithoutWaiting: elasticsearchFrom('8.15'),
  /** Whether a repository tells its uuid. */
  repositoryUuid: onlyElasticsearch,
  /** How a repository in use is defended. */
  inUse: {
    elasticsearch: [
      ['7.17', 'illegal-state'],
      ['8.0', 'conflict']
    ],
    opensearch: [['2.0', 'illegal-state']]
  } satisfies Steps<'illegal-state' | 'conflict'> as Steps<'illegal-state' | 'conflict'>,
  /** Whether creating in a read-only repository has words of its own. That it is 8.0 is assumed. */
  readOnlyCreateText: {
    elasticsearch: [
      ['7.17', true],
      ['8.0', false]
    ],
    opensearch: [['2.0', true]]
  } satisfies Steps<boolean> as Steps<boolean>,
  /** Whether all repositories that are missing are named, or the first. That it is 8.10 is assumed. */
  namesAllMissing: elasticsearchFrom('8.10'),
  /**
   * What a version is called where a snapshot is of a later one. That Elasticsearch leaves its name out since it
   * counts the versions of the index format, with 8.11, is assumed.
   */
  versionWord: {
    elasticsearch: [
      ['7.17', 'Elasticsearch version'],
      ['8.11', 'version']
    ],
    opensearch: [['2.0', 'OpenSearch version']]
  } satisfies Steps<string> as Steps<string>,
  /** Whether cluster health knows primary shards that have no place. That it is 8.16 is assumed. */
  unassignedPrimaries: elasticsearchFrom('8.16'),
  /** Whether the parameter and the words for the elected node are `cluster_manager`. */
  clusterManager: onlyOpenSearch,
  /** Whether `_cat/indices` has a column for the size without copies. */
  datasetSize: elasticsearchFrom('8.11'),
  /** Whether documents have a type, which is `_doc`. */
  documentType: {
    elasticsearch: [
      ['7.17', true],
      ['8.0', false]
    ],
    opensearch: [['2.0', false]]
  } satisfies Steps<boolean> as Steps<boolean>,
  /** Who is let in, and how the others are refused. */
  security: securitySteps satisfies Steps<SecurityTraits> as Steps<SecurityTraits>,
  /** Which member of the answer to a bulk comes first. That it is 8.12 is assumed; 8.16 has it. */
  bulkBegins: {
    elasticsearch: [
      ['7.17', 'took'],
      ['8.12', 'errors']
    ],
    opensearch: [['2.0', 'took']]
  } satisfies Steps<BulkBegins> as Steps<BulkBegins>,
  /** The type of the error about a document that cannot be read. That it is 8.8 is assumed. */
  unreadableDocument: {
    elasticsearch: [
      ['7.17', 'mapper_parsing_exception'],
      ['8.8', 'document_parsing_exception']
    ],
    opensearch: [['2.0', 'mapper_parsing_exception']]
  } satisfies Steps<UnreadableDocument> as Steps<UnreadableDocument>
} as const satisfies Readonly<Record<string, Steps<unknown>>>

type Differences = {
  readonly [Name in keyof typeof table]: (typeof table)[Name] extends Steps<infer T> ? T : never
}

/** What a release is, with what is switched against it. */
export interface SearchTraits extends Differences {
  readonly product: SearchProduct
  /** The release as `GET /` prints it. */
  readonly number: string
  readonly build: SearchBuild
  readonly snapshotVersion: SnapshotVersion
  /** How many snapshots may run at once. */
  readonly concurrentSnapshotsMax: number
}

/** The traits of a release, with the switches that may be set against it. */
export function searchTraits(
  release: SearchRelease,
  switches: Profile['elasticsearch']
): SearchTraits {
  const own = Object.entries(table).map(([name, steps]) => [name, valueAt(steps, release)])
  const differences: Differences = Object.fromEntries(own)
  return {
    ...differences,
    ...switched(differences, switches),
    product: release.product,
    number: release.version,
    build: searchBuild(release),
    snapshotVersion: snapshotVersion(release),
    concurrentSnapshotsMax: switches.concurrentSnapshotsMax
  }
}

/** What somebody asked for, whatever the release does by itself. */
function switched(
  { compatibleWith }: Differences,
  { emptyPattern, duplicateType, destructiveRequiresName, compat9 }: Profile['elasticsearch']
): Partial<Differences> {
  return {
    ...(emptyPattern !== 'engine' && { emptyPattern: emptyPatterns[emptyPattern] }),
    ...(duplicateType !== 'engine' && { duplicateType: duplicateTypes[duplicateType] }),
    ...(destructiveRequiresName !== 'engine' && {
      destructiveRequiresName: destructiveRequiresName === 'true'
    }),
    ...(compat9 === 'accept' && !compatibleWith.includes(9) && { compatibleWith: [9, 8] }),
    ...(compat9 === 'reject' && { compatibleWith: compatibleWith.filter(it => it !== 9) })
  }
}

const emptyPatterns = { '200': 'empty', '404': 'missing' } as const
const duplicateTypes = {
  snapshot_name_already_in_use_exception: 'name-in-use',
  invalid_snapshot_name_exception: 'name-invalid'
} as const

function valueAt(steps: Steps<unknown>, { product, line }: SearchRelease): unknown {
  const step = steps[product].findLast(([from]) => lineRank(from) <= lineRank(line))
  assert(step !== undefined, `no step speaks for ${product}:${line}`)
  return step[1]
}
