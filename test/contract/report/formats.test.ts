/** Every report can be read by what reads such reports, and says the same, whatever stands in it. */
import t from 'tap'
import { Parser } from 'tap-parser'
import { printed, reportFormats } from '../../../src/contract/report/formats.js'
import { countsOf, type Report, troublesOf } from '../../../src/contract/report/report.js'
import { elementIn, everyElement } from '../../support/markup.js'
import { huge, reports } from '../../support/nasty-report.js'

for (const [name, it] of Object.entries<Report>(reports)) {
  t.test(`TAP: ${name}`, async t => {
    const { holds, differs, broken, skipped } = countsOf(it)
    const read = await parsed(printed(it, 'tap'))
    const troubles = troublesOf(it).length
    const count = it.results.length + troubles
    t.match(read, { count, fail: differs + broken + troubles, skip: skipped, todo: 0 })
    t.equal(read.pass, holds + skipped)
    t.equal(Boolean(read.bailout), troubles > 0)
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
    t.strictSame(read.absent, it.absent)
    t.strictSame(read.stopped, it.stopped)
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
    const cases = all.filter(it => it.attributes['class']?.startsWith('case '))
    t.equal(cases.length, it.results.length)
    const text = all.map(it => it.text).join(' ')
    if (it.results.length > 0) t.match(text, '<script>alert(1)</script> ]]>', 'as text')
  })
}

t.test('a report is the same, however often it is printed', async t => {
  const { whole } = reports
  for (const it of reportFormats) {
    const first = printed(whole, it)
    const second = printed(whole, it)
    t.ok(first === second, it)
  }
})

t.test('only the JSON report has all of a huge answer', async t => {
  for (const it of reportFormats) {
    const { length } = printed(reports.whole, it)
    if (it === 'json') t.ok(length > 2 * huge.length, `${it} has ${length}`)
    else t.ok(length < 2_000_000, `${it} has ${length}`)
  }
})

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
