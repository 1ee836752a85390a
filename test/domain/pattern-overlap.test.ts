import fc from 'fast-check'
import t from 'tap'
import { nameMatcher } from '../../src/domain/name-pattern.js'
import { patternsOverlap } from '../../src/domain/pattern-overlap.js'
import { holds } from '../support/property.js'

const rows: [one: string, other: string, overlap: boolean, why: string][] = [
  ['a', 'a', true, 'the same name'],
  ['a', 'b', false, 'two names'],
  ['a*', 'ab', true, 'a name and a pattern that matches it'],
  ['a*', 'b*', false, 'beginnings that differ'],
  ['a*', '*b', true, 'a beginning and an end'],
  ['a*c', 'ab', false, 'an end that is missing'],
  ['a*c', '*b*', true, 'something in between'],
  ['*', '', true, 'a star matches nothing, too'],
  ['a', '', false, 'nothing is not a name']
]
for (const [one, other, overlap, why] of rows) {
  t.test(`${one} and ${other} ${overlap ? 'overlap' : 'do not overlap'}: ${why}`, async t => {
    t.equal(patternsOverlap(one, other), overlap)
    t.equal(patternsOverlap(other, one), overlap)
  })
}

t.test('patterns that match the same name overlap', async t => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 })
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
  await holds(
    t,
    fc.property(pattern, pattern, name, (one, other, text) => {
      const both = nameMatcher(one)(text) && nameMatcher(other)(text)
      return !both || patternsOverlap(one, other)
    })
  )
})
