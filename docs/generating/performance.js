// @ts-check
/** The figures of docs/performance.md are those that the bench compares with. */
import { table, targetLines } from '../../bench/report.js'

const marks = { begin: '<!-- figures -->', end: '<!-- /figures -->' }

/**
 * The page with its figures made anew.
 *
 * @param {string} page
 * @param {import('../../bench/baseline.js').Baseline} baseline
 * @throws if it has no place for them.
 */
export function performancePage(page, { parts }) {
  const begin = page.indexOf(marks.begin)
  const end = page.indexOf(marks.end)
  if (begin < 0 || end < begin) throw new Error(`the page lacks ${marks.begin} or ${marks.end}`)
  const figures = [measuredOn(parts), table(parts, []), targetLines(parts).join('\n')]
  const before = page.slice(0, begin + marks.begin.length)
  return `${[before, ...figures].join('\n\n')}\n\n${page.slice(end)}`
}

/** @param {readonly import('../../bench/baseline.js').Part[]} parts */
function measuredOn(parts) {
  const runs = parts.map(({ machine: { date, node, cpus, cpu } }) => {
    return `${date.slice(0, 10)}, Node ${node}, ${cpus} x ${cpu}`
  })
  return `Measured on ${[...new Set(runs)].join('; ')}.`
}
