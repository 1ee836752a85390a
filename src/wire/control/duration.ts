/** Lengths of time as the control API writes them: a whole number and a unit, or `never`. */
import { Type } from '@sinclair/typebox'
import { assert } from '../../domain/assert.js'
import { never } from '../../domain/instant.js'

/** From the longest; each is a whole number of the next. */
const unitsMs = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1]
] as const

/** So many digits that three centuries fit, and no sum of a few of them leaves the safe integers. */
const lengths =
  '[1-9][0-9]{0,12}ms|[1-9][0-9]{0,9}s|[1-9][0-9]{0,7}m|[1-9][0-9]{0,5}h|[1-9][0-9]{0,4}d'

/** For schemas that take a duration among others. */
export const durationPattern = `0(ms|s|m|h|d)|${lengths}`
const allowed = 'a duration such as "500ms", "10s", "5m", "2h" or "1d"'

/** @param description - what takes so long. */
export function Duration(description: string) {
  return Type.String({
    pattern: `^(${durationPattern})$`,
    title: allowed,
    description,
    examples: ['10s']
  })
}

/** @param description - what takes so long; `never` for what has no end. */
export function DurationOrNever(description: string) {
  return Type.String({
    pattern: `^(never|${durationPattern})$`,
    title: `${allowed}, or "never"`,
    description
  })
}

/** Milliseconds, `never` for {@link never}; `undefined` where the text is no duration. */
export function durationMs(text: string): number | undefined {
  if (text === 'never') return never
  if (!new RegExp(`^(${durationPattern})$`).test(text)) return undefined
  const [, digits, unit] = /^(\d+)([a-z]+)$/.exec(text) ?? []
  const [, unitMs] = unitsMs.find(([it]) => it === unit) ?? []
  return unitMs === undefined ? undefined : Number(digits) * unitMs
}

/** The same for a text that its schema has let through. */
export function lengthMs(text: string): number {
  const ms = durationMs(text)
  assert(ms !== undefined, `${text} is a duration, or its schema refuses it`)
  return ms
}

/** In the longest unit that says it exactly: 90 000 is `90s`, 120 000 is `2m`. */
export function durationText(lengthMs: number): string {
  if (lengthMs === never) return 'never'
  assert(Number.isSafeInteger(lengthMs) && lengthMs >= 0, `${lengthMs} ms are no duration`)
  if (lengthMs === 0) return '0ms'
  const unit = unitsMs.find(([, unitMs]) => lengthMs % unitMs === 0)
  assert(unit !== undefined, 'every whole number of milliseconds is some milliseconds')
  return `${lengthMs / unit[1]}${unit[0]}`
}
