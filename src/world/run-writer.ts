import { wholeFailures } from '../domain/shard-failures.js'
import { type ClusterMetadata, heldState } from './cluster-metadata.js'
import type { Indices } from './indices.js'
import type { OrderedPart, Run } from './runs.js'
import type { SnapshotRepositories } from './snapshot-repositories.js'

export interface RunWriterGround {
  readonly indices: Indices
  readonly metadata: ClusterMetadata
  readonly repositories: SnapshotRepositories
  /** Of Elasticsearch's one node. */
  readonly nodeId: () => string
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

  #writtenPart({ repository, runId }: Run, part: OrderedPart): OrderedPart {
    const { indices, metadata: cluster, repositories } = this.#ground
    const { decision, order, timing, uuid, ...rest } = part
    const { name, indexExpressions } = order
    const taken = { ...rest, decision, order, ...(timing && { timing }) }
    if (timing === undefined || decision.vanishes) {
      if (uuid !== undefined) repositories.withdraw(repository, name, uuid)
      return taken
    }
    const { outcome, failures, reason, plannedBy } = decision
    const held = order.indices ?? indices.resolve(indexExpressions).indices
    const future = {
      startMs: timing.startMs,
      endMs: timing.endMs,
      ...(timing.dueEndMs !== timing.endMs && { dueMs: timing.dueEndMs }),
      outcome,
      failures: wholeFailures(failures, held, this.#ground.nodeId()),
      ...(reason !== undefined && { reason }),
      ...(plannedBy !== undefined && { plannedBy })
    }
    if (uuid !== undefined) {
      repositories.rewrite(repository, name, uuid, future)
      return { ...taken, uuid }
    }
    if (repositories.isTaken(repository, name)) return taken
    const { includeGlobalState, partial, metadata } = order
    const plan = repositories.add(repository, {
      name,
      indices: held,
      indexExpressions,
      includeGlobalState,
      ...heldState(order, cluster),
      partial,
      ...(metadata && { metadata }),
      ...future,
      runId
    })
    return { ...taken, uuid: plan.uuid }
  }
}
