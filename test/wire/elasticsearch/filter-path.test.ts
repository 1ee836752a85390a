import t from 'tap'
import { filterPath } from '../../../src/wire/elasticsearch/filter-path.js'

const body = { took: 1, a: { b: { c: 1, d: 2 }, e: 3 }, list: [{ x: 1, y: 2 }, { y: 3 }] }

const rows: [filters: string, expected: unknown, why: string][] = [
  ['took', { took: 1 }, 'a name'],
  ['a.b', { a: { b: { c: 1, d: 2 } } }, 'a path keeps what is beneath it'],
  ['a.*.c', { a: { b: { c: 1 } } }, 'a star is one level'],
  ['**.c', { a: { b: { c: 1 } } }, 'two stars are any number of levels'],
  ['t*', { took: 1 }, 'a star is a part of a name'],
  ['list.x', { list: [{ x: 1 }] }, 'arrays are walked through, empty items left out'],
  ['-a,-list', { took: 1 }, 'a minus takes away'],
  ['a,-a.b', { a: { e: 3 } }, 'first keep, then take away'],
  ['nope', {}, 'nothing is an empty object']
]
for (const [filters, expected, why] of rows) {
  t.test(`${filters}: ${why}`, async t => {
    t.strictSame(filterPath(body, filters.split(',')), expected)
  })
}
