import fc from 'fast-check'
import t from 'tap'
import { nameMatcher } from '../../src/domain/name-pattern.js'
import { SnapshotStorage } from '../../src/world/snapshot-storage.js'
import { holds } from '../support/property.js'
import { aPlan } from '../support/world.js'

const names = (storage: SnapshotStorage, pattern: string) =>
  storage.matching(pattern).map(plan => plan.name)

t.test('a pattern finds names by their beginning, and goes by the rest of it too', async t => {
  const storage = new SnapshotStorage('uuid')
  for (const name of ['b_1_x', 'a_12_x', 'a_1_y', 'a_1_x', 'a']) storage.put(aPlan({ name }))
  t.strictSame(names(storage, 'a_1_*'), ['a_1_x', 'a_1_y'])
  t.strictSame(names(storage, 'a*_x'), ['a_12_x', 'a_1_x'])
  t.strictSame(names(storage, 'a'), ['a'], 'without a star it is a name')
  t.strictSame(names(storage, '*_x').toSorted(), ['a_12_x', 'a_1_x', 'b_1_x'])
  t.strictSame(names(storage, 'c*'), [])
})

t.test('it finds what looking at every name would find, whatever was put and deleted', t => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '_'), maxLength: 4 })
  const step = fc.record({ name, gone: fc.boolean() })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '_', '*'), maxLength: 4 })
  return holds(
    t,
    fc.property(fc.array(step, { maxLength: 30 }), pattern, (steps, wanted) => {
      const storage = new SnapshotStorage('uuid')
      const there = new Set<string>()
      for (const { name: it, gone } of steps) {
        if (gone) storage.delete(it)
        else storage.put(aPlan({ name: it }))
        if (gone) there.delete(it)
        else there.add(it)
      }
      const slow = [...there].filter(nameMatcher(wanted)).toSorted()
      return JSON.stringify(names(storage, wanted).toSorted()) === JSON.stringify(slow)
    })
  )
})
