/** Every report can be read by what reads such reports, and says the same, whatever stands in it. */
import t from 'tap'
import { Parser } from 'tap-parser'
import type { ContractCase } from '../../../src/contract/case.js'
import type { Answer } from '../../../src/contract/exchange.js'
import { printed, reportFormats } from '../../../src/contract/report/formats.js'
import { countsOf, type Report } from '../../../src/contract/report/report.js'
import type { CaseResult, Outcome } from '../../../src/contract/result.js'
import { junitComplaints } from '../../support/junit-schema.js'
import { type Element, elementIn, everyElement } from '../../support/markup.js'

/** What breaks out of quotes, tags, sections, directives, blocks and lines where nobody looks after it. */
const nasty = [
  '<script>alert(1)</script> ]]> --> &amp; &nbsp; "\' # SKIP # Todo \\# \\',
  'a\u0000b\u0001\u001b[31mred\u0007\u007f\u0085\u2028\u2029\ufeff\ufffe\ud800 end',
  '\r\n...\n---\n1..0\nnot ok 99 - forged\nBail out! forged\n  ...\n\t\ttabs\n    - list: {',
  'a\rb',
  '\u{1F600} \u00e9'
]
const everything = nasty.join(' ')

function aCase(id: string, title: string): ContractCase {
  return {
    id,
    title,
    subject: id.startsWith('zeebe') ? 'zeebe' : 'operate',
    evidence: [{ kind: 'source', reference: everything, date: '2026-01-02' }],
    safety: 'read-only',
    steps: [{ send: { method: 'GET', path: '/' }, expect: { status: 200 } }]
  }
}

const answer = (body: string): Answer => ({ status: 200, headers: {}, body, json: undefined })

function result(id: string, title: string, outcome: Outcome, body = ''): CaseResult {
  const sent = { method: 'GET', url: 'http://127.0.0.1:1', path: `/${everything}`, headers: {} }
  const steps = outcome.kind === 'skipped' ? [] : [{ sent, answer: answer(body) }]
  return { case: aCase(id, title), outcome, steps, tookMs: 12.5 }
}

const differs = (text: string): Outcome => ({
  kind: 'differs',
  differences: [{ at: text, expected: text, actual: text }],
  expected: `200\n${text}`
})

const results: readonly CaseResult[] = [
  result('operate.a', everything, { kind: 'holds' }),
  ...nasty.map((it, index) => result(`operate.b-${index}`, it, differs(it), it)),
  result('operate.c', everything, { kind: 'broken', why: everything }),
  result('zeebe.a', everything, { kind: 'skipped', why: everything }),
  result('zeebe.b', everything, { kind: 'holds' })
]

const report: Report = {
  release: { camunda: '8.7', engine: `elasticsearch:8.17${everything}` },
  addresses: { operate: `http://127.0.0.1:1/${everything}` },
  startedAt: '2026-01-02T03:04:05.006Z',
  tookMs: 1_234,
  results,
  leftBehind: [{ what: everything, why: everything }],
  givenUp: []
}
const nothing: Report = { ...report, results: [], leftBehind: [] }
const stopped: Report = { ...report, stopped: everything }
const reports = { report, nothing, stopped }

for (const [name, it] of Object.entries(reports)) {
  t.test(`JUnit: ${name}`, async t => {
    const root = elementIn(printed(it, 'junit'))
    t.strictSame(junitComplaints(root), [])
    const { holds, differs, broken, skipped } = countsOf(it)
    t.match(root.attributes, {
      tests: String(holds + differs + broken + skipped),
      failures: String(differs),
      errors: String(broken)
    })
    const all = everyElement(root)
    const count = (name: string) => all.filter(it => it.name === name).length
    t.equal(count('testcase'), it.results.length)
    t.equal(count('failure'), differs)
    t.equal(count('error'), broken)
    t.equal(count('skipped'), skipped)
    for (const suite of root.children) t.strictSame(countedIn(suite), suite.attributes)
  })

  t.test(`TAP: ${name}`, async t => {
    const { holds, differs, broken, skipped } = countsOf(it)
    const read = await parsed(printed(it, 'tap'))
    t.match(read, { count: it.results.length, fail: differs + broken, skip: skipped, todo: 0 })
    t.equal(read.pass, holds + skipped)
    t.equal(Boolean(read.bailout), it.stopped !== undefined)
    t.equal(read.extra, '', 'the parser understands every line')
  })

  t.test(`JSON: ${name}`, async t => {
    const read = JSON.parse(printed(it, 'json'))
    t.strictSame(read.counts, countsOf(it))
    t.strictSame(
      read.results.map((it: { title: string }) => it.title),
      it.results.map(it => it.case.title)
    )
    t.strictSame(read.leftBehind, it.leftBehind)
  })

  t.test(`HTML: ${name}`, async t => {
    const page = printed(it, 'html')
    const all = everyElement(elementIn(page))
    t.strictSame(
      all.filter(it => ['script', 'iframe', 'img', 'link'].includes(it.name)),
      [],
      'it runs nothing and fetches nothing'
    )
    const handlers = all.flatMap(it => Object.keys(it.attributes)).filter(it => /^on/.test(it))
    t.strictSame(handlers, [])
    t.equal(all.filter(it => it.name === 'td').length, 3 * it.results.length)
    const text = all.map(it => it.text).join(' ')
    if (it.results.length > 0) t.match(text, '<script>alert(1)</script> ]]>', 'as text')
  })
}

t.test('a report is the same, however often it is printed', async t => {
  for (const it of reportFormats) t.equal(printed(report, it), printed(report, it))
})

function countedIn(suite: Element): Readonly<Record<string, string>> {
  const of = (name: string) =>
    String(suite.children.filter(it => it.children.some(found => found.name === name)).length)
  return {
    ...suite.attributes,
    tests: String(suite.children.length),
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped')
  }
}

interface Read {
  readonly count: number
  readonly pass: number
  readonly fail: number
  readonly skip: number
  readonly todo: number
  readonly bailout: unknown
  /** What is no TAP. */
  readonly extra: string
}

function parsed(text: string): Promise<Read> {
  return new Promise(resolve => {
    let extra = ''
    const parser = new Parser(({ count, pass, fail, skip, todo, bailout }) =>
      resolve({ count, pass, fail, skip, todo, bailout, extra })
    )
    parser.on('extra', it => {
      extra += it
    })
    parser.end(text)
  })
}
