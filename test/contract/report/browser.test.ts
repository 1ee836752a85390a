/** The page in a real browser: what is on it, that it runs nothing, and that it can be read in every window. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inflateSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { html } from '../../../src/contract/report/html.js'
import { countsOf, type Report } from '../../../src/contract/report/report.js'
import { browserFound, domOf, screenshot } from '../../support/browser.js'
import { answering } from '../../support/hostile-servers.js'
import { plain, reports } from '../../support/nasty-report.js'

const browser = browserFound() ?? ''
const skip = browser === '' && 'no browser on this machine; CHROME_BIN may name one'

/** Kept for whoever looks at a run afterwards. */
const artifacts = '.tap/artifacts'

t.test('in a browser', { skip }, async t => {
  t.test('the page is what it says, and nothing on it runs', async t => {
    for (const [name, report] of Object.entries<Report>(reports)) {
      const folder = t.testdir({ 'report.html': html(report) })
      const url = pathToFileURL(path.join(folder, 'report.html')).href
      const dom = await domOf({ browser, url, profile: path.join(folder, 'profile') })
      const count = (what: RegExp) => [...dom.matchAll(what)].length
      t.equal(count(/<li class="case /g), report.results.length, name)
      for (const [kind, wanted] of Object.entries(countsOf(report))) {
        t.equal(count(new RegExp(`<li class="case ${kind}"`, 'g')), wanted, `${name}: ${kind}`)
      }
      t.equal(count(/<(script|img|iframe|link|object)\b/g), 0, name)
      t.match(dom, /<title>Contract of the backup endpoints: Camunda 8\.7/)
      t.equal(count(/<body>/g), 1)
      if (report.absent.length > 0) t.match(dom, /operate answers at/)
    }
  })

  for (const scheme of ['light', 'dark'] as const) {
    for (const widthPx of [320, 1_280]) {
      t.test(`in ${scheme}, ${widthPx} pixels wide`, async t => {
        for (const report of [reports.whole, reports['without anybody who answers']]) {
          const seen = await seenIn(t, report, { scheme, widthPx })
          t.ok(seen.pageWidthPx <= widthPx, `${seen.pageWidthPx} of ${widthPx} pixels`)
          t.strictSame(seen.pale, [], 'everything stands out from what is behind it')
          t.equal(seen.isDark, scheme === 'dark')
          t.strictSame(seen.ran, [], 'nothing has run')
          const { holds, differs } = countsOf(report)
          const all = report.results.length
          t.strictSame(seen.shown, { all, withoutHolds: all - holds, onlyHolds: holds })
          t.equal(seen.openedCount, differs, 'all that differs can be opened')
          t.equal(seen.isBeside, differs > 0 && widthPx > 704, 'both answers beside each other')
        }
      })
    }
  }

  t.test('pictures are kept', async t => {
    mkdirSync(artifacts, { recursive: true })
    const folder = t.testdir({})
    const pictures = [
      ['verify-report.png', plain, 'light', 1_280],
      ['verify-report-dark.png', plain, 'dark', 1_280],
      ['verify-report-narrow.png', plain, 'light', 500],
      ['verify-report-hostile.png', reports.whole, 'light', 1_280],
      ['verify-report-unreachable.png', reports['without anybody who answers'], 'light', 1_280]
    ] as const
    for (const [name, report, scheme, widthPx] of pictures) {
      const page = path.join(folder, 'report.html')
      writeFileSync(page, html(report))
      const file = path.join(artifacts, name)
      await screenshot(
        {
          ...{ browser, scheme, url: pathToFileURL(page).href },
          ...{ profile: path.join(folder, 'profile'), size: [widthPx, 1_600] }
        },
        file
      )
      t.ok(statSync(file).size > 10_000, name)
      const [red = 0] = firstPixel(readFileSync(file))
      t.equal(red < 128, scheme === 'dark', `${name} is ${scheme}`)
    }
  })
})

interface Seen {
  readonly pageWidthPx: number
  /** Texts with too little contrast to what is behind them. */
  readonly pale: readonly string[]
  readonly isDark: boolean
  /** What ought not to have run. */
  readonly ran: readonly string[]
  /** How many cases can be seen, by what is asked for. */
  readonly shown: Readonly<Record<'all' | 'withoutHolds' | 'onlyHolds', number>>
  readonly openedCount: number
  readonly isBeside: boolean
}

interface Window {
  readonly scheme: 'light' | 'dark'
  readonly widthPx: number
}

/** What a script sees that stands beside the page, for nothing may run on the page itself. */
async function seenIn(t: Test, report: Report, { scheme, widthPx }: Window): Promise<Seen> {
  const probe = readFileSync('test/support/page-probe.html')
  const origin = await answering(t, (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(request.url === '/report.html' ? html(report) : probe)
  })
  const url = `${origin}/probe.html?width=${widthPx}`
  const dom = await domOf({ browser, url, profile: path.join(t.testdir({}), 'profile'), scheme })
  const [, seen = ''] = /<output>([^<]*)<\/output>/.exec(dom) ?? []
  return JSON.parse(decodeURIComponent(seen))
}

/** Red, green and blue at the upper left: there every filter of PNG leaves things as they are. */
function firstPixel(png: Buffer): readonly number[] {
  const data: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return [...inflateSync(Buffer.concat(data)).subarray(1, 4)]
}
