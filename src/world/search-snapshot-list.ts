import type { InstantMs } from '../domain/instant.js'
import { refuse, type SearchRefusal } from '../domain/refusal.js'
import type { SearchTraits } from '../domain/search-traits.js'
import type { SnapshotPlan } from '../domain/snapshot.js'
import { snapshotSelection } from '../domain/snapshot-selection.js'
import { findRepositories, isReadable, mustBeReadable } from './search-repositories.js'
import { type RepositoryFailure, searchPlaces } from './snapshot-search.js'
import type { World } from './world.js'

export interface FoundSnapshot {
  readonly repository: string
  readonly plan: SnapshotPlan
}

/** What was found at an instant. Of many, how they look is worked out when it is said. */
export interface Finding {
  readonly nowMs: InstantMs
  readonly snapshots: readonly FoundSnapshot[]
  readonly failures: readonly RepositoryFailure[]
}

/**
 * The snapshots that GET asks for, per repository in Elasticsearch's order, as they are at the first step. The
 * look at many stops now and then so that something else can be done in between.
 */
export function* findSnapshots(
  world: World,
  traits: SearchTraits,
  asked: {
    repositories: readonly string[]
    snapshots: readonly string[]
    ignoreUnavailable: boolean
  }
): Generator<void, Finding> {
  const nowMs = world.clock.nowMs()
  const selection = snapshotSelection(asked.snapshots, traits)
  const places = searchPlaces(world, traits, asked.repositories)
  const failures = [...places.failures]
  const looks = places.repositories.map(({ name }) => ({
    repository: name,
    selected: world.repositories.selected(name, selection, nowMs),
    absent: selection.required.find(it => world.repositories.view(name, it) === undefined)
  }))
  // What runs stands in the state of the cluster, what has ended only in the repository.
  const isRead = asked.snapshots.some(item => item !== '_current') || asked.snapshots.length === 0
  const snapshots: FoundSnapshot[] = []
  for (const { repository, selected, absent } of looks) {
    const found = yield* selected
    const isMissing = found.length === 0 && traits.emptyPattern === 'missing'
    const lacking = asked.ignoreUnavailable
      ? undefined
      : (absent ?? (isMissing ? selection.firstItem : undefined))
    const refusal = troubleWith(repository, lacking, !isRead || isReadable(world, repository))
    if (refusal === undefined) for (const plan of found) snapshots.push({ repository, plan })
    else if (places.tellsFailures) failures.push({ repository, refusal })
    else refuse(refusal)
  }
  return { nowMs, snapshots, failures }
}

function troubleWith(
  repository: string,
  snapshot: string | undefined,
  isReadable: boolean
): SearchRefusal | undefined {
  if (!isReadable) return { code: 'REPOSITORY_UNREADABLE', repository }
  return snapshot === undefined ? undefined : { code: 'SNAPSHOT_UNKNOWN', repository, snapshot }
}

/** The snapshots whose status is asked for: by literal names, or the running ones where none are given. */
export function findForStatus(
  world: World,
  traits: SearchTraits,
  asked: { repositories: readonly string[]; names: readonly string[]; ignoreUnavailable: boolean }
): Finding {
  const nowMs = world.clock.nowMs()
  const repositories = findRepositories(world, traits, asked.repositories).map(it => it.name)
  if (asked.names.length === 0) {
    const snapshots = repositories.flatMap(repository =>
      world.repositories.running(repository).map(({ plan }) => ({ repository, plan }))
    )
    return { nowMs, snapshots, failures: [] }
  }
  for (const repository of repositories) mustBeReadable(world, repository)
  const snapshots = repositories.flatMap(repository =>
    asked.names.flatMap(snapshot => {
      const view = world.repositories.view(repository, snapshot)
      if (view !== undefined) return [{ repository, plan: view.plan }]
      return asked.ignoreUnavailable
        ? []
        : refuse({ code: 'SNAPSHOT_UNKNOWN', repository, snapshot })
    })
  )
  return { nowMs, snapshots, failures: [] }
}
