import type { ApiKeyFacts } from '../../domain/api-key.js'
import type { ClusterSettings } from '../../domain/cluster-change.js'
import type { ConditionSet } from '../../domain/conditions.js'
import type { StoredDocument } from '../../domain/documents.js'
import type { GlobalState } from '../../domain/global-state.js'
import type { IndexFacts } from '../../domain/index-facts.js'
import type { InstantMs } from '../../domain/instant.js'
import type { Pace } from '../../domain/pace.js'
import { type BackupApp, backupApps } from '../../domain/snapshot-name.js'
import type { Storage } from '../../domain/storage.js'
import type { RememberedRun } from '../app-runs.js'
import type { ClockMode } from '../clock.js'
import type { ClusterMetadataState } from '../cluster-metadata.js'
import type { FaultsState } from '../faults.js'
import type { HeldGate } from '../gates.js'
import type { RepositoriesState } from '../repositories-state.js'
import type { Run } from '../runs.js'
import type { SeedState } from '../seed.js'
import type { World } from '../world.js'
import type { ZeebeState } from '../zeebe-memory.js'
import type { PlansState } from './wish-codecs.js'

/** What a world is, as far as its state makes sense in no other. */
export interface SettingFacts {
  /** The deployment's name: a full version, or `all`. */
  readonly camunda: string
  readonly storage: Storage
  readonly partitionsCount: number
  readonly repository: string | null
  /** Told, and not held against another world's: what is under way has its plans. */
  readonly pace: Pace
}

/** Everything that decides what a world does from now on, as values. */
export interface WorldMemory {
  readonly format: number
  readonly setting: SettingFacts
  readonly clock: { readonly mode: ClockMode; readonly nowMs: InstantMs }
  readonly seed: SeedState
  readonly conditions: ConditionSet
  readonly plans: PlansState
  readonly gates: readonly HeldGate[]
  /** Every document that somebody wrote, and that is there or that a snapshot holds. */
  readonly knownDocuments: readonly StoredDocument[]
  /** Every index that is there, or that a snapshot or a run holds. */
  readonly knownIndices: readonly IndexFacts[]
  readonly indices: { readonly present: readonly IndexFacts[] }
  /** Every global state that a snapshot holds. */
  readonly knownGlobalStates?: readonly GlobalState[]
  /** Settings and templates of the search engine; absent where nobody has changed them. */
  readonly metadata?: ClusterMetadataState
  /** Those of the search engine; absent where there are none. */
  readonly apiKeys?: readonly ApiKeyFacts[]
  readonly repositories: RepositoriesState
  readonly runs: readonly Run[]
  /** What each application knows of its own runs, in each dialect of the deployment. */
  readonly apps: Readonly<Record<BackupApp, readonly (readonly RememberedRun[])[]>>
  readonly zeebe: ZeebeState
  readonly cluster: ClusterSettings
  readonly faults: FaultsState
}

/** The format that is written and read. */
export const stateFormat = 1

export function settingFactsOf({ pace, setting }: World): SettingFacts {
  const { deployment, partitionsCount, repository } = setting
  return {
    camunda: deployment.name,
    storage: deployment.storage,
    partitionsCount,
    repository,
    pace
  }
}

/** What there is to remember of a world. Values are shared with it, and immutable. */
export function memoryOf(world: World): WorldMemory {
  const { clock, seed, conditions, plans, gates, indices, repositories, runs } = world
  const { state: metadata } = world.metadata
  const lying = repositories.state
  const apiKeys = world.apiKeys.all()
  const known = knownIndices(indices.all(), lying, runs.all())
  return {
    format: stateFormat,
    setting: settingFactsOf(world),
    clock: { mode: clock.mode, nowMs: clock.nowMs() },
    seed: seed.state,
    conditions: conditions.current(),
    plans: { ordinal: plans.ordinal, made: plans.list() },
    gates: gates.list(),
    knownDocuments: knownDocuments(known),
    knownIndices: known,
    indices: { present: indices.all() },
    ...knownGlobalStates(lying),
    ...(metadata !== undefined && { metadata }),
    ...(apiKeys.length > 0 && { apiKeys }),
    repositories: lying,
    runs: runs.all(),
    apps: ofEachApp(app => world.dialects[app].map(dialect => dialect.runs.remembered())),
    zeebe: world.zeebe.memory.state,
    cluster: world.cluster.current(),
    faults: world.faults.exportState()
  }
}

/** Makes a world go on as another would. Nothing of what it was is left, but for its setting. */
export function remember(world: World, memory: WorldMemory): void {
  const { indices, repositories, runs, apps, plans } = memory
  world.pace = memory.setting.pace
  world.seed.restore(memory.seed)
  world.plans.restore(plans.made, plans.ordinal)
  world.runs.restore(runs)
  for (const app of backupApps) {
    for (const [at, dialect] of world.dialects[app].entries()) {
      dialect.restoreRuns(apps[app][at] ?? [])
    }
  }
  world.zeebe.memory.restore(memory.zeebe)
  world.cluster.restore(memory.cluster)
  world.metadata.restore(memory.metadata)
  world.apiKeys.restore(memory.apiKeys ?? [])
  world.faults.importState(memory.faults)
  world.zeebe.changes.announce()
  // These tell whoever waits, who then looks at what has been restored before.
  world.repositories.restore(repositories)
  world.indices.restore(indices.present)
  world.conditions.restore(memory.conditions)
  world.gates.restore(memory.gates)
  world.clock.restore(memory.clock)
}

function knownIndices(
  present: readonly IndexFacts[],
  { storages }: RepositoriesState,
  runs: readonly Run[]
): readonly IndexFacts[] {
  const known = new Set(present)
  const note = (indices: readonly IndexFacts[]) => {
    for (const index of indices) known.add(index)
  }
  for (const { snapshots } of storages) for (const plan of snapshots) note(plan.indices)
  for (const { parts } of runs) for (const { order } of parts) note(order.indices ?? [])
  return [...known]
}

function knownGlobalStates({ storages }: RepositoriesState) {
  const plans = storages.flatMap(({ snapshots }) => snapshots)
  const known = new Set(plans.flatMap(({ globalState }) => globalState ?? []))
  return known.size === 0 ? {} : { knownGlobalStates: [...known] }
}

/** Each once: what was not written anew between two snapshots lies in both. */
function knownDocuments(indices: readonly IndexFacts[]): readonly StoredDocument[] {
  const values = new Set(indices.map(index => index.documents))
  return [...new Set([...values].flatMap(documents => documents.state.written))]
}

export function ofEachApp<T>(make: (app: BackupApp) => T): Readonly<Record<BackupApp, T>> {
  return {
    operate: make('operate'),
    tasklist: make('tasklist'),
    optimize: make('optimize'),
    webapps: make('webapps')
  }
}
