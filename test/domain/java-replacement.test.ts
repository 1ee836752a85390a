import t from 'tap'
import { renamer } from '../../src/domain/java-replacement.js'

const rows: [pattern: string, replacement: string, expected: string | undefined, why: string][] = [
  ['(.+)', 'restored_$1', 'restored_a-b', 'a group by number'],
  ['(?<all>.+)', `x_\${all}`, 'x_a-b', 'a group by name'],
  ['-', '\\$', 'a$b', 'an escaped dollar is one'],
  ['[ab]', 'z', 'z-z', 'all matches are replaced'],
  ['(.+)', '$&x', '$&x', 'what only JavaScript knows stands for itself'],
  ['(', 'x', undefined, 'not a pattern']
]
for (const [pattern, replacement, expected, why] of rows) {
  t.test(`a-b by ${pattern} and ${replacement}: ${why}`, async t => {
    t.equal(renamer(pattern, replacement)?.('a-b'), expected)
  })
}
