import t from 'tap'
import { readBaseline, rowsOf } from '../../bench/baseline.js'
import { inWords, targets, verdictOn } from '../../bench/targets.js'

const atLeast = [{ row: 'it', of: 'fastify', min: 0.9 }] as const
const atMost = [{ row: 'it', of: 'mock', max: 4 }] as const

function row(ratio: number, figure: number) {
  const floors = { http: { value: 0, spread: 0 }, fastify: { value: ratio, spread: 0 } }
  return { id: 'it', figures: { mock: { value: figure, spread: 0 } }, ratio: floors }
}

for (const { value, among, isMet } of [
  { value: row(0.9, 0), among: atLeast, isMet: true },
  { value: row(0.899, 9), among: atLeast, isMet: false },
  { value: row(0, 4), among: atMost, isMet: true },
  { value: row(9, 4.01), among: atMost, isMet: false },
  { value: { ...row(0, 0), ratio: null }, among: atLeast, isMet: false }
]) {
  const what = `${value.ratio?.fastify.value} of bare Fastify, ${value.figures.mock.value} KB`
  t.test(`${what}: ${inWords(among[0], 'KB')} is ${isMet ? 'met' : 'missed'}`, async t => {
    t.match(verdictOn(value, among), { isMet })
  })
}

t.test('a row without a target is judged by nobody', async t => {
  t.equal(verdictOn({ ...row(1, 1), id: 'other' }, atLeast), undefined)
})

t.test('a target has one bound and is the only one of its row', async t => {
  for (const { row, min, max } of targets) t.not(min === undefined, max === undefined, row)
  t.equal(new Set(targets.map(it => it.row)).size, targets.length)
})

t.test('every target is about something that is measured', async t => {
  const measured = rowsOf(readBaseline('bench/baseline.json')).map(({ id }) => id)
  const missing = targets.map(it => it.row).filter(it => !measured.includes(it))
  t.strictSame(missing, [], 'in bench/baseline.json')
  t.equal(new Set(measured).size, measured.length, 'each row has an id of its own')
})

t.test('the bounds are said in words', async t => {
  t.equal(inWords(atLeast[0], 'requests/s'), '≥ 0.9 of bare Fastify')
  t.equal(inWords(atMost[0], 'KB'), '≤ 4 KB')
  t.equal(inWords({ row: 'it', of: 'mock', min: 0.9 }, 'ratio'), '≥ 0.9')
})
