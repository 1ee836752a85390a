/** Nothing of all that is left behind: what the heap holds after many requests it held after a few. */
import fc from 'fast-check'
import t from 'tap'
import { aTarget, productDoors, sequencesTo } from '../support/fuzz/campaign.js'
import { sequencesInWorlds } from '../support/fuzz/worlds.js'
import { collectGarbage } from '../support/garbage.js'

/** What is kept may differ by so much, in bytes: code that ran for the first time, caches of texts. */
const HEAP_GROWTH_BYTES_MAX = 6_000_000

function heapBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

t.test('the heap is as large after many requests as after a few', async t => {
  const target = await aTarget(['--camunda', '8.7'])
  t.teardown(() => target.server.close())
  const doors = productDoors(target, '8.7', 'elasticsearch:8.17')
  const attack = async (seed: number, numRuns: number) => {
    await fc.check(sequencesTo(target, doors), { seed, numRuns })
    await fc.check(sequencesInWorlds(target, '8.7', 'elasticsearch:8.17'), { seed, numRuns })
    target.server.world.reset()
  }
  await attack(1, 25)
  const before = heapBytes()
  await attack(2, 75)
  const grown = heapBytes() - before
  t.comment(`${Math.round(grown / 1_000)} KB more`)
  t.ok(grown < HEAP_GROWTH_BYTES_MAX, `${grown} bytes more`)
})
