/**
 * The state of an Operate or Tasklist backup. Neither keeps one: both ask Elasticsearch for the backup's
 * snapshots and draw their conclusion, one question after another.
 */
import { assert, unreachable } from './assert.js'
import type { InstantMs } from './instant.js'
import type { SnapshotState, SnapshotView } from './snapshot.js'

export type BackupState = 'COMPLETED' | 'FAILED' | 'INCOMPATIBLE' | 'IN_PROGRESS' | 'INCOMPLETE'

export interface BackupVerdict {
  readonly state: BackupState
  /** Given only when FAILED. */
  readonly failureReason: string | null
}

/**
 * What a missing part means while none is running.
 *
 * `immediate`: INCOMPLETE at once, also in the gap between two parts. `timeout`: IN_PROGRESS until the
 * last part ended more than the timeout ago. `queue-aware`: as `timeout`, and IN_PROGRESS for as long as
 * the application itself still has parts of that backup to take. `timeout-0.3s`: one revision compared the
 * milliseconds from the first part's start to the last one's end with the timeout's seconds.
 */
export type IncompleteRule = 'immediate' | 'timeout' | 'timeout-0.3s' | 'queue-aware'

export interface HistoryRules {
  readonly incomplete: IncompleteRule
  readonly incompleteTimeoutMs: number
  /** Whether an INCOMPATIBLE part is asked for; where not, it is neither good nor bad. */
  readonly knowsIncompatible: boolean
  /** The state of a backup with more snapshots than expected. */
  readonly tooManyParts: 'FAILED' | 'INCOMPLETE'
}

export interface HistoryFacts {
  /** `partCount` in the metadata of the first snapshot. */
  readonly partsExpected: number
  /** Whether the application still holds parts of this backup in its queue or in its hands. */
  readonly queued: boolean
  readonly nowMs: InstantMs
}

/**
 * Derives the verdict from the snapshots that exist now.
 *
 * The order of the questions matters: one failed part outweighs a running one. A backup whose parts are all there
 * and neither good nor bad comes out as FAILED without a reason.
 *
 * @param parts - never empty: a backup without snapshots does not exist, and is a 404.
 *
 * Source: camunda/camunda, `ElasticsearchBackupRepository` and `OpensearchBackupRepository` of Operate and
 * `BackupManagerElasticSearch` of Tasklist, 8.2 to 8.7; the queue-aware answer: camunda/camunda#33735 and #33768.
 */
export function historyVerdict(
  parts: readonly SnapshotView[],
  facts: HistoryFacts,
  rules: HistoryRules
): BackupVerdict {
  assert(parts.length > 0, 'a backup without snapshots has no state')
  const { partsExpected } = facts
  const complete = parts.length === partsExpected
  if (complete && parts.every(part => part.state === 'SUCCESS')) return verdict('COMPLETED')
  if (any(parts, 'FAILED') || any(parts, 'PARTIAL')) return failed(parts, partsExpected)
  if (rules.knowsIncompatible && any(parts, 'INCOMPATIBLE')) return verdict('INCOMPATIBLE')
  if (any(parts, 'IN_PROGRESS')) return verdict('IN_PROGRESS')
  if (parts.length < partsExpected) {
    return verdict(partStillComes(parts, facts, rules) ? 'IN_PROGRESS' : 'INCOMPLETE')
  }
  return rules.tooManyParts === 'FAILED' ? failed(parts, partsExpected) : verdict('INCOMPLETE')
}

function partStillComes(
  parts: readonly SnapshotView[],
  { queued, nowMs }: HistoryFacts,
  { incomplete, incompleteTimeoutMs }: HistoryRules
): boolean {
  const lastEndMs = Math.max(...parts.map(part => part.endMs ?? part.plan.startMs))
  const recent = nowMs - lastEndMs <= incompleteTimeoutMs
  switch (incomplete) {
    case 'immediate':
      return false
    case 'timeout':
      return recent
    case 'timeout-0.3s': {
      const firstStartMs = Math.min(...parts.map(part => part.plan.startMs))
      return lastEndMs - firstStartMs <= incompleteTimeoutMs / 1_000
    }
    case 'queue-aware':
      return queued || recent
    default:
      return unreachable(incomplete)
  }
}

function failed(parts: readonly SnapshotView[], partsExpected: number): BackupVerdict {
  const named = (state: SnapshotState) =>
    parts.filter(part => part.state === state).map(part => part.plan.name)
  const failures = named('FAILED')
  const partials = named('PARTIAL')
  if (failures.length > 0) {
    return verdict(
      'FAILED',
      `There were failures with the following snapshots: ${failures.join(', ')}`
    )
  }
  if (partials.length > 0) {
    return verdict('FAILED', `Some of the snapshots are partial: ${partials.join(', ')}`)
  }
  const tooMany = parts.length > partsExpected
  return verdict('FAILED', tooMany ? 'More snapshots found than expected.' : null)
}

function any(parts: readonly SnapshotView[], state: SnapshotState): boolean {
  return parts.some(part => part.state === state)
}

function verdict(state: BackupState, failureReason: string | null = null): BackupVerdict {
  return { state, failureReason }
}
