/** Lengths of time as the control API writes them: a whole number and a unit, or `never`. */
import { Type } from '@sinclair/typebox'
import { assert } from '../../domain/assert.js'

/** From the longest; each is a whole number of the next. */
const unitsMs = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1]
] as const

/** The longest duration there is, in milliseconds: a century. */
export const durationMsMax = 36_525 * 86_400_000

const pattern = '^(0|[1-9][0-9]{0,12})(ms|s|m|h|d)$'
const allowed = 'a duration such as "500ms", "10s", "5m", "2h" or "1d", a century at most'

/** @param description - what takes so long. */
export function Duration(description: string) {
  return Type.String({ pattern, title: allowed, description, examples: ['10s'] })
}

/** @param description - what takes so long; `never` for what has no end. */
export function DurationOrNever(description: string) {
  const either = `^(never|${pattern.slice(1, -1)})$`
  return Type.String({ pattern: either, title: `${allowed}, or "never"`, description })
}

/**
 * Milliseconds, or `undefined` where the text is no duration or longer than a century. `never` is
 * {@link Number.POSITIVE_INFINITY}; whether it is allowed has been settled by the schema.
 */
export function durationMs(text: string): number | undefined {
  if (text === 'never') return Number.POSITIVE_INFINITY
  const [, digits, unit] = new RegExp(pattern).exec(text) ?? []
  const [, unitMs] = unitsMs.find(([it]) => it === unit) ?? []
  if (unitMs === undefined) return undefined
  const lengthMs = Number(digits) * unitMs
  return lengthMs <= durationMsMax ? lengthMs : undefined
}

/** In the longest unit that says it exactly: 90 000 is `90s`, 120 000 is `2m`. */
export function durationText(lengthMs: number): string {
  if (lengthMs === Number.POSITIVE_INFINITY) return 'never'
  assert(Number.isSafeInteger(lengthMs) && lengthMs >= 0, `${lengthMs} ms are no duration`)
  if (lengthMs === 0) return '0ms'
  const unit = unitsMs.find(([, unitMs]) => lengthMs % unitMs === 0)
  assert(unit !== undefined, 'every whole number of milliseconds is some milliseconds')
  return `${lengthMs / unit[1]}${unit[0]}`
}
