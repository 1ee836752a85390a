import { refuse } from '../domain/refusal.js'
import type { SearchTraits } from '../domain/search-traits.js'
import type { SnapshotView } from '../domain/snapshot.js'
import { snapshotSelection } from '../domain/snapshot-selection.js'
import {
  findRepositories,
  mustBeReadable,
  repositoriesWithSnapshots
} from './search-repositories.js'
import type { World } from './world.js'

export interface FoundSnapshot {
  readonly repository: string
  readonly view: SnapshotView
}

/** The snapshots that GET asks for, per repository in Elasticsearch's order. */
export function findSnapshots(
  world: World,
  traits: SearchTraits,
  asked: {
    repositories: readonly string[]
    snapshots: readonly string[]
    ignoreUnavailable: boolean
  }
): FoundSnapshot[] {
  const { matches, required, firstItem } = snapshotSelection(asked.snapshots, traits)
  return repositoriesWithSnapshots(world, traits, asked.repositories).flatMap(
    ({ name: repository }) => {
      // What runs stands in the state of the cluster, what has ended only in the repository.
      if (asked.snapshots.some(item => item !== '_current') || asked.snapshots.length === 0) {
        mustBeReadable(world, repository)
      }
      const views = world.repositories.views(repository)
      const names = new Set(views.map(view => view.plan.name))
      const absent = required.find(name => !names.has(name))
      const found = views.filter(({ plan, state }) =>
        matches({ name: plan.name, running: state === 'IN_PROGRESS' })
      )
      const unmatched =
        found.length === 0 && traits.emptyPattern === 'missing' ? firstItem : undefined
      const snapshot = absent ?? unmatched
      if (snapshot !== undefined && !asked.ignoreUnavailable) {
        refuse({ code: 'SNAPSHOT_UNKNOWN', repository, snapshot })
      }
      return found.map(view => ({ repository, view }))
    }
  )
}

/** The snapshots whose status is asked for: by literal names, or the running ones where none are given. */
export function findForStatus(
  world: World,
  traits: SearchTraits,
  asked: { repositories: readonly string[]; names: readonly string[]; ignoreUnavailable: boolean }
): FoundSnapshot[] {
  const repositories = findRepositories(world, traits, asked.repositories).map(it => it.name)
  if (asked.names.length === 0) {
    return repositories.flatMap(repository =>
      world.repositories.running(repository).map(view => ({ repository, view }))
    )
  }
  for (const repository of repositories) mustBeReadable(world, repository)
  return repositories.flatMap(repository =>
    asked.names.flatMap(snapshot => {
      const view = world.repositories.view(repository, snapshot)
      if (view !== undefined) return [{ repository, view }]
      return asked.ignoreUnavailable
        ? []
        : refuse({ code: 'SNAPSHOT_UNKNOWN', repository, snapshot })
    })
  )
}
