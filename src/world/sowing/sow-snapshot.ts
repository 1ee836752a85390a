import type { IndexFacts } from '../../domain/index-facts.js'
import type { PastSnapshot } from '../../domain/seed-data.js'
import { lostShard, wholeFailures } from '../../domain/shard-failures.js'
import type { ShardFailure, SnapshotOutcome } from '../../domain/snapshot.js'
import type { WishedFailure } from '../../domain/wish.js'
import type { World } from '../world.js'

/** Writes a snapshot down that ended before now. A later one of the same name takes its place. */
export function sowSnapshot(world: World, snapshot: PastSnapshot): void {
  const { clock, indices, repositories, setting } = world
  const repository = snapshot.repository ?? setting.repository
  if (repository === null) return
  const { ageMs, failures, includeGlobalState, metadata, outcome, reason, takenBy, tookMs } =
    snapshot
  const startMs = clock.nowMs() - ageMs
  const name = snapshot.name.replaceAll('{date}', new Date(startMs).toISOString().slice(0, 10))
  if (repositories.isTaken(repository, name)) repositories.remove(repository, [name])
  const held = indices.resolve(snapshot.indices).indices
  repositories.add(repository, {
    name,
    indices: held,
    indexExpressions: snapshot.indices,
    includeGlobalState,
    partial: false,
    ...(metadata && { metadata }),
    ...(takenBy && { takenBy }),
    startMs,
    endMs: Math.min(startMs + tookMs, clock.nowMs()),
    outcome,
    failures: failuresOf(outcome, failures, held, world.nodeId),
    ...(reason !== undefined && { reason })
  })
}

/** What could not be written; without a word on it, a shard of a PARTIAL snapshot. */
export function failuresOf(
  outcome: SnapshotOutcome,
  wished: readonly WishedFailure[] | undefined,
  held: readonly IndexFacts[],
  nodeId: string
): readonly ShardFailure[] {
  return wholeFailures(wished ?? (outcome === 'PARTIAL' ? [lostShard] : []), held, nodeId)
}
