import { type InstantMs, never } from '../../domain/instant.js'
import type { PartitionPlan } from '../../domain/partition-backup.js'
import { pieceFatesOf } from '../../domain/past-backup.js'
import type { PastRuntimeBackup, PieceFate } from '../../domain/seed-data.js'
import type { World } from '../world.js'

/** Milliseconds that a partition took. */
const tookMs = 1_800

/** Puts backups into Zeebe's store. They come in by their ids, as they must have been taken. */
export function sowRuntimeBackups(world: World, backups: readonly PastRuntimeBackup[]): void {
  const byId = new Map(backups.map(it => [it.backupId, it]))
  const inOrder = [...byId.values()].toSorted((a, b) => (a.backupId < b.backupId ? -1 : 1))
  for (const backup of inOrder) sowRuntimeBackup(world, backup)
}

function sowRuntimeBackup(world: World, backup: PastRuntimeBackup): void {
  const { clock, zeebe } = world
  const { ageMs, backupId, failureReason, fates, goneAfterMs, version } = backup
  const nowMs = clock.nowMs()
  const startMs = nowMs - ageMs
  const endMs = Math.min(startMs + tookMs, nowMs)
  const each = pieceFatesOf(fates, zeebe.setting.partitionsCount)
  const partitionIds = each.map((_, index) => index + 1)
  const partitions = zeebe.memory.pieces.planned(backupId, partitionIds).map((plan, index) => {
    const piece = pieceOf(plan, each[index] ?? 'COMPLETED', { startMs, endMs })
    const reason = piece.outcome === 'FAILED' ? failureReason : undefined
    return {
      ...piece,
      ...(reason !== undefined && { failureReason: reason }),
      ...(version !== undefined && { brokerVersion: version })
    }
  })
  const goneMs = fates === 'DELETED' ? nowMs : goneAfterMs && nowMs + goneAfterMs
  zeebe.memory.store.add({
    backupId,
    partitions,
    takenMs: startMs,
    ...(goneMs !== undefined && { goneMs })
  })
}

function pieceOf(
  plan: PartitionPlan,
  fate: PieceFate,
  times: { readonly startMs: InstantMs; readonly endMs: InstantMs }
): PartitionPlan {
  const piece: PartitionPlan = { ...plan, ...times, outcome: 'COMPLETED' }
  switch (fate) {
    case 'FAILED':
      return { ...piece, outcome: 'FAILED' }
    case 'IN_PROGRESS':
      // Whoever took it is gone, and it is never ended.
      return { ...piece, endMs: never, durationMs: never, usualMs: never }
    case 'DOES_NOT_EXIST':
      return { ...piece, vanishes: true }
    default:
      return piece
  }
}
