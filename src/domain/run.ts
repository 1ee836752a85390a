/**
 * A run is what an application has set out to do: the parts of one backup, in order. When each of them begins
 * and ends follows from the run, from what is decided about its parts, and from what is held or in the way.
 */
import type { GateSide } from './gate.js'
import { type InstantMs, never } from './instant.js'
import type { SnapshotOutcome } from './snapshot.js'
import type { WishedFailure } from './wish.js'

/** What is decided about one part. */
export interface PartDecision {
  readonly outcome: SnapshotOutcome
  /** Milliseconds; `never` for a part that stalls. */
  readonly durationMs: number
  readonly failures: readonly WishedFailure[]
  /** Why it FAILED, where it says so. */
  readonly reason?: string | undefined
  /** Whether it takes its time but leaves no snapshot behind. */
  readonly vanishes: boolean
  /** Whether the run is forgotten after it. */
  readonly stops: boolean
  /** The plan that decided, where one did. */
  readonly plannedBy?: string | undefined
}

/** Which end of a part is the end of a run whose parts take turns: any but a good one, a FAILED one, or none. */
export type LastAfter = 'imperfect' | 'failed' | 'none'

/** When a run goes on to its next part. */
export interface RunRules {
  /** Whether a part waits for the one before it, or all begin at once. */
  readonly inTurn: boolean
  /** Idle milliseconds between two parts that take turns. */
  readonly gapMs: number
  /** The part after which the run is forgotten; 0 for none. */
  readonly stopsAfterPart: number
  readonly lastAfter: LastAfter
  /** Milliseconds of a part after which the client of Elasticsearch gives up; 0 for never. */
  readonly socketTimeoutMs: number
  readonly onSocketTimeout: 'fails' | 'polls' | 'stuck'
}

/** What becomes of the parts after one: they are taken, given up, or stay in the queue for ever. */
export type Sequel = 'next' | 'end' | 'stuck'

/** @param partNo - from 1. */
export function sequelOf(
  { outcome, durationMs, stops }: PartDecision,
  partNo: number,
  rules: RunRules
): Sequel {
  const { inTurn, onSocketTimeout, lastAfter, socketTimeoutMs, stopsAfterPart } = rules
  if (!inTurn) return 'next'
  if (socketTimeoutMs > 0 && durationMs > socketTimeoutMs) {
    if (onSocketTimeout === 'fails') return 'end'
    if (onSocketTimeout === 'stuck') return 'stuck'
  }
  if (stops || partNo === stopsAfterPart) return 'end'
  return isEnd(outcome, lastAfter) ? 'end' : 'next'
}

function isEnd(outcome: SnapshotOutcome, lastAfter: LastAfter): boolean {
  if (outcome === 'SUCCESS' || lastAfter === 'none') return false
  return outcome === 'FAILED' || lastAfter === 'imperfect'
}

/** When a part is to begin and to end, as things stand. */
export interface Timing {
  /** `never` for a part that is held or that has something in its way. */
  readonly startMs: InstantMs
  readonly endMs: InstantMs
  /** When it would begin and end if nobody held it. */
  readonly dueStartMs: InstantMs
  readonly dueEndMs: InstantMs
}

/** A part of a run, as it was planned last. */
export interface RunPart {
  readonly decision: PartDecision
  /** Absent for a part that will not be taken, as things stand. */
  readonly timing?: Timing | undefined
  /** Whether the application knows nothing of it any more: it is not begun, whatever is planned. */
  readonly isForgotten?: boolean | undefined
}

export interface Surroundings {
  readonly nowMs: InstantMs
  /** Whether somebody holds the part with this number, at one of its sides. */
  readonly isHeld: (partNo: number, side: GateSide) => boolean
  /** Whether a part whose turn comes can begin. */
  readonly mayBegin: boolean
}

export interface RunPlan {
  readonly startedMs: InstantMs
  readonly rules: RunRules
  readonly parts: readonly RunPart[]
}

/**
 * Plans a run from now on. What has ended stays as it was, what runs may end otherwise, what waits follows from
 * what is before it. The same run and surroundings give the same plan, so it may be made anew at any time.
 */
export function replanned(run: RunPlan, around: Surroundings): readonly RunPart[] {
  const { rules, startedMs } = run
  let turnMs = startedMs
  let isOver = false
  return run.parts.map((part, index) => {
    const partNo = index + 1
    const begun = part.timing !== undefined && part.timing.startMs <= around.nowMs
    if (!begun && (isOver || part.isForgotten)) return { decision: part.decision }
    const timing = begun
      ? timingOfBegun(part, part.timing, partNo, around)
      : timingOfWaiting(part.decision, turnMs, partNo, around)
    if (rules.inTurn) turnMs = timing.endMs + rules.gapMs
    if (sequelOf(part.decision, partNo, rules) !== 'next') isOver = true
    return { decision: part.decision, timing }
  })
}

function timingOfBegun(
  { decision }: RunPart,
  timing: Timing,
  partNo: number,
  { nowMs, isHeld }: Surroundings
): Timing {
  if (timing.endMs <= nowMs) return timing
  const dueEndMs = timing.startMs + decision.durationMs
  const endMs = isHeld(partNo, 'before-end') ? never : Math.max(dueEndMs, nowMs)
  return { ...timing, endMs, dueEndMs }
}

function timingOfWaiting(
  { durationMs }: PartDecision,
  dueStartMs: InstantMs,
  partNo: number,
  { nowMs, isHeld, mayBegin }: Surroundings
): Timing {
  const isStopped = isHeld(partNo, 'before-start') || !mayBegin
  const startMs = isStopped ? never : Math.max(dueStartMs, nowMs)
  const dueEndMs = startMs + durationMs
  const endMs = isHeld(partNo, 'before-end') ? never : dueEndMs
  return { startMs, endMs, dueStartMs, dueEndMs }
}

/** How many parts are in the queue for ever because the run got stuck before them. */
export function stuckParts({ parts, rules }: Pick<RunPlan, 'parts' | 'rules'>): number {
  if (parts.some(it => it.isForgotten)) return 0
  const at = parts.findIndex(({ decision }, index) => {
    return sequelOf(decision, index + 1, rules) === 'stuck'
  })
  return at < 0 ? 0 : parts.length - at - 1
}
