// @ts-check
/** What was done, what was found, and what is wrong with it. */
import { growth, HEAP_GROWTH_MAX, RSS_GROWTH_MAX } from './memory.js'

/**
 * @typedef {object} Outcome
 * @property {number} seconds
 * @property {number} idle Idle connections that were wanted, by the limit of open files.
 * @property {number} filesMax
 * @property {import('./scene.js').Tally} tally
 * @property {readonly string[]} errors
 * @property {readonly import('./memory.js').Sample[]} samples
 * @property {boolean} survived Whether it was still there when it was told to stop.
 * @property {import('./server.js').Ending} ending
 */

/** From SIGTERM to the end, in milliseconds. */
const STOP_MS_MAX = 2_000

/**
 * @param {Outcome} outcome
 * @returns {string[]}
 */
export function complaintsOf({ tally, errors, samples, survived, ending }) {
  const grown = growth(samples)
  return [
    ...(survived ? [] : ['the mock did not survive']),
    ...(tally.wrongs > 0 ? [`${tally.wrongs} wrong answers`] : []),
    ...(errors.length > 0 ? [`${errors.length} errors in the log`] : []),
    ...(grown !== undefined && grown.heapBytes > HEAP_GROWTH_MAX ? ['the heap grows'] : []),
    ...(grown !== undefined && grown.rssBytes > RSS_GROWTH_MAX ? ['resident memory grows'] : []),
    ...(ending.code === 0 ? [] : [`it ended with ${ending.code}`]),
    ...(ending.tookMs <= STOP_MS_MAX ? [] : [`it took ${Math.round(ending.tookMs)} ms to end`])
  ]
}

/** @param {Outcome} outcome */
export function report(outcome) {
  const { seconds, idle, filesMax, tally, errors, samples, ending } = outcome
  const grown = growth(samples)
  const complaints = complaintsOf(outcome)
  const last = samples.at(-1)
  const rows = [
    ...[...tally.counts].map(([what, count]) => [what, count.toLocaleString('en')]),
    ['**wrong answers**', `${tally.wrongs}`],
    ['**errors in the log**', `${errors.length}`],
    ['longest pause', `${Math.round(Math.max(0, ...samples.map(it => it.pauseMs)))} ms`],
    ['heap from minute to minute', eachMinute(samples)],
    ['heap at the end', megabytes(last?.heapBytes)],
    ['resident memory at the end', megabytes(last?.rssBytes)],
    [
      `heap more than after a minute (${megabytes(HEAP_GROWTH_MAX)} at most)`,
      grown === undefined ? 'too short to say' : megabytes(grown.heapBytes)
    ],
    [
      `resident memory more than after a minute (${megabytes(RSS_GROWTH_MAX)} at most)`,
      grown === undefined ? 'too short to say' : megabytes(grown.rssBytes)
    ],
    ['from SIGTERM to the end', `${Math.round(ending.tookMs)} ms, code ${ending.code}`]
  ]
  return [
    `${seconds} s, ${idle.toLocaleString('en')} idle connections wanted; ulimit -n is ${filesMax}`,
    '',
    '| what | found |',
    '| --- | ---: |',
    ...rows.map(row => `| ${row.join(' | ')} |`),
    '',
    ...tally.told.map(it => `wrong: ${it}`),
    ...errors.slice(0, 10).map(it => `log: ${it.slice(0, 1_000)}`),
    complaints.length === 0 ? 'Nothing is wrong.' : `Wrong: ${complaints.join('; ')}.`
  ].join('\n')
}

/**
 * Tells growth that goes on from growth that comes to an end.
 *
 * @param {Outcome['samples']} samples
 */
function eachMinute(samples) {
  const minuteOf = (/** @type {number} */ at) => Math.floor((samples[at]?.atMs ?? 0) / 60_000)
  const first = samples.filter((_, at) => at === 0 || minuteOf(at) > minuteOf(at - 1))
  return `${first.map(it => (it.heapBytes / 1_000_000).toFixed(1)).join(', ')} MB`
}

/** @param {number | undefined} bytes */
function megabytes(bytes) {
  return bytes === undefined ? 'unknown' : `${(bytes / 1_000_000).toFixed(1)} MB`
}
