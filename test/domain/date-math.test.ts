import t from 'tap'
import { resolveDateMath } from '../../src/domain/date-math.js'

const nowMs = Date.parse('2001-02-03T04:05:06Z')

const rows: [name: string, expected: string, why: string][] = [
  ['plain', 'plain', 'not a date-math name'],
  ['<snap-{now/d}>', 'snap-2001.02.03', 'the default format'],
  ['<snap-{now-1d/d}>', 'snap-2001.02.02', 'a step back'],
  ['<snap-{now/M{yyyy-MM-dd}}>', 'snap-2001-02-01', 'rounded to the month'],
  ['<snap-{now/w}>', 'snap-2001.01.29', 'a week begins on Monday'],
  ['<s-{now+1h/h{yyyy.MM.dd.HH.mm}}>', 's-2001.02.03.05.00', 'hours are rounded too'],
  ['<snap-{now/x}>', '<snap-{now/x}>', 'what cannot be read stays']
]
for (const [name, expected, why] of rows) {
  t.test(`${name} is ${expected}: ${why}`, async t => {
    t.equal(resolveDateMath(name, nowMs), expected)
  })
}
