import {
  type Draw,
  type Drip,
  type FaultEffect,
  type FaultPoint,
  type FaultRecord,
  type FaultRule,
  fits,
  isDue,
  type Mangling,
  type RequestFacts
} from './fault.js'
import { delayMs, delayMsMax } from './fault-delay.js'

/** What settles an exchange whatever else happens to it. */
export type FaultEnd =
  | {
      readonly kind: 'status'
      readonly point: FaultPoint
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'hang'; readonly point: FaultPoint }
  | { readonly kind: 'reset'; readonly point: FaultPoint }

/** All that befalls one request. */
export interface Strike {
  /** The rules that struck, in their order; at least one. */
  readonly rules: readonly FaultRule[]
  /** Milliseconds before the application sees the request, and behind its work. */
  readonly delayMs: Readonly<Record<FaultPoint, number>>
  /** Absent where the application's own answer is given, if in pieces. */
  readonly end?: FaultEnd & { readonly ruleId: string }
  readonly mangle?: Mangling
  readonly drip?: Drip
}

export interface Judgement {
  /** `undefined` where nothing strikes. */
  readonly strike: Strike | undefined
  /** The records that have changed, with their new counts. */
  readonly records: readonly FaultRecord[]
}

/**
 * Judges one request by all rules, in the order in which they were added.
 *
 * Several may strike: their delays add up. The first whose effect ends the exchange (`status`, `hang`, `reset`)
 * wins, and so does the first that mangles and the first that drips; a rule that comes too late has one attempt
 * more, but has not struck. The chance of a rule is drawn for every attempt, whether or not it matters, so that
 * the same rules, seed and requests always give the same strikes.
 */
export function judge(known: readonly FaultRecord[], facts: RequestFacts, draw: Draw): Judgement {
  const records: FaultRecord[] = []
  let strike: Strike | undefined
  for (const record of known) {
    const { rule, struck } = record
    if (!fits(rule.when, facts)) continue
    const attempts = record.attempts + 1
    const { probability = 1 } = rule.when
    const drawn = probability === 1 || draw(`fault.${rule.id}`) < probability
    const strikes = drawn && isDue(rule.when, attempts, struck) && hasRoom(rule.effect, strike)
    records.push({ rule, attempts, struck: struck + (strikes ? 1 : 0) })
    if (strikes) strike = struckBy(rule, strike, draw)
  }
  return { strike, records }
}

/** Whether nobody has done before what this effect would do. */
function hasRoom(effect: FaultEffect, strike: Strike | undefined): boolean {
  if (strike === undefined) return true
  const answers = strike.end === undefined || strike.end.kind === 'status'
  if (endOf(effect) !== undefined && strike.end !== undefined) return false
  if (effect.mangle !== undefined && (strike.mangle !== undefined || !answers)) return false
  return effect.drip === undefined || (strike.drip === undefined && answers)
}

function struckBy(rule: FaultRule, before: Strike | undefined, draw: Draw): Strike {
  const { id, effect } = rule
  const { delay = 0, mangle, drip, point = 'before' } = effect
  const end = endOf(effect)
  const known = before ?? { rules: [], delayMs: { before: 0, after: 0 } }
  const longerMs = known.delayMs[point] + delayMs(delay, `fault.${id}.delay`, draw)
  return {
    ...known,
    rules: [...known.rules, rule],
    delayMs: { ...known.delayMs, [point]: Math.min(longerMs, delayMsMax) },
    ...(end !== undefined && { end: { ...end, ruleId: id } }),
    ...(mangle !== undefined && { mangle }),
    ...(drip !== undefined && { drip })
  }
}

function endOf(effect: FaultEffect): FaultEnd | undefined {
  const { status, body, headers, point = 'before', hang, reset } = effect
  if (status !== undefined) {
    const given = body !== undefined && { body }
    return { kind: 'status', point, status, ...given, ...(headers !== undefined && { headers }) }
  }
  if (hang !== undefined) return { kind: 'hang', point: hang }
  return reset === undefined ? undefined : { kind: 'reset', point: reset }
}
