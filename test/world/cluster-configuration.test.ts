import t from 'tap'
import { aDeployment, aWorld, startMs } from '../support/world.js'

const freely = { deleteNeedsOrphan: false }
const disable = { operation: 'disable', exporterId: 'elasticsearch' } as const

t.test('a change counts once for itself, once for its end, and for each partition', async t => {
  const { clock, world } = aWorld({ partitionsCount: 3 })
  clock.advance(1_000)
  const change = world.cluster.change(disable, freely)
  t.match(change, { changeId: 2, before: { version: 1, brokerVersion: 0 } })
  const { version, brokerVersion, exporters, lastChange } = world.cluster.current()
  const nowMs = startMs + 1_000
  t.strictSame([version, brokerVersion], [3, 3])
  t.strictSame(exporters, [{ id: 'elasticsearch', state: 'DISABLED', disabledMs: nowMs }])
  t.strictSame(lastChange, { id: 2, startedMs: nowMs, completedMs: nowMs })
})

t.test('what is refused changes nothing', async t => {
  const { world } = aWorld()
  const before = world.cluster.current()
  const refusal = world.cluster.change({ operation: 'enable', exporterId: 'elasticsearch' }, freely)
  t.strictSame(refusal, { code: 'EXPORTER_ENABLED', exporterId: 'elasticsearch' })
  t.equal(world.cluster.current(), before)
})

t.test('the exporter is called as the release and its storage have it', async t => {
  const rows = [
    ['8.7', 'elasticsearch', 'elasticsearch'],
    ['8.7', 'opensearch', 'opensearch'],
    ['8.8', 'elasticsearch', 'camundaexporter'],
    ['8.8', 'opensearch', 'camundaexporter'],
    ['8.9', 'rdbms', 'rdbms']
  ] as const
  for (const [release, storage, id] of rows) {
    const { world } = aWorld({ deployment: aDeployment(release, { storage }) })
    const ids = world.cluster.current().exporters.map(it => it.id)
    t.strictSame(ids, [id], `${release} with ${storage}`)
  }
})

t.test('a reset brings the first settings back', async t => {
  const { world } = aWorld()
  const before = world.cluster.current()
  world.cluster.change(disable, freely)
  world.reset()
  t.strictSame(world.cluster.current(), before)
})
