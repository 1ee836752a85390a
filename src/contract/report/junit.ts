/** JUnit's XML, as build servers read it. */
import type { CaseResult } from '../result.js'
import { bySubject, countsOf, findingsOf, type Report } from './report.js'
import { sideBySide } from './side-by-side.js'

export function junit(report: Report): string {
  const { holds, differs, broken, skipped } = countsOf(report)
  const tests = holds + differs + broken + skipped
  const head = attributes({
    name: 'c8-backup-mock verify',
    tests,
    failures: differs,
    errors: broken,
    time: seconds(report.tookMs)
  })
  const suites = [...bySubject(report.results)].map(([subject, results]) =>
    suite(subject, results, report)
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${suites.join('')}</testsuites>\n`
}

function suite(subject: string, results: readonly CaseResult[], { startedAt }: Report): string {
  const { holds, differs, broken, skipped } = countsOf({ results })
  const tookMs = results.reduce((sum, it) => sum + it.tookMs, 0)
  const head = attributes({
    name: subject,
    tests: holds + differs + broken + skipped,
    failures: differs,
    errors: broken,
    skipped,
    time: seconds(tookMs),
    timestamp: startedAt.slice(0, 19)
  })
  return `  <testsuite${head}>\n${results.map(testCase).join('')}  </testsuite>\n`
}

function testCase(result: CaseResult): string {
  const { case: it, outcome, tookMs } = result
  const head = attributes({
    name: `${it.id}: ${it.title}`,
    classname: it.subject,
    time: seconds(tookMs)
  })
  const found = findingsOf(result)
  const message = attributes({ message: found[0] ?? '' })
  const sides = sideBySide(result)
  const details = sides === undefined ? [] : ['expected', sides.expected, 'actual', sides.actual]
  const body = escaped([...found, ...details].join('\n'))
  const inner = {
    holds: '',
    skipped: `      <skipped${message}/>\n`,
    differs: `      <failure${message} type="difference">${body}</failure>\n`,
    broken: `      <error${message} type="no answer">${body}</error>\n`
  }[outcome.kind]
  return `    <testcase${head}>\n${inner}    </testcase>\n`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
}

/** Text for XML 1.0, in which most control characters cannot be written at all. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}
