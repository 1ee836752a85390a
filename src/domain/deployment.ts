/** Which applications stand behind which door, each with the release whose habits it has. */
import { type Profile, type ProfileWishes, profileOf } from './profile/profile.js'
import { lines, newestOf, type Release, releaseOf } from './release.js'
import {
  type SearchEngine,
  searchEngine,
  searchReleaseOf,
  usualSearchEngine
} from './search-engine.js'
import type { Storage } from './storage.js'

/** A release with all its switches resolved. */
export interface Dialect {
  readonly release: Release
  readonly profile: Profile
}

/** The endpoint families that a deployment serves: each may be there in several dialects, or in none. */
export interface Deployment {
  /** As it is reported: a full version, or `all`. */
  readonly name: string
  /** The release of everything that exists once: the brokers, the seeded indices. */
  readonly main: Dialect
  /**
   * `standalone`: Operate, Tasklist and the Zeebe gateway have doors of their own. `unified`: one door for
   * the orchestration cluster.
   */
  readonly topology: 'standalone' | 'unified'
  readonly storage: Storage
  /** What stands behind the door of the search engine. With a relational database only Optimize uses it. */
  readonly search: SearchEngine
  readonly operate: readonly Dialect[]
  readonly tasklist: readonly Dialect[]
  readonly optimize: readonly Dialect[]
  readonly webapps: readonly Dialect[]
  readonly zeebe: readonly Dialect[]
}

export interface DeploymentWishes extends ProfileWishes {
  readonly storage: Storage
  /** Such as `opensearch:2.19`; where absent, the one that goes with the storage. */
  readonly searchEngine?: string
  /** What the release has by default, where absent. From 8.8 on the applications may also stand alone. */
  readonly topology?: 'standalone' | 'unified'
}

/**
 * The deployment of `all`, of a line, or of a release; `undefined` for a name, of it or of the search engine, that
 * is not known.
 *
 * `all` serves every endpoint family side by side, so that the commands of every guide work at once: the
 * paths of 8.1, of 8.7 and of 8.8 do not collide.
 */
export function deploymentOf(name: string, wishes: DeploymentWishes): Deployment | undefined {
  const search = searchReleaseOf(wishes.searchEngine ?? usualSearchEngine(wishes.storage))
  const families = name === 'all' ? everyFamily(wishes) : pinnedTo(name, wishes)
  if (families === undefined || search === undefined) return undefined
  return { ...families, search: searchEngine(search, families.main.profile.elasticsearch) }
}

type Families = Omit<Deployment, 'search'>

function pinnedTo(name: string, wishes: DeploymentWishes): Families | undefined {
  const release = releaseOf(name)
  return release === undefined ? undefined : pinned(release, wishes)
}

function pinned(release: Release, wishes: DeploymentWishes): Families {
  const { storage } = wishes
  const profile = profileOf(release, wishes, storage)
  const dialect = { release, profile }
  const alone = profile.operate.endpoint !== 'none'
  const topology = alone ? 'standalone' : (wishes.topology ?? 'unified')
  return {
    name: release.version,
    main: dialect,
    topology,
    storage,
    operate: alone ? [dialect] : [],
    tasklist: alone ? [dialect] : [],
    optimize: [dialect],
    webapps: alone || storage === 'rdbms' ? [] : [dialect],
    zeebe: [dialect]
  }
}

/** One dialect of each endpoint family, the one that answers first at its door in front. */
function everyFamily(wishes: DeploymentWishes): Families {
  const [first, second, third] = (['8.1', '8.7', '8.8'] as const).map(line => {
    const release = newestOf(line)
    const quirks = line === '8.1' ? new Map([documented, ...wishes.quirks]) : wishes.quirks
    return { release, profile: profileOf(release, { ...wishes, quirks }, wishes.storage) }
  }) as [Dialect, Dialect, Dialect]
  return {
    name: 'all',
    main: second,
    topology: 'standalone',
    storage: wishes.storage,
    operate: [second, first],
    tasklist: [second, first],
    optimize: [second, first],
    webapps: [third],
    zeebe: [second, first, third]
  }
}

/** The documentation of 8.1 prints a capital letter; tools written from it shall work too. */
const documented: readonly [quirk: string, on: boolean] = ['docs-8.1-State', true]

/** What may be asked for. */
export const knownDeployments: readonly string[] = [
  'all',
  ...lines.flatMap(line => [line, `${line}.<patch>`])
]
