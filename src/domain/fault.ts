/** Faults of the exchange itself: when a rule strikes, and what comes of it. */
import type { InstantMs } from './instant.js'
import { nameMatcher } from './name-pattern.js'

/** Where a fault acts: before the application has seen the request, or after it has done its work. */
export type FaultPoint = 'before' | 'after'

/** Which requests a rule is about, and which of them it strikes. What is absent is not asked. */
export interface FaultWhen {
  /** The door: `operate`, `elasticsearch` ... */
  readonly product?: string
  /** The operation's name as in the journal; `*` stands for any run of characters. */
  readonly operation?: string
  /** Digit for digit; a text in the first release. */
  readonly backupId?: string
  readonly method?: string
  /** The path as sent, without its query; `*` stands for any run of characters. */
  readonly path?: string
  /** Strikes this attempt only, from 1. */
  readonly nth?: number
  /** Lets so many attempts through first. */
  readonly skip?: number
  /** Strikes so often at most. */
  readonly times?: number
  /** 0 to 1, drawn for each attempt. */
  readonly probability?: number
  /** On the world's clock; from the first instant on, and before the second. */
  readonly window?: { readonly fromMs?: InstantMs; readonly toMs?: InstantMs }
}

/** Milliseconds: always the same, anything in a range, or long now and then. */
export type FaultDelay =
  | number
  | { readonly uniform: readonly [minMs: number, maxMs: number] }
  | { readonly logNormal: { readonly medianMs: number; readonly sigma: number } }

export type Mangling = 'truncated' | 'malformed' | 'wrongTypes'

/** Pieces of an answer's body, and the time between two of them. */
export interface Drip {
  readonly bytes: number
  readonly everyMs: number
}

/** What a rule does. At most one of `status`, `hang` and `reset`; see `faultComplaints`. */
export interface FaultEffect {
  readonly delay?: FaultDelay
  readonly status?: number
  /** With `status` only: a text, or anything that JSON can say; the product's own error where absent. */
  readonly body?: unknown
  /** With `status` only. */
  readonly headers?: Readonly<Record<string, string>>
  /** Where `status` and `delay` act; `before` where absent. */
  readonly point?: FaultPoint
  readonly hang?: FaultPoint
  readonly reset?: FaultPoint
  readonly mangle?: Mangling
  readonly drip?: Drip
}

export interface FaultWish {
  readonly when: FaultWhen
  readonly effect: FaultEffect
}

export interface FaultRule extends FaultWish {
  /** `fault-1`, `fault-2` ...; never given twice. */
  readonly id: string
}

/** A rule and how it has fared. */
export interface FaultRecord {
  readonly rule: FaultRule
  /** Requests that fit product, operation, backup id, method, path and window. */
  readonly attempts: number
  readonly struck: number
}

/** What is known of a request when it has found its operation. */
export interface RequestFacts {
  readonly product: string
  readonly operation: string | undefined
  readonly backupId: string | undefined
  readonly method: string
  readonly path: string
  readonly nowMs: InstantMs
}

/** A number from 0 to below 1, repeatable for each purpose. */
export type Draw = (purpose: string) => number

/** Whether a request is an attempt in the sense of a rule. */
export function fits(when: FaultWhen, facts: RequestFacts): boolean {
  const { product, operation, backupId, method, path, window } = when
  if (product !== undefined && product !== facts.product) return false
  if (operation !== undefined && !nameMatcher(operation)(facts.operation ?? '')) return false
  if (backupId !== undefined && backupId !== facts.backupId) return false
  if (method !== undefined && method.toUpperCase() !== facts.method.toUpperCase()) return false
  if (path !== undefined && !nameMatcher(path)(facts.path)) return false
  const { fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY } = window ?? {}
  return fromMs <= facts.nowMs && facts.nowMs < toMs
}

/** Whether a rule would strike its next attempt but one of these: `attempts` counts the present one. */
export function isDue({ nth, skip = 0, times }: FaultWhen, attempts: number, struck: number) {
  if (nth !== undefined && attempts !== nth) return false
  return attempts > skip && (times === undefined || struck < times)
}

/** Whether a rule can never strike again. */
export function isSpent({ rule, attempts, struck }: FaultRecord, nowMs: InstantMs): boolean {
  const { nth, times, window } = rule.when
  if (nth !== undefined && attempts >= nth) return true
  if (times !== undefined && struck >= times) return true
  return window?.toMs !== undefined && nowMs >= window.toMs
}

/** Whether a client sees its connection end before it has a whole answer. */
export function cutsOff({ hang, reset, mangle }: FaultEffect): boolean {
  return hang !== undefined || reset !== undefined || mangle === 'truncated'
}
