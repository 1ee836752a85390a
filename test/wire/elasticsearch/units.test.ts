import t from 'tap'
import {
  bytesIn,
  humanBytes,
  humanTime,
  readTimeMs
} from '../../../src/wire/elasticsearch/units.js'

const times: [ms: number, text: string][] = [
  [0, '0s'],
  [1, '1ms'],
  [999, '999ms'],
  [1_000, '1s'],
  [1_290, '1.2s'],
  [60_000, '1m'],
  [90_000, '1.5m'],
  [86_400_000, '1d']
]
const sizes: [bytes: number, text: string][] = [
  [0, '0b'],
  [225, '225b'],
  [1_023, '1023b'],
  [1_024, '1kb'],
  [4_301, '4.2kb'],
  [1_048_576, '1mb']
]
t.test('times and sizes for people are cut to one decimal', async t => {
  for (const [ms, text] of times) t.equal(humanTime(ms), text)
  for (const [bytes, text] of sizes) t.equal(humanBytes(bytes), text)
  t.equal(bytesIn(4_300, 'kb'), '4')
})

t.test('times are read with their unit', async t => {
  t.equal(readTimeMs('30s'), 30_000)
  t.equal(readTimeMs('2m'), 120_000)
  t.equal(readTimeMs('0'), 0)
  t.equal(readTimeMs('-1'), Number.POSITIVE_INFINITY)
  t.equal(readTimeMs('30'), undefined)
  t.equal(readTimeMs('x'), undefined)
})
