import fc from 'fast-check'
import t from 'tap'
import type { JsonNode } from '../../../../src/wire/actuator/binding/json-node.js'
import { readJson } from '../../../../src/wire/actuator/binding/json-reader.js'
import { UnreadableJson } from '../../../../src/wire/actuator/binding/unreadable-json.js'

const TOLERANT = { comments: true }
const STRICT = { comments: false }

const read = (text: string, features = TOLERANT) => readJson(Buffer.from(text), features)

function refusal(body: string | Buffer, features = TOLERANT): string {
  try {
    readJson(Buffer.from(body), features)
  } catch (error) {
    if (error instanceof UnreadableJson) return error.message
    throw error
  }
  return 'accepted'
}

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
const SOURCE = 'Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)'
const opened = (line: number, column: number) => `[${SOURCE}; line: ${line}, column: ${column}])`
const limit = (max: number, name: string) =>
  `exceeds the maximum allowed (${max}, from \`StreamReadConstraints.getMax${name}()\`)`

t.test('a body of no bytes is no document at all', async t => {
  t.equal(readJson(Buffer.alloc(0), STRICT), undefined)
})

const refusals: [body: string, message: string, why: string][] = [
  ['  \n', 'No content to map due to end-of-input', 'white space is not an absent body'],
  ['// c', 'No content to map due to end-of-input', 'a comment is not a document'],
  [
    '{',
    `Unexpected end-of-input: expected close marker for Object (start marker at ${opened(1, 1)}`,
    'the object that is open is named with its place'
  ],
  [
    '{"a":\r\n  [1',
    `Unexpected end-of-input: expected close marker for Array (start marker at ${opened(2, 3)}`,
    'of the brackets that are open the innermost; CR LF is one line end'
  ],
  ['{"a"', 'Unexpected end-of-input within/between Object entries', 'the colon is missing'],
  ['[1,', 'Unexpected end-of-input within/between Array entries', 'a value is missing'],
  ['"abc', 'Unexpected end-of-input in VALUE_STRING', 'the string is open'],
  ['{"abc', 'Unexpected end-of-input in field name', 'the name is open'],
  ['{"', `Unexpected end-of-input: was expecting closing '"' for name`, 'nothing of a name'],
  ['"\\', 'Unexpected end-of-input in character escape sequence', 'half an escape'],
  ['"\\u12', 'Unexpected end-of-input in character escape sequence', 'half a code'],
  ['-', 'Unexpected end-of-input in null', 'no token was read before'],
  ['{"a":1e', 'Unexpected end-of-input in FIELD_NAME', 'the last token was a name'],
  ['+', 'Unexpected end-of-input in a Number value', 'a sign alone'],
  ['-I', 'Unexpected end-of-input in a Number value', 'the beginning of infinity'],
  ['/', 'Unexpected end-of-input in a comment', 'half a comment'],
  ['/* *', 'Unexpected end-of-input in a comment', 'the comment is open'],
  ['/* é', 'Unexpected end-of-input in a comment', 'the comment is open behind a wide character'],
  ['hello', `Unrecognized token 'hello': was expecting ${VALUES}`, 'a word'],
  ['{"a":tru}', `Unrecognized token 'tru': was expecting ${VALUES}`, 'a word cut short'],
  ['truex', `Unrecognized token 'truex': was expecting ${VALUES}`, 'a word that goes on'],
  ['truE', `Unrecognized token 'truE': was expecting ${VALUES}`, 'words depend on case'],
  ['a.b', `Unrecognized token 'a': was expecting ${VALUES}`, 'a point ends the word'],
  ['x'.repeat(300), `Unrecognized token '${'x'.repeat(256)}...': was expecting ${VALUES}`, 'long'],
  ['NaNx', `Unrecognized token 'NaNx': was expecting ${VALUES}`, 'not even that word'],
  [
    'NaN',
    "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
    'a number of JavaScript'
  ],
  [
    '-INF',
    "Non-standard token '-INF': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
    'an infinity'
  ],
  [
    '{"a":Infinity}',
    "Non-standard token 'Infinity': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
    'another infinity'
  ],
  ['{"a":-Inf}', `Unrecognized token '-Inf': was expecting ${VALUES}`, 'a part of infinity'],
  [
    '{"a":1,}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
    'a trailing comma'
  ],
  [
    '{é:1}',
    "Unexpected character ('é' (code 233)): was expecting double-quote to start field name",
    'a name without quotes; the message decodes the character'
  ],
  [
    '{€:1}',
    "Unexpected character ('€' (code 8364 / 0x20ac)): was expecting double-quote to start field name",
    'codes above 255 are printed twice'
  ],
  ['[1,]', "Unexpected character (']' (code 93)): expected a value", 'a trailing comma'],
  ['[,1]', "Unexpected character (',' (code 44)): expected a value", 'a leading comma'],
  ['{"a":}', "Unexpected character ('}' (code 125)): expected a value", 'no value'],
  ['{"a":]', `Unexpected character (']' (code 93)): expected a valid value ${VALUES}`, 'a bracket'],
  ["'a'", `Unexpected character (''' (code 39)): expected a valid value ${VALUES}`, 'a quote'],
  [
    '.5',
    `Unexpected character ('.' (code 46)): expected a valid value ${VALUES}`,
    'no digit first'
  ],
  ['-.5', `Unexpected character ('.' (code 46)): expected a valid value ${VALUES}`, 'the same'],
  ['\x7f', `Unexpected character ((CTRL-CHAR, code 127)): expected a valid value ${VALUES}`, 'DEL'],
  [
    '{"a" 1}',
    "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
    'no colon'
  ],
  [
    '{"a":1 "b":2}',
    `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`,
    'no comma'
  ],
  [
    '[0x10]',
    "Unexpected character ('x' (code 120)): was expecting comma to separate Array entries",
    'a number ends at its last digit'
  ],
  ['01', 'Invalid numeric value: Leading zeroes not allowed', 'octal looks'],
  ['-00', 'Invalid numeric value: Leading zeroes not allowed', 'octal looks, negative'],
  [
    '[+1]',
    "Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to " +
      'have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow',
    'a plus sign'
  ],
  [
    '--1',
    "Unexpected character ('-' (code 45)) in numeric value: expected digit (0-9) to follow minus " +
      'sign, for valid numeric value',
    'two signs'
  ],
  [
    '[1.]',
    "Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by a digit",
    'no fraction'
  ],
  [
    '1.',
    "Unexpected character ('.' (code 46)) in numeric value: Decimal point not followed by a digit",
    'no fraction at the end'
  ],
  [
    '[1e+]',
    "Unexpected character (']' (code 93)) in numeric value: Exponent indicator not followed by a digit",
    'no exponent'
  ],
  [
    '1]',
    "Unexpected character (']' (code 93)): Expected space separating root-level values",
    'root'
  ],
  [
    '}',
    `Unexpected close marker '}': expected ']' (for root starting at [${SOURCE}; line: 1])`,
    'the root has no column'
  ],
  [
    '[}',
    `Unexpected close marker '}': expected ']' (for Array starting at ${opened(1, 1)}`,
    'the wrong bracket'
  ],
  [
    '{"a":"x\ny"}',
    'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be ' +
      'included in string value',
    'a raw line break in a value'
  ],
  [
    '{"\t":1}',
    'Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be ' +
      'included in name',
    'a raw tabulator in a name'
  ],
  [
    '\u0001',
    'Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed ' +
      'between tokens',
    'a control character between tokens'
  ],
  [
    '/*\u0001*/1',
    'Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed ' +
      'between tokens',
    'a control character in a comment'
  ],
  ['"\\x"', "Unrecognized character escape 'x' (code 120)", 'an unknown escape'],
  [
    '"\\u12G4"',
    "Unexpected character ('G' (code 71)): expected a hex-digit for character escape sequence",
    'no hexadecimal digit'
  ],
  ['/x', "Unexpected character ('x' (code 120)): was expecting either '*' or '/' for a comment", '']
]

for (const [body, message, why] of refusals) {
  t.test(
    `${JSON.stringify(body.slice(0, 30))} is refused in the original's words: ${why}`,
    async t => {
      t.equal(refusal(body), message)
    }
  )
}

const brokenUtf8: [bytes: number[], message: string, why: string][] = [
  [[0x22, 0xff, 0x22], 'Invalid UTF-8 start byte 0xff', 'no character begins like this'],
  [[0x22, 0xc3, 0x28, 0x22], 'Invalid UTF-8 middle byte 0x28', 'the second byte is no second one'],
  [[0x22, 0xe2, 0x82], 'Unexpected end-of-input in VALUE_STRING', 'cut in a string'],
  [[0x7b, 0x22, 0xff, 0x22], 'Invalid UTF-8 start byte 0xff', 'in a name as well'],
  [[0x7b, 0x22, 0xc3, 0x28, 0x22], 'Invalid UTF-8 middle byte 0xffffc328', 'names print more'],
  [[0x7b, 0x22, 0xc3, 0x22], 'Unexpected end-of-input in field name', 'cut in a name'],
  [[0xc3, 0xa9], 'Invalid UTF-8 start byte 0xa9', 'outside of strings bytes are letters first'],
  [[0x22, 0xf8, 0x22], 'Invalid UTF-8 start byte 0xf8', 'five bytes are too many']
]

for (const [bytes, message, why] of brokenUtf8) {
  t.test(`broken UTF-8 (${Buffer.from(bytes).toString('hex')}) is refused: ${why}`, async t => {
    t.equal(refusal(Buffer.from(bytes)), message)
  })
}

t.test('comments are refused, with advice, where they are not tolerated', async t => {
  const advice =
    "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one " +
    "since Feature 'ALLOW_COMMENTS' not enabled for parser)"
  for (const body of ['{/* c */"a":1}', '{"a":1 // c\n}', '/**/1']) {
    t.equal(refusal(body, STRICT), advice, body)
    t.not(read(body), undefined, body)
  }
  t.match(refusal('# c\n{}'), /^Unexpected character \('#'/, 'a hash is no comment in either')
})

t.test('what follows the first complete value is not looked at', async t => {
  for (const rest of ['xyz', '{', '\0', '"', ' {"a":2}', '// c']) {
    const node = read(`{"a":1}${rest}`, STRICT)
    t.strictSame(node, { kind: 'object', members: new Map([['a', { kind: 'number', text: '1' }]]) })
  }
})

t.test('of repeated members the last counts, escaped names included', async t => {
  const node = read('{"a":1,"\\u0061":"2"}')
  t.strictSame(node, { kind: 'object', members: new Map([['a', { kind: 'string', value: '2' }]]) })
})

t.test('the limits of the original are met from both sides', async t => {
  const cases: [ok: string, tooMuch: string, message: string][] = [
    [
      '['.repeat(1000) + ']'.repeat(1000),
      '['.repeat(1001),
      `Document nesting depth (1001) ${limit(1000, 'NestingDepth')}`
    ],
    [
      `{"${'a'.repeat(50_000)}":1}`,
      `{"${'a'.repeat(50_001)}":1}`,
      `Name length (50001) ${limit(50_000, 'NameLength')}`
    ],
    [
      `{"${'é'.repeat(25_000)}":1}`,
      `{"${'é'.repeat(50_001)}":1}`,
      `Name length (65536) ${limit(50_000, 'NameLength')}`
    ],
    [
      '9'.repeat(1000),
      '9'.repeat(1001),
      `Number value length (1001) ${limit(1000, 'NumberLength')}`
    ],
    [
      `1.${'9'.repeat(998)}e1`,
      `1.${'9'.repeat(999)}e1`,
      `Number value length (1001) ${limit(1000, 'NumberLength')}`
    ],
    [
      `"${'x'.repeat(20_000_000)}"`,
      `"${'x'.repeat(20_000_001)}"`,
      `String value length (20000001) ${limit(20_000_000, 'StringLength')}`
    ]
  ]
  for (const [ok, tooMuch, message] of cases) {
    t.equal(refusal(ok), 'accepted', message)
    t.equal(refusal(tooMuch), message)
  }
})

t.test('a member of any name is an ordinary member', async t => {
  const node = read('{"__proto__":1,"constructor":2}')
  t.strictSame(node?.kind === 'object' && [...node.members.keys()], ['__proto__', 'constructor'])
})

/** What is left of a value when arrays lose their items, as the reader's nodes do. */
function projection(value: unknown): unknown {
  if (Array.isArray(value)) return 'array'
  if (typeof value !== 'object' || value === null) return value
  return new Map(Object.entries(value).map(([name, member]) => [name, projection(member)]))
}

function plain(node: JsonNode | undefined): unknown {
  switch (node?.kind) {
    case 'object':
      return new Map([...node.members].map(([name, member]) => [name, plain(member)]))
    case 'number':
      return Number(node.text)
    case 'boolean':
    case 'string':
      return node.value
    case 'null':
      return null
    default:
      return node?.kind
  }
}

t.test('every document of JSON.stringify is read to the same values', async t => {
  const spaces = fc.constantFrom('', ' ', '\t', '\n')
  fc.assert(
    fc.property(fc.jsonValue(), spaces, (value, space) => {
      const text = JSON.stringify(value, null, space)
      t.strictSame(plain(read(text, STRICT)), projection(JSON.parse(text)), text)
    }),
    { numRuns: 300 }
  )
})

t.test('every string survives, raw and escaped', async t => {
  const escaped = (text: string) =>
    [...Array(text.length).keys()]
      .map(at => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      t.strictSame(plain(read(JSON.stringify(text), STRICT)), text)
      t.strictSame(plain(read(`"é${escaped(text)}"`, STRICT)), `é${text}`)
    }),
    { numRuns: 300 }
  )
  t.equal(plain(read('"\\ud83d"')), '\ud83d', 'half a pair is kept')
})

t.test('garbage is refused, never anything worse', async t => {
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '/',
      '*',
      '-',
      '+',
      '.',
      '0',
      '1',
      'e',
      'true',
      'é'
    ],
    ...['null', 'NaN', 'Infinity', '"a"', '\\u00', ' ', '\n', '\0', '\ufeff']
  )
  const text = fc.array(pieces, { maxLength: 12 }).map(parts => Buffer.from(parts.join('')))
  const bytes = fc.uint8Array({ maxLength: 24 }).map(array => Buffer.from(array))
  fc.assert(
    fc.property(fc.oneof(text, bytes), body => {
      t.type(refusal(body), 'string')
      t.type(refusal(body, STRICT), 'string')
    }),
    { numRuns: 2000 }
  )
})
