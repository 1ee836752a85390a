/** Durations, instants and ids: what is a value, what is none, and that both ways lead back. */
import fc from 'fast-check'
import t from 'tap'
import { never } from '../../../src/domain/instant.js'
import { backupIdJson, backupIdOf } from '../../../src/wire/control/backup-id.js'
import { durationMs, durationText, lengthMs } from '../../../src/wire/control/duration.js'
import { instantMs, instantText } from '../../../src/wire/control/instant.js'
import { readJson, readNumbers, writeJson } from '../../../src/wire/control/json.js'

const durations: [text: string, ms: number | undefined, why: string][] = [
  ['0ms', 0, 'none'],
  ['0s', 0, 'none in another unit'],
  ['500ms', 500, 'milliseconds'],
  ['10s', 10_000, 'seconds'],
  ['5m', 300_000, 'minutes'],
  ['2h', 7_200_000, 'hours'],
  ['1d', 86_400_000, 'a day'],
  ['99999d', 8_639_913_600_000, 'nearly three centuries'],
  ['100000d', undefined, 'too many digits'],
  ['9999999999999ms', 9_999_999_999_999, 'as many digits as there may be'],
  ['10000000000000ms', undefined, 'one digit more'],
  ['never', never, 'no end'],
  ['10', undefined, 'no unit'],
  ['1.5s', undefined, 'half of something'],
  ['-1s', undefined, 'a sign'],
  ['01s', undefined, 'a leading zero'],
  ['1 s', undefined, 'a blank'],
  ['1S', undefined, 'a capital'],
  ['s', undefined, 'no number'],
  ['1w', undefined, 'no such unit'],
  ['', undefined, 'nothing']
]

for (const [text, ms, why] of durations) {
  t.test(`${JSON.stringify(text)} is ${ms ?? 'no duration'}: ${why}`, async t => {
    t.equal(durationMs(text), ms)
    if (ms === undefined) t.throws(() => lengthMs(text))
    else t.equal(lengthMs(text), ms)
  })
}

t.test('a duration is written in the longest unit that says it exactly, and read back', async t => {
  t.strictSame([0, 1, 1_000, 90_000, 120_000, 7_200_000, 172_800_000, never].map(durationText), [
    '0ms',
    '1ms',
    '1s',
    '90s',
    '2m',
    '2h',
    '2d',
    'never'
  ])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), ms => {
      t.equal(durationMs(durationText(ms)), ms)
    })
  )
  t.throws(() => durationText(-1))
  t.throws(() => durationText(0.5))
})

t.test('an instant is one that exists, in UTC', async t => {
  t.equal(instantMs('2001-02-03T04:05:06.789Z'), 981_173_106_789)
  t.equal(instantMs('2001-02-03T04:05:06Z'), 981_173_106_000)
  t.equal(instantMs('2001-02-03T04:05:06.7Z'), 981_173_106_700)
  t.equal(instantText(981_173_106_000), '2001-02-03T04:05:06.000Z')
  for (const text of [
    '2001-02-30T00:00:00Z',
    '2001-02-03T25:00:00Z',
    '2001-02-03T04:05:06+01:00',
    '2001-02-03',
    'now'
  ]) {
    t.equal(instantMs(text), undefined, text)
  }
})

t.test('digits that fit into 64 bits are a number, however they are written', async t => {
  const rows: [written: number | bigint | string, id: bigint | string][] = [
    [42, 42n],
    ['42', 42n],
    [42n, 42n],
    ['9223372036854775807', 9223372036854775807n],
    ['9223372036854775808', '9223372036854775808'],
    ['-9223372036854775808', -9223372036854775808n],
    ['-9223372036854775809', '-9223372036854775809'],
    ['nightly-1', 'nightly-1'],
    ['', '']
  ]
  for (const [written, id] of rows) t.equal(backupIdOf(written), id)
  t.equal(writeJson({ id: backupIdJson(9223372036854775807n) }), '{"id":9223372036854775807}')
})

t.test('JSON loses no digit: a number that is too large is its digits, or a bigint', async t => {
  const text = '{"a":9007199254740991,"b":9007199254740992,"c":1.50,"d":[-9223372036854775808]}'
  t.strictSame(readJson(text), {
    value: { a: 9007199254740991, b: '9007199254740992', c: 1.5, d: ['-9223372036854775808'] }
  })
  const read = readNumbers(text)
  t.strictSame(read, {
    value: { a: 9007199254740991, b: 9007199254740992n, c: 1.5, d: [-9223372036854775808n] }
  })
  t.equal('value' in read && writeJson(read.value), text.replace('1.50', '1.5'))
})

t.test('what is no JSON is said with its place', async t => {
  const places: [text: string, complaint: RegExp][] = [
    ['', /^malformed JSON at line 1, column 1: /],
    ['{\n  "a": tru\n}', /^malformed JSON at line 2, column 8: /],
    ['{"a":1} x', /^malformed JSON at line 1, column 9: /],
    ['['.repeat(100_000), /^the JSON is nested too deeply$/]
  ]
  for (const [text, complaint] of places) t.match(readJson(text), { complaint })
})
