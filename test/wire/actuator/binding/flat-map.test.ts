import t from 'tap'
import { readFlatMap } from '../../../../src/wire/actuator/binding/flat-map.js'

const read = (body: string, charset?: string) => [...readFlatMap(Buffer.from(body), charset)]

t.test('scalars become the text they were written as', async t => {
  const body = '{"n":1.50,"e":1e3,"t":true,"f":false,"s":" x ","z":null}'
  t.strictSame(read(body), [
    ['n', '1.50'],
    ['e', '1e3'],
    ['t', 'true'],
    ['f', 'false'],
    ['s', ' x '],
    ['z', null]
  ])
})

t.test('of repeated members the last counts', async t => {
  t.strictSame(read('{"a":100,"a":null,"a":0}'), [['a', '0']])
})

for (const body of ['', 'null', '{}', ' {} xyz', 'null]']) {
  t.test(`${JSON.stringify(body)} has no members`, async t => {
    t.strictSame(read(body), [])
  })
}

const refused: [body: string, why: string][] = [
  [' \r\n', 'blanks are no empty body'],
  ['[]', 'an array'],
  ['"x"', 'a text'],
  ['""', 'the empty text'],
  ['1', 'a number'],
  ['1.5', 'a fraction'],
  ['true', 'a truth value'],
  ['false', 'another truth value'],
  ['{"a":0,"x":[]}', 'a member that is an array'],
  ['{"a":0,"x":{}}', 'a member that is an object'],
  ['{"__proto__":{"a":0}}', 'the name does not matter'],
  ['{"a":0,}', 'a trailing comma'],
  ['{/* c */"a":0}', 'a comment'],
  ['a=0', 'a form']
]

for (const [body, why] of refused) {
  t.test(`${JSON.stringify(body)} is unreadable: ${why}`, async t => {
    t.throws(() => read(body), { name: 'UnreadableJson' })
  })
}

t.test('the misfit is named by its Java type and token', async t => {
  t.throws(() => read('{"a":[1]}'), {
    message:
      'Cannot deserialize value of type `java.lang.String` from Array value (token ' +
      '`JsonToken.START_ARRAY`)'
  })
  t.throws(() => read('1'), {
    message:
      'Cannot deserialize value of type ' +
      '`java.util.LinkedHashMap<java.lang.String,java.lang.String>` from Integer value (token ' +
      '`JsonToken.VALUE_NUMBER_INT`)'
  })
})

t.test('a comment behind the body does not matter, nor does a charset of Unicode', async t => {
  t.strictSame(read('{"a":0} // c', 'UTF-16'), [['a', '0']])
  t.strictSame([...readFlatMap(Buffer.from('{"ä":0}', 'latin1'), 'ISO-8859-1')], [['ä', '0']])
})
