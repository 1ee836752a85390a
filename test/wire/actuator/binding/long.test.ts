import fc from 'fast-check'
import t from 'tap'
import { readFlatMap } from '../../../../src/wire/actuator/binding/flat-map.js'
import type { JsonNode } from '../../../../src/wire/actuator/binding/json-node.js'
import {
  jacksonLong,
  NotALong,
  springLong,
  springLongOrNull
} from '../../../../src/wire/actuator/binding/long.js'

const MAX = 2n ** 63n - 1n
const MIN = -(2n ** 63n)

/** Test names have to be printable: a line separator would end them. */
const shown = (text: string) =>
  JSON.stringify(text.slice(0, 30)).replace(
    /[^ -~]/gu,
    character => `<U+${character.codePointAt(0)?.toString(16)}>`
  )

const spring: [text: string, value: bigint, why: string][] = [
  ['123', 123n, 'digits'],
  ['007', 7n, 'leading zeros are no octal'],
  ['+5', 5n, 'a plus sign'],
  ['-01', -1n, 'a minus sign'],
  [' 1 0\t3\n', 103n, 'white space counts nowhere'],
  ['\u20031\u2028', 1n, 'white space of Unicode neither'],
  ['- 1', -1n, 'not even behind the sign'],
  ['0x65', 101n, 'hexadecimal'],
  ['0X1f', 31n, 'hexadecimal with a large X'],
  ['#6a', 106n, 'hexadecimal with a hash'],
  ['-0x1', -1n, 'hexadecimal and negative'],
  ['0 x1 0', 16n, 'white space goes first'],
  ['١٠٨', 108n, 'Arabic digits'],
  ['１０８', 108n, 'full-width digits'],
  ['௯', 9n, 'the last digit of a script'],
  ['0xＡf', 175n, 'full-width letters'],
  ['9223372036854775807', MAX, 'the greatest'],
  ['-9223372036854775808', MIN, 'the least'],
  ['0x7fffffffffffffff', MAX, 'the greatest in hexadecimal'],
  ['-0x8000000000000000', MIN, 'the least in hexadecimal'],
  [`${'0'.repeat(5000)}7`, 7n, 'any number of zeros']
]

for (const [text, value, why] of spring) {
  t.test(`the text ${shown(text)} is ${value}: ${why}`, async t => {
    t.equal(springLong(text), value)
    t.equal(springLongOrNull(text), value)
  })
}

const notLongs: [text: string, cause: string, why: string][] = [
  ['abc', 'For input string: "abc"', 'letters'],
  ['', 'For input string: ""', 'nothing'],
  ['a b', 'For input string: "ab"', 'quoted without white space'],
  ['+-1', 'For input string: "+-1"', 'two signs'],
  ['-', 'For input string: "-"', 'a sign alone'],
  ['1.5', 'For input string: "1.5"', 'a fraction'],
  ['1e3', 'For input string: "1e3"', 'an exponent'],
  ['1L', 'For input string: "1L"', 'a literal of Java'],
  ['1_000', 'For input string: "1_000"', 'an underscore'],
  ['+0x1', 'For input string: "+0x1"', 'only a minus may precede the prefix'],
  ['\u00a01', 'For input string: "\u00a01"', 'a no-break space is no white space'],
  ['\u20071', 'For input string: "\u20071"', 'nor is a figure space'],
  ['\u202f1', 'For input string: "\u202f1"', 'nor is a narrow no-break space'],
  ['𝟙', 'For input string: "𝟙"', 'a digit of two code units'],
  ['0xG', 'For input string: "G" under radix 16', 'no hexadecimal digit'],
  ['-0xG', 'For input string: "-G" under radix 16', 'the sign is kept'],
  ['#', 'For input string: "" under radix 16', 'a prefix alone'],
  ['0x-1', 'Sign character in wrong position', 'a sign behind the prefix'],
  ['9223372036854775808', 'For input string: "9223372036854775808"', 'one too many'],
  ['-9223372036854775809', 'For input string: "-9223372036854775809"', 'one too few'],
  ['0x8000000000000000', 'For input string: "8000000000000000" under radix 16', 'one too many'],
  ['1'.repeat(40), `For input string: "${'1'.repeat(40)}"`, 'far too many']
]

for (const [text, cause, why] of notLongs) {
  t.test(`the text ${shown(text)} is no long: ${why}`, async t => {
    t.throws(() => springLong(text), new NotALong(text, cause))
    t.throws(() => springLong(text), { name: 'NotALong', text, cause })
  })
}

t.test(
  'a blank argument of a controller is no value, one of an operation is a mistake',
  async t => {
    for (const blank of ['', ' ', '\t \u2003']) {
      t.equal(springLongOrNull(blank), null)
      t.throws(() => springLong(blank), { cause: 'For input string: ""' })
    }
    t.throws(() => springLongOrNull('\u00a0'), { name: 'NotALong' })
  }
)

const number = (text: string): JsonNode => ({ kind: 'number', text })
const string = (value: string): JsonNode => ({ kind: 'string', value })

const jackson: [node: JsonNode | undefined, value: bigint | null, why: string][] = [
  [undefined, null, 'absent'],
  [{ kind: 'null' }, null, 'null'],
  [string(''), null, 'the empty text'],
  [string(' \0\t'), null, 'control characters are blanks'],
  [string(' null '), null, 'the word null'],
  [string(' -1 '), -1n, 'blanks around'],
  [string('007'), 7n, 'leading zeros'],
  [string('+5'), 5n, 'a plus sign'],
  [string('١٠٨'), 108n, 'Arabic digits'],
  [number('-1'), -1n, 'a number'],
  [number('-0'), 0n, 'zero has no sign'],
  [number('1.5'), 1n, 'a fraction is cut'],
  [number('-1.5'), -1n, 'towards zero'],
  [number('1e3'), 1000n, 'an exponent'],
  [number('-1E-999999999'), 0n, 'an absurd exponent downwards'],
  [number('0e999999999'), 0n, 'zero to an absurd exponent'],
  [number('2147483647'), 2147483647n, 'the greatest of 32 bits']
]

for (const [node, value, why] of jackson) {
  t.test(`${JSON.stringify(node)} in a body is ${value}: ${why}`, async t => {
    t.equal(jacksonLong(node, 'int64'), value)
    t.equal(jacksonLong(node, 'int32'), value)
  })
}

t.test('a double ends at the range, and not beyond it', async t => {
  t.equal(jacksonLong(number('9223372036854775807.0'), 'int64'), MAX, 'rounded up, then cut back')
  t.equal(
    jacksonLong(number('9007199254740993.0'), 'int64'),
    9007199254740992n,
    'by way of a double'
  )
  t.throws(() => jacksonLong(number('9223372036854777856.0'), 'int64'), /out of range of long/)
  t.throws(() => jacksonLong(number('2147483647.5'), 'int32'), /out of range of int/)
})

const type = (range: 'int32' | 'int64') => `java.lang.${range === 'int32' ? 'Integer' : 'Long'}`
const LONG_RANGE = 'of long (-9223372036854775808 - 9223372036854775807)'
const INT_RANGE = 'of int (-2147483648 - 2147483647)'

const misfits: [node: JsonNode, range: 'int32' | 'int64', found: string, why: string][] = [
  [string('abc'), 'int64', 'String "abc": not a valid `java.lang.Long` value', 'letters'],
  [string('1 2'), 'int64', 'String "1 2": not a valid `java.lang.Long` value', 'a blank inside'],
  [string('-0x1'), 'int64', 'String "-0x1": not a valid `java.lang.Long` value', 'hexadecimal'],
  [string(' 1.0 '), 'int64', 'String "1.0": not a valid `java.lang.Long` value', 'a fraction'],
  [string('NULL'), 'int64', 'String "NULL": not a valid `java.lang.Long` value', 'case counts'],
  [
    string('9223372036854775808'),
    'int64',
    'String "9223372036854775808": not a valid `java.lang.Long` value',
    'out of range'
  ],
  [string('a'), 'int32', 'String "a": not a valid `java.lang.Integer` value', 'letters'],
  [
    string('2147483648'),
    'int32',
    'String "2147483648": Overflow: numeric value (2147483648) out of range of ' +
      '`java.lang.Integer` (-2147483648 -2147483647)',
    'out of the range of 32 bits only'
  ],
  [
    string('9223372036854775808'),
    'int32',
    'String "9223372036854775808": not a valid `java.lang.Integer` value',
    'out of both ranges'
  ],
  [
    string(`a${'x'.repeat(600)}z`),
    'int64',
    `String "a${'x'.repeat(499)}]...[${'x'.repeat(499)}z": not a valid \`java.lang.Long\` value`,
    'long texts lose their middle'
  ],
  [
    { kind: 'boolean', value: true },
    'int64',
    'Boolean value (token `JsonToken.VALUE_TRUE`)',
    'true'
  ],
  [
    { kind: 'boolean', value: false },
    'int32',
    'Boolean value (token `JsonToken.VALUE_FALSE`)',
    'false'
  ],
  [{ kind: 'array' }, 'int64', 'Array value (token `JsonToken.START_ARRAY`)', 'an array'],
  [
    { kind: 'object', members: new Map() },
    'int64',
    'Object value (token `JsonToken.START_OBJECT`)',
    'an object'
  ]
]

for (const [node, range, found, why] of misfits) {
  t.test(`${JSON.stringify(node).slice(0, 60)} is no ${range}: ${why}`, async t => {
    const message = `Cannot deserialize value of type \`${type(range)}\` from ${found}`
    t.throws(() => jacksonLong(node, range), { name: 'UnreadableJson', message })
  })
}

const outOfRange: [text: string, range: 'int32' | 'int64', message: string][] = [
  [
    '9223372036854775808',
    'int64',
    `Numeric value (9223372036854775808) out of range ${LONG_RANGE}`
  ],
  [
    '-9223372036854775809',
    'int64',
    `Numeric value (-9223372036854775809) out of range ${LONG_RANGE}`
  ],
  ['1e400', 'int64', `Numeric value (1e400) out of range ${LONG_RANGE}`],
  ['1e999999999', 'int64', `Numeric value (1e999999999) out of range ${LONG_RANGE}`],
  ['2147483648', 'int32', `Numeric value (2147483648) out of range ${INT_RANGE}`],
  ['1'.repeat(999), 'int64', `Numeric value (${'1'.repeat(999)}) out of range ${LONG_RANGE}`],
  [
    '1'.repeat(1000),
    'int64',
    `Numeric value ([Integer with 1000 digits]) out of range ${LONG_RANGE}`
  ]
]

for (const [text, range, message] of outOfRange) {
  t.test(`the number ${text.slice(0, 30)} is out of the range of ${range}`, async t => {
    t.throws(() => jacksonLong(number(text), range), { name: 'UnreadableJson', message })
  })
}

t.test('a text of more than 1,000 characters is refused as a number would be', async t => {
  t.equal(jacksonLong(string(`${'0'.repeat(999)}7`), 'int64'), 7n)
  t.throws(() => jacksonLong(string(`${'0'.repeat(1000)}7`), 'int64'), {
    message:
      'Number value length (1001) exceeds the maximum allowed (1000, from ' +
      '`StreamReadConstraints.getMaxNumberLength()`)'
  })
})

t.test('every id comes through digit for digit, as number and as text', async t => {
  fc.assert(
    fc.property(fc.bigInt({ min: MIN, max: MAX }), id => {
      t.equal(springLong(`${id}`), id)
      t.equal(jacksonLong(number(`${id}`), 'int64'), id)
      t.equal(jacksonLong(string(`${id}`), 'int64'), id)
      t.equal(readFlatMap(Buffer.from(`{"id":${id}}`)).get('id'), `${id}`)
      t.equal(readFlatMap(Buffer.from(`{"id":"${id}"}`)).get('id'), `${id}`)
    })
  )
})

t.test('nothing beyond the range comes through', async t => {
  const beyond = fc.oneof(fc.bigInt({ min: MAX + 1n }), fc.bigInt({ max: MIN - 1n }))
  fc.assert(
    fc.property(beyond, id => {
      t.throws(() => springLong(`${id}`), { name: 'NotALong' })
      t.throws(() => jacksonLong(number(`${id}`), 'int64'), { name: 'UnreadableJson' })
      t.throws(() => jacksonLong(string(`${id}`), 'int64'), { name: 'UnreadableJson' })
    })
  )
})
