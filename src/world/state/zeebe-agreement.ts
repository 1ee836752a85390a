/** What is wrong with what a cluster remembers, although every value can be read. */
import type { BackupId } from '../../domain/backup-id.js'
import type { ExportingHold } from '../../domain/exporter-positions.js'
import type { StoredBackup } from '../zeebe-store.js'
import type { Place } from './place.js'
import { unseen } from './unseen.js'
import type { WorldMemory } from './world-memory.js'

/** @param partitionsCount - of the world. */
export function zeebeDisagreements(
  partitionsCount: number,
  { zeebe, cluster, clock }: WorldMemory,
  root: Place
): void {
  const at = root.at('zeebe')
  const inCluster = (ids: readonly number[], place: Place, complete: boolean) =>
    comparePartitions(ids, { count: partitionsCount, complete }, place)
  const { backups, latest, forgotten } = zeebe.store
  compareIds(backups, latest, at.at('store'))
  if (forgotten > latest) at.along('store', 'forgotten').complain('is more than the latest')
  for (const [index, { partitions }] of backups.entries()) {
    const there = at.along('store', 'backups', index, 'partitions')
    inCluster(idsOf(partitions), there, true)
    for (const [position, { startMs, endMs }] of partitions.entries()) {
      if (startMs > endMs) there.along(position, 'endMs').complain('lies before the start')
    }
  }
  inCluster(firstOf(zeebe.phases), at.at('phases'), true)
  inCluster(firstOf(zeebe.pieces.lastPositions), at.along('pieces', 'lastPositions'), false)
  inCluster(zeebe.mixed, at.at('mixed'), false)
  inCluster(idsOf(zeebe.positions.holds), at.along('positions', 'holds'), false)
  compareHolds(zeebe.positions, clock.nowMs, at.at('positions'))
  const isNewExporter = unseen()
  for (const [index, { id }] of cluster.exporters.entries()) {
    if (!isNewExporter(id))
      root.along('cluster', 'exporters', index).complain(`${id} is there twice`)
  }
}

/** Ids only ever rise, and the latest one was at least as high as all that are left. */
function compareIds(backups: readonly StoredBackup[], latest: BackupId, at: Place): void {
  let last: BackupId | undefined
  for (const [index, { backupId }] of backups.entries()) {
    const place = at.along('backups', index, 'backupId')
    if (last !== undefined && backupId <= last) place.complain(`does not come after ${last}`)
    if (backupId > latest) place.complain(`is more than the latest, ${latest}`)
    last = backupId
  }
}

function compareHolds(
  {
    startMs,
    holds
  }: { readonly startMs: number; readonly holds: readonly { hold: ExportingHold }[] },
  nowMs: number,
  at: Place
): void {
  if (startMs > nowMs) at.at('startMs').complain('lies in the future')
  for (const [index, { hold }] of holds.entries()) {
    for (const name of ['exportedSinceMs', 'acknowledgedSinceMs'] as const) {
      const sinceMs = hold[name]
      if (sinceMs !== undefined && sinceMs > nowMs) {
        at.along('holds', index, 'hold', name).complain('lies in the future')
      }
    }
  }
}

function comparePartitions(
  ids: readonly number[],
  { count, complete }: { readonly count: number; readonly complete: boolean },
  at: Place
): void {
  const isNew = unseen()
  for (const [index, id] of ids.entries()) {
    if (id > count) at.at(index).complain(`partition ${id} is none of 1 to ${count}`)
    else if (!isNew(id)) at.at(index).complain(`partition ${id} is there twice`)
  }
  if (complete && ids.length < count) at.complain(`has not all of the ${count} partitions`)
}

function idsOf(items: readonly { readonly partitionId: number }[]): number[] {
  return items.map(it => it.partitionId)
}

function firstOf(pairs: readonly (readonly [number, unknown])[]): number[] {
  return pairs.map(([id]) => id)
}
