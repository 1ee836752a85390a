/** The bodies of the control API's clock. */
import { type Static, Type } from '@sinclair/typebox'
import { Words } from '../actuator/schema.js'

export const ClockState = Type.Object({
  mode: Words(['real', 'scaled', 'manual'] as const),
  /** How many seconds pass inside while one passes outside; 0 for a clock that stands still. */
  factor: Type.Number(),
  /** ISO 8601 in UTC. */
  now: Type.String(),
  nowMs: Type.Integer()
})
export type ClockState = Static<typeof ClockState>

/** Exactly one of the two. */
export const ClockAdvance = Type.Object(
  {
    /** A whole number and `ms`, `s`, `m`, `h` or `d`: `10s`. */
    by: Type.Optional(Type.String()),
    /** An ISO 8601 instant that is not past. */
    to: Type.Optional(Type.String())
  },
  { additionalProperties: false }
)
export type ClockAdvance = Static<typeof ClockAdvance>

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000
}

/** The furthest a clock goes in one step, in milliseconds: a century. */
const stepMsMax = 36_525 * 86_400_000

/**
 * How many milliseconds an advance asks for.
 *
 * @returns a complaint as a string, where it makes no sense.
 */
export function advanceMs({ by, to }: ClockAdvance, nowMs: number): number | string {
  if ((by === undefined) === (to === undefined)) {
    return 'say either "by" (such as "10s") or "to" (an ISO 8601 instant), and not both'
  }
  const stepMs = by === undefined ? Date.parse(to ?? '') - nowMs : durationMs(by)
  const asked = by === undefined ? `"to": ${JSON.stringify(to)}` : `"by": ${JSON.stringify(by)}`
  if (Number.isNaN(stepMs)) {
    return `${asked} is not understood: a duration such as "500ms", "10s", "5m", or an ISO 8601 instant`
  }
  if (stepMs < 0) return `${asked} is past: the clock shows ${new Date(nowMs).toISOString()}`
  if (stepMs > stepMsMax) return `${asked} is too far: a century at most in one step`
  return stepMs
}

function durationMs(text: string): number {
  const [, digits, unit = ''] = /^(\d{1,15})(ms|s|m|h|d)$/.exec(text) ?? []
  return Number(digits) * (unitMs[unit] ?? Number.NaN)
}
