import t from 'tap'
import { readScenarioText, scenarioBytesMax } from '../../../src/wire/control/scenario-file.js'

const good: [why: string, text: string, value: unknown][] = [
  ['YAML', 'name: a\nseed: { backups: [] }', { name: 'a', seed: { backups: [] } }],
  ['JSON, which is YAML too', '{"name":"a","plans":[]}', { name: 'a', plans: [] }],
  ['the greatest number that JavaScript holds', 'id: 9007199254740991', { id: 9007199254740991 }],
  ['a greater one is its digits', 'id: 9007199254740992', { id: '9007199254740992' }],
  ['of 64 bits', 'ids: [1732492800123456789]', { ids: ['1732492800123456789'] }],
  ['no whole number', 'p: 0.5', { p: 0.5 }],
  [
    'anchors, used a few times',
    'a: &x { b: 1 }\nc: [*x, *x]',
    { a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] }
  ],
  ['nothing', '', null],
  ['a name that objects have', '__proto__: { a: 1 }', JSON.parse('{"__proto__":{"a":1}}')]
]

for (const [why, text, value] of good) {
  t.test(`a file is read: ${why}`, async t => {
    t.strictSame(readScenarioText(text), { value })
  })
}

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
  'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]'
].join('\n')

const bad: [why: string, text: string, complaint: RegExp][] = [
  ['not YAML', 'a: [1', /at line 1, column 6/],
  ['a key twice', 'a: 1\na: 2', /Map keys must be unique at line 2/],
  ['two documents', 'a: 1\n---\nb: 2', /multiple documents/],
  ['a tag of its own', 'a: !!js/function "x"', /Unresolved tag/],
  ['another tag', 'a: !secret x', /Unresolved tag: !secret/],
  ['aliases that grow', bomb, /alias/i],
  ['an alias of nothing', 'a: *b', /alias/i],
  ['one byte too many', `a: ${'x'.repeat(scenarioBytesMax - 2)}`, /1048577 bytes, and 1048576 are/],
  ['nested too deeply', '['.repeat(20_000), /./]
]

for (const [why, text, complaint] of bad) {
  t.test(`a file is refused: ${why}`, async t => {
    const read = readScenarioText(text)
    t.match('complaints' in read && read.complaints[0], complaint)
  })
}

t.test('a file may be as long as is allowed', async t => {
  const read = readScenarioText(`a: ${'x'.repeat(scenarioBytesMax - 3)}`)
  t.ok('value' in read)
})
