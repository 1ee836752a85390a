// @ts-check
/** The results that others are compared with: a file in the repository. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * @typedef {import('./report.js').Answered} Answered
 * @typedef {import('./comparison.js').Measured} Measured
 *
 * @typedef {object} Machine
 * @property {string} date ISO 8601, when the run began.
 * @property {string} node
 * @property {number} cpus
 * @property {string} cpu
 *
 * @typedef {object} Part What one question showed, and where.
 * @property {string} name
 * @property {Machine} machine
 * @property {readonly Measured[]} rows
 *
 * @typedef {object} Baseline
 * @property {readonly Part[]} parts
 */

/**
 * @param {string} file
 * @returns {Baseline} Empty where there is no such file.
 */
export function readBaseline(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { parts: [] }
}

/**
 * @param {string} file
 * @param {Baseline} baseline
 */
export function writeBaseline(file, baseline) {
  writeFileSync(file, `${JSON.stringify(baseline, undefined, 2)}\n`)
}

/**
 * What was asked anew replaces what was there; the rest stays. Rounds are left out: their medians are compared.
 *
 * @param {Baseline} baseline
 * @param {readonly Answered[]} answered
 * @param {Machine} machine
 * @param {readonly string[]} order The names of all questions.
 * @returns {Baseline}
 */
export function renewed({ parts }, answered, machine, order) {
  const fresh = answered.map(({ name, rows }) => ({ name, machine, rows: rows.map(withoutRounds) }))
  const kept = parts.filter(part => !fresh.some(({ name }) => name === part.name))
  const all = [...kept, ...fresh]
  return { parts: order.flatMap(name => all.find(part => part.name === name) ?? []) }
}

/**
 * @param {import('./measuring/row.js').Row} row
 * @returns {Measured}
 */
function withoutRounds({ id, question, unit, figures, ratio }) {
  return { id, question, unit, figures, ratio }
}

/** @param {Baseline} baseline */
export function rowsOf({ parts }) {
  return parts.flatMap(({ rows }) => rows)
}
