// @ts-check
/** What was measured beside what was measured before. Only ratios are compared: times belong to a machine. */

/**
 * @typedef {import('./measuring/row.js').Row} Row
 * @typedef {import('./measuring/row.js').Ratio} Ratio
 * @typedef {Pick<Row, 'id' | 'question' | 'unit' | 'figures' | 'ratio'>} Measured
 * @typedef {'worse' | 'better' | 'same'} Change
 *
 * @typedef {object} Compared
 * @property {number} before
 * @property {number} now
 * @property {Change} change
 */

/** No difference, however calm the rounds were: two runs are less alike than the rounds of one. */
const SPREAD_MIN = 0.03

/** Of these units less is better. */
const lessIsBetter = new Set(['ms', 'MB', 'KB'])

/**
 * @param {Measured} row
 * @param {readonly Measured[]} before The rows of the baseline.
 * @returns {Compared | undefined} Nothing where the row has no ratio, or the baseline nothing that was measured alike.
 */
export function compare(row, before) {
  const earlier = before.find(it => it.id === row.id && it.question === row.question)
  const [now, then] = [comparable(row), earlier && comparable(earlier)]
  if (now === undefined || then === undefined) return undefined
  const isLessBetter = lessIsBetter.has(row.unit)
  return { before: then.value, now: now.value, change: changeOf(then, now, isLessBetter) }
}

/**
 * The ratio to bare Fastify, or to the mock itself where there is less.
 *
 * @param {Measured} row
 * @returns {Ratio | undefined}
 */
function comparable({ unit, ratio, figures }) {
  return unit === 'ratio' ? figures.mock : ratio?.fastify
}

/**
 * A change is one where what the rounds of both runs showed does not overlap.
 *
 * @param {Ratio} then
 * @param {Ratio} now
 * @param {boolean} isLessBetter
 * @returns {Change}
 */
function changeOf(then, now, isLessBetter) {
  const [before, after] = [rangeOf(then), rangeOf(now)]
  if (after.low > before.high) return isLessBetter ? 'worse' : 'better'
  if (after.high < before.low) return isLessBetter ? 'better' : 'worse'
  return 'same'
}

/** @param {Ratio} ratio */
function rangeOf({ value, spread }) {
  const half = value * Math.max(spread, SPREAD_MIN)
  return { low: value - half, high: value + half }
}
