import t from 'tap'
import { ClusterMetadata, heldState } from '../../src/world/cluster-metadata.js'

const another = { settings: { a: '1' }, templates: { index: {}, component: {}, legacy: {} } }

t.test(
  'a world begins with the templates of its applications, and has nothing to remember',
  async t => {
    const metadata = new ClusterMetadata('8.7.2')
    t.ok('operate-list-view-8.3.0_template' in metadata.global.templates.index)
    t.equal(metadata.changed, undefined)
    t.equal(metadata.state, undefined)
  }
)

t.test('a transient setting counts before a persistent one, until everything is reset', async t => {
  const metadata = new ClusterMetadata('8.7.2')
  t.equal(metadata.setting('a'), undefined)
  metadata.global = another
  t.equal(metadata.setting('a'), '1')
  metadata.transient = { a: '2' }
  t.equal(metadata.setting('a'), '2')
  t.strictSame(metadata.state, { transient: { a: '2' }, global: another })
  metadata.reset()
  t.equal(metadata.setting('a'), undefined)
  t.equal(metadata.state, undefined)
})

t.test('a snapshot holds the global state where it includes it and it was changed', async t => {
  let changes = 0
  const metadata = new ClusterMetadata('8.7.2', () => {
    changes += 1
  })
  const [including, leaving] = [{ includeGlobalState: true }, { includeGlobalState: false }]
  t.strictSame(heldState(including, metadata), {}, 'nothing but what a world begins with')
  metadata.global = another
  t.equal(heldState(including, metadata).globalState, another)
  t.strictSame(heldState(leaving, metadata), {})
  t.equal(changes, 1, 'waiting snapshots are told')
})
