// @ts-check
/**
 * Preloaded into every server under measurement. It tells the bench, over the channel between the
 * two processes, what the server has used, and ends a server whose bench has gone.
 */

/**
 * @typedef {object} Usage
 * @property {number} cpuMicros Processor time of the whole process so far, in microseconds.
 * @property {number} rssBytes Resident memory, garbage included.
 * @property {number} heapBytes What the heap holds; after a collection where one was asked for.
 */

/** @param {{ collect: boolean }} question */
function answer({ collect }) {
  const { rss: rssBytes } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  if (collect) globalThis.gc?.()
  const { heapUsed: heapBytes } = process.memoryUsage()
  process.send?.({ cpuMicros: user + system, rssBytes, heapBytes })
}

process.on('message', answer)
process.on('disconnect', () => process.exit())
// Listening for questions is no reason to stay.
process.channel?.unref()
