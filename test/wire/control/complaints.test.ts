/** A complaint names the field, what was found, and what is allowed. */
import { Type } from '@sinclair/typebox'
import t from 'tap'
import { complaintsOf } from '../../../src/wire/control/complaints.js'
import { closed, count, list, refusal, text, words } from '../../../src/wire/control/schema.js'

const colour = words(['red', 'green'] as const)
const shape = Type.Union([
  Type.Literal('none'),
  closed({ kind: Type.Literal('circle'), radius: count(1, 9, 'How wide') }),
  closed({ kind: words(['square', 'cube'] as const), side: Type.Optional(count(1, 9, 'How long')) })
])
const either = Type.Union([closed({ a: text('A') }), closed({ b: text('B'), c: text('C') })])
const thing = closed(
  {
    colour: Type.Optional(colour),
    shape: Type.Optional(shape),
    either: Type.Optional(either),
    names: Type.Optional(list(text('A name', { maxLength: 3 }), 'Names', { maxItems: 2 })),
    'a/b': Type.Optional(Type.Null()),
    flag: Type.Optional(Type.Boolean()),
    ratio: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    named: Type.Optional(Type.String({ pattern: '^x$', title: 'the letter x' }))
  },
  { minProperties: 1 }
)

const rows: [value: unknown, complaints: string[], why: string][] = [
  [{ colour: 'red' }, [], 'nothing is wrong'],
  [7, ['the body: 7 is not allowed; give an object'], 'no object'],
  [
    {},
    ['the body: says nothing; give some of colour, shape, either, names, a/b, flag, ratio, named'],
    'nothing said'
  ],
  [{ color: 'red' }, ['color: unknown field; did you mean colour?'], 'a slip'],
  [
    { colour: 'gren' },
    ['colour: "gren" is not allowed; give one of red, green; did you mean green?'],
    'a slip in a word'
  ],
  [
    { shape: 'non' },
    ['shape: "non" is not allowed; give "none", or an object; did you mean none?'],
    'a word among shapes'
  ],
  [
    { shape: { kind: 'circle', radius: 0 } },
    ['shape.radius: 0 is not allowed; give a whole number from 1 to 9'],
    'the shape that is meant'
  ],
  [
    { shape: { kind: 'cube', radius: 1 } },
    ['shape.radius: unknown field; known are kind, side'],
    'the other shape'
  ],
  [
    { shape: { kind: 'sqare' } },
    ['shape.kind: "sqare" is not allowed; give one of circle, square, cube; did you mean square?'],
    'no shape'
  ],
  [
    { shape: { side: 1 } },
    ['shape: {"side":1} is not allowed; give "none", or an object'],
    'a shape without a kind'
  ],
  [
    { either: { b: 'x' } },
    ['either.c: missing; give a text that is not empty'],
    'told apart by what they have in common'
  ],
  [
    { either: { z: 'x' } },
    ['either: {"z":"x"} is not allowed; give an object'],
    'like none of them'
  ],
  [{ names: ['a', 'long'] }, ['names[1]: 4 characters are too many; give 3 at most'], 'in a list'],
  [
    { names: ['a', 'b', 'c'] },
    ['names: 3 entries are too many; give 2 at most'],
    'a list too long'
  ],
  [
    { names: [''] },
    ['names[0]: "" is not allowed; give a text that is not empty'],
    'an empty text'
  ],
  [{ 'a/b': 1 }, ['a/b: 1 is not allowed; give null'], 'a name with a slash'],
  [
    { flag: 'true', ratio: 2 },
    [
      'flag: "true" is not allowed; give true or false',
      'ratio: 2 is not allowed; give a number from 0 to 1'
    ],
    'two at once'
  ],
  [
    { named: 'y'.repeat(100) },
    [`named: "${'y'.repeat(59)}... is not allowed; give the letter x`],
    'a long value'
  ],
  [{ colour: null }, ['colour: null is not allowed; give one of red, green'], 'null']
]

for (const [value, complaints, why] of rows) {
  t.test(`${complaints.length === 0 ? 'accepted' : 'refused'}: ${why}`, async t => {
    t.strictSame(complaintsOf(thing, value), complaints)
  })
}

t.test('a refusal has all complaints as one text, and one by one', async t => {
  t.strictSame(refusal(['a: b', 'c: d']), { error: 'a: b; c: d', complaints: ['a: b', 'c: d'] })
})
