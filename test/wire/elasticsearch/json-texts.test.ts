import fc from 'fast-check'
import { LosslessNumber } from 'lossless-json'
import t from 'tap'
import { filterPath } from '../../../src/wire/elasticsearch/filter-path.js'
import { compactJson, prettyJson } from '../../../src/wire/elasticsearch/json.js'
import { jsonTexts } from '../../../src/wire/elasticsearch/json-texts.js'
import { LongList } from '../../../src/wire/elasticsearch/long-list.js'
import { inSlices, sliceTextsMax } from '../../../src/wire/elasticsearch/slices.js'
import { holds } from '../../support/property.js'

const key = fc.constantFrom('a', 'b', 'ab')
const leaf = fc.oneof(
  fc.constantFrom<unknown>(1, 'x"', null, true, 2n ** 60n, new LosslessNumber('1.10'), [], {}),
  fc.dictionary(key, fc.constantFrom<unknown>(1, ['y'], { b: 2 }))
)
const items = fc.array(fc.dictionary(key, leaf), { maxLength: 4 })
const path = fc
  .array(fc.constantFrom('list', 'total', 'a', 'b', 'a*', '*', '**'), {
    minLength: 1,
    maxLength: 3
  })
  .map(segments => segments.join('.'))
const filter = fc.tuple(fc.boolean(), path).map(([out, it]) => (out ? `-${it}` : it))

t.test('a long list says the same, byte for byte, as an array in its place', t =>
  holds(
    t,
    fc.property(
      fc.record({
        things: items,
        filters: fc.array(filter, { maxLength: 3 }),
        isPretty: fc.boolean(),
        isRoot: fc.boolean()
      }),
      ({ things, filters, isPretty, isRoot }) => {
        const around = (list: unknown) =>
          isRoot ? list : { list, total: things.length, next: undefined, more: { a: 1 } }
        const filtered = (json: unknown) =>
          filters.length === 0 ? json : filterPath(json, filters)
        const array = filtered(around(things))
        const whole = isPretty ? prettyJson(array) : compactJson(array)
        const long = filtered(around(LongList.of(things, it => it)))
        return [...jsonTexts(long, { isPretty })].join('') === whole
      }
    ),
    { numRuns: 2_000 }
  )
)

t.test(
  'an item is made when it is written, and few of them before others have their turn',
  async t => {
    let made = 0
    const count = 10 * sliceTextsMax
    const list = LongList.of(new Array(count).fill(1), () => {
      made += 1
      return 1
    })
    t.equal(made, 0)
    let before = 0
    for (const _ of inSlices(jsonTexts({ list }, { isPretty: false }))) {
      t.ok(made - before <= sliceTextsMax, `${made - before} items in one slice`)
      before = made
    }
    t.equal(made, count)
  }
)

t.test('items of which nothing is left are work too', async t => {
  const list = LongList.of(new Array(10 * sliceTextsMax).fill(1), () => ({ a: 1 }))
  const slices = [...inSlices(jsonTexts(filterPath({ list }, ['list.b']), { isPretty: false }))]
  t.ok(slices.length >= 10, `${slices.length} slices`)
  t.equal(slices.join(''), '{}')
})

t.test('a slice ends where much has been written, however few items that are', async t => {
  const list = LongList.of(new Array(10).fill(1), () => 'x'.repeat(100_000))
  t.equal([...inSlices(jsonTexts(list, { isPretty: false }))].length, 11)
})

t.test('of nothing there is one slice', async t => {
  t.strictSame([...inSlices([])], [''])
})
