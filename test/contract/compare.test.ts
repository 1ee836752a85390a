import { parse } from 'lossless-json'
import t from 'tap'
import { differences, shown, shownValue } from '../../src/contract/compare.js'
import {
  anything,
  beginning,
  each,
  including,
  instant,
  matching,
  oneOf,
  type Pattern,
  some,
  text,
  the,
  uuid,
  whole
} from '../../src/contract/pattern.js'

const variables = new Map<string, string | number | bigint>([
  ['id', 9_007_199_254_740_993n],
  ['name', 'mine']
])

const rows: [pattern: Pattern, body: string, fits: boolean, why: string][] = [
  [{ a: 1, b: 2 }, '{"a":1,"b":2}', true, 'the same'],
  [{ a: 1, b: 2 }, '{"b":2,"a":1}', false, 'the same in another order'],
  [{ a: 1 }, '{"a":1,"b":2}', false, 'a member too many'],
  [{ a: 1, b: 2 }, '{"a":1}', false, 'a member too few'],
  [{ a: 1 }, '{"a":"1"}', false, 'a text is no number'],
  [{ a: null }, '{"a":null}', true, 'null is a value'],
  [{ a: null }, '{}', false, 'and not the absence of one'],
  [[1, 2], '[1,2]', true, 'a list in order'],
  [[1, 2], '[2,1]', false, 'a list in another order'],
  [[1], '[1,1]', false, 'a list that is longer'],
  [some({ b: 2 }), '{"a":1,"b":2}', true, 'only some members matter'],
  [some({ b: 2 }), '{"a":1}', false, 'and they have to be there'],
  [some({ b: 2 }), '[]', false, 'in an object'],
  [each(whole), '[]', true, 'a list may be empty'],
  [each(whole, 1), '[]', false, 'unless it must not'],
  [each(whole), '[1,"2"]', false, 'every item counts'],
  [including(some({ a: 1 })), '[2,{"a":1,"b":2},3]', true, 'one of the items, wherever it stands'],
  [including(some({ a: 1 })), '[{"a":2}]', false, 'none of the items'],
  [including(1), '1', false, 'no list'],
  [beginning(1, 2), '[1,2,3]', true, 'the first items, in order'],
  [beginning(1, 2), '[2,1,3]', false, 'the first items in another order'],
  [beginning(1, 2), '[1]', false, 'fewer items'],
  [the('id'), '9007199254740993', true, 'a number beyond doubles, digit for digit'],
  [the('id'), '9007199254740992', false, 'and not the double next to it'],
  ['{name}-1', '"mine-1"', true, 'variables stand in texts'],
  ['{unknown}', '"{unknown}"', true, 'a name that nobody knows stays'],
  [{ '{name}': 1 }, '{"mine":1}', true, 'variables stand in names of members'],
  [{ '{name}': 1 }, '{"yours":1}', false, 'and are no other names'],
  [some({ '{name}': 1 }), '{"a":2,"mine":1}', true, 'of some members too'],
  [instant, '"2026-01-31T12:00:00.123Z"', true, 'UTC'],
  [instant, '"2026-01-31T12:00:00.123+0000"', true, 'an offset without a colon'],
  [instant, '"2026-01-31"', false, 'a day is no instant'],
  [uuid, '"AbCdEfGhIjKlMnOpQrStUv"', true, '22 characters'],
  [uuid, '"AbCdEfGhIjKlMnOpQrStU"', false, '21'],
  [text, '""', false, 'an empty text is none'],
  [whole, '1.5', false, 'a fraction'],
  [oneOf('A', 'B'), '"B"', true, 'one of two'],
  [oneOf('A', 'B'), '"C"', false, 'none of two'],
  [matching('digits', /^\d+$/), '"12"', true, 'an expression'],
  [anything, '{"a":[]}', true, 'anything']
]
for (const [pattern, body, fits, why] of rows) {
  t.test(`${shown(pattern, variables)} and ${body}: ${why}`, async t => {
    t.equal(differences(pattern, parse(body), variables).length === 0, fits)
  })
}

t.test('a difference says where it is, and shows both sides', async t => {
  const body = parse('{"snapshots":[{"state":"FAILED","id":12345678901234567890}]}')
  t.strictSame(differences({ snapshots: [{ state: 'SUCCESS', id: whole }] }, body, variables), [
    { at: '/snapshots/0/state', expected: '"SUCCESS"', actual: '"FAILED"' }
  ])
  t.equal(shownValue(body), '{"snapshots":[{"state":"FAILED","id":12345678901234567890}]}')
})

t.test('what is missing is nothing', async t => {
  t.strictSame(differences(some({ a: text }), {}, variables), [
    { at: '/a', expected: '<text>', actual: 'nothing' }
  ])
})
