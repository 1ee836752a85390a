import { byStart } from '../domain/snapshot.js'
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
    const found = patterns.flatMap(it => this.#ground.repositories.matching(repository, it))
    const once = new Map(found.map(view => [view.plan.name, view]))
    return [...once.values()].toSorted(byStart)
  }

  async take(repository: string, { parts, inTurn, gapMs }: RunOrder): Promise<RunProgress> {
    this.#mustAnswer()
    const { clock, repositories, seed } = this.#ground
    const runId = seed.javaUuid('run')
    const taken = untilItEnds(parts)
    let startMs = clock.nowMs()
    for (const part of taken) {
      this.#plan(repository, part, { runId, startMs })
      if (inTurn) startMs += part.durationMs + gapMs
    }
    const run = { runId, names: taken.map(part => part.name) }
    const stuck = taken.at(-1)?.keepsQueue ? parts.length - taken.length : 0
    const waiting = () => repositories.progress(repository, run).waiting + stuck
    const runs = () => clock.nowMs() < repositories.progress(repository, run).endMs
    return { waiting, active: () => waiting() > 0 || runs() }
  }

  async remove(repository: string, pattern: string, delayMs: number): Promise<void> {
    this.#mustAnswer()
    const { clock, repositories } = this.#ground
    const names = repositories.matching(repository, pattern).map(view => view.plan.name)
    repositories.remove(repository, names, clock.nowMs() + delayMs)
  }

  async missingIndices(names: readonly string[]): Promise<readonly string[]> {
    this.#mustAnswer()
    return this.#ground.indices.resolve(names).missing
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

/** The parts up to the one after which the run does not go on. */
function untilItEnds(parts: readonly PartOrder[]): readonly PartOrder[] {
  const last = parts.findIndex(part => !part.goesOn)
  return last < 0 ? parts : parts.slice(0, last + 1)
}
