import { nameMatcher } from '../domain/name-pattern.js'
import type { Clock } from './clock.js'
import type { Conditions } from './conditions.js'
import type { Indices } from './indices.js'
import type { Seed } from './seed.js'
import type { SnapshotRepositories } from './snapshot-repositories.js'
import {
  type PartOrder,
  type RunOrder,
  type RunProgress,
  type SnapshotStore,
  StoreError
} from './snapshot-store.js'

/** What the store stands on. */
export interface StoreGround {
  readonly clock: Clock
  readonly conditions: Conditions
  readonly indices: Indices
  readonly repositories: SnapshotRepositories
  readonly seed: Seed
}

/** The world's own snapshot repositories, as the applications reach them. */
export class InMemoryStore implements SnapshotStore {
  readonly #ground: StoreGround

  constructor(ground: StoreGround) {
    this.#ground = ground
  }

  async hasRepository(repository: string): Promise<boolean> {
    this.#mustAnswer()
    return this.#ground.repositories.get(repository) !== undefined
  }

  async find(repository: string, patterns: readonly string[]) {
    this.#mustAnswer()
    const matchers = patterns.map(nameMatcher)
    const views = this.#ground.repositories.views(repository)
    return views.filter(({ plan }) => matchers.some(matches => matches(plan.name)))
  }

  async take(repository: string, { parts, inTurn }: RunOrder): Promise<RunProgress> {
    this.#mustAnswer()
    const { clock, repositories, seed } = this.#ground
    const runId = seed.javaUuid('run')
    let startMs = clock.nowMs()
    for (const part of parts) {
      this.#plan(repository, part, { runId, startMs })
      if (!part.goesOn) break
      if (inTurn) startMs += part.durationMs
    }
    const run = { runId, names: parts.map(part => part.name) }
    return {
      waiting: () => repositories.progress(repository, run).waiting,
      active: () => clock.nowMs() < repositories.progress(repository, run).endMs
    }
  }

  async remove(repository: string, pattern: string): Promise<void> {
    this.#mustAnswer()
    const { repositories } = this.#ground
    const names = repositories.matching(repository, pattern).map(view => view.plan.name)
    repositories.remove(repository, names)
  }

  #plan(repository: string, part: PartOrder, run: { runId: string; startMs: number }): void {
    const { indices, repositories } = this.#ground
    repositories.add(repository, {
      name: part.name,
      indices: indices.resolve(part.indexExpressions).indices,
      indexExpressions: part.indexExpressions,
      includeGlobalState: part.includeGlobalState,
      partial: false,
      ...(part.metadata && { metadata: part.metadata }),
      startMs: run.startMs,
      endMs: run.startMs + part.durationMs,
      outcome: part.outcome,
      failures: part.failures,
      runId: run.runId
    })
  }

  #mustAnswer(): void {
    const { elasticsearch } = this.#ground.conditions.current()
    if (elasticsearch === 'unreachable') throw new StoreError('unreachable', 'Connection refused')
    if (elasticsearch === 'failing') throw new StoreError('failed', 'all shards failed')
  }
}
