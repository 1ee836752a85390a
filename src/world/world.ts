import { appTraits } from '../domain/app-traits.js'
import type { Pace } from '../domain/pace.js'
import { profileOf } from '../domain/profile/profile.js'
import type { Release } from '../domain/release.js'
import { seedIndices } from '../domain/seed-indices.js'
import { type BackupApp, backupApps } from '../domain/snapshot-name.js'
import { AppBackups } from './app-backups.js'
import type { Clock } from './clock.js'
import { Conditions } from './conditions.js'
import { InMemoryStore } from './in-memory-store.js'
import { Indices } from './indices.js'
import { Plans } from './plans.js'
import { Seed } from './seed.js'
import { SnapshotRepositories } from './snapshot-repositories.js'
import { Zeebe } from './zeebe.js'

export interface WorldSetting {
  readonly release: Release
  readonly pace: Pace
  /** Zeebe's partitions, 1 to 64. */
  readonly partitionsCount: number
  /** The snapshot repository that is registered and configured everywhere, or `null` for none. */
  readonly repository: string | null
  readonly seed: string
  /** See {@link ZeebeSetting.requestTimeoutMs}; 15 s where absent. */
  readonly requestTimeoutMs?: number
}

/** Brokers of the cluster; each holds a replica of every partition. */
const clusterSize = 3

/** The only memory: everything that has happened, and everything that is planned. */
export class World {
  readonly setting: WorldSetting
  readonly clock: Clock
  readonly seed: Seed
  readonly conditions = new Conditions()
  readonly plans: Plans
  readonly indices: Indices
  readonly repositories: SnapshotRepositories
  readonly apps: Readonly<Record<BackupApp, AppBackups>>
  readonly zeebe: Zeebe

  constructor(setting: WorldSetting, clock: Clock) {
    this.setting = setting
    this.clock = clock
    this.seed = new Seed(setting.seed)
    this.plans = new Plans(this.seed, setting.pace)
    this.indices = new Indices(() => this.repositories.lookAgain())
    this.repositories = new SnapshotRepositories(this)
    const store = new InMemoryStore(this)
    const profile = profileOf(setting.release)
    const app = (name: BackupApp) =>
      new AppBackups(
        {
          app: name,
          version: setting.release.version,
          traits: appTraits(name, profile),
          repository: setting.repository
        },
        { clock, plans: this.plans, store }
      )
    this.apps = {
      operate: app('operate'),
      tasklist: app('tasklist'),
      optimize: app('optimize'),
      webapps: app('webapps')
    }
    const { partitionsCount, requestTimeoutMs = 15_000, release } = setting
    this.zeebe = new Zeebe(
      { version: release.version, partitionsCount, clusterSize, requestTimeoutMs },
      this
    )
    this.#sow()
  }

  /** Back to the first moment, except for the time: the same seed gives the same things again. */
  reset(): void {
    this.seed.reset()
    this.conditions.reset()
    this.plans.reset()
    this.repositories.clear()
    this.indices.clear()
    for (const app of backupApps) this.apps[app].forget()
    this.zeebe.reset()
    this.#sow()
  }

  /** What a cluster that has been used for a while has. */
  #sow(): void {
    const { repository, release } = this.setting
    const createdMs = this.clock.nowMs()
    if (repository !== null) {
      this.repositories.register(repository, 's3', { bucket: repository, base_path: 'backups' })
    }
    const day = new Date(createdMs).toISOString().slice(0, 10)
    for (const index of seedIndices({ day, version: release.version })) {
      this.indices.put({
        ...index,
        uuid: this.seed.searchUuid('index'),
        replicas: 0,
        sizeBytes: 4_096 + index.documentsCount * 310,
        open: true,
        createdMs
      })
    }
  }
}
