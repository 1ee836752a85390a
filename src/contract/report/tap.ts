/** TAP version 14, as test harnesses read it. */
import type { CaseResult } from '../result.js'
import { findingsOf, type Report, type Trouble, troublesOf } from './report.js'
import { shownSides } from './side-by-side.js'

export function tap(report: Report): string {
  const { results, leftBehind } = report
  const troubles = troublesOf(report)
  const lines = [
    ...troubles.flatMap((it, index) => trouble(it, index + 1)),
    ...results.flatMap((result, index) => point(result, troubles.length + index + 1))
  ]
  const remarks = leftBehind.map(
    ({ what, why }) => `# left behind: ${oneLine(what)} (${oneLine(why)})`
  )
  return ['TAP version 14', ...lines, ...remarks, end(troubles, results.length), ''].join('\n')
}

/** Who bails out plans nothing: behind a plan nobody would hear of it. */
function end([first]: readonly Trouble[], count: number): string {
  if (first !== undefined) return `Bail out! ${oneLine(`${first.wanted}: ${first.why}`)}`
  return count === 0 ? '1..0 # SKIP no case is about this target' : `1..${count}`
}

function trouble({ wanted, why }: Trouble, number: number): readonly string[] {
  return [`not ok ${number} - ${described(wanted)}`, '  ---', ...block('found', why), '  ...']
}

function point(result: CaseResult, number: number): readonly string[] {
  const { case: it, outcome } = result
  const name = described(`${it.id}: ${it.title}`)
  if (outcome.kind === 'holds') return [`ok ${number} - ${name}`]
  const found = findingsOf(result)
  if (outcome.kind === 'skipped')
    return [`ok ${number} - ${name} # SKIP ${oneLine(found.join('; '))}`]
  const sides = shownSides(result)
  const details = [
    ...block('found', found.join('\n')),
    ...(sides === undefined
      ? []
      : [...block('expected', sides.expected), ...block('actual', sides.actual)])
  ]
  return [`not ok ${number} - ${name}`, '  ---', ...details, '  ...']
}

/** A member of a YAML block, its text kept line by line. */
function block(name: string, text: string): readonly string[] {
  const lines = text.split(/\r\n|[\r\n\u{85}\u{2028}\u{2029}]/u)
  return [`  ${name}: |-`, ...lines.map(line => `    ${visible(line)}`)]
}

/** A mark for directives must not stand in a description. */
function described(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('#', '\\#')
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
}

/** What YAML cannot write at all is replaced. */
function visible(text: string): string {
  return text.replace(
    /[^\t\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FEFE}\u{FF00}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    '\u{FFFD}'
  )
}
