import type { BackupVerdict } from '../domain/history-state.js'
import { byStart, type SnapshotView, snapshotAt } from '../domain/snapshot.js'
import { type AppBackupId, type BackupApp, namedPart } from '../domain/snapshot-name.js'
import type { AppBackups } from './app-backups.js'
import type { Clock } from './clock.js'
import type { SnapshotRepositories } from './snapshot-repositories.js'
import type { RuntimeBackupView, Zeebe } from './zeebe.js'

interface TruthGround {
  readonly clock: Clock
  readonly repositories: SnapshotRepositories
  readonly zeebe: Zeebe
  readonly apps: Readonly<Record<BackupApp, AppBackups>>
}

export interface TrueSnapshot {
  readonly repository: string
  readonly view: SnapshotView
}

export interface TrueBackup extends BackupVerdict {
  readonly app: BackupApp
  readonly backupId: AppBackupId
  readonly parts: readonly SnapshotView[]
}

/** What there is, whether or not any client could see it now: past every condition, gap and fault. */
export class Truth {
  readonly #ground: TruthGround

  constructor(ground: TruthGround) {
    this.#ground = ground
  }

  /** Every snapshot that has begun and is not gone, in the order of Elasticsearch. */
  snapshots(): readonly TrueSnapshot[] {
    const { clock, repositories } = this.#ground
    const nowMs = clock.nowMs()
    return repositories
      .plans()
      .flatMap(({ repository, plan }) => {
        const view = snapshotAt(plan, nowMs)
        return view === undefined ? [] : [{ repository, view }]
      })
      .toSorted((a, b) => byStart(a.view, b.view))
  }

  /** The backups of the applications that keep theirs as snapshots, the oldest first. */
  backups(): readonly TrueBackup[] {
    const found = new Map<
      string,
      { app: BackupApp; backupId: AppBackupId; parts: SnapshotView[] }
    >()
    for (const { view } of this.snapshots()) {
      const part = namedPart(view.plan.name)
      if (part === undefined) continue
      const { app, backupId } = part
      const key = `${app} ${backupId}`
      const backup = found.get(key) ?? { app, backupId, parts: [] }
      backup.parts.push(view)
      found.set(key, backup)
    }
    return [...found.values()].map(({ app, backupId, parts }) => {
      return { app, backupId, parts, ...this.#ground.apps[app].judge(backupId, parts) }
    })
  }

  /** Zeebe's backups that are in its store, by id. */
  runtimeBackups(): readonly RuntimeBackupView[] {
    return this.#ground.zeebe.inStore()
  }

  /** What each partition's exporters do, by partition id. */
  exporting() {
    return this.#ground.zeebe.phases()
  }
}
