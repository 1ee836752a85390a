// @ts-check
/** Results as a table for people. */
import { compare } from './comparison.js'
import { titles } from './servers/trio.js'
import { inWords, verdictOn } from './targets.js'

/**
 * @typedef {import('./measuring/row.js').Figure} Figure
 * @typedef {import('./measuring/row.js').Ratio} Ratio
 * @typedef {import('./measuring/row.js').Row} Row
 * @typedef {import('./comparison.js').Measured} Measured
 * @typedef {{ readonly name: string, readonly rows: readonly Row[] }} Answered
 * @typedef {{ readonly name: string, readonly refused: string }} Refused
 * @typedef {Answered | Refused} Result
 */

const columns = [
  'question',
  'unit',
  'mock',
  titles.fastify,
  titles.http,
  `mock / ${titles.fastify}`,
  `mock / ${titles.http}`,
  'baseline',
  'target',
  'p99 ms',
  'CPU µs/request'
]

/** Columns that are no figures. */
const words = new Set(['question', 'unit', 'baseline', 'target'])

/** In the order of the columns. */
const inColumns = /** @type {const} */ (['mock', 'fastify', 'http'])

/** Below this share of a processor the server was waiting for somebody. */
const BUSY_ENOUGH = 0.85

/**
 * @param {readonly (Result | { readonly rows: readonly Measured[] })[]} results
 * @param {readonly Measured[]} before The rows of the baseline; none, and there is no column for them.
 */
export function table(results, before) {
  const lines = results.flatMap(result =>
    'rows' in result ? result.rows.map(row => cells(row, before)) : [refusedCells(result)]
  )
  const ruler = columns.map(name => (words.has(name) ? '---' : '---:'))
  const isShown = (/** @type {string} */ _, /** @type {number} */ at) =>
    before.length > 0 || columns[at] !== 'baseline'
  return [columns, ruler, ...lines]
    .map(line => `| ${line.filter(isShown).join(' | ')} |`)
    .join('\n')
}

/**
 * What a reader has to know before believing the table. Where a floor could do more, its figure is
 * the load generator's, and the ratio in the table flatters the mock.
 *
 * @param {readonly Result[]} results
 */
export function notes(results) {
  const rows = results.flatMap(result => ('rows' in result ? result.rows : []))
  return rows.flatMap(({ question, figures }) => {
    const idle = inColumns.flatMap(name => {
      const { busy = 1 } = figures[name] ?? {}
      return busy >= BUSY_ENOUGH ? [] : `${titles[name]} ${Math.round(busy * 100)} %`
    })
    if (idle.length === 0) return []
    return `- ${question}: could do more, by the share of the time that it was busy: ${idle.join(', ')}.`
  })
}

/**
 * How many targets are reached, and a line for each that is not.
 *
 * @param {readonly { readonly rows: readonly Measured[] }[]} results
 */
export function targetLines(results) {
  const verdicts = results.flatMap(({ rows }) =>
    rows.flatMap(row => {
      const verdict = verdictOn(row)
      return verdict === undefined ? [] : [{ row, ...verdict }]
    })
  )
  const missed = verdicts.filter(({ isMet }) => !isMet)
  return [
    `Targets: ${verdicts.length - missed.length} of ${verdicts.length} are met.`,
    ...missed.map(({ row, target, value }) => {
      return `- ${row.question}: ${readable(value)}, not ${inWords(target, row.unit)}`
    })
  ]
}

/**
 * How many ratios are worse than those of the baseline, and a line for each.
 *
 * @param {readonly { readonly rows: readonly Measured[] }[]} results
 * @param {readonly Measured[]} before The rows of the baseline.
 */
export function baselineLines(results, before) {
  const compared = results.flatMap(({ rows }) =>
    rows.flatMap(row => {
      const found = compare(row, before)
      return found === undefined ? [] : [{ row, ...found }]
    })
  )
  const worse = compared.filter(({ change }) => change === 'worse')
  return [
    `Baseline: ${worse.length} of ${compared.length} ratios are worse beyond their spread.`,
    ...worse.map(it => `- ${it.row.question}: ${readable(it.now)}, was ${readable(it.before)}`)
  ]
}

/**
 * @param {Measured} row
 * @param {readonly Measured[]} before
 */
function cells(row, before) {
  const { question, unit, figures, ratio } = row
  return [
    question,
    unit,
    ...inColumns.map(name => withSpread(figures[name])),
    ratio?.fastify.value.toFixed(2) ?? '',
    ratio?.http.value.toFixed(2) ?? '',
    baselineCell(row, before),
    targetCell(row),
    three(figures, 'p99Ms'),
    three(figures, 'cpuMicrosPerRequest')
  ]
}

/**
 * @param {Measured} row
 * @param {readonly Measured[]} before
 */
function baselineCell(row, before) {
  const compared = compare(row, before)
  if (compared === undefined) return ''
  return `${compared.before.toFixed(2)}, ${compared.change}`
}

/** @param {Measured} row */
function targetCell(row) {
  const verdict = verdictOn(row)
  if (verdict === undefined) return ''
  return `${inWords(verdict.target, row.unit)}: ${verdict.isMet ? 'met' : '**missed**'}`
}

/** @param {Refused} result */
function refusedCells({ name, refused }) {
  return [name, `**refused**: ${refused}`, ...columns.slice(2).map(() => '')]
}

/** @param {Figure | undefined} figure */
function withSpread(figure) {
  if (figure === undefined) return ''
  const { value, spread } = figure
  return `${readable(value)} ±${Math.round(spread * 100)} %`
}

/**
 * @param {Row['figures']} figures
 * @param {'p99Ms' | 'cpuMicrosPerRequest'} key
 */
function three(figures, key) {
  const values = inColumns.map(name => figures[name]?.[key])
  return values.includes(undefined) ? '' : values.map(it => readable(it ?? 0)).join(' / ')
}

/** @param {number} value */
function readable(value) {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  })
}
