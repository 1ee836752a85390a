import fc from 'fast-check'
import t from 'tap'
import { count, flag, valueAt, words } from '../../../src/domain/profile/switch.js'
import { lines } from '../../../src/domain/release.js'
import { holds } from '../../support/property.js'
import { aRelease } from '../../support/world.js'

const text = { help: 'for the test', source: 'this test' }
const letters = words(
  ['a', 'b', 'c', 'd'],
  [
    ['8.1', 'a'],
    ['8.3', 'b'],
    ['8.6.12', 'c'],
    ['8.7', 'd']
  ],
  text
)

const rows: [version: string, value: string, why: string][] = [
  ['8.1.0', 'a', 'the first line'],
  ['8.2.32', 'a', 'a line without a step of its own follows the one before'],
  ['8.3.0', 'b', 'a line speaks from its first patch on'],
  ['8.6.11', 'b', 'one patch too early'],
  ['8.6.12', 'c', 'the patch itself'],
  ['8.6.41', 'c', 'a later patch'],
  ['8.5.99', 'b', 'a patch says nothing about other lines'],
  ['8.7.0', 'd', 'the next line again'],
  ['8.10.0', 'd', 'ten comes after nine, not after one']
]

for (const [version, value, why] of rows) {
  t.test(`${version} has ${value}: ${why}`, async t => {
    t.equal(valueAt(letters, aRelease(version)), value)
  })
}

t.test('a patch step does not reach the next line', async t => {
  const patched = flag(
    [
      ['8.1', false],
      ['8.6.12', true]
    ],
    text
  )
  t.equal(valueAt(patched, aRelease('8.6.12')), true)
  t.equal(valueAt(patched, aRelease('8.7.0')), false)
})

t.test('a switch that says nothing of a release is a broken promise', async t => {
  const late = count({ min: 0, max: 1 }, [['8.5', 1]], text)
  t.throws(() => valueAt(late, aRelease('8.4.0')), { name: 'AssertionError' })
  t.equal(valueAt(late, aRelease('8.5.0')), 1)
})

t.test('within a line, a later patch never has an earlier value', t =>
  holds(
    t,
    fc.property(fc.constantFrom(...lines), fc.nat(60), fc.nat(60), (line, one, other) => {
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)]
      const at = (patch: number) => valueAt(letters, aRelease(`${line}.${patch}`))
      return at(earlier) <= at(later)
    })
  )
)
