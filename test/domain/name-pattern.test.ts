import fc from 'fast-check'
import t from 'tap'
import { nameList, nameMatcher, resolveNames } from '../../src/domain/name-pattern.js'
import { holds } from '../support/property.js'

const matchRows: [pattern: string, name: string, matches: boolean, why: string][] = [
  ['snap', 'snap', true, 'a name stands for itself'],
  ['snap', 'snap_1', false, 'and for nothing else'],
  ['', '', true, 'so does the empty one'],
  ['*', '', true, 'a star stands for nothing, too'],
  ['*', 'anything', true, 'and for anything'],
  ['camunda_operate_1_*', 'camunda_operate_1_8.7.2_part_1_of_6', true, 'the id is the whole id'],
  ['camunda_operate_1_*', 'camunda_operate_12_8.7.2_part_1_of_6', false, '12 only begins with 1'],
  ['a.c', 'abc', false, 'a dot is a dot'],
  ['a+*[x]$', 'a+ b[x]$', true, 'other signs stand for themselves'],
  ['a*a', 'a', false, 'one letter is not both ends'],
  ['ab*ba', 'aba', false, 'the ends do not overlap'],
  ['a*b*c', 'a b b c', true, 'pieces may come more than once'],
  ['a*b*c', 'a c b', false, 'but come in their order'],
  ['a*bc*c', 'abc', false, 'a piece does not reach into the end'],
  ['a**b', 'ab', true, 'two stars are one'],
  ['a*', 'a\nb', true, 'a line ends nothing'],
  ['A*', 'abc', false, 'case counts']
]

for (const [pattern, name, matches, why] of matchRows) {
  t.test(`${JSON.stringify(pattern)} on ${JSON.stringify(name)}: ${why}`, async t => {
    t.equal(nameMatcher(pattern)(name), matches)
  })
}

/** Tries every way to share the name out among the stars. */
function slowMatch(pattern: string, name: string): boolean {
  if (pattern === '') return name === ''
  const [first, rest] = [pattern.charAt(0), pattern.slice(1)]
  if (first !== '*') return name.charAt(0) === first && slowMatch(rest, name.slice(1))
  return slowMatch(rest, name) || (name !== '' && slowMatch(pattern, name.slice(1)))
}

t.test('matching finds what trying every way finds', async t => {
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 7 })
  const names = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
  const same = fc.property(patterns, names, (pattern, name) => {
    return nameMatcher(pattern)(name) === slowMatch(pattern, name)
  })
  await holds(t, same, { numRuns: 2_000 })
})

t.test('a pattern of many stars is no work', async t => {
  t.equal(nameMatcher(`${'a*'.repeat(60)}b`)('a'.repeat(255)), false)
})

t.test('a comma list drops blanks and empty items', async t => {
  t.strictSame(nameList(' a, ,b*,,-c '), ['a', 'b*', '-c'])
  t.strictSame(nameList(''), [])
})

const names = ['alpha', 'beta', 'gamma']
const nothing = { found: [], missing: [], unmatched: [] }
const resolveRows: [items: string[], expected: Partial<typeof expectedShape>, why: string][] = [
  [[], {}, 'nothing is asked for'],
  [['gamma', 'alpha'], { found: ['alpha', 'gamma'] }, 'the order is that of the names'],
  [['alpha', 'alpha', 'a*'], { found: ['alpha'] }, 'each comes once'],
  [['*'], { found: names }, 'a star stands for all'],
  [['_all'], { found: names }, '_all is a word for it'],
  [['*a', '-beta'], { found: ['alpha', 'gamma'] }, 'a name is taken away again'],
  [['*', '-*a'], {}, 'a pattern takes away, too'],
  [['_all', '-beta'], { found: ['alpha', 'gamma'] }, '_all counts as a pattern'],
  [['*', '-beta', 'beta'], { found: names }, 'what was taken away may come back'],
  [['-beta'], { missing: ['-beta'] }, 'before any pattern it is a name'],
  [['alpha', '-alpha'], { found: ['alpha'], missing: ['-alpha'] }, 'a name is no pattern'],
  [['*', '-delta'], { found: names }, 'taking away what is not there is no fault'],
  [['delta', 'alpha'], { found: ['alpha'], missing: ['delta'] }, 'a name has to exist'],
  [['d*', 'alpha'], { found: ['alpha'], unmatched: ['d*'] }, 'a pattern need not match']
]
const expectedShape: { found: string[]; missing: string[]; unmatched: string[] } = nothing

for (const [items, expected, why] of resolveRows) {
  t.test(`[${items.join(',')}] of three names: ${why}`, async t => {
    t.strictSame(resolveNames(items, names), { ...nothing, ...expected })
  })
}

t.test('_all among no names is a pattern that matches nothing', async t => {
  t.strictSame(resolveNames(['_all'], []), { ...nothing, unmatched: ['_all'] })
})
