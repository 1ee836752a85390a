import { isPattern } from '../domain/name-pattern.js'
import type { SearchRefusal } from '../domain/refusal.js'
import type { SearchTraits } from '../domain/search-traits.js'
import type { Repository } from './repository.js'
import { findRepositories, resolveRepositories, theRepository } from './search-repositories.js'
import type { World } from './world.js'

/** Why a repository among several has nothing to tell. */
export interface RepositoryFailure {
  readonly repository: string
  readonly refusal: SearchRefusal
}

/** Where a request for snapshots looks. */
export interface SearchPlaces {
  readonly repositories: readonly Repository[]
  /** Repositories that were named and are not there, where that is told beside the others. */
  readonly failures: readonly RepositoryFailure[]
  /** Whether what is wrong with one is told beside the others, or fails the request. */
  readonly tellsFailures: boolean
}

/**
 * The repositories that snapshots are asked of. A product may look into one at a time only, whose name stands for
 * itself.
 *
 * Source: Elasticsearch up to 8.14, `TransportGetSnapshotsAction`, which forgives a repository where the request
 * was for more than one name. That one which is not registered is forgiven as well since all of them are named
 * is assumed of the line.
 */
export function searchPlaces(
  world: World,
  traits: SearchTraits,
  items: readonly string[]
): SearchPlaces {
  if (!traits.manyRepositories) {
    const repositories = [theRepository(world, items.join(','))]
    return { repositories, failures: [], tellsFailures: false }
  }
  const tellsFailures = traits.listsFailures && !isOne(items)
  if (!tellsFailures || !traits.namesAllMissing) {
    return { repositories: findRepositories(world, traits, items), failures: [], tellsFailures }
  }
  const { repositories, missing } = resolveRepositories(world, traits, items)
  const failures = missing.map(repository => ({
    repository,
    refusal: { code: 'REPOSITORY_UNKNOWN', repositories: [repository] } as const
  }))
  return { repositories, failures, tellsFailures }
}

function isOne([item = '_all', ...others]: readonly string[]): boolean {
  return others.length === 0 && item !== '_all' && !isPattern(item)
}
