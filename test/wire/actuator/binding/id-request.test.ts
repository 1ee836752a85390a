import t from 'tap'
import {
  type IdRequestShape,
  readIdRequest,
  readTextIdRequest
} from '../../../../src/wire/actuator/binding/id-request.js'

const shape: IdRequestShape = {
  comments: true,
  javaType: 'com.example.TakeRequest',
  member: 'backupId',
  range: 'int64'
}
const read = (body: string) => readIdRequest(Buffer.from(body), shape)

for (const body of ['', 'null', ' null xyz']) {
  t.test(`${JSON.stringify(body)} is no body`, async t => {
    t.equal(read(body), undefined)
  })
}

const ids: [body: string, id: bigint | null, why: string][] = [
  ['{"backupId":-1}', -1n, 'a number'],
  ['{"backupId":" 9223372036854775807 "}', 9223372036854775807n, 'a text'],
  ['{"backupId":103.9}', 103n, 'a fraction is cut'],
  ['{/* c */"backupId":-1 // c\n}', -1n, 'comments'],
  ['{"backupId":-1}xyz', -1n, 'anything behind it'],
  ['{"x":{"y":[1,{"backupId":5}]},"backupId":-1,"z":[[]]}', -1n, 'other members, however deep'],
  ['{"\\u0062ackupId":7}', 7n, 'an escaped name'],
  ['{"backupId":1,"backupId":2}', 2n, 'the last of two'],
  ['{"backupId":1,"backupId":null}', null, 'the last of two, although it is null'],
  ['{}', null, 'absent'],
  ['{"BackupId":1,"backup_id":1,"id":1}', null, 'other spellings'],
  ['{"backupId":"null"}', null, 'the word null']
]

for (const [body, id, why] of ids) {
  t.test(`${body} has the id ${id}: ${why}`, async t => {
    t.strictSame(read(body), { id })
  })
}

const TYPE = '`com.example.TakeRequest`'
const noConstructor = (argument: string, found: string) =>
  `Cannot construct instance of ${TYPE} (although at least one Creator exists): no ${argument} ` +
  `constructor/factory method to deserialize from ${found}`

const refused: [body: string, message: string, why: string][] = [
  ['1', noConstructor('int/Int-argument', 'Number value (1)'), 'a number'],
  ['-2147483649', noConstructor('long/Long-argument', 'Number value (-2147483649)'), '64 bits'],
  [
    '9223372036854775808',
    noConstructor('BigInteger-argument', 'Number value (9223372036854775808)'),
    'more than 64 bits'
  ],
  ['1.5', noConstructor('double/Double-argument', 'Number value (1.5)'), 'a fraction'],
  ['1e6', noConstructor('double/Double-argument', 'Number value (1000000.0)'), 'printed in full'],
  [
    '1e7',
    noConstructor('double/Double-argument', 'Number value (1.0E7)'),
    'printed scientifically'
  ],
  ['-0.00015', noConstructor('double/Double-argument', 'Number value (-1.5E-4)'), 'a small one'],
  ['-0.0', noConstructor('double/Double-argument', 'Number value (-0.0)'), 'the sign of zero'],
  ['1e400', noConstructor('double/Double-argument', 'Number value (Infinity)'), 'an infinity'],
  ['" hi "', noConstructor('String-argument', "String value ('hi')"), 'a text, trimmed'],
  ['false', noConstructor('boolean/Boolean-argument', 'boolean value (false)'), 'a truth value'],
  [
    '" "',
    `Cannot coerce empty String ("") to ${TYPE} value (but could if coercion was enabled using ` +
      '`CoercionConfig`)',
    'a blank text'
  ],
  [
    '[{"backupId":1}',
    `Cannot deserialize value of type ${TYPE} from Array value (token \`JsonToken.START_ARRAY\`)`,
    'an array, before its end is missed'
  ],
  [
    '{"backupId":[}',
    'Cannot deserialize value of type `java.lang.Long` from Array value (token ' +
      '`JsonToken.START_ARRAY`)',
    'an array as id, before what is inside'
  ],
  [
    '{"backupId":{]',
    'Cannot deserialize value of type `java.lang.Long` from Object value (token ' +
      '`JsonToken.START_OBJECT`)',
    'an object as id, before what is inside'
  ],
  [
    '{"backupId":"abc",]',
    'Cannot deserialize value of type `java.lang.Long` from String "abc": not a valid ' +
      '`java.lang.Long` value',
    'the id comes before the broken syntax'
  ],
  [
    '{"backupId":"x","backupId":1}',
    'Cannot deserialize value of type `java.lang.Long` from String "x": not a valid ' +
      '`java.lang.Long` value',
    'a repeated id is converted each time'
  ],
  [
    '{"backupId":-1,}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
    'broken syntax behind the id'
  ],
  ['\n', 'No content to map due to end-of-input', 'blanks are no empty body']
]

for (const [body, message, why] of refused) {
  t.test(`${JSON.stringify(body)} is unreadable: ${why}`, async t => {
    t.throws(() => read(body), { name: 'UnreadableJson', message })
  })
}

t.test('the limit of strings holds for the id and not for what is passed over', async t => {
  const long = 'x'.repeat(20_000_001)
  t.strictSame(read(`{"pad":"${long}","backupId":1}`), { id: 1n })
  t.throws(() => read(`{"backupId":"${long}"}`), /^String value length \(20000001\)/)
})

t.test('ids of 32 bits have a range of their own', async t => {
  const narrow = (id: string) =>
    readIdRequest(Buffer.from(`{"backupId":${id}}`), { ...shape, range: 'int32' })
  t.strictSame(narrow('2147483647'), { id: 2147483647n })
  t.throws(() => narrow('2147483648'), {
    message: 'Numeric value (2147483648) out of range of int (-2147483648 - 2147483647)'
  })
})

const textShape = { javaType: 'a.b.Request', member: 'backupId', comments: true } as const
const textOf = (body: string) => readTextIdRequest(Buffer.from(body), textShape)

const texts: [body: string, id: string | null | undefined, why: string][] = [
  ['', undefined, 'no body'],
  ['null', undefined, 'null is no body either'],
  ['{}', null, 'no id'],
  ['{"backupId":null}', null, 'null is no id'],
  ['{"backupId":"null"}', 'null', 'a text is what it is'],
  ['{"backupId":""}', '', 'so is the empty one'],
  ['{"backupId":" a "}', ' a ', 'blanks stay'],
  ['{"backupId":1.50}', '1.50', 'a number is the text it was written as'],
  ['{"backupId":1e3}', '1e3', 'however it was written'],
  ['{"backupId":true}', 'true', 'so is a truth value'],
  ['{"backupId":"a","backupId":"b"}', 'b', 'the last one counts'],
  ['{"other":[1,{"backupId":"x"}],/* c */"backupId":"a"}', 'a', 'others are passed over']
]

for (const [body, id, why] of texts) {
  t.test(`a text id in ${body}: ${why}`, async t => {
    t.strictSame(textOf(body), id === undefined ? undefined : { id })
  })
}

t.test('an array or an object is no text, and is refused before it is read', async t => {
  const found = (kind: string, token: string) =>
    `Cannot deserialize value of type \`java.lang.String\` from ${kind} value (token \`JsonToken.${token}\`)`
  t.throws(() => textOf('{"backupId":[}'), { message: found('Array', 'START_ARRAY') })
  t.throws(() => textOf('{"backupId":{]'), { message: found('Object', 'START_OBJECT') })
  t.throws(() => textOf('[]'), {
    message:
      'Cannot deserialize value of type `a.b.Request` from Array value (token `JsonToken.START_ARRAY`)'
  })
})
