/** Answers and patterns of one line are laid out for people; nothing is lost by it. */
import t from 'tap'
import { laidOut } from '../../../src/contract/report/laid-out.js'
import { shortened } from '../../../src/contract/report/shortened.js'

const rows: readonly (readonly [reason: string, text: string, laidOut: string])[] = [
  [
    'members in lines',
    '200\n{"a":1,"b":[2,3]}',
    '200\n{\n  "a":1,\n  "b":[\n    2,\n    3\n  ]\n}'
  ],
  ['what is empty stays in its line', '{"a":{},"b":[]}', '{\n  "a":{},\n  "b":[]\n}'],
  ['texts stay whole', '["a,{[\\"b,c"]', '[\n  "a,{[\\"b,c"\n]'],
  ['patterns stay readable', '[{, ...}, ...]', '[\n  {, ...}, ...\n]'],
  ['no JSON', 'Hello, {world,you}', 'Hello, {world,you}'],
  ['what is laid out already', '{\n  "a" : 1,\n  "b" : 2\n}', '{\n  "a" : 1,\n  "b" : 2\n}'],
  ['a text that does not end', '{"a":"b,c', '{\n  "a":"b,\n  c'],
  ['nothing is open', ']]', ']]']
]

for (const [reason, text, wanted] of rows) {
  t.test(reason, async t => {
    t.equal(laidOut(text), wanted)
    t.equal(laidOut(text).replace(/\s/g, ''), text.replace(/\s/g, ''), 'nothing is lost')
  })
}

t.test('whoever opens brackets without end gets no more room for it', async t => {
  const text = '['.repeat(20_000)
  t.ok(laidOut(text).length < 20 * text.length)
})

t.test('what is too long is cut between two characters, and says how much is missing', async t => {
  t.equal(shortened('abcd', 4), 'abcd')
  t.equal(shortened('abcde', 4), 'abcd... and 1 characters more')
  t.equal(shortened('abc\u{1F600}', 4), 'abc... and 2 characters more')
  t.equal(shortened('ab\u{1F600}c', 4), 'ab\u{1F600}... and 1 characters more')
})
