/** What a run came to, whatever form it is printed in. */
import type { Subject } from '../case.js'
import type { Difference } from '../compare.js'
import type { AbsentPart } from '../detecting.js'
import type { LeftBehind } from '../left-behind.js'
import type { CaseResult } from '../result.js'
import type { Release } from '../target.js'
import { findingCharsMax, shortened } from './shortened.js'

/** Differences of one case that are told; a list may differ in each of its items. */
const differencesMax = 50

export interface Report {
  readonly release: Release
  /** Where each part answers, by name. */
  readonly addresses: Readonly<Record<string, string>>
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  readonly tookMs: number
  readonly results: readonly CaseResult[]
  /** Parts that do not answer, or are something else. Where there are some, nothing was run. */
  readonly absent: readonly AbsentPart[]
  /** What could not be taken back. */
  readonly leftBehind: readonly LeftBehind[]
  /** What has changed for good, in sentences. */
  readonly remarks: readonly string[]
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

/** What was asked for and could not be done, besides the cases: a run with such trouble never looks well. */
export interface Trouble {
  /** A part, or the run as a whole. */
  readonly of: Subject | 'verify'
  /** What ought to be so, as a sentence. */
  readonly wanted: string
  readonly why: string
}

export function troublesOf({
  absent,
  stopped
}: Pick<Report, 'absent' | 'stopped'>): readonly Trouble[] {
  const parts = absent.map(({ subject, url, why }): Trouble => {
    return { of: subject, wanted: `${subject} answers at ${url}`, why }
  })
  if (stopped === undefined) return parts
  return [...parts, { of: 'verify', wanted: 'the run comes to its end', why: stopped }]
}

/** What is said of a case that does not hold, line by line. */
export function findingsOf({ outcome, steps }: CaseResult): readonly string[] {
  if (outcome.kind === 'holds') return []
  if (outcome.kind !== 'differs') return [outcome.why]
  const last = steps.at(-1)
  const asked = last === undefined ? [] : [`${last.sent.method} ${last.sent.url}${last.sent.path}`]
  const { shown, others } = shownDifferences(outcome.differences)
  const found = shown.map(
    ({ at, expected, actual }) => `${at}: expected ${expected}, found ${actual}`
  )
  return [...asked, ...found, ...(others === 0 ? [] : [`and ${others} differences more`])]
}

/** As many differences as people read, and how many there are besides. */
export function shownDifferences(differences: readonly Difference[]): {
  readonly shown: readonly Difference[]
  readonly others: number
} {
  const shown = differences.slice(0, differencesMax).map(({ at, expected, actual }) => ({
    at: shortened(at, findingCharsMax),
    expected: shortened(expected, findingCharsMax),
    actual: shortened(actual, findingCharsMax)
  }))
  return { shown, others: differences.length - shown.length }
}

/** The results of each subject, in the order in which the subjects came. */
export function bySubject(
  results: readonly CaseResult[]
): ReadonlyMap<Subject, readonly CaseResult[]> {
  const subjects = [...new Set(results.map(it => it.case.subject))]
  return new Map(subjects.map(it => [it, results.filter(one => one.case.subject === it)]))
}

/** The release that answered, in words. */
export function releaseName({ camunda, engine }: Release): string {
  const names = [camunda === undefined ? [] : `Camunda ${camunda}`, engine ?? []].flat()
  return names.join(', ') || 'unknown release'
}
