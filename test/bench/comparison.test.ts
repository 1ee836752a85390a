import t from 'tap'
import { compare, type Measured } from '../../bench/comparison.js'

const ratio = (value: number, spread: number) => ({ value, spread })

function measured(value: number, spread: number, more: Partial<Measured> = {}): Measured {
  const floors = { http: ratio(0.1, 0), fastify: ratio(value, spread) }
  return { id: 'it', question: 'How?', unit: 'requests/s', figures: {}, ratio: floors, ...more }
}

for (const { before, now, unit, change, why } of [
  { before: [1, 0.1], now: [0.8, 0.1], unit: 'requests/s', change: 'worse', why: '0.88 < 0.9' },
  { before: [1, 0.1], now: [0.82, 0.1], unit: 'requests/s', change: 'same', why: '0.902 > 0.9' },
  { before: [1, 0.1], now: [1.3, 0.1], unit: 'requests/s', change: 'better', why: '1.17 > 1.1' },
  { before: [1, 0.1], now: [1.3, 0.1], unit: 'ms', change: 'worse', why: 'it takes longer' },
  { before: [1, 0.1], now: [0.8, 0.1], unit: 'MB', change: 'better', why: 'it takes less' },
  { before: [1, 0], now: [0.95, 0], unit: 'requests/s', change: 'same', why: '3 % at least' },
  {
    before: [1, 0],
    now: [0.93, 0],
    unit: 'requests/s',
    change: 'worse',
    why: 'more than twice 3 %'
  }
] as const) {
  t.test(`${before} before and ${now} ${unit} now is ${change}: ${why}`, async t => {
    const [[was, spreadThen], [is, spreadNow]] = [before, now]
    const compared = compare(measured(is, spreadNow, { unit }), [
      measured(was, spreadThen, { unit })
    ])
    t.strictSame(compared, { before: was, now: is, change })
  })
}

t.test('what grows is compared by the figure of the mock, which is a ratio already', async t => {
  const grown = (value: number) =>
    measured(1, 0, { unit: 'ratio', ratio: null, figures: { mock: ratio(value, 0.01) } })
  t.match(compare(grown(0.7), [grown(1)]), { before: 1, now: 0.7, change: 'worse' })
})

for (const { row, before, why } of [
  { row: measured(1, 0), before: [], why: 'there is no baseline' },
  {
    row: measured(1, 0),
    before: [measured(1, 0, { id: 'other' })],
    why: 'it has another question'
  },
  {
    row: measured(1, 0),
    before: [measured(1, 0, { question: 'How, 10 times?' })],
    why: 'it was measured in another size'
  },
  {
    row: measured(1, 0, { unit: 'ms', ratio: null, figures: { mock: ratio(5, 0) } }),
    before: [measured(1, 0, { unit: 'ms', ratio: null, figures: { mock: ratio(1, 0) } })],
    why: 'a time belongs to its machine'
  }
]) {
  t.test(`nothing is compared where ${why}`, async t => {
    t.equal(compare(row, before), undefined)
  })
}
