import t from 'tap'
import { drawn } from '../../bench/measuring/draw.js'
import { rowOf, rowOfMock } from '../../bench/measuring/row.js'
import { median, quantile, spread } from '../../bench/measuring/statistics.js'

for (const { values, middle, why } of [
  { values: [3], middle: 3, why: 'one value' },
  { values: [9, 1, 5], middle: 5, why: 'the one in the middle, whatever the order' },
  { values: [1, 2, 10, 4], middle: 3, why: 'half way between two' }
]) {
  t.test(`the median of ${values} is ${middle}: ${why}`, async t => {
    t.equal(median(values), middle)
  })
}

t.test(
  'the spread is half the way from the lowest to the highest, as a share of the median',
  async t => {
    t.equal(spread([10, 10]), 0)
    t.equal(spread([8, 10, 12]), 0.2)
    t.equal(spread([-12, -10, -8]), 0.2, 'and never negative')
    t.equal(spread([0, 0]), 0, 'of nothing there is none')
  }
)

t.test('a quantile is a value that was there', async t => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at)
  t.equal(quantile(values, 0.99), 99)
  t.equal(quantile(values, 1), 100)
  t.equal(quantile(values, 0), 1)
})

t.test('a ratio is the median of those of the rounds, not the ratio of medians', async t => {
  const round = (mock: number, floor: number) => ({ mock, http: floor, fastify: floor })
  const rounds = [round(10, 10), round(30, 10), round(20, 40)]
  const row = rowOf({
    id: 'it',
    question: 'how many?',
    unit: 'ms',
    rounds,
    pick: (value: number) => ({ value })
  })
  t.equal(row.figures.mock?.value, 20)
  t.equal(row.ratio?.fastify.value, 1, 'where the ratio of medians is 2')
  t.equal(row.ratio?.fastify.spread, 1.25)
})

t.test('what only the mock has, has no ratio', async t => {
  const row = rowOfMock({ id: 'it', question: 'how much?', unit: 'KB', values: [1, 3] })
  t.equal(row.ratio, null)
  t.match(row.figures, { mock: { value: 2, spread: 0.5 } })
})

t.test('what is drawn is all that there is, out of order, and alike each time', async t => {
  const all = Array.from({ length: 50 }, (_, at) => at)
  t.not(String(drawn(all)), String(all))
  t.strictSame(drawn(all), drawn(all))
  t.strictSame(
    drawn(all).toSorted((a, b) => a - b),
    all
  )
})
