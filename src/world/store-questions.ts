import { type AppRefusal, refuse, type StoreQuestion } from '../domain/refusal.js'
import { webAppIndexNames } from '../domain/seed-indices.js'
import type { SnapshotView } from '../domain/snapshot.js'
import { type AppBackupId, appPrefix } from '../domain/snapshot-name.js'
import type { AppSetting } from './app-backups.js'
import type { Conditions } from './conditions.js'
import { partPatterns } from './part-patterns.js'
import { type SnapshotStore, StoreError } from './snapshot-store.js'

/**
 * What an application asks the snapshot store before it does anything. It refuses in the application's name
 * where the store cannot answer, and says which question was open.
 */
export class StoreQuestions {
  readonly #setting: AppSetting
  readonly #store: SnapshotStore
  readonly #conditions: Conditions

  constructor(setting: AppSetting, store: SnapshotStore, conditions: Conditions) {
    this.#setting = setting
    this.#store = store
    this.#conditions = conditions
  }

  /** The name of the repository, which is configured and registered. */
  async readyRepository(
    during: StoreQuestion = 'repository',
    backupId?: AppBackupId
  ): Promise<string> {
    const { repository, traits } = this.#setting
    const isUnknown = this.#conditions.current().repository.kind === 'notConfigured'
    if (repository === null || repository.trim() === '' || isUnknown)
      refuse({ code: 'REPOSITORY_NOT_CONFIGURED' })
    const settings = await this.#ask(during, backupId, () => this.#store.settingsOf(repository))
    const about = backupId === undefined ? {} : { backupId }
    if (settings === undefined) {
      return refuse({ code: 'REPOSITORY_MISSING', repository, during, ...about })
    }
    // Only who asks for the repository itself reads its settings.
    if (during === 'repository' && traits.needsLocation && settings['location'] === undefined) {
      return refuse({ code: 'REPOSITORY_SETTINGS_UNREADABLE', repository, during, ...about })
    }
    return repository
  }

  /** The snapshots of one backup, in Elasticsearch's order. */
  find(
    during: 'duplicates' | 'snapshots',
    repository: string,
    backupId: AppBackupId
  ): Promise<readonly SnapshotView[]> {
    return this.#ask(during, backupId, () =>
      this.#store.find(repository, partPatterns(this.#setting, backupId))
    )
  }

  /** The snapshots of all backups, or of those whose names go on behind the application's as the pattern does. */
  findAll(repository: string, pattern: string): Promise<readonly SnapshotView[]> {
    const patterns =
      pattern === '*'
        ? partPatterns(this.#setting, '*')
        : [`${appPrefix(this.#setting.app)}${pattern}`]
    return this.#ask('snapshots', undefined, () => this.#store.find(repository, patterns))
  }

  /** Refuses a start while an index that has to be in it does not exist. */
  async checkIndices(backupId: AppBackupId): Promise<void> {
    const indices = await this.#ask('duplicates', backupId, () =>
      this.#store.missingIndices(webAppIndexNames)
    )
    if (indices.length > 0) refuse({ code: 'INDICES_MISSING', indices })
  }

  async #ask<T>(
    during: StoreQuestion,
    backupId: AppBackupId | undefined,
    question: () => Promise<T>
  ): Promise<T> {
    try {
      return await question()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return refuse(this.#trouble(error, during, backupId))
    }
  }

  #trouble({ kind, message: cause }: StoreError, during: StoreQuestion, backupId?: AppBackupId) {
    const code = kind === 'unreachable' ? 'STORE_UNREACHABLE' : 'STORE_FAILED'
    const repository = this.#setting.repository ?? ''
    const about = backupId === undefined ? {} : { backupId }
    return { code, during, repository, cause, ...about } as const satisfies AppRefusal
  }
}
