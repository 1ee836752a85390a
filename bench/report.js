// @ts-check
/** Results as a table for people. */
import { titles } from './servers/trio.js'

/**
 * @typedef {import('./measuring/row.js').Figure} Figure
 * @typedef {import('./measuring/row.js').Row} Row
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
  'p99 ms',
  'CPU µs/request',
  'rounds'
]

/** In the order of the columns. */
const inColumns = /** @type {const} */ (['mock', 'fastify', 'http'])

/** Below this share of a processor the server was waiting for somebody. */
const BUSY_ENOUGH = 0.85

/** @param {readonly Result[]} results */
export function table(results) {
  const lines = results.flatMap(result =>
    'rows' in result ? result.rows.map(cells) : [refusedCells(result)]
  )
  const ruler = columns.map((_, at) => (at < 2 ? '---' : '---:'))
  return [columns, ruler, ...lines].map(line => `| ${line.join(' | ')} |`).join('\n')
}

/**
 * What a reader has to know before believing the table. Where a floor could do more, its figure is
 * the load generator's, and the ratio in the table flatters the mock.
 *
 * @param {readonly Result[]} results
 */
export function notes(results) {
  const rows = results.flatMap(result => ('rows' in result ? result.rows : []))
  return rows.flatMap(({ question, figures }) =>
    inColumns.flatMap(name => {
      const { busy = 1 } = figures[name] ?? {}
      if (busy >= BUSY_ENOUGH) return []
      const percent = Math.round(busy * 100)
      return `- ${question}: ${titles[name]} was busy ${percent} % of the time; it could do more.`
    })
  )
}

/** @param {Row} row */
function cells({ question, unit, figures, ratio, rounds }) {
  return [
    question,
    unit,
    ...inColumns.map(name => withSpread(figures[name])),
    ratio?.fastify.toFixed(2) ?? '',
    ratio?.http.toFixed(2) ?? '',
    three(figures, 'p99Ms'),
    three(figures, 'cpuMicrosPerRequest'),
    String(rounds.length)
  ]
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
