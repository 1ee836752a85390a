import { assert } from '../domain/assert.js'
import type { InstantMs } from '../domain/instant.js'
import {
  byStart,
  placedPlan,
  type SnapshotPlan,
  type SnapshotView,
  snapshotAt,
  type UnplacedPlan
} from '../domain/snapshot.js'
import type { SnapshotSelection } from '../domain/snapshot-selection.js'
import { Changes } from './changes.js'
import type { Clock } from './clock.js'
import { type ClusterMetadata, withStateOf } from './cluster-metadata.js'
import type { Indices } from './indices.js'
import type { RepositoriesState } from './repositories-state.js'
import { type Repository, repositoryIn } from './repository.js'
import { storageKey } from './repository-place.js'
import type { Seed } from './seed.js'
import { SnapshotStorage } from './snapshot-storage.js'

/** What may still change of a snapshot that has not ended; what is absent is so from then on. */
export type SnapshotFuture = Pick<
  SnapshotPlan,
  'startMs' | 'endMs' | 'dueMs' | 'outcome' | 'failures' | 'reason' | 'plannedBy'
>

interface RepositoriesGround {
  readonly clock: Clock
  readonly seed: Seed
  readonly indices: Indices
  readonly metadata: ClusterMetadata
}

interface Registration {
  readonly repository: Repository
  /** It outlives the registration: unregistering deletes nothing. */
  readonly storage: SnapshotStorage
}

/**
 * The one truth about snapshots: which repositories are registered and what lies in them.
 *
 * A snapshot may be written down before it begins, as the coming part of a run; until then nobody sees it.
 */
export class SnapshotRepositories {
  /** Announced whenever a snapshot is written down, rewritten or gone, and a repository registered or not any more. */
  readonly changes = new Changes()
  readonly #clock: Clock
  readonly #seed: Seed
  readonly #cluster: Pick<RepositoriesGround, 'indices' | 'metadata'>
  readonly #onRunEnds: (plan: SnapshotPlan) => void
  readonly #registered = new Map<string, Registration>()
  readonly #storages = new Map<string, SnapshotStorage>()
  #ordinal = 0

  /** @param onRunEnds - called with the snapshot at which the run that it belongs to ends. */
  constructor(
    { clock, seed, indices, metadata }: RepositoriesGround,
    onRunEnds: (plan: SnapshotPlan) => void = () => {}
  ) {
    this.#clock = clock
    this.#seed = seed
    this.#cluster = { indices, metadata }
    this.#onRunEnds = onRunEnds
  }

  /**
   * Registers or replaces. The same type and place lead to the same storage, and so to its snapshots, however
   * else the settings differ: a bucket may be registered again as read-only.
   */
  register(name: string, type: string, settings: Readonly<Record<string, string>>): Repository {
    const key = storageKey(type, settings)
    const storage = this.#storages.get(key) ?? this.#newStorage(key)
    const repository = repositoryIn(storage, { name, type, settings })
    this.#registered.set(name, { repository, storage })
    this.changes.announce()
    return repository
  }

  get(name: string): Repository | undefined {
    return this.#registered.get(name)?.repository
  }

  /** All registered repositories, by name. */
  all(): readonly Repository[] {
    const repositories = [...this.#registered.values()].map(it => it.repository)
    return repositories.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** Forgets the registration; parts still waiting for their turn there will never be taken. */
  unregister(name: string): void {
    const storage = this.#storage(name)
    const waiting = storage.waiting(this.#clock.nowMs())
    storage.deleteAll(waiting.map(plan => plan.name))
    this.#registered.delete(name)
    for (const plan of waiting) this.#onRunEnds(plan)
    this.changes.announce()
  }

  /** The snapshots that exist now, in Elasticsearch's order. */
  views(repository: string): SnapshotView[] {
    return this.#seen(this.#storage(repository).inOrder)
  }

  view(repository: string, name: string): SnapshotView | undefined {
    const plan = this.#storage(repository).get(name)
    return plan === undefined ? undefined : snapshotAt(plan, this.#clock.nowMs())
  }

  /** The snapshots that match one name or `*` pattern, in Elasticsearch's order. */
  matching(repository: string, pattern: string): SnapshotView[] {
    return this.#seen(this.#storage(repository).matching(pattern))
  }

  /** The snapshots that exist now and are asked for, in Elasticsearch's order. Of many it takes a few steps. */
  selected(
    repository: string,
    selection: SnapshotSelection,
    nowMs: InstantMs
  ): Generator<void, SnapshotPlan[]> {
    return this.#storage(repository).selected(selection, nowMs)
  }

  /**
   * Writes a snapshot down. A part that still waits under the same name will find it taken when its turn
   * comes, which ends its run: that part and those after it are dropped, those before it are still taken.
   */
  add(repository: string, plan: UnplacedPlan): SnapshotPlan {
    const storage = this.#storage(repository)
    const former = storage.get(plan.name)
    if (former !== undefined && !this.#isGone(former)) {
      assert(this.#waits(former), `snapshot ${plan.name} is there already`)
      this.#dropWaiting(storage, former)
    }
    this.#ordinal += 1
    const whole = placedPlan(plan, this.#seed.searchUuid('snapshot'), this.#ordinal)
    storage.put(whole)
    storage.tidy(this.#clock.nowMs())
    this.changes.announce()
    return whole
  }

  /**
   * Deletes snapshots that exist now. One that is running is aborted, which ends the run it belongs to:
   * its create call fails and the application takes no further part.
   *
   * @param goneMs - when the deletion is over; until then the snapshots are seen as before. At once where
   *   absent.
   */
  remove(repository: string, names: readonly string[], goneMs = this.#clock.nowMs()): void {
    const storage = this.#storage(repository)
    const nowMs = this.#clock.nowMs()
    if (goneMs > nowMs) storage.sweep(nowMs)
    const doomed = names.map(name => {
      const plan = storage.get(name)
      assert(
        plan !== undefined && !this.#waits(plan),
        `snapshot ${name} was removed but never there`
      )
      return plan
    })
    if (goneMs <= nowMs) storage.deleteAll(names)
    else {
      for (const plan of doomed) {
        storage.put({ ...plan, goneMs: Math.min(goneMs, plan.goneMs ?? goneMs) })
      }
    }
    for (const plan of doomed) if (goneMs < plan.endMs) this.#dropWaiting(storage, plan)
    this.changes.announce()
  }

  /** The snapshots that run now in the repository, in Elasticsearch's order. */
  running(repository: string): SnapshotView[] {
    return this.#seen(this.#storage(repository).unfinished(this.#clock.nowMs())).toSorted(byStart)
  }

  /** Whether no snapshot runs, waits for its turn, or is being deleted. */
  isAtRest(): boolean {
    const nowMs = this.#clock.nowMs()
    return [...this.#storages.values()].every(storage => storage.isAtRest(nowMs))
  }

  /** Whether a snapshot is there under that name, or waits for its turn. */
  isTaken(repository: string, name: string): boolean {
    const plan = this.#storage(repository).get(name)
    return plan !== undefined && !this.#isGone(plan)
  }

  /** Gives a snapshot that has not ended another future. One that is gone, or another by now, is left alone. */
  rewrite(repository: string, name: string, uuid: string, future: SnapshotFuture): void {
    const storage = this.#storage(repository)
    const plan = storage.get(name)
    if (plan === undefined || plan.uuid !== uuid || this.#hasEnded(plan)) return
    const { dueMs, reason, plannedBy } = future
    storage.put({ ...plan, ...future, dueMs, reason, plannedBy })
    this.changes.announce()
  }

  /** Takes back a snapshot that nobody has seen, or that vanishes while it runs. */
  withdraw(repository: string, name: string, uuid: string): void {
    const storage = this.#storage(repository)
    const plan = storage.get(name)
    if (plan === undefined || plan.uuid !== uuid || this.#hasEnded(plan)) return
    storage.delete(name)
    this.changes.announce()
  }

  /** Everything that is written down, seen or not yet seen, with the repository it lies in. */
  plans(): { readonly repository: string; readonly plan: SnapshotPlan }[] {
    return this.all().flatMap(({ name }) =>
      this.#storage(name)
        .all()
        .map(plan => ({ repository: name, plan }))
    )
  }

  /** Lets every waiting part look again at what it will hold. Called when an index or the cluster changes. */
  lookAgain(): void {
    for (const storage of this.#storages.values()) {
      for (const plan of storage.waiting(this.#clock.nowMs())) {
        const { indices } = this.#cluster.indices.resolve(plan.indexExpressions)
        storage.put({ ...withStateOf(this.#cluster.metadata, plan), indices })
      }
    }
  }

  get state(): RepositoriesState {
    const storages = [...this.#storages].map(([place, storage]) => {
      const snapshots = storage.all()
      const isEmptied = storage.isWritten && snapshots.length === 0
      return { place, uuid: storage.uuid, ...(isEmptied && { isWritten: true }), snapshots }
    })
    const registered = this.all().map(({ name, type, settings }) => ({ name, type, settings }))
    return { storages, registered, ordinal: this.#ordinal }
  }

  /** Takes over what another had. Every registration leads to one of the storages. */
  restore({ storages, registered, ordinal }: RepositoriesState): void {
    this.#registered.clear()
    this.#storages.clear()
    for (const { place, uuid, isWritten, snapshots } of storages) {
      const storage = new SnapshotStorage(uuid)
      const plans = snapshots.map(plan => placedPlan(plan, plan.uuid, plan.ordinal))
      storage.restore(plans, isWritten)
      this.#storages.set(place, storage)
    }
    for (const { name, type, settings } of registered) this.register(name, type, settings)
    this.#ordinal = ordinal
    this.changes.announce()
  }

  clear(): void {
    this.#registered.clear()
    this.#storages.clear()
    this.#ordinal = 0
    this.changes.announce()
  }

  #newStorage(key: string): SnapshotStorage {
    const storage = new SnapshotStorage(this.#seed.searchUuid('repository'))
    this.#storages.set(key, storage)
    return storage
  }

  #storage(name: string): SnapshotStorage {
    const registration = this.#registered.get(name)
    assert(registration !== undefined, `repository ${name} is not registered`)
    return registration.storage
  }

  #seen(plans: readonly SnapshotPlan[]): SnapshotView[] {
    const nowMs = this.#clock.nowMs()
    return plans.flatMap(plan => snapshotAt(plan, nowMs) ?? [])
  }

  #isGone({ goneMs }: SnapshotPlan): boolean {
    return goneMs !== undefined && goneMs <= this.#clock.nowMs()
  }

  #waits(plan: SnapshotPlan): boolean {
    return plan.startMs > this.#clock.nowMs()
  }

  #hasEnded(plan: SnapshotPlan): boolean {
    return plan.endMs <= this.#clock.nowMs()
  }

  /** Ends a run at one of its parts: whatever waits there or later is dropped. */
  #dropWaiting(storage: SnapshotStorage, last: SnapshotPlan): void {
    const { runId, ordinal } = last
    if (runId === undefined) return
    const isLater = (plan: SnapshotPlan) => plan.runId === runId && plan.ordinal >= ordinal
    const dropped = storage.waiting(this.#clock.nowMs()).filter(isLater)
    storage.deleteAll(dropped.map(plan => plan.name))
    this.#onRunEnds(last)
  }
}
