/** The whole report for programs. */
import type { CaseResult } from '../result.js'
import { classesIn } from '../safety.js'
import { countsOf, type Report } from './report.js'
import { sideBySide } from './side-by-side.js'

export function json(report: Report): string {
  const { results, ...about } = report
  return `${JSON.stringify({ ...about, counts: countsOf(report), results: results.map(resultJson) }, null, 2)}\n`
}

function resultJson(result: CaseResult) {
  const { case: it, outcome, steps, tookMs } = result
  const { id, title, subject, safety, evidence, unlikeReal } = it
  const found = outcome.kind === 'differs' ? { differences: outcome.differences } : {}
  const why = 'why' in outcome ? { why: outcome.why } : {}
  return {
    id,
    title,
    subject,
    safety: classesIn(safety),
    evidence,
    ...(unlikeReal !== undefined && { unlikeReal }),
    outcome: outcome.kind,
    ...why,
    ...found,
    ...sideBySide(result),
    requests: steps.map(({ sent, answer }) => ({
      request: `${sent.method} ${sent.url}${sent.path}`,
      status: answer.status
    })),
    tookMs
  }
}
