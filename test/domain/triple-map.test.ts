import fc from 'fast-check'
import t from 'tap'
import { TripleMap } from '../../src/domain/triple-map.js'
import { holds } from '../support/property.js'

t.test('three texts lead to a value, and none of them alone', async t => {
  const map = new TripleMap<number>()
  map.set('a', 'b', 'c', 1)
  t.equal(map.get('a', 'b', 'c'), 1)
  for (const [first, second, third] of [
    ['x', 'b', 'c'],
    ['a', 'x', 'c'],
    ['a', 'b', 'x'],
    ['ab', '', 'c'],
    ['c', 'b', 'a']
  ] as const) {
    t.equal(map.get(first, second, third), undefined)
  }
})

t.test('it is a map, whatever is done to it', async t => {
  const text = fc.constantFrom('', 'a', 'b', 'ab')
  const key = fc.tuple(text, text, text)
  const deed = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(key, fc.nat(9)) },
    { weight: 1, arbitrary: fc.constant('clear' as const) }
  )
  const property = fc.property(fc.array(deed, { maxLength: 40 }), deeds => {
    const map = new TripleMap<number>()
    const model = new Map<string, number>()
    for (const it of deeds) {
      if (it === 'clear') {
        map.clear()
        model.clear()
        continue
      }
      const [names, value] = it
      map.set(...names, value)
      model.set(JSON.stringify(names), value)
      if (map.get(...names) !== value || map.size !== model.size) return false
    }
    return [...model].every(([names, value]) => {
      const [first = '', second = '', third = ''] = JSON.parse(names)
      return map.get(first, second, third) === value
    })
  })
  await holds(t, property)
})
