/** The state of an Optimize backup: the same words as Operate's, drawn by another order of questions. */
import { assert } from './assert.js'
import type { BackupVerdict } from './history-state.js'
import type { SnapshotState, SnapshotView } from './snapshot.js'

/**
 * Derives the verdict from the snapshots that exist now.
 *
 * Two successful parts are asked for first: they make the backup COMPLETED even beside a failed stranger.
 * A missing part is INCOMPLETE at once. The reason of a failure names the FAILED snapshots only, so that it
 * ends in `[]` for a partial one.
 *
 * @param parts - never empty: a backup without snapshots is a 404.
 *
 * Source: Optimize inside camunda/camunda, `BackupService`, all eras.
 */
export function optimizeVerdict(
  parts: readonly SnapshotView[],
  partsExpected: number
): BackupVerdict {
  assert(parts.length > 0, 'a backup without snapshots has no state')
  const count = (state: SnapshotState) => parts.filter(part => part.state === state).length
  if (count('SUCCESS') === partsExpected) return { state: 'COMPLETED', failureReason: null }
  if (count('FAILED') > 0 || count('PARTIAL') > 0) return failed(parts)
  if (count('INCOMPATIBLE') > 0) return { state: 'INCOMPATIBLE', failureReason: null }
  if (count('IN_PROGRESS') > 0) return { state: 'IN_PROGRESS', failureReason: null }
  if (count('SUCCESS') < partsExpected) return { state: 'INCOMPLETE', failureReason: null }
  return failed(parts)
}

function failed(parts: readonly SnapshotView[]): BackupVerdict {
  const names = parts.filter(part => part.state === 'FAILED').map(part => part.plan.name)
  const failureReason = `The following snapshots failed: [${names.join(', ')}]`
  return { state: 'FAILED', failureReason }
}
