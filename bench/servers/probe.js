// @ts-check
/**
 * Preloaded into every server under measurement. It tells the bench, over the channel between the
 * two processes, what the server has used, and ends a server whose bench has gone.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks'

const NANOS_PER_MS = 1_000_000

/**
 * @typedef {object} Usage
 * @property {number} cpuMicros Processor time of the whole process so far, in microseconds.
 * @property {number} rssBytes Resident memory, garbage included.
 * @property {number} heapBytes What the heap holds; after a collection where one was asked for.
 * @property {number} pauseMs The longest time for which the server did nothing else, since a question that
 *   asked to watch for it; 0 where none has.
 *
 * @typedef {object} Wish
 * @property {boolean} [collect] Whether garbage is collected first.
 * @property {boolean} [watch] Whether to watch for pauses from now on, until the next question.
 */

const pauses = monitorEventLoopDelay({ resolution: 1 })

/** @param {Wish} wish */
function answer({ collect, watch }) {
  pauses.disable()
  const pauseMs = pauses.max / NANOS_PER_MS
  const { rss: rssBytes } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  if (collect) globalThis.gc?.()
  const { heapUsed: heapBytes } = process.memoryUsage()
  pauses.reset()
  if (watch) pauses.enable()
  process.send?.({ cpuMicros: user + system, rssBytes, heapBytes, pauseMs })
}

process.on('message', answer)
process.on('disconnect', () => process.exit())
// Listening for questions is no reason to stay.
process.channel?.unref()
