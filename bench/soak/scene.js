// @ts-check
/** What everybody who takes part in a soak is given: where the doors are, whether it is over, and where to tell. */

/**
 * @typedef {object} Scene
 * @property {Readonly<Record<string, string>>} doors Base addresses by name.
 * @property {AbortSignal} over Aborts when the server is told to stop; whatever fails from then on is no wonder.
 * @property {(what: string, count?: number) => void} did Counts what was done.
 * @property {(what: string) => void} wrong Tells of an answer that was not the right one.
 *
 * @typedef {(scene: Scene) => Promise<void>} Part Takes part until the soak is over.
 */

/** So many wrong answers are told word for word. */
const TOLD_MAX = 20

/** Counts what was done, and keeps what was wrong. */
export class Tally {
  /** @type {Map<string, number>} */
  counts = new Map()
  /** @type {string[]} */
  told = []
  wrongs = 0

  /**
   * @param {Readonly<Record<string, string>>} doors
   * @param {AbortSignal} over
   * @returns {Scene}
   */
  scene(doors, over) {
    return {
      doors,
      over,
      did: (what, count = 1) => this.counts.set(what, (this.counts.get(what) ?? 0) + count),
      wrong: what => {
        if (over.aborted) return
        this.wrongs += 1
        if (this.told.length < TOLD_MAX) this.told.push(what)
      }
    }
  }
}

/**
 * Waits, or less where the soak is over before.
 *
 * @param {number} ms
 * @param {AbortSignal} over
 * @returns {Promise<void>}
 */
export function pause(ms, over) {
  return new Promise(resolve => {
    if (over.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      over.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    over.addEventListener('abort', end)
  })
}

/**
 * Does something again and again, in so many places at once, until the soak is over.
 *
 * @param {Scene} scene
 * @param {number} places
 * @param {(place: number) => Promise<void>} once
 */
export async function inPlaces({ over, wrong }, places, once) {
  const one = async (/** @type {number} */ place) => {
    while (!over.aborted) {
      try {
        await once(place)
      } catch (error) {
        wrong(error instanceof Error ? error.message : String(error))
        await pause(100, over)
      }
    }
  }
  await Promise.all(Array.from({ length: places }, (_, place) => one(place)))
}

/**
 * @param {Scene} scene
 * @param {string} name
 * @returns {{ host: string, port: number }}
 */
export function placeOf({ doors }, name) {
  const { hostname, port } = new URL(doors[name] ?? '')
  return { host: hostname, port: Number(port) }
}
