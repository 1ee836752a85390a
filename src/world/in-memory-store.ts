import { blockedBy, clientMessage, notRecovered } from '../domain/search-trouble.js'
import { byStart } from '../domain/snapshot.js'
import type { Clock } from './clock.js'
import type { Conditions } from './conditions.js'
import type { Indices } from './indices.js'
import type { Plans } from './plans.js'
import type { Runs } from './runs.js'
import type { SnapshotRepositories } from './snapshot-repositories.js'
import {
  type RunOrder,
  type RunProgress,
  type SnapshotStore,
  StoreError
} from './snapshot-store.js'
import { addSurplus } from './surplus.js'

/** What the store stands on. */
export interface StoreGround {
  readonly clock: Clock
  readonly conditions: Conditions
  readonly indices: Indices
  readonly plans: Plans
  readonly repositories: SnapshotRepositories
  readonly runs: Runs
  /** Aborts when nobody is to wait any longer. */
  readonly closed: AbortSignal
}

/** How long the applications' client of Elasticsearch waits for an answer. Source: its default. */
export const socketTimeoutMs = 30_000

/** The world's own snapshot repositories, as the applications reach them. */
export class InMemoryStore implements SnapshotStore {
  readonly #ground: StoreGround

  constructor(ground: StoreGround) {
    this.#ground = ground
  }

  async settingsOf(repository: string) {
    await this.#answer()
    return this.#ground.repositories.get(repository)?.settings
  }

  async find(repository: string, patterns: readonly string[]) {
    await this.#answer()
    this.#mustBeReadable(repository)
    const found = patterns.flatMap(it => this.#ground.repositories.matching(repository, it))
    const once = new Map(found.map(view => [view.plan.name, view]))
    return [...once.values()].toSorted(byStart)
  }

  async take(repository: string, order: RunOrder): Promise<RunProgress> {
    await this.#answer()
    this.#mustBeWritable(repository)
    const { runs } = this.#ground
    const runId = runs.begin({ repository, ...order })
    addSurplus(this.#ground, repository, order)
    return runs.progress(runId)
  }

  async remove(repository: string, pattern: string, delayMs: number): Promise<void> {
    await this.#answer()
    this.#mustBeWritable(repository)
    const { clock, repositories } = this.#ground
    const names = repositories.matching(repository, pattern).map(view => view.plan.name)
    repositories.remove(repository, names, clock.nowMs() + delayMs)
  }

  async missingIndices(names: readonly string[]): Promise<readonly string[]> {
    await this.#answer()
    return this.#ground.indices.resolve(names).missing
  }

  progress(runId: string): RunProgress {
    return this.#ground.runs.progress(runId)
  }

  /** Waits as long as Elasticsearch takes, and fails where it does not answer or says no. */
  async #answer(): Promise<void> {
    const { clock, closed, conditions } = this.#ground
    const { elasticsearch } = conditions.current()
    switch (elasticsearch.kind) {
      case 'slow': {
        const untilMs = clock.nowMs() + Math.min(elasticsearch.delayMs, socketTimeoutMs)
        await clock.until(untilMs, closed)
        if (elasticsearch.delayMs >= socketTimeoutMs) {
          const waited = `${socketTimeoutMs.toLocaleString('en')} milliseconds timeout on connection`
          throw new StoreError('unreachable', waited)
        }
        return
      }
      case 'unreachable':
        throw new StoreError('unreachable', 'Connection refused')
      case 'failing':
        throw failed('cluster_block_exception', blockedBy(notRecovered))
      case 'unauthorized':
        throw failed('security_exception', 'missing authentication credentials for REST request')
      default:
        return
    }
  }

  /** A repository may have gone since the application found it. */
  #mustBeReadable(repository: string): void {
    if (this.#ground.repositories.get(repository) === undefined) {
      throw new StoreError('failed', `[${repository}] missing`)
    }
    if (this.#ground.conditions.current().repository.kind === 'unverifiable') {
      const reason = `[${repository}] could not read repository data from index blob`
      throw failed('repository_exception', reason)
    }
  }

  #mustBeWritable(repository: string): void {
    this.#mustBeReadable(repository)
    if (this.#ground.conditions.current().repository.kind === 'readOnly') {
      throw failed('repository_exception', `[${repository}] repository is readonly`)
    }
  }
}

/** Elasticsearch answers, and what it says is an error. */
function failed(type: string, reason: string): StoreError {
  return new StoreError('failed', clientMessage(type, reason))
}
