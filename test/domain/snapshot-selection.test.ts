import fc from 'fast-check'
import t from 'tap'
import { snapshotSelection } from '../../src/domain/snapshot-selection.js'

const elasticsearch = { exclusions: true, starIsAll: true }
const opensearch = { exclusions: false, starIsAll: false }

const rows: [items: string, name: string, running: boolean, expected: boolean, why: string][] = [
  ['', 'a', false, true, 'nothing asked is everything'],
  ['_all', 'a', false, true, 'everything'],
  ['a', 'a', false, true, 'its name'],
  ['b', 'a', false, false, 'another name'],
  ['_current', 'a', true, true, 'running'],
  ['_current', 'a', false, false, 'not running'],
  ['*,-a', 'a', false, false, 'excluded after a wildcard'],
  ['-a', 'a', false, false, 'a minus is part of a name before a wildcard'],
  ['-a', '-a', false, true, 'a minus is part of a name before a wildcard'],
  ['a*,-ab,ab', 'ab', false, false, 'an exclusion holds to the end']
]
for (const [items, name, running, expected, why] of rows) {
  t.test(`[${items}] and ${name}: ${why}`, async t => {
    const { matches } = snapshotSelection(items === '' ? [] : items.split(','), elasticsearch)
    t.equal(matches({ name, running }), expected)
  })
}

t.test('of a list without wildcards every name is required', async t => {
  const name = fc.stringMatching(/^[a-z]{1,5}$/)
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), names => {
      const { required } = snapshotSelection(names, elasticsearch)
      return required.join() === names.join()
    })
  )
  t.pass()
})

t.test('to OpenSearch a minus is part of a name, and only _all is everything', async t => {
  const { matches, required } = snapshotSelection(['a*', '-ab'], opensearch)
  t.equal(matches({ name: 'ab', running: false }), true)
  t.strictSame(required, ['-ab'])
  t.equal(snapshotSelection(['*'], opensearch).firstItem, '*', 'a pattern that may match nothing')
  t.equal(snapshotSelection(['_all'], opensearch).firstItem, undefined)
  t.equal(snapshotSelection(['*'], elasticsearch).firstItem, undefined)
})

t.test('nothing but what runs may be nothing; beside a pattern it may not', async t => {
  t.equal(snapshotSelection(['_current'], opensearch).firstItem, undefined)
  t.equal(snapshotSelection(['_current', 'b*'], opensearch).firstItem, '_current')
})
