/** One run of the suite, from its first question to its report. */

import { type Asked, isAbout, reasonToSkip } from './applying.js'
import type { ContractCase } from './case.js'
import { type Detected, detect } from './detecting.js'
import { Stopped } from './exchange.js'
import { GivingUp } from './giving-up.js'
import { Ids } from './ids.js'
import { latestRefusing } from './probing.js'
import { clockRemarks, idRemarks, planRemarks } from './remarks.js'
import type { Report } from './report/report.js'
import type { CaseResult } from './result.js'
import { runCases } from './runner.js'
import { allowedClasses, classesIn, type SafetyClass } from './safety.js'
import { type Situation, situationIfTold } from './situation.js'
import { nothingKnown } from './stock.js'
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
  /** The first id of a backup; found out where absent. */
  readonly firstId?: bigint
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
  const { target, signal, nowMs } = verification
  const startedMs = nowMs()
  const detected = await detectedIn(verification)
  const absent = [...detected.silent, ...detected.strange]
  const begun = reportBegun(target, detected.release, startedMs)
  if (absent.length > 0) return { ...begun, absent, tookMs: nowMs() - startedMs }
  const undoing = new Undoing(detected.target)
  const ran = await resultsOf(verification, detected, undoing, startedMs)
  return {
    ...begun,
    ...ran,
    tookMs: nowMs() - startedMs,
    leftBehind: undoing.leftBehind,
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
    remarks: [],
    givenUp: []
  }
}

/** What is known when the run was stopped before anybody answered is what the caller has said. */
async function detectedIn({ target, camunda, signal }: Verification): Promise<Detected> {
  try {
    return await detect(target, camunda, signal)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    const release = { camunda, engine: undefined }
    return { release, target, stock: nothingKnown, silent: [], strange: [] }
  }
}

async function resultsOf(
  verification: Verification,
  { target, release, stock }: Detected,
  undoing: Undoing,
  startedMs: number
): Promise<Pick<Report, 'results' | 'givenUp' | 'remarks'>> {
  const { cases, safety, only, signal, eventuallyMs, everyMs, nowMs } = verification
  const hurry = verification.hurry ?? new AbortController().signal
  const asked: Asked = { target, release, allowed: allowedClasses(safety), only }
  const before = await situationIfTold(target, signal)
  const ids = new Ids({ ...verification, stock, startedMs })
  if (verification.firstId === undefined && hasStarts(cases, asked) && !signal.aborted) {
    await goAboveAll(ids, { target, release, undoing, hurry })
  }
  const givingUp = new GivingUp()
  const how = { undoing, signal, hurry, eventuallyMs, everyMs, nowMs, givingUp }
  const results: CaseResult[] = []
  const variablesOf = (it: ContractCase) => ids.next(useOf(it))
  for await (const result of runCases(cases, { ...asked, ...how, variablesOf })) {
    results.push(result)
    verification.onResult?.(result)
  }
  await undoing.undoAll({ ...afterAll, signal: hurry })
  const after = before && (await situationIfTold(target, hurry))
  const remarks = [...idRemarks(ids), ...remarksOn(before, after, results)]
  return { results, givenUp: givingUp.subjects, remarks }
}

function remarksOn(
  before: Situation | undefined,
  after: Situation | undefined,
  results: readonly CaseResult[]
): readonly string[] {
  if (before === undefined) return []
  return [
    ...planRemarks(before, results),
    ...(after === undefined ? [] : clockRemarks(before, after))
  ]
}

function useOf({ subject, safety }: ContractCase): Parameters<Ids['next']>[0] {
  const classes = classesIn(safety)
  const takes = classes.includes('creates-backups') || classes.includes('deletes-what-it-created')
  if (!takes) return 'none'
  return subject === 'zeebe' ? 'at Zeebe' : 'elsewhere'
}

/** Whether cases start backups of Zeebe, so that one more does no harm. */
function hasStarts(cases: readonly ContractCase[], asked: Asked): boolean {
  return cases.some(
    it => useOf(it) === 'at Zeebe' && isAbout(it, asked) && reasonToSkip(it, asked) === undefined
  )
}

async function goAboveAll(ids: Ids, probed: Parameters<typeof latestRefusing>[1]): Promise<void> {
  const first = ids.firstFree
  const latest = await latestRefusing(first, probed)
  await probed.undoing.undoAll({ ...afterAll, signal: probed.hurry })
  ids.goAbove(latest ?? first)
}
