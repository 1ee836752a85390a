/** What a run has changed for good, and nobody can put back: said to whoever goes on with the target. */
import type { Ids } from './ids.js'
import type { CaseResult } from './result.js'
import { classesIn } from './safety.js'
import type { Situation } from './situation.js'

/** Whether anything was sent that changes something. */
const hasChanged = ({ steps, case: { safety } }: CaseResult) =>
  steps.length > 0 && !classesIn(safety).includes('read-only')

/** Zeebe takes no id below the highest that it has had, so whoever counts seconds has to wait. */
export function idRemarks({ used, clock }: Pick<Ids, 'used' | 'clock'>): readonly string[] {
  if (used === undefined || used.last <= clock) return []
  return [
    `Zeebe has had ids from ${used.first} to ${used.last}, which is ${used.last - clock} above the seconds ` +
      'since 1970; it may take no id up to that one any more'
  ]
}

/** A plan that is for so many backups counts those of the run as well, and how many is not to be seen. */
export function planRemarks(
  { plans }: Pick<Situation, 'plans'>,
  results: readonly CaseResult[]
): readonly string[] {
  const counting = [...plans].filter(([, times]) => times > 0).map(([id]) => id)
  if (counting.length === 0 || !results.some(hasChanged)) return []
  return [
    `plans of the mock that are for so many backups have counted those of this run: ${counting.join(', ')}`
  ]
}

/** Less than this may be the way of an answer, in milliseconds outside. */
const toleranceMs = 1_000

/** A clock never goes back. What it has passed while it was set otherwise stays passed. */
export function clockRemarks(
  { clock: before }: Pick<Situation, 'clock'>,
  { clock: after }: Pick<Situation, 'clock'>
): readonly string[] {
  const outsideMs = after.seenMs - before.seenMs
  const aheadMs = after.nowMs - before.nowMs - outsideMs * before.factor
  if (aheadMs <= toleranceMs * Math.max(1, before.factor)) return []
  return [`the clock of the mock is ${Math.round(aheadMs / 1_000)} s further on than it would be`]
}
