import fc from 'fast-check'
import t from 'tap'
import { nearest, suggestion } from '../../src/domain/nearest.js'

const rows: [word: string, candidates: string[], meant: string | undefined, why: string][] = [
  ['sevre', ['serve', 'health'], 'serve', 'two neighbours swapped'],
  ['PORT-base', ['pace', 'portBase'], 'portBase', 'another spelling of the same letters'],
  ['paces', ['pace', 'partitions'], 'pace', 'a letter too many'],
  ['pac', ['pace'], 'pace', 'a letter too few'],
  ['hots', ['ports', 'host'], 'host', 'a swap is one slip'],
  ['port', ['host'], undefined, 'half of a short word wrong'],
  ['a', ['b'], undefined, 'nothing in common'],
  ['xyz', ['pace', 'seed'], undefined, 'another word'],
  ['abcdef', ['abcdxy'], 'abcdxy', 'a third of the letters wrong'],
  ['abcdef', ['abcxyz'], undefined, 'half of the letters wrong'],
  ['', ['a'], undefined, 'nothing was written'],
  ['pace', [], undefined, 'nothing to choose from']
]

for (const [word, candidates, meant, why] of rows) {
  t.test(`${JSON.stringify(word)} among ${candidates.join(', ')}: ${why}`, async t => {
    t.equal(nearest(word, candidates), meant)
  })
}

t.test('a prefix that all share does not make them alike', async t => {
  t.equal(nearest('LONG_PREFIX_AB', ['LONG_PREFIX_AZ'], 'LONG_PREFIX_'), 'LONG_PREFIX_AZ')
  t.equal(nearest('LONG_PREFIX_AB', ['LONG_PREFIX_YZ'], 'LONG_PREFIX_'), undefined)
})

t.test('a suggestion reads on from the complaint', async t => {
  t.equal(suggestion('paces', ['pace']), '; did you mean pace?')
  t.equal(suggestion('xyz', ['pace']), '')
})

t.test('one letter left out of a long word is always found', async t => {
  const word = 'elasticsearchHostNames'
  fc.assert(
    fc.property(fc.nat(word.length - 1), index => {
      const slip = word.slice(0, index) + word.slice(index + 1)
      t.equal(nearest(slip, ['operateHostNames', word, 'elasticsearchPort']), word, slip)
    })
  )
})
