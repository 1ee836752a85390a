/** One run of the suite, from its first question to its report. */

import type { ContractCase } from './case.js'
import { detect } from './detecting.js'
import { Stopped } from './exchange.js'
import { GivingUp } from './giving-up.js'
import { withPartsThere } from './presence.js'
import type { Report } from './report/report.js'
import type { CaseResult } from './result.js'
import { runCases } from './runner.js'
import { allowedClasses, type SafetyClass } from './safety.js'
import type { Release, Target } from './target.js'
import { Undoing } from './undoing.js'

export interface Verification {
  readonly target: Target
  readonly cases: readonly ContractCase[]
  /** The line of Camunda; found out where absent. */
  readonly camunda?: string | undefined
  readonly safety: readonly SafetyClass[]
  /** Beginnings of the ids of the cases to run; all where empty. */
  readonly only: readonly string[]
  /** The snapshot repository that the applications are configured with. */
  readonly repository: string
  /** Ends the run; what has begun is taken back all the same. */
  readonly signal: AbortSignal
  /** Ends that as well; what is left then is said. Never, where absent. */
  readonly hurry?: AbortSignal
  readonly eventuallyMs: number
  readonly everyMs: number
  readonly nowMs: () => number
  /** Told of every case as soon as it is over. */
  readonly onResult?: (result: CaseResult) => void
}

/** How long taking back what no case could may take. */
const afterAll = { limitMs: 60_000, resumeAttemptsMax: 10 }

/** Runs the cases, unless a part is absent. */
export async function verify(verification: Verification): Promise<Report> {
  const { target, camunda, signal, nowMs } = verification
  const startedMs = nowMs()
  const detected = await unlessStopped(() => detect(target, camunda, signal))
  const release = detected?.release ?? { camunda, engine: undefined }
  const absent = detected === undefined ? [] : [...detected.silent, ...detected.strange]
  const begun = reportBegun(target, release, startedMs)
  if (absent.length > 0) return { ...begun, absent, tookMs: nowMs() - startedMs }
  const present = (await unlessStopped(() => withPartsThere(target, signal))) ?? target
  const undoing = new Undoing(present)
  const there = { ...verification, target: present }
  const { results, givenUp } = await resultsOf(there, release, undoing, startedMs)
  return {
    ...begun,
    tookMs: nowMs() - startedMs,
    results,
    leftBehind: undoing.leftBehind,
    givenUp,
    ...(signal.aborted && { stopped: 'the run was stopped before its last case' })
  }
}

/** The report of a run that has just begun. */
export function reportBegun(
  { addresses }: Pick<Target, 'addresses'>,
  release: Release,
  startedMs: number
): Report {
  return {
    release,
    addresses: Object.fromEntries(Object.entries(addresses).map(([name, { url }]) => [name, url])),
    startedAt: new Date(startedMs).toISOString(),
    tookMs: 0,
    results: [],
    absent: [],
    leftBehind: [],
    givenUp: []
  }
}

/** `undefined` when stopped before it was known. */
async function unlessStopped<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Stopped) return undefined
    throw error
  }
}

async function resultsOf(
  verification: Verification,
  release: Release,
  undoing: Undoing,
  startedMs: number
): Promise<Pick<Report, 'results' | 'givenUp'>> {
  const { target, cases, safety, only, signal, eventuallyMs, everyMs, nowMs } = verification
  const hurry = verification.hurry ?? new AbortController().signal
  const asked = { target, release, allowed: allowedClasses(safety), only }
  const givingUp = new GivingUp()
  const how = { undoing, signal, hurry, eventuallyMs, everyMs, nowMs, givingUp }
  const results: CaseResult[] = []
  const variablesOf = fresh(verification, startedMs)
  for await (const result of runCases(cases, { ...asked, ...how, variablesOf })) {
    results.push(result)
    verification.onResult?.(result)
  }
  await undoing.undoAll({ ...afterAll, signal: hurry })
  return { results, givenUp: givingUp.subjects }
}

/**
 * Ids and names that nobody has used before. An id counts the seconds since 1970, as the documentation advises, so
 * that whoever goes on after the run is above it; a case that only reads uses none up.
 */
function fresh({ repository, nowMs }: Verification, startedMs: number) {
  let cases = 0
  let latest = 0n
  return ({ safety }: ContractCase): ReadonlyMap<string, string | number | bigint> => {
    cases += 1
    const second = BigInt(Math.floor(nowMs() / 1_000))
    const id = second > latest ? second : latest + 1n
    if (safety !== 'read-only') latest = id + 1n
    return new Map<string, string | number | bigint>([
      ['repository', repository],
      ['id', id],
      ['next', id + 1n],
      ['other', id + 1_000_000n],
      ['name', `verify-${Math.floor(startedMs / 1_000)}-${cases}`]
    ])
  }
}
