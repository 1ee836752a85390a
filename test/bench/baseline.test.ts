import path from 'node:path'
import t from 'tap'
import { readBaseline, renewed, rowsOf, writeBaseline } from '../../bench/baseline.js'
import { rowOfMock } from '../../bench/measuring/row.js'
import { baselineLines, table, targetLines } from '../../bench/report.js'

const machine = (date: string) => ({ date, node: 'v20.20.2', cpus: 2, cpu: 'a processor' })
const answer = (name: string, value: number) => {
  const row = { id: name, question: `How is ${name}?`, unit: 'ratio', values: [value, value] }
  return { name, rows: [rowOfMock(row)] }
}
const order = ['first', 'second', 'third']
const monday = renewed(
  { parts: [] },
  [answer('first', 1), answer('third', 3)],
  machine('Mon'),
  order
)

t.test('what is asked anew replaces what was there, in the order of the questions', async t => {
  const tuesday = renewed(
    monday,
    [answer('second', 2), answer('first', 0.5)],
    machine('Tue'),
    order
  )
  t.strictSame(
    tuesday.parts.map(it => [it.name, it.machine.date]),
    [
      ['first', 'Tue'],
      ['second', 'Tue'],
      ['third', 'Mon']
    ]
  )
  t.strictSame(
    rowsOf(tuesday).map(it => it.figures.mock?.value),
    [0.5, 2, 3]
  )
  t.notOk(JSON.stringify(tuesday).includes('rounds'), 'medians are kept, not rounds')
})

t.test('a baseline is read as it was written, and is empty where there is none', async t => {
  const file = path.join(t.testdir(), 'baseline.json')
  t.strictSame(readBaseline(file), { parts: [] })
  writeBaseline(file, monday)
  t.strictSame(readBaseline(file), monday)
})

t.test('the table has the baseline beside what was measured, if there is one', async t => {
  const now = [answer('first', 0.5)]
  t.match(table(now, rowsOf(monday)), /\| baseline \|[\s\S]*\| 1\.00, worse \|/)
  t.notMatch(table(now, []), /baseline/)
  const width = (line: string) => line.split(' | ').length
  for (const before of [rowsOf(monday), []]) {
    const widths = table(now, before).split('\n').map(width)
    t.equal(new Set(widths).size, 1, 'all lines are as wide as the head')
  }
})

t.test('what is worse is told, and what misses its target', async t => {
  t.strictSame(baselineLines([answer('first', 0.5), answer('third', 3)], rowsOf(monday)), [
    'Baseline: 1 of 2 ratios are worse beyond their spread.',
    '- How is first?: 0.50, was 1.00'
  ])
  t.strictSame(targetLines([answer('growth/create/2/growth', 0.8)]), [
    'Targets: 0 of 1 are met.',
    '- How is growth/create/2/growth?: 0.80, not ≥ 0.9'
  ])
})
