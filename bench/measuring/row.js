// @ts-check
/** A row of the report: one quantity, of three servers, over several rounds. */
import { serverNames } from '../servers/trio.js'
import { median, spread } from './statistics.js'

/** @typedef {import('../servers/trio.js').ServerName} ServerName */

/**
 * @typedef {object} Sample What one server showed in one round.
 * @property {number} value
 * @property {number} [p99Ms]
 * @property {number} [cpuMicrosPerRequest]
 * @property {number} [busy] Processor time by elapsed time; about 1 where the server was the limit.
 *
 * @typedef {Readonly<Record<ServerName, Sample>>} Round
 *
 * @typedef {object} Figure
 * @property {number} value Median over the rounds.
 * @property {number} spread Half the way from the lowest to the highest, as a share of the median.
 * @property {number} [p99Ms] Median.
 * @property {number} [cpuMicrosPerRequest] Median.
 * @property {number} [busy] Median.
 *
 * @typedef {object} Row
 * @property {string} question
 * @property {string} unit
 * @property {Readonly<Record<ServerName, Figure>>} figures
 * @property {{ readonly http: number, readonly fastify: number }} ratio Mock by floor.
 * @property {readonly Round[]} rounds
 */

/**
 * The ratios are medians too, of the ratio in each round: what slows the machine for a while
 * slows neighbours alike.
 *
 * @param {{ question: string, unit: string, rounds: readonly Round[] }} measured
 * @returns {Row}
 */
export function rowOf({ question, unit, rounds }) {
  const figureOf = (/** @type {ServerName} */ name) => figure(rounds.map(round => round[name]))
  const figures = {
    mock: figureOf('mock'),
    http: figureOf('http'),
    fastify: figureOf('fastify')
  }
  const ratioTo = (/** @type {'http' | 'fastify'} */ name) =>
    median(rounds.map(round => round.mock.value / round[name].value))
  return {
    question,
    unit,
    figures,
    ratio: { http: ratioTo('http'), fastify: ratioTo('fastify') },
    rounds
  }
}

/**
 * Runs the rounds: every server has its turn in each.
 *
 * @param {number} count
 * @param {(name: ServerName) => Promise<Sample>} turn
 */
export async function takeRounds(count, turn) {
  /** @type {Round[]} */
  const rounds = []
  for (let at = 0; at < count; at += 1) {
    /** @type {Partial<Record<ServerName, Sample>>} */
    const round = {}
    for (const name of serverNames) round[name] = await turn(name)
    rounds.push(/** @type {Round} */ (round))
  }
  return rounds
}

/**
 * @param {readonly Sample[]} samples
 * @returns {Figure}
 */
function figure(samples) {
  const values = samples.map(it => it.value)
  return {
    value: median(values),
    spread: spread(values),
    ...medianOf(samples, 'p99Ms'),
    ...medianOf(samples, 'cpuMicrosPerRequest'),
    ...medianOf(samples, 'busy')
  }
}

/**
 * @param {readonly Sample[]} samples
 * @param {'p99Ms' | 'cpuMicrosPerRequest' | 'busy'} key
 */
function medianOf(samples, key) {
  const values = samples.flatMap(it => it[key] ?? [])
  return values.length === 0 ? {} : { [key]: median(values) }
}
