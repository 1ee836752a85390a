/** JUnit's XML, as build servers read it. */
import type { CaseResult } from '../result.js'
import { attributes, escaped } from './markup.js'
import { bySubject, countsOf, findingsOf, type Report, type Trouble, troublesOf } from './report.js'
import { shownSides } from './side-by-side.js'

interface Suite {
  readonly name: string
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
  readonly tookMs: number
  readonly inner: string
}

export function junit(report: Report): string {
  const troubles = troublesOf(report)
  const parts = troubles.filter(it => it.of !== 'verify').map(it => troubleSuite(it.of, [it], []))
  const whole = troubles.filter(it => it.of === 'verify')
  const left = report.leftBehind.map(({ what, why }) => `left behind: ${what} (${why})`)
  const suites = [
    ...parts,
    ...[...bySubject(report.results)].map(([subject, results]) => caseSuite(subject, results)),
    ...(whole.length + left.length === 0 ? [] : [troubleSuite('verify', whole, left)])
  ]
  const sum = (count: 'tests' | 'failures' | 'errors') =>
    suites.reduce((total, it) => total + it[count], 0)
  const head = attributes({
    name: 'c8-backup-mock verify',
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    time: seconds(report.tookMs)
  })
  const inner = suites.map(it => suiteText(it, report.startedAt)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${inner}</testsuites>\n`
}

function suiteText({ tookMs, inner, ...counted }: Suite, startedAt: string): string {
  const head = attributes({
    ...counted,
    time: seconds(tookMs),
    timestamp: startedAt.slice(0, 19)
  })
  return `  <testsuite${head}>\n${inner}  </testsuite>\n`
}

function caseSuite(name: string, results: readonly CaseResult[]): Suite {
  const { holds, differs, broken, skipped } = countsOf({ results })
  return {
    name,
    tests: holds + differs + broken + skipped,
    failures: differs,
    errors: broken,
    skipped,
    tookMs: results.reduce((sum, it) => sum + it.tookMs, 0),
    inner: results.map(caseText).join('')
  }
}

function troubleSuite(
  name: string,
  troubles: readonly Trouble[],
  remarks: readonly string[]
): Suite {
  const cases = troubles.map(({ of, wanted, why }) =>
    testCase({ name: wanted, classname: of, tookMs: 0 }, element('error', 'no answer', [why]))
  )
  const said =
    remarks.length === 0 ? '' : `    <system-err>${escaped(remarks.join('\n'))}</system-err>\n`
  const count = troubles.length
  const inner = `${cases.join('')}${said}`
  return { name, tests: count, failures: 0, errors: count, skipped: 0, tookMs: 0, inner }
}

function caseText(result: CaseResult): string {
  const { case: it, outcome, tookMs } = result
  const found = findingsOf(result)
  const sides = shownSides(result)
  const details = sides === undefined ? [] : ['expected', sides.expected, 'actual', sides.actual]
  const inner = {
    holds: '',
    skipped: element('skipped', 'not run', found),
    differs: element('failure', 'difference', [...found, ...details]),
    broken: element('error', 'no answer', found)
  }[outcome.kind]
  return testCase({ name: `${it.id}: ${it.title}`, classname: it.subject, tookMs }, inner)
}

function testCase(
  { name, classname, tookMs }: { name: string; classname: string; tookMs: number },
  inner: string
): string {
  const head = attributes({ name, classname, time: seconds(tookMs) })
  return `    <testcase${head}>\n${inner}    </testcase>\n`
}

/** Some show the message, and some what is inside. */
function element(name: string, type: string, lines: readonly string[]): string {
  const head = attributes({ message: lines[0] ?? '', type })
  return `      <${name}${head}>${escaped(lines.join('\n'))}</${name}>\n`
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}
