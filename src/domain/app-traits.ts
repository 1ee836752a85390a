/** What differs between the applications that keep backups as snapshots, and between their releases. */
import type { IncompleteRule } from './history-state.js'
import type { Line, Release } from './release.js'
import type { BackupApp } from './snapshot-name.js'

export interface AppTraits {
  /** Snapshots of one backup. */
  readonly parts: number
  /** Whether a part waits for the one before it, or all begin at once. */
  readonly inTurn: boolean
  readonly verdict: 'history' | 'optimize'
  /** What a missing part means; asked by `history` verdicts only. */
  readonly incomplete: IncompleteRule
  /** Whether a PARTIAL part keeps the remaining ones from being taken. */
  readonly partialStopsRun: boolean
  /** Whether a negative id is refused wherever it appears; Optimize looks at it on create only. */
  readonly checksPathId: boolean
  /** What GET and list ask Elasticsearch first, and so what they complain of when it is away. */
  readonly readsAskFor: 'repository' | 'snapshots'
  /** Whether one backup may wait while another runs; Optimize hands everything over at once. */
  readonly refusesWhenBusy: boolean
  /** `newest`: the latest backup and its latest part first. `hash`: in the order of a Java map. */
  readonly listOrder: 'newest' | 'hash'
  /** Whether the list takes `verbose` and `pattern`; ignored where not. */
  readonly listFilters: boolean
}

const history: AppTraits = {
  parts: 6,
  inTurn: true,
  verdict: 'history',
  incomplete: 'queue-aware',
  partialStopsRun: true,
  checksPathId: true,
  readsAskFor: 'snapshots',
  refusesWhenBusy: true,
  listOrder: 'newest',
  listFilters: true
}

const optimize: AppTraits = {
  parts: 2,
  inTurn: false,
  verdict: 'optimize',
  incomplete: 'immediate',
  partialStopsRun: false,
  checksPathId: false,
  readsAskFor: 'repository',
  refusesWhenBusy: false,
  listOrder: 'hash',
  listFilters: false
}

/**
 * One row per line, each a difference from the newest.
 *
 * Sources: camunda/camunda, `BackupRepository` of Operate and `BackupManagerElasticSearch` of Tasklist
 * (a PARTIAL part ends Operate's run and not Tasklist's); Optimize's `BackupService` (both parts at once).
 */
const rows = {
  '8.7': { operate: history, tasklist: { ...history, partialStopsRun: false }, optimize },
  '8.6': { operate: history, tasklist: { ...history, partialStopsRun: false }, optimize }
} as const satisfies Record<Line, Record<BackupApp, AppTraits>>

/** The last patch of a line that had not yet got the list's filters. Source: recorded from 8.6.11. */
const lastWithoutFilters: Partial<Record<Line, number>> = { '8.6': 11 }

export function appTraits(app: BackupApp, { line, patch }: Release): AppTraits {
  const row: AppTraits = rows[line][app]
  const filtersCameLater = patch <= (lastWithoutFilters[line] ?? -1)
  return { ...row, listFilters: row.listFilters && !filtersCameLater }
}

/** Minimum time without a running part after which a missing one is no longer expected: 300 s. */
export const incompleteTimeoutMs = 300_000
