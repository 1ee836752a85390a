/** One run of the suite, from its first question to its report. */

import type { ContractCase } from './case.js'
import { detect, type SilentPart } from './detecting.js'
import { withPartsThere } from './presence.js'
import type { Report } from './report/report.js'
import type { CaseResult } from './result.js'
import { runCases } from './runner.js'
import { allowedClasses, type SafetyClass } from './safety.js'
import type { Target } from './target.js'
import { Undoing } from './undoing.js'

export interface Verification {
  readonly target: Target
  readonly cases: readonly ContractCase[]
  /** The line of Camunda; found out where absent. */
  readonly camunda?: string
  readonly safety: readonly SafetyClass[]
  /** Beginnings of the ids of the cases to run; all where empty. */
  readonly only: readonly string[]
  /** The snapshot repository that the applications are configured with. */
  readonly repository: string
  readonly signal: AbortSignal
  readonly eventuallyMs: number
  readonly everyMs: number
  readonly nowMs: () => number
  /** Told of every case as soon as it is over. */
  readonly onResult?: (result: CaseResult) => void
}

export type Verdict =
  | { readonly kind: 'report'; readonly report: Report }
  /** Nothing was run: parts do not answer, or are something else. */
  | { readonly kind: 'unreachable'; readonly parts: readonly SilentPart[] }

/** How long taking back what was interrupted may take. */
const undoLimitMs = 60_000

export async function verify(verification: Verification): Promise<Verdict> {
  const { target, cases, safety, only, signal, nowMs } = verification
  const startedMs = nowMs()
  const { release, silent, strange } = await detect(target, verification.camunda, signal)
  const absent = [...silent, ...strange]
  if (absent.length > 0) return { kind: 'unreachable', parts: absent }
  const present = await withPartsThere(target, signal)
  const undoing = new Undoing(present)
  const results: CaseResult[] = []
  const variablesOf = fresh(verification, startedMs)
  const { eventuallyMs, everyMs } = verification
  const allowed = allowedClasses(safety)
  const run = {
    target: present,
    release,
    allowed,
    only,
    variablesOf,
    undoing,
    signal,
    eventuallyMs,
    everyMs,
    nowMs
  }
  for await (const result of runCases(cases, run)) {
    results.push(result)
    verification.onResult?.(result)
  }
  await undoing.undoAll(undoLimitMs)
  const addresses = Object.entries(target.addresses).map(([name, { url }]) => [name, url])
  const report: Report = {
    release,
    addresses: Object.fromEntries(addresses),
    startedAt: new Date(startedMs).toISOString(),
    tookMs: nowMs() - startedMs,
    results,
    leftBehind: undoing.leftBehind,
    ...(signal.aborted && { stopped: 'the run was stopped before its last case' })
  }
  return { kind: 'report', report }
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
