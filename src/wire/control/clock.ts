/** The clock of a world: read, pinned, moved, sped up. */
import { type Static, Type } from '@sinclair/typebox'
import { durationMs } from './duration.js'
import { Event } from './event.js'
import { instantMs, instantText } from './instant.js'
import { closed, words } from './schema.js'

export const clockModes = ['real', 'scaled', 'manual'] as const

const state = {
  mode: words(clockModes, {
    description: 'real: as outside; scaled: faster than outside; manual: only when told to'
  }),
  factor: Type.Number({
    minimum: 0,
    description:
      'Seconds that pass inside while one passes outside; 0 for a clock that stands still'
  }),
  now: Type.String({ description: 'What it shows: ISO 8601 in UTC' }),
  nowMs: Type.Integer({ description: 'The same in milliseconds since the epoch' })
}

export const ClockState = closed(state)
export type ClockState = Static<typeof ClockState>

/** A clock after a move, and what the move has passed. */
export const ClockMoved = closed({
  ...state,
  happened: Type.Array(Event, { description: 'What has happened on the way, oldest first' })
})
export type ClockMoved = Static<typeof ClockMoved>

export const ClockSetting = closed(
  {
    mode: Type.Optional(words(clockModes, { description: 'How time runs from now on' })),
    factor: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 100_000,
        title: 'a number above 0, up to 100000',
        description: 'Seconds inside for one outside, with the mode "scaled": above 0, up to 100000'
      })
    ),
    now: Type.Optional(
      Type.String({
        title: 'an ISO 8601 instant in UTC such as "2026-01-31T12:00:00Z"',
        description: 'What the clock shows from now on: an ISO 8601 instant that is not past'
      })
    )
  },
  { minProperties: 1 }
)
export type ClockSetting = Static<typeof ClockSetting>

/** Exactly one of the two. */
export const ClockAdvance = closed({
  by: Type.Optional(
    Type.String({
      title: 'a duration such as "10s"',
      description: 'How far: a whole number and ms, s, m, h or d, such as 10s'
    })
  ),
  to: Type.Optional(
    Type.String({
      title: '"next", or an ISO 8601 instant in UTC',
      description: 'Where to: "next" for the next event, or an ISO 8601 instant that is not past'
    })
  )
})
export type ClockAdvance = Static<typeof ClockAdvance>

/** The furthest a clock goes in one step, in milliseconds: a century. */
const stepMsMax = 36_525 * 86_400_000

/** A move that makes sense, or what is wrong with it. */
export type Move =
  | { readonly kind: 'by'; readonly byMs: number }
  | { readonly kind: 'next' }
  | { readonly kind: 'refused'; readonly complaint: string }

/** What an advance asks for. */
export function moveOf({ by, to }: ClockAdvance, nowMs: number): Move {
  const refused = (complaint: string): Move => ({ kind: 'refused', complaint })
  if ((by === undefined) === (to === undefined)) {
    return refused(
      'say either "by" (such as "10s") or "to" ("next", or an ISO 8601 instant), and not both'
    )
  }
  if (to === 'next') return { kind: 'next' }
  const wantedMs = by === undefined ? instantMs(to ?? '') : durationMs(by)
  const byMs = (wantedMs ?? Number.NaN) - (by === undefined ? nowMs : 0)
  const asked = by === undefined ? `"to": ${JSON.stringify(to)}` : `"by": ${JSON.stringify(by)}`
  if (Number.isNaN(byMs)) {
    return refused(
      `${asked} is not understood; give a duration such as "500ms", "10s", "5m", an ISO 8601 instant, or "next"`
    )
  }
  if (byMs < 0) return refused(`${asked} is past: the clock shows ${instantText(nowMs)}`)
  if (byMs > stepMsMax) return refused(`${asked} is too far: a century at most in one step`)
  return { kind: 'by', byMs }
}

/** What a clock is to be. */
export interface ClockWish {
  readonly mode?: (typeof clockModes)[number]
  readonly factor?: number
  readonly nowMs?: number
}

/** What a setting asks for, or all that is wrong with it. */
export function clockWish(
  { mode, factor, now }: ClockSetting,
  nowMs: number
): ClockWish | string[] {
  const wantedMs = now === undefined ? undefined : (instantMs(now) ?? Number.NaN)
  const complaints: string[] = []
  if (factor !== undefined && mode !== undefined && mode !== 'scaled') {
    complaints.push(`factor: a ${mode} clock has none; give "mode": "scaled", or leave it out`)
  }
  if (mode === 'scaled' && factor === undefined) {
    complaints.push('factor: missing; a scaled clock needs one, such as 60')
  }
  if (wantedMs !== undefined) complaints.push(...instantComplaints(String(now), wantedMs, nowMs))
  if (complaints.length > 0) return complaints
  const wanted = mode ?? (factor === undefined ? undefined : 'scaled')
  return {
    ...(wanted !== undefined && { mode: wanted }),
    ...(factor !== undefined && { factor }),
    ...(wantedMs !== undefined && { nowMs: wantedMs })
  }
}

function instantComplaints(now: string, wantedMs: number, nowMs: number): readonly string[] {
  const asked = `now: ${JSON.stringify(now)}`
  if (Number.isNaN(wantedMs)) {
    return [`${asked} is not understood; give an ISO 8601 instant such as "2026-01-31T12:00:00Z"`]
  }
  if (wantedMs < nowMs)
    return [`${asked} is past: the clock shows ${instantText(nowMs)} and never goes back`]
  return wantedMs - nowMs > stepMsMax ? [`${asked} is too far: a century at most in one step`] : []
}
