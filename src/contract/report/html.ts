/** One page for people, which needs nothing beside itself. */
import { strongest } from '../evidence.js'
import type { CaseResult } from '../result.js'
import { escaped } from './junit.js'
import { bySubject, countsOf, findingsOf, type Report } from './report.js'
import { sideBySide } from './side-by-side.js'

const words = {
  holds: 'holds',
  differs: 'differs',
  broken: 'no answer',
  skipped: 'not run'
} as const

export function html(report: Report): string {
  const counts = countsOf(report)
  const { camunda, engine } = report.release
  const name = [camunda === undefined ? '' : `Camunda ${camunda}`, engine ?? ''].filter(
    it => it !== ''
  )
  const title = `Contract of the backup endpoints: ${name.join(', ') || 'unknown release'}`
  const sections = [...bySubject(report.results)].map(([subject, results]) =>
    section(subject, results)
  )
  const left = report.leftBehind.map(
    ({ what, why }) => `<li>${escaped(what)}: ${escaped(why)}</li>`
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(report.startedAt)}, ${(report.tookMs / 1_000).toFixed(1)} s</p>
${report.stopped === undefined ? '' : `<p class="differs">Stopped: ${escaped(report.stopped)}</p>\n`}<ul class="counts">
${Object.entries(counts)
  .map(
    ([kind, count]) =>
      `<li class="${kind}"><b>${count}</b> ${words[kind as keyof typeof words]}</li>`
  )
  .join('\n')}
</ul>
${left.length === 0 ? '' : `<h2>Left behind</h2>\n<ul>\n${left.join('\n')}\n</ul>\n`}${sections.join('\n')}
</body>
</html>
`
}

function section(subject: string, results: readonly CaseResult[]): string {
  const { holds, differs, broken } = countsOf({ results })
  const rows = results.map(row).join('\n')
  return `<h2>${escaped(subject)} <small>${holds} hold, ${differs + broken} do not</small></h2>
<table>
<thead><tr><th>Result</th><th>Behaviour</th><th>Evidence</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>`
}

function row(result: CaseResult): string {
  const { case: it, outcome } = result
  const found = findingsOf(result)
  const sides = sideBySide(result)
  const beside =
    sides === undefined
      ? ''
      : `<div class="sides"><pre>${escaped(sides.expected)}</pre><pre>${escaped(sides.actual)}</pre></div>`
  const details =
    found.length === 0 || outcome.kind === 'skipped'
      ? found.map(it => `<p>${escaped(it)}</p>`).join('')
      : `<details><summary>${escaped(found[0] ?? '')}</summary><pre>${escaped(found.join('\n'))}</pre>${beside}</details>`
  const behaviour = `<code>${escaped(it.id)}</code> ${escaped(it.title)}${details}`
  const cells = [words[outcome.kind], behaviour, strongest(it.evidence)]
  return `<tr class="${outcome.kind}">${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #8884; }
ul.counts { display: flex; gap: 2rem; list-style: none; padding: 0; }
tr.differs td:first-child, tr.broken td:first-child, .differs b { color: #c0392b; font-weight: 600; }
tr.holds td:first-child, .holds b { color: #1e8449; }
tr.skipped { opacity: .65; }
code { white-space: nowrap; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
small { font-weight: normal; opacity: .7; }
`
