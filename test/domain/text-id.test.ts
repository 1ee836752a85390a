import t from 'tap'
import { isTextId, type TextIdRule } from '../../src/domain/text-id.js'

const rows: [text: string, history: boolean, optimize: boolean, why: string][] = [
  ['backup1', true, true, 'an ordinary one'],
  ['1700000000', true, true, 'digits are a text like any other'],
  ['', true, false, 'the empty text passes where nobody asks for more'],
  [' ', false, false, 'a space is forbidden'],
  ['\t', true, false, 'a tab is not forbidden, but it is blank'],
  ['a\tb', true, true, 'a tab among letters'],
  ['A', false, false, 'upper case'],
  ['aZ', false, false, 'upper case anywhere'],
  ['Ä', true, true, 'only the letters A to Z count as upper case'],
  ['a_b', false, true, 'the underscore ends an id in the names of Operate and Tasklist'],
  ['a\n', false, false, 'the end of a line'],
  ['a\u2028b', false, false, 'the end of a line that few know'],
  ['#-.:;~+', true, true, 'what only Elasticsearch would refuse'],
  ['😀', true, true, 'a character beyond 16 bits'],
  ...[...'"*\\<|,>/?'].map((character): [string, boolean, boolean, string] => [
    `a${character}`,
    false,
    false,
    'forbidden'
  ])
]

for (const [text, history, optimize, why] of rows) {
  t.test(`a text as an id: ${why}`, async t => {
    const shown = encodeURIComponent(text)
    t.equal(isTextId(text, 'history'), history, shown)
    t.equal(isTextId(text, 'optimize'), optimize, shown)
  })
}

t.test('an id has 3996 characters at most, however many bytes they are', async t => {
  for (const rule of ['history', 'optimize'] as const satisfies readonly TextIdRule[]) {
    for (const character of ['a', 'é', '😀']) {
      t.equal(isTextId(character.repeat(3_996), rule), true)
      t.equal(isTextId(character.repeat(3_997), rule), false)
    }
  }
})
