import fc from 'fast-check'
import t from 'tap'
import { IntMap, intKeyMax } from '../../src/domain/int-map.js'
import { holds } from '../support/property.js'

/** Near each other, far apart, and at both ends. */
const key = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: intKeyMax }),
  fc.constantFrom(0, 31, 32, 1_023, 1_024, intKeyMax - 1, intKeyMax)
)
const change = fc.record({ key, value: fc.option(fc.integer()) })

t.test('it holds what a map would, in the order of the keys', async t => {
  await holds(
    t,
    fc.property(fc.array(change, { maxLength: 200 }), changes => {
      const model = new Map<number, number>()
      let map = IntMap.empty<number>()
      for (const { key, value } of changes) {
        map = value === null ? map.without(key) : map.with(key, value)
        if (value === null) model.delete(key)
        else model.set(key, value)
      }
      const expected = [...model].toSorted(([a], [b]) => a - b).map(([, value]) => value)
      const got = [...map.values()]
      const found = changes.every(it => map.get(it.key) === model.get(it.key))
      return found && JSON.stringify(got) === JSON.stringify(expected)
    })
  )
})

t.test('a change leaves what it was made from as it is', async t => {
  await holds(
    t,
    fc.property(fc.array(change, { maxLength: 60 }), fc.array(change), (before, after) => {
      const grown = (start: IntMap<number>, changes: typeof before) =>
        changes.reduce(
          (map, { key, value }) => (value === null ? map.without(key) : map.with(key, value)),
          start
        )
      const map = grown(IntMap.empty<number>(), before)
      const kept = [...map.values()].join()
      grown(map, after)
      return [...map.values()].join() === kept
    })
  )
})
