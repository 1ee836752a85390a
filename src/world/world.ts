import { setMaxListeners } from 'node:events'
import { appTraits } from '../domain/app-traits.js'
import { takesSnapshots } from '../domain/conditions.js'
import type { Deployment, Dialect } from '../domain/deployment.js'
import { type Pace, paceRows } from '../domain/pace.js'
import { optimizeVersion } from '../domain/release.js'
import type { SearchSecurity } from '../domain/search-security.js'
import { seedIndexCount, seedIndices, sownIndex } from '../domain/seed-indices.js'
import { type BackupApp, backupApps } from '../domain/snapshot-name.js'
import { ApiKeys } from './api-keys.js'
import { AppBackups, type AppSetting } from './app-backups.js'
import { type Clock, WorldClock } from './clock.js'
import { ClusterConfiguration } from './cluster-configuration.js'
import { ClusterMetadata } from './cluster-metadata.js'
import { react } from './condition-effects.js'
import { Conditions } from './conditions.js'
import { Events } from './events.js'
import { Faults } from './faults.js'
import { Gates } from './gates.js'
import { InMemoryStore } from './in-memory-store.js'
import { Incidents } from './incidents.js'
import { Indices } from './indices.js'
import { Journal, type JournalLimits } from './journal.js'
import { Plans } from './plans.js'
import { Runs } from './runs.js'
import { Seed } from './seed.js'
import { SnapshotRepositories } from './snapshot-repositories.js'
import type { ImportProblem } from './state/place.js'
import { exportState, importState, type WorldState } from './state/world-state.js'
import { Truth } from './truth.js'
import { Zeebe } from './zeebe.js'

export interface WorldSetting {
  readonly deployment: Deployment
  readonly pace: Pace
  /** Zeebe's partitions, 1 to 64. */
  readonly partitionsCount: number
  /** The snapshot repository that is registered and configured everywhere, or `null` for none. */
  readonly repository: string | null
  readonly seed: string
  /** What the search engine's door asks for; nothing where absent. */
  readonly searchSecurity?: SearchSecurity
  /** See {@link ZeebeSetting.requestTimeoutMs}; 15 s where absent. */
  readonly requestTimeoutMs?: number
  /** How much the journal holds; see {@link JournalLimits}. */
  readonly journal?: JournalLimits
}

/** Brokers of the cluster; each holds a replica of every partition. */
const clusterSize = 3

/** The only memory: everything that has happened, and everything that is planned. */
export class World {
  readonly setting: WorldSetting
  readonly clock: WorldClock
  readonly seed: Seed
  readonly conditions: Conditions
  readonly faults: Faults
  readonly journal: Journal
  readonly plans: Plans
  readonly gates: Gates
  readonly indices: Indices
  readonly metadata: ClusterMetadata
  readonly apiKeys: ApiKeys
  readonly repositories: SnapshotRepositories
  readonly runs: Runs
  /** The applications in every dialect that is served, in the order of the deployment. */
  readonly dialects: Readonly<Record<BackupApp, readonly AppBackups[]>>
  /** The applications in the first dialect, or that of the release itself where none is served. */
  readonly apps: Readonly<Record<BackupApp, AppBackups>>
  readonly zeebe: Zeebe
  readonly cluster: ClusterConfiguration
  #sowMore: () => void = () => {}
  /** The id of the node, and the seed that it was drawn from. */
  #node: { readonly seed: string; readonly id: string } | undefined
  readonly #end = new AbortController()
  /** Aborts when the world is closed, so that nobody goes on waiting in it. */
  readonly closed: AbortSignal = this.#end.signal
  readonly events: Events
  readonly truth: Truth
  readonly incidents: Incidents

  constructor(setting: WorldSetting, clock: Clock) {
    this.setting = setting
    // As many may wait in a world as requests may be open.
    setMaxListeners(0, this.closed)
    this.clock = new WorldClock(clock, { pollMs: paceRows[setting.pace].pollMs })
    this.seed = new Seed(setting.seed)
    this.conditions = new Conditions((before, after) => react(this, before, after))
    const replan = () => this.#replan()
    this.plans = new Plans(this.seed, setting.pace, replan)
    this.gates = new Gates(replan)
    this.faults = new Faults(this)
    this.journal = new Journal(setting.deployment.name, setting.journal)
    this.apiKeys = new ApiKeys(setting.searchSecurity ?? null, this)
    this.indices = new Indices(() => this.repositories.lookAgain())
    this.metadata = new ClusterMetadata(setting.deployment.main.release.version, () =>
      this.repositories.lookAgain()
    )
    this.repositories = new SnapshotRepositories(this, ({ runId = '', uuid }) =>
      this.runs.endAt(runId, uuid)
    )
    this.runs = new Runs({
      ...this.#ground(),
      nodeId: () => this.nodeId,
      takesSnapshots: repository =>
        takesSnapshots(this.conditions.current(), repository === setting.repository)
    })
    const store = new InMemoryStore(this)
    const { deployment, partitionsCount, requestTimeoutMs = 15_000 } = setting
    const ground = { clock: this.clock, plans: this.plans, conditions: this.conditions, store }
    const speaking = (name: BackupApp, dialect: Dialect) =>
      new AppBackups(this.#appSetting(name, dialect), ground)
    this.dialects = eachApp(name => deployment[name].map(dialect => speaking(name, dialect)))
    this.apps = eachApp(name => this.dialects[name][0] ?? speaking(name, deployment.main))
    const { release, profile } = deployment.main
    this.zeebe = new Zeebe(
      {
        version: release.version,
        traits: profile.zeebe,
        partitionsCount,
        clusterSize,
        requestTimeoutMs
      },
      this
    )
    this.cluster = new ClusterConfiguration(
      { exporterIds: [exporterIdOf(deployment)], partitionsCount },
      this
    )
    this.events = new Events(this)
    this.truth = new Truth(this)
    this.incidents = new Incidents(this)
    this.#sow()
  }

  /** How long things take that nobody has a wish about; that of the setting after every reset. */
  get pace(): Pace {
    return this.plans.pace
  }

  set pace(pace: Pace) {
    this.plans.pace = pace
    this.clock.pollMs = paceRows[pace].pollMs
  }

  /** Of Elasticsearch's one node. */
  get nodeId(): string {
    const { text } = this.seed
    if (this.#node?.seed !== text)
      this.#node = { seed: text, id: new Seed(text).searchUuid('node') }
    return this.#node.id
  }

  /**
   * Begins anew, and in another situation: that of a world which has nothing but its seed, and what is done to
   * it on top. Every reset leads there again.
   */
  beginWith(sowMore: () => void): void {
    this.#sowMore = sowMore
    this.reset()
  }

  /** Back to the first moment, except for the time: the same seed gives the same things again. */
  reset(): void {
    this.pace = this.setting.pace
    this.seed.reset()
    this.conditions.reset()
    this.faults.reset()
    this.journal.reset()
    this.plans.reset()
    this.gates.reset()
    this.runs.clear()
    this.repositories.clear()
    this.indices.clear()
    this.metadata.reset()
    this.apiKeys.reset()
    for (const app of backupApps) for (const dialect of this.dialects[app]) dialect.forget()
    this.zeebe.reset()
    this.cluster.reset()
    this.#sow()
    this.#sowMore()
  }

  /** Everything that decides what happens from now on, as plain data. */
  exportState(): WorldState {
    return exportState(this)
  }

  /** Goes on as the world that was exported, or says why not and changes nothing. */
  importState(state: unknown): readonly ImportProblem[] {
    return importState(this, state)
  }

  /** Ends the world, for good. */
  close(): void {
    this.#end.abort()
  }

  /** Registers the repository that a world has from the start, where it has one. */
  registerRepository(): void {
    const { repository } = this.setting
    if (repository === null) return
    this.repositories.register(repository, 's3', { bucket: repository, base_path: 'backups' })
  }

  #ground() {
    const { clock, seed, plans, gates, indices, metadata, repositories } = this
    return { clock, seed, plans, gates, indices, metadata, repositories }
  }

  /** The future changes: whatever has not ended is planned anew, and whoever waits looks again. */
  #replan(): void {
    this.runs.replan()
    this.zeebe.replan()
    this.repositories.changes.announce()
  }

  #appSetting(app: BackupApp, { release, profile }: Dialect): AppSetting {
    const version = app === 'optimize' ? optimizeVersion(release) : release.version
    const { pace, repository } = this.setting
    return { app, version, pace, repository, traits: appTraits(app, profile) }
  }

  /** What a cluster that has been used for a while has. */
  #sow(): void {
    const { deployment } = this.setting
    const { version } = deployment.main.release
    const createdMs = this.clock.nowMs()
    this.registerRepository()
    const day = new Date(createdMs).toISOString().slice(0, 10)
    const uuidOf = this.seed.searchUuidsLater('index', seedIndexCount)
    const ground = {
      createdMs,
      seed: this.seed.text,
      partitionsCount: this.setting.partitionsCount
    }
    this.indices.sow(() =>
      seedIndices({ day, version }).map((index, at) =>
        sownIndex(index, { ...ground, uuid: uuidOf(at) })
      )
    )
  }
}

/** What the brokers' exporter is called; with a relational database, after that. */
function exporterIdOf({ main, storage }: Deployment): string {
  const { exporter } = main.profile.readSide
  if (storage === 'rdbms') return storage
  return exporter === 'elasticsearch' ? storage : exporter
}

function eachApp<T>(make: (app: BackupApp) => T): Readonly<Record<BackupApp, T>> {
  return {
    operate: make('operate'),
    tasklist: make('tasklist'),
    optimize: make('optimize'),
    webapps: make('webapps')
  }
}
