// @ts-check
/** A row of the report: one quantity, of three servers, over several rounds. */
import { median, spread } from './statistics.js'

/** @typedef {import('../servers/trio.js').ServerName} ServerName */

/**
 * @template T
 * @typedef {Readonly<Record<ServerName, T>>} Round What each server showed in one round.
 */

/**
 * @typedef {object} Sample
 * @property {number} value
 * @property {number} [p99Ms]
 * @property {number} [cpuMicrosPerRequest]
 * @property {number} [busy] Processor time by elapsed time; about 1 where the server was the limit.
 *
 * @typedef {Sample & { readonly spread: number }} Figure Medians over the rounds. The spread is half
 *   the way from the lowest value to the highest, as a share of the median.
 *
 * @typedef {object} Ratio Mock by floor: the median over the rounds, and its spread as in a figure.
 * @property {number} value
 * @property {number} spread
 *
 * @typedef {object} Row
 * @property {string} id Of this row alone; what is compared with the baseline has the same.
 * @property {string} question
 * @property {string} unit
 * @property {Partial<Round<Figure>>} figures Of the mock at least.
 * @property {{ readonly http: Ratio, readonly fastify: Ratio } | null} ratio Null
 *   where the floors have nothing to compare with.
 * @property {readonly Partial<Round<Sample>>[]} rounds
 */

/**
 * Runs the rounds: every server has its turn in each, one after the other. A round that has begun
 * is finished; none begins when the time is up, but for the first.
 *
 * @template T
 * @param {{ count: number, secondsMax: number }} bounds
 * @param {(name: ServerName) => Promise<T>} turn
 * @returns {Promise<Round<T>[]>}
 */
export async function takeRounds({ count, secondsMax }, turn) {
  const endMs = performance.now() + secondsMax * 1_000
  const rounds = []
  while (rounds.length === 0 || (rounds.length < count && performance.now() < endMs)) {
    const mock = await turn('mock')
    const http = await turn('http')
    rounds.push({ mock, http, fastify: await turn('fastify') })
  }
  return rounds
}

/**
 * The ratios are medians too, of the ratio in each round: what slows the machine for a while
 * slows neighbours alike.
 *
 * @template T
 * @param {object} measured
 * @param {string} measured.id
 * @param {string} measured.question
 * @param {string} measured.unit
 * @param {readonly Round<T>[]} measured.rounds
 * @param {(shown: T) => Sample} measured.pick The quantity, among all that a server showed.
 * @param {boolean} [measured.isComparable]
 * @returns {Row}
 */
export function rowOf({ id, question, unit, rounds, pick, isComparable = true }) {
  const samples = rounds.map(({ mock, http, fastify }) => ({
    mock: pick(mock),
    http: pick(http),
    fastify: pick(fastify)
  }))
  const figureOf = (/** @type {ServerName} */ name) => figure(samples.map(round => round[name]))
  const ratioTo = (/** @type {ServerName} */ name) => {
    const values = samples.map(round => round.mock.value / round[name].value)
    return { value: median(values), spread: spread(values) }
  }
  return {
    id,
    question,
    unit,
    figures: { mock: figureOf('mock'), http: figureOf('http'), fastify: figureOf('fastify') },
    ratio: isComparable ? { http: ratioTo('http'), fastify: ratioTo('fastify') } : null,
    rounds: samples
  }
}

/**
 * A row of a quantity that only the mock has.
 *
 * @param {object} measured
 * @param {string} measured.id
 * @param {string} measured.question
 * @param {string} measured.unit
 * @param {readonly number[]} measured.values One of each round.
 * @returns {Row}
 */
export function rowOfMock({ id, question, unit, values }) {
  const samples = values.map(value => ({ value }))
  return {
    id,
    question,
    unit,
    figures: { mock: figure(samples) },
    ratio: null,
    rounds: samples.map(mock => ({ mock }))
  }
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
