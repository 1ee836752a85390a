import t from 'tap'
import { table } from '../../src/cli/table.js'
import { wrap } from '../../src/cli/wrap.js'

t.test('a table lines its columns up and leaves nothing behind', async t => {
  const rows = [
    ['a', 'long', ''],
    ['longer', 'b', 'c']
  ]
  t.equal(table(rows), 'a       long\nlonger  b     c')
  t.equal(table([]), '')
})

const rows: [text: string, width: number, lines: string[], why: string][] = [
  ['aa bb', 5, ['aa bb'], 'it fits to the column'],
  ['aa bb', 4, ['aa', 'bb'], 'it is one column too long'],
  ['aaaaaa b', 3, ['aaaaaa', 'b'], 'a long word is never broken'],
  ['', 3, [''], 'nothing is one empty line']
]

for (const [text, width, lines, why] of rows) {
  t.test(`${JSON.stringify(text)} in ${width} columns: ${why}`, async t => {
    t.strictSame(wrap(text, width), lines)
  })
}
