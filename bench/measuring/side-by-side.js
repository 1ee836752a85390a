// @ts-check
/** Questions of the form "does it still do as much when there is more?", asked of mocks side by side. */
import { applyLoad } from './load.js'
import { rowOfMock } from './row.js'
import { measure } from './under-load.js'
import { mustAllSucceed } from './unfit.js'

/**
 * @typedef {object} Side A mock, and how much there is in it.
 * @property {string} title Such as "10 backups".
 * @property {import('../servers/child.js').Server} server
 *
 * @typedef {object} Compared
 * @property {string} id
 * @property {string} title
 * @property {import('./load.js').Bounds} bounds Of a turn.
 * @property {(server: Side['server']) => string} url What is asked.
 * @property {() => import('./load.js').Load} load Of each side its own.
 * @property {(server: Side['server']) => Promise<void>} [tidy] Follows each turn, uncounted.
 */

/** What is asked ahead of the first turn, on one connection: a first answer may take longer than a turn. */
const FIRST = { seconds: 60, requests: 3, connections: 1 }

/**
 * Every side has its turn in each round. One client asks first, for as long as that takes; the first round warms up and does not count.
 *
 * @param {Compared} compared
 * @param {readonly [Side, ...Side[]]} sides The first is what the others are compared with.
 * @param {{ rounds: number, secondsMax: number }} scale
 * @returns {Promise<import('./row.js').Row[]>} The rate of each side, and the ratio of each further one to the first.
 */
export async function sideBySide(
  { id, title, bounds, url, load, tidy },
  sides,
  { rounds, secondsMax }
) {
  const loads = sides.map(() => load())
  const turn = async () => {
    const rates = []
    for (const [at, side] of sides.entries()) {
      const asked = loads[at]
      if (asked === undefined) throw new Error('as many loads as sides')
      const { title: name, server } = side
      const { value } = await measure(name, { server, url: url(server) }, asked, bounds)
      rates.push(value)
      await tidy?.(server)
    }
    return rates
  }
  for (const [at, { server }] of sides.entries()) {
    const asked = loads[at]
    if (asked !== undefined) mustAllSucceed(id, await applyLoad(url(server), asked, FIRST), FIRST)
  }
  await turn()
  const endMs = performance.now() + secondsMax * 1_000
  const taken = [await turn()]
  while (taken.length < rounds && performance.now() < endMs) taken.push(await turn())

  return rowsOf({ id, title }, sides, taken)
}

/**
 * @param {{ id: string, title: string }} asked
 * @param {readonly { readonly title: string }[]} sides The first is what the others are compared with.
 * @param {readonly (readonly number[])[]} rounds The rate of each side.
 * @returns {import('./row.js').Row[]}
 */
export function rowsOf({ id, title }, sides, rounds) {
  const of = (/** @type {number} */ at) => rounds.map(rates => rates[at] ?? Number.NaN)
  const first = of(0)
  return sides.flatMap((side, at) => {
    const rates = of(at)
    const rate = rowOfMock({
      id: `${id}/${at}`,
      question: `${title}, with ${side.title}`,
      unit: 'requests/s',
      values: rates
    })
    if (at === 0) return [rate]
    const ratio = rowOfMock({
      id: `${id}/${at}/growth`,
      question: `${title}: rate with ${side.title} by rate with ${sides[0]?.title}`,
      unit: 'ratio',
      values: rates.map((value, round) => value / (first[round] ?? Number.NaN))
    })
    return [rate, ratio]
  })
}
