import fc from 'fast-check'
import t from 'tap'
import { sortedAtOnceMax, sortedInSlices } from '../../src/domain/sliced-sort.js'
import { holds } from '../support/property.js'

interface Item {
  readonly key: number
  readonly at: number
}

const byKey = (a: Item, b: Item) => a.key - b.key

/** The result, and how many comparisons the longest step made. */
function sorted(items: readonly Item[]) {
  let compared = 0
  let comparedMax = 0
  const work = sortedInSlices(items, (a, b) => {
    compared += 1
    return byKey(a, b)
  })
  for (;;) {
    compared = 0
    const step = work.next()
    comparedMax = Math.max(comparedMax, compared)
    if (step.done) return { result: step.value, comparedMax }
  }
}

t.test('it is the order of toSorted, and what is equal keeps its turn', t => {
  const lengths = fc.integer({ min: 0, max: 3 * sortedAtOnceMax })
  return holds(
    t,
    fc.property(lengths, fc.integer({ min: 1, max: 2 ** 30 }), (length, stride) => {
      const items = Array.from({ length }, (_, at) => ({ at, key: (at * stride) % 1_009 }))
      const slow = items.toSorted(byKey)
      return sorted(items).result.every((item, at) => item === slow[at])
    }),
    { numRuns: 20 }
  )
})

t.test('no step sorts or merges more than a few thousand items', async t => {
  const length = 20 * sortedAtOnceMax
  const items = Array.from({ length }, (_, at) => ({ at, key: (at * 7_919) % length }))
  const { result, comparedMax } = sorted(items)
  t.strictSame(
    result.map(it => it.key),
    Array.from({ length }, (_, key) => key)
  )
  const comparisonsMax = sortedAtOnceMax * Math.log2(sortedAtOnceMax)
  t.ok(comparedMax <= comparisonsMax, `${comparedMax} comparisons in one step`)
})
