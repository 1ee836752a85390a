import type { IndexFacts } from '../domain/index-facts.js'
import type { PartDecision, Timing } from '../domain/run.js'
import { wholeFailures } from '../domain/shard-failures.js'
import type { UnplacedPlan } from '../domain/snapshot.js'
import { type ClusterMetadata, heldState } from './cluster-metadata.js'
import type { Indices } from './indices.js'
import type { OrderedPart, Run } from './runs.js'
import type { SnapshotFuture, SnapshotRepositories } from './snapshot-repositories.js'
import type { PartOrder } from './snapshot-store.js'

export interface RunWriterGround {
  readonly indices: Indices
  readonly metadata: ClusterMetadata
  readonly repositories: SnapshotRepositories
  /** Of Elasticsearch's one node. */
  readonly nodeId: () => string
}

/** A snapshot on its way into the repository. */
interface Writing {
  readonly order: PartOrder
  readonly held: readonly IndexFacts[]
  readonly future: SnapshotFuture
}

/** Writes the plan of a run into its repository, part by part: added, changed, or taken back. */
export class RunWriter {
  readonly #ground: RunWriterGround

  constructor(ground: RunWriterGround) {
    this.#ground = ground
  }

  /** Writes the plan into the repository, as far as it is not past. */
  written(run: Run): Run {
    const { repositories } = this.#ground
    if (repositories.get(run.repository) === undefined) return run
    return { ...run, parts: run.parts.map(part => this.#writtenPart(run, part)) }
  }

  #writtenPart(run: Run, part: OrderedPart): OrderedPart {
    const { indices, repositories } = this.#ground
    const { decision, order, timing, uuid } = part
    const { repository } = run
    if (timing === undefined || decision.vanishes) {
      if (uuid !== undefined) repositories.withdraw(repository, order.name, uuid)
      return uuid === undefined ? part : { ...part, uuid: undefined }
    }
    const held = order.indices ?? indices.resolve(order.indexExpressions).indices
    const future = this.#future(decision, timing, held)
    if (uuid !== undefined) {
      repositories.rewrite(repository, order.name, uuid, future)
      return part
    }
    if (repositories.isTaken(repository, order.name)) return part
    const plan = this.#plan(run, { order, held, future })
    return { ...part, uuid: repositories.add(repository, plan).uuid }
  }

  #future(
    { outcome, failures, reason, plannedBy }: PartDecision,
    { startMs, endMs, dueEndMs }: Timing,
    held: readonly IndexFacts[]
  ): SnapshotFuture {
    return {
      startMs,
      endMs,
      dueMs: dueEndMs === endMs ? undefined : dueEndMs,
      outcome,
      failures: wholeFailures(failures, held, this.#ground.nodeId()),
      reason,
      plannedBy
    }
  }

  #plan({ runId }: Run, { order, held, future }: Writing): UnplacedPlan {
    return {
      name: order.name,
      indices: held,
      indexExpressions: order.indexExpressions,
      includeGlobalState: order.includeGlobalState,
      globalState: heldState(order, this.#ground.metadata).globalState,
      partial: order.partial,
      metadata: order.metadata,
      startMs: future.startMs,
      endMs: future.endMs,
      dueMs: future.dueMs,
      outcome: future.outcome,
      failures: future.failures,
      reason: future.reason,
      plannedBy: future.plannedBy,
      runId
    }
  }
}
