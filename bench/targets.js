// @ts-check
/** What the mock should reach. A target is about one row: about a ratio to a floor, or about its own figure. */

/**
 * @typedef {import('./measuring/row.js').Row} Row
 *
 * @typedef {object} Target
 * @property {string} row The id of a row.
 * @property {'fastify' | 'mock'} of The ratio to bare Fastify, or the mock's own figure.
 * @property {number} [min]
 * @property {number} [max] In the unit of the row, where it is about the figure.
 *
 * @typedef {object} Verdict
 * @property {Target} target
 * @property {number} value
 * @property {boolean} isMet
 */

/** @type {readonly Target[]} */
export const targets = [
  { row: 'get-state/one', of: 'fastify', min: 0.85 },
  { row: 'get-state/drawn', of: 'fastify', min: 0.85 },
  { row: 'list-of-10', of: 'fastify', min: 1 },
  { row: 'create', of: 'fastify', min: 0.6 },
  { row: 'many-snapshots/by-name', of: 'fastify', min: 0.8 },
  { row: 'growth/get-state/2/growth', of: 'mock', min: 0.9 },
  { row: 'growth/list-of-10/2/growth', of: 'mock', min: 0.9 },
  { row: 'growth/list-anew/2/growth', of: 'mock', min: 0.9 },
  { row: 'growth/create/2/growth', of: 'mock', min: 0.9 },
  { row: 'growth/by-name/2/growth', of: 'mock', min: 0.9 },
  { row: 'cold-start', of: 'fastify', max: 1.5 },
  { row: 'new-world/control', of: 'mock', max: 1 },
  { row: 'new-world/in-process', of: 'mock', max: 1 },
  { row: 'new-mock', of: 'mock', max: 30 },
  { row: 'memory/idle', of: 'fastify', max: 1.5 },
  { row: 'memory/backup', of: 'mock', max: 4 },
  { row: 'worlds/memory', of: 'mock', max: 50 },
  { row: 'million/rss', of: 'mock', max: 10 },
  { row: 'million/heap', of: 'mock', max: 10 }
]

/**
 * @param {Pick<Row, 'id' | 'figures' | 'ratio'>} row
 * @param {readonly Target[]} [among]
 * @returns {Verdict | undefined} Nothing where no target is about this row.
 */
export function verdictOn({ id, figures, ratio }, among = targets) {
  const target = among.find(it => it.row === id)
  if (target === undefined) return undefined
  const value = (target.of === 'fastify' ? ratio?.fastify : figures.mock)?.value ?? Number.NaN
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = target
  return { target, value, isMet: value >= min && value <= max }
}

/**
 * In words, such as "≥ 0.85 of bare Fastify" and "≤ 30 ms".
 *
 * @param {Target} target
 * @param {string} unit
 */
export function inWords({ of, min, max }, unit) {
  const bound = min === undefined ? `≤ ${max}` : `≥ ${min}`
  if (of === 'fastify') return `${bound} of bare Fastify`
  return unit === 'ratio' ? bound : `${bound} ${unit}`
}
