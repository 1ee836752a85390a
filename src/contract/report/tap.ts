/** TAP version 14, as test harnesses read it. */
import type { CaseResult } from '../result.js'
import { findingsOf, type Report } from './report.js'
import { sideBySide } from './side-by-side.js'

export function tap({ results, leftBehind, stopped }: Report): string {
  const lines = results.flatMap((result, index) => point(result, index + 1))
  const remarks = leftBehind.map(
    ({ what, why }) => `# left behind: ${oneLine(what)} (${oneLine(why)})`
  )
  const end = stopped === undefined ? [] : [`Bail out! ${oneLine(stopped)}`]
  const plan =
    results.length === 0 ? '1..0 # SKIP no case is about this target' : `1..${results.length}`
  return ['TAP version 14', ...lines, plan, ...remarks, ...end, ''].join('\n')
}

function point(result: CaseResult, number: number): readonly string[] {
  const { case: it, outcome } = result
  const name = described(`${it.id}: ${it.title}`)
  if (outcome.kind === 'holds') return [`ok ${number} - ${name}`]
  const found = findingsOf(result)
  if (outcome.kind === 'skipped')
    return [`ok ${number} - ${name} # SKIP ${oneLine(found.join('; '))}`]
  const sides = sideBySide(result)
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
  return [`  ${name}: |-`, ...text.split(/\r?\n/).map(line => `    ${line}`)]
}

/** A mark for directives must not stand in a description. */
function described(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('#', '\\#')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
