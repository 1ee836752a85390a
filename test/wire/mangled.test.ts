import fc from 'fast-check'
import t from 'tap'
import { malformed, wronglyTyped } from '../../src/wire/mangled.js'
import { holds } from '../support/property.js'

t.test('malformed JSON never parses, whatever it was', async t => {
  t.equal(malformed('{"a":1}\n'), '{"a":1,')
  await holds(
    t,
    fc.property(fc.jsonValue(), value => {
      try {
        JSON.parse(malformed(JSON.stringify(value)))
        return false
      } catch {
        return true
      }
    })
  )
  t.throws(() => JSON.parse(malformed('')))
})

t.test('wrongly typed JSON has the same names and other kinds of values', async t => {
  const rows: [text: string, wrong: string, why: string][] = [
    ['1', '"1"', 'a number is a text'],
    ['9223372036854775807', '"9223372036854775807"', 'digit for digit'],
    ['-1.50e+3', '"-1.50e+3"', 'in its spelling'],
    ['"abcd"', '4', 'a text may be a number'],
    ['"abc"', '{"value":"abc"}', 'or an object'],
    ['true', '"true"', 'a truth is a text'],
    ['null', 'null', 'nothing stays nothing'],
    ['[]', '{}', 'a list is an object'],
    ['[1,[2]]', '{"0":"1","1":{"0":"2"}}', 'however deep'],
    [
      '{"n-1":1,"s":"a 1 \\" 2"}',
      '{"n-1":"1","s":{"value":"a 1 \\" 2"}}',
      'numbers in texts are none'
    ],
    ['no json', 'no json', 'what is no JSON stays']
  ]
  for (const [text, wrong, why] of rows) t.equal(wronglyTyped(text), wrong, why)
})

t.test('nothing keeps its kind but nothing itself', async t => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean())
  await holds(
    t,
    fc.property(
      scalar,
      value => typeof JSON.parse(wronglyTyped(JSON.stringify(value))) !== typeof value
    )
  )
})
