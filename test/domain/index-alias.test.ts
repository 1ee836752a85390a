import t from 'tap'
import { Documents } from '../../src/domain/documents.js'
import { withAlias, withoutAliases } from '../../src/domain/index-alias.js'
import type { IndexFacts } from '../../src/domain/index-facts.js'

const index: IndexFacts = {
  name: 'a',
  uuid: 'u',
  aliases: ['x'],
  shards: 1,
  replicas: 0,
  documents: Documents.none,
  open: true,
  createdMs: 0
}

t.test('an alias keeps its place, and what it says goes with it', async t => {
  const two = withAlias(withAlias(index, 'y', { isHidden: true }), 'x', { isWriteIndex: true })
  t.strictSame(two.aliases, ['x', 'y'])
  t.strictSame(two.aliasOptions, { x: { isWriteIndex: true }, y: { isHidden: true } })
  t.strictSame(withoutAliases(two, ['x']).aliasOptions, { y: { isHidden: true } })
})

t.test(
  'an index whose aliases are names and nothing else is written down without more',
  async t => {
    const said = withAlias(index, 'x', { isWriteIndex: true })
    t.strictSame(withAlias(said, 'x', {}), index)
    t.notOk('aliasOptions' in withAlias(said, 'x', {}))
    t.notOk('aliasOptions' in withoutAliases(said, ['x']))
  }
)
