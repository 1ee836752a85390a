/** A case and what came of it, as an item of the page. */
import type { CaseResult } from '../result.js'
import { escaped } from './markup.js'
import { type Counts, findingsOf, shownDifferences } from './report.js'
import { shortened } from './shortened.js'
import { shownSides } from './side-by-side.js'

/** Characters of a difference that can be seen without opening the details. */
const firstCharsMax = 200

export const kindWords = {
  holds: { one: 'holds', many: 'hold' },
  differs: { one: 'differs', many: 'differ' },
  broken: { one: 'no answer', many: 'no answer' },
  skipped: { one: 'not run', many: 'not run' }
} as const satisfies Record<keyof Counts, { readonly one: string; readonly many: string }>

export function caseItem(result: CaseResult, { isOpen }: { readonly isOpen: boolean }): string {
  const { case: it, outcome } = result
  return `<li class="case ${outcome.kind}">
<span class="badge">${kindWords[outcome.kind].one}</span>
<div class="what"><p class="title">${escaped(it.title)}</p>
<p class="id"><code>${escaped(it.id)}</code></p>
${found(result, isOpen)}</div></li>`
}

function found(result: CaseResult, isOpen: boolean): string {
  const { outcome } = result
  if (outcome.kind === 'holds') return ''
  if (outcome.kind !== 'differs') return `<p class="why">${escaped(outcome.why)}</p>`
  const [request = '', first = ''] = findingsOf(result)
  const summary = `<code>${escaped(request)}</code>
<span class="why first">${escaped(shortened(first, firstCharsMax))}</span>`
  return `<details${isOpen ? ' open=""' : ''}><summary>${summary}</summary>
${differenceTable(outcome)}
${sides(result)}
${evidence(result)}
</details>`
}

function differenceTable({
  differences
}: Extract<CaseResult['outcome'], { kind: 'differs' }>): string {
  const { shown, others } = shownDifferences(differences)
  const rows = shown.map(({ at, expected, actual }) => {
    const cells = [at, expected, actual].map(it => `<td><code>${escaped(it)}</code></td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  const more = others === 0 ? '' : `<p class="why">and ${others} differences more</p>`
  return `<table><thead><tr><th>where</th><th>expected</th><th>found</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>${more}`
}

function sides(result: CaseResult): string {
  const both = shownSides(result)
  if (both === undefined) return ''
  return `<div class="sides">
${side('expected', both.expected)}
${side('answered', both.actual)}
</div>`
}

/** Whoever has no mouse scrolls what has the focus. */
function side(name: string, text: string): string {
  return `<figure><figcaption>${name}</figcaption><pre tabindex="0">${escaped(text)}</pre></figure>`
}

function evidence({ case: { evidence, unlikeReal } }: CaseResult): string {
  const lines = evidence.map(({ kind, reference, date }) => `${kind}: ${reference} (${date})`)
  const all = unlikeReal === undefined ? lines : [...lines, `unlike the original: ${unlikeReal}`]
  return `<ul class="evidence">${all.map(it => `<li>${escaped(it)}</li>`).join('')}</ul>`
}
