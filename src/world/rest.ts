/** Whether what is to be seen of snapshots, and of the backups that are made of them, changes by itself. */
import { backupApps } from '../domain/snapshot-name.js'
import type { World } from './world.js'

/**
 * Another number after everything that was done to a world and may be seen in its snapshots, in the backups of its
 * web applications, or in how they answer.
 */
export function snapshotRevision({ conditions, faults, repositories }: World): number {
  return conditions.changes.count + faults.changes.count + repositories.changes.count
}

/**
 * Whether nothing of that changes as time goes on, until somebody does something: no snapshot runs, waits for its
 * turn or is being deleted, and no application has a part in its queue or a backup that nobody finds yet.
 */
export function isAtRest({ clock, dialects, repositories, runs }: World): boolean {
  const nowMs = clock.nowMs()
  const isFound = (app: (typeof backupApps)[number]) =>
    dialects[app].every(it => it.runs.gapEnds().every(({ atMs }) => atMs <= nowMs))
  return repositories.isAtRest() && runs.isAtRest() && backupApps.every(isFound)
}
