// @ts-check
/** Questions of the form "does it still do as much when there is more?", asked of mocks side by side. */
import { rowOfMock } from './row.js'
import { measure } from './under-load.js'

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

/**
 * Every side has its turn in each round. The first round warms up and does not count.
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
  await turn()
  const endMs = performance.now() + secondsMax * 1_000
  const taken = [await turn()]
  while (taken.length < rounds && performance.now() < endMs) taken.push(await turn())

  const of = (/** @type {number} */ at) => taken.map(rates => rates[at] ?? Number.NaN)
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
      question: `${title}: rate with ${side.title} by rate with ${sides[0].title}`,
      unit: 'ratio',
      values: rates.map((value, round) => value / (first[round] ?? Number.NaN))
    })
    return [rate, ratio]
  })
}
