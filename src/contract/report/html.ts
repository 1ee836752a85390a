/** One page for people, which needs nothing beside itself and runs nothing. */
import type { CaseResult } from '../result.js'
import { caseItem, kindWords } from './html-case.js'
import { style } from './html-style.js'
import { attributes, escaped } from './markup.js'
import { bySubject, type Counts, countsOf, type Report, releaseName, troublesOf } from './report.js'

/** So many cases are all shown at once; of more, only subjects in which something is wrong. */
const shownAtOnceMax = 40
/** The details of so many cases are open from the start. */
const openDetailsMax = 10

export function html(report: Report): string {
  const title = `Contract of the backup endpoints: ${releaseName(report.release)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${overview(report)}
${notices(report)}
${sections(report)}
</body>
</html>
`
}

function overview(report: Report): string {
  const counts = countsOf(report)
  const addresses = Object.entries(report.addresses).map(
    ([name, url]) => `<div><dt>${escaped(name)}</dt><dd><code>${escaped(url)}</code></dd></div>`
  )
  const { isWell, words } = conclusion(report, counts)
  return `<header>
<h1>Contract of the backup endpoints</h1>
<p class="release">${escaped(releaseName(report.release))}</p>
<p class="conclusion ${isWell ? 'holds' : 'differs'}">${words}</p>
${bar(counts)}
<div class="counts" role="group" aria-label="Cases that are shown">
${Object.entries(counts).map(filter).join('\n')}
</div>
<dl class="addresses">
${addresses.join('\n')}
<div><dt>begun</dt><dd>${escaped(report.startedAt)}, ${(report.tookMs / 1_000).toFixed(1)} s</dd></div>
</dl>
</header>`
}

function conclusion(report: Report, { holds, differs, broken }: Counts) {
  const run = holds + differs + broken
  const wrong = differs + broken
  if (report.absent.length > 0) return { isWell: false, words: 'Nothing was run' }
  if (wrong > 0) return { isWell: false, words: `${wrong} of ${run} cases do not hold` }
  if (report.stopped !== undefined)
    return { isWell: false, words: `${run} cases hold, and the rest was not run` }
  if (run === 0) return { isWell: false, words: 'No case was run' }
  return { isWell: true, words: run === 1 ? 'The case holds' : `All ${run} cases hold` }
}

function bar(counts: Counts): string {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `<i class="${kind}" style="flex-grow: ${count}"></i>`)
  return `<div class="bar" aria-hidden="true">${parts.join('')}</div>`
}

/** Each count hides and shows what it counts, by style alone. */
function filter([kind, count]: [string, number]): string {
  const words = kindWords[kind as keyof Counts].many
  return `<label class="${kind}"><input type="checkbox" id="show-${kind}" checked=""><b>${count}</b> ${words}</label>`
}

function notices(report: Report): string {
  const lines = [
    ...troublesOf(report).map(({ wanted, why }) => ['Not so:', wanted, why] as const),
    ...report.givenUp.map(
      it =>
        ['Given up:', it, 'it went on not answering; the rest of its cases was not run'] as const
    ),
    ...report.leftBehind.map(({ what, why }) => ['Left behind:', what, why] as const)
  ]
  if (lines.length === 0) return ''
  const items = lines.map(
    ([about, what, why]) =>
      `<li>${about} <b>${escaped(what)}</b><span class="why">${escaped(why)}</span></li>`
  )
  return `<section class="notices" aria-label="Trouble">\n<ul>\n${items.join('\n')}\n</ul>\n</section>`
}

function sections({ results }: Report): string {
  const isShort = results.length <= shownAtOnceMax
  const isOpen = results.filter(isWrong).length <= openDetailsMax
  return [...bySubject(results)]
    .map(([subject, of]) => section(subject, of, { isOpen: isShort || of.some(isWrong) }, isOpen))
    .join('\n')
}

/** What is wrong comes first. */
function section(
  subject: string,
  results: readonly CaseResult[],
  { isOpen }: { readonly isOpen: boolean },
  detailsOpen: boolean
): string {
  const tally = Object.entries(countsOf({ results }))
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const { one, many } = kindWords[kind as keyof Counts]
      return `<span class="${kind}">${count} ${count === 1 ? one : many}</span>`
    })
  const ordered = results.toSorted((one, other) => rank(one) - rank(other))
  return `<details class="subject"${isOpen ? attributes({ open: '' }) : ''}>
<summary><h2>${escaped(subject)}</h2> <span class="tally">${tally.join(' ')}</span></summary>
<ul class="cases">
${ordered.map(it => caseItem(it, { isOpen: detailsOpen })).join('\n')}
</ul>
</details>`
}

const isWrong = (it: CaseResult) => rank(it) < 2
const ranks = { differs: 0, broken: 1, holds: 2, skipped: 3 } as const satisfies Record<
  keyof Counts,
  number
>
const rank = ({ outcome }: CaseResult) => ranks[outcome.kind]
