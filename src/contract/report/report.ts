/** What a run came to, whatever form it is printed in. */
import type { Subject } from '../case.js'
import type { CaseResult } from '../result.js'
import type { Release } from '../target.js'
import type { LeftBehind } from '../undoing.js'

export interface Report {
  readonly release: Release
  /** Where each part answers, by name. */
  readonly addresses: Readonly<Record<string, string>>
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  readonly tookMs: number
  readonly results: readonly CaseResult[]
  /** What could not be taken back. */
  readonly leftBehind: readonly LeftBehind[]
  /** What went on not answering, and was not asked for the rest of its cases. */
  readonly givenUp: readonly Subject[]
  /** Why the run ended before its last case; absent where it did not. */
  readonly stopped?: string
}

export interface Counts {
  readonly holds: number
  readonly differs: number
  readonly broken: number
  readonly skipped: number
}

export function countsOf({ results }: Pick<Report, 'results'>): Counts {
  const of = (kind: CaseResult['outcome']['kind']) =>
    results.filter(it => it.outcome.kind === kind).length
  return {
    holds: of('holds'),
    differs: of('differs'),
    broken: of('broken'),
    skipped: of('skipped')
  }
}

/** What is said of a case that does not hold, line by line. */
export function findingsOf({ outcome, steps }: CaseResult): readonly string[] {
  if (outcome.kind === 'holds') return []
  if (outcome.kind !== 'differs') return [outcome.why]
  const last = steps.at(-1)
  const asked = last === undefined ? [] : [`${last.sent.method} ${last.sent.url}${last.sent.path}`]
  const found = outcome.differences.map(
    ({ at, expected, actual }) => `${at}: expected ${expected}, found ${actual}`
  )
  return [...asked, ...found]
}

/** The results of each subject, in the order in which the subjects came. */
export function bySubject(
  results: readonly CaseResult[]
): ReadonlyMap<Subject, readonly CaseResult[]> {
  const subjects = [...new Set(results.map(it => it.case.subject))]
  return new Map(subjects.map(it => [it, results.filter(one => one.case.subject === it)]))
}
