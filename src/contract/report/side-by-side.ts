/** Expected and actual answer beside each other, with what is different every time made the same. */
import type { Answer } from '../exchange.js'
import type { CaseResult } from '../result.js'
import { laidOut } from './laid-out.js'
import { shortened, sideCharsMax } from './shortened.js'

export interface SideBySide {
  readonly expected: string
  readonly actual: string
}

/** `undefined` for a case without a difference. */
export function sideBySide({ outcome, steps }: CaseResult): SideBySide | undefined {
  const last = steps.at(-1)
  if (outcome.kind !== 'differs' || last === undefined) return undefined
  return { expected: outcome.expected, actual: normalised(answerText(last.answer)) }
}

/** The same for people: line by line, and no more than they can read. */
export function shownSides(result: CaseResult): SideBySide | undefined {
  const sides = sideBySide(result)
  if (sides === undefined) return undefined
  return { expected: shownSide(sides.expected), actual: shownSide(sides.actual) }
}

function shownSide(text: string): string {
  return laidOut(shortened(text, sideCharsMax))
}

function answerText({ status, body }: Answer): string {
  return body === '' ? `${status}` : `${status}\n${body}`
}

const volatile: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)/g, '<instant>'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<id>'],
  [/"href":"https?:\/\/[^"/]+/g, '"href":"<address>'],
  [/"uuid":"[\w-]{22}"/g, '"uuid":"<uuid>"'],
  [/("\w+_in_millis"):\d+/g, '$1:<milliseconds>'],
  [/^(process_uptime_seconds) [\d.]+/gm, '$1 <seconds>']
]

/** Instants, ids that are drawn, and durations as the words for them. */
export function normalised(text: string): string {
  return volatile.reduce((it, [expression, words]) => it.replace(expression, words), text)
}
