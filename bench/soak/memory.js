// @ts-check
/** Whether memory stays as it is. */
import { pause } from './scene.js'

/**
 * @typedef {object} Sample
 * @property {number} atMs Since the soak began.
 * @property {number} heapBytes After a collection.
 * @property {number} rssBytes
 * @property {number} pauseMs The longest time for which the mock did nothing else, since the sample before.
 * @property {number} connections That are open and idle.
 */

/** From then on everything is there that will be: the journals are full, all connections are open. */
const SETTLED_MS = 60_000
const EVERY_MS = 5_000

/** What may be more than after the first minute, in bytes. */
export const HEAP_GROWTH_MAX = 10_000_000
export const RSS_GROWTH_MAX = 60_000_000
/** What an idle connection may hold, in bytes: their number is not the same at every instant. */
const CONNECTION_BYTES = 8_000

/**
 * @param {import('./server.js').Victim} victim
 * @param {AbortSignal} over
 * @param {() => number} connections
 * @returns {Promise<Sample[]>}
 */
export async function watchMemory(victim, over, connections) {
  /** @type {Sample[]} */
  const samples = []
  const beganMs = performance.now()
  while (!over.aborted) {
    const { heapBytes, rssBytes, pauseMs } = await victim.usage()
    samples.push({
      atMs: performance.now() - beganMs,
      heapBytes,
      rssBytes,
      pauseMs,
      connections: connections()
    })
    await pause(EVERY_MS, over)
  }
  return samples
}

/**
 * How much more memory there is at the end than after the first minute, each by the median of a few samples.
 *
 * @param {readonly Sample[]} samples
 * @returns {{ heapBytes: number, rssBytes: number } | undefined} `undefined` where it did not last long enough to say.
 */
export function growth(samples) {
  const settled = samples.filter(it => it.atMs >= SETTLED_MS)
  if (settled.length < 6) return undefined
  const of = (/** @type {'heapBytes' | 'rssBytes'} */ key) => {
    const own = settled.map(it => it[key] - it.connections * CONNECTION_BYTES)
    return median(own.slice(-3)) - median(own.slice(0, 3))
  }
  return { heapBytes: of('heapBytes'), rssBytes: of('rssBytes') }
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
