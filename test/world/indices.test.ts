import t from 'tap'
import { Indices } from '../../src/world/indices.js'
import { anIndex } from '../support/world.js'

/** Two indices that share an alias, and the number of changes so far. */
function someIndices() {
  const seen = { changes: 0 }
  const indices = new Indices(() => {
    seen.changes += 1
  })
  indices.put(anIndex({ name: 'b', aliases: ['both'] }))
  indices.put(anIndex({ name: 'a', aliases: ['both', 'one'] }))
  return { indices, seen }
}

t.test('indices come by name, and the last that was put under a name counts', async t => {
  const { indices } = someIndices()
  t.strictSame(
    indices.all().map(index => index.name),
    ['a', 'b']
  )
  indices.put(anIndex({ name: 'a', shards: 9 }))
  t.equal(indices.get('a')?.shards, 9)
  t.equal(indices.all().length, 2)
})

const rows: [expressions: string[], found: string[], missing: string[], why: string][] = [
  [['*'], ['a', 'b'], [], 'everything'],
  [['a'], ['a'], [], 'a name'],
  [['both'], ['a', 'b'], [], 'an alias of two'],
  [['on*'], ['a'], [], 'a pattern that only an alias matches'],
  [['c', 'b'], ['b'], ['c'], 'a name of nothing'],
  [['c*'], [], [], 'a pattern that matches nothing']
]

for (const [expressions, found, missing, why] of rows) {
  t.test(`[${expressions.join(',')}] resolves: ${why}`, async t => {
    const result = someIndices().indices.resolve(expressions)
    t.strictSame(
      result.indices.map(index => index.name),
      found
    )
    t.strictSame(result.missing, missing)
  })
}

t.test('every change is told and announced', async t => {
  const { indices, seen } = someIndices()
  t.equal(seen.changes, 2)
  for (const change of [
    () => indices.put(anIndex({ name: 'c' })),
    () => indices.remove(['a', 'b']),
    () => indices.clear()
  ]) {
    const { next } = indices.changes
    const { changes } = seen
    change()
    t.equal(seen.changes, changes + 1)
    t.equal(next.aborted, true)
  }
})

t.test('only what is there can be removed', async t => {
  const { indices } = someIndices()
  t.throws(() => indices.remove(['c']), { name: 'AssertionError' })
})

t.test(
  'what a world begins with is made when somebody looks, once, and stays as it was changed',
  async t => {
    let made = 0
    const indices = new Indices()
    indices.sow(() => {
      made += 1
      return [anIndex({ name: 'a', shards: 1 }), anIndex({ name: 'b' })]
    })
    t.equal(made, 0)
    indices.put(anIndex({ name: 'a', shards: 9 }))
    indices.remove(['b'])
    t.strictSame(
      indices.all().map(({ name, shards }) => [name, shards]),
      [['a', 9]],
      'sown before it was changed'
    )
    t.equal(made, 1)
  }
)

t.test('clearing takes away what was sown and never looked at', async t => {
  const indices = new Indices()
  indices.sow(() => [anIndex({ name: 'a' })])
  indices.clear()
  t.strictSame(indices.all(), [])
})
