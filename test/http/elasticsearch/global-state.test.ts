import t from 'tap'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

const template = (name: string) => ({ index_patterns: [`${name}-*`] })

/** Settings and templates of all kinds, a snapshot of them, and then everything different. */
async function changedSince(t: Parameters<typeof elasticsearch>[0], body: object = {}) {
  const it = await elasticsearch(t)
  const { call, clock, onlyIndex } = it
  onlyIndex('a')
  const set = (value: string) =>
    call('PUT', '/_cluster/settings', { persistent: { 'cluster.max_shards_per_node': value } })
  await set('1')
  await call('PUT', '/_index_template/then', template('then'))
  await call('PUT', '/_component_template/then', { template: {} })
  await call('PUT', '/_template/then', template('then'))
  await call('PUT', '/_snapshot/backups/one', body)
  clock.advance(10_000)
  await set('2')
  await call('DELETE', '/_index_template/then')
  await call('PUT', '/_index_template/now', template('now'))
  await call('DELETE', '/_component_template/then')
  await call('DELETE', '/_template/then')
  await call('PUT', '/_template/now', template('now'))
  await call('DELETE', '/a')
  const names = async (path: string) => {
    const read = await call('GET', path)
    const [list] = Object.values<{ name: string }[]>(read.body)
    return Array.isArray(list) ? list.map(entry => entry.name) : Object.keys(read.body)
  }
  const shardsMax = async () =>
    (await call('GET', '/_cluster/settings')).body.persistent.cluster.max_shards_per_node
  return { ...it, names, shardsMax }
}

t.test('a restore brings the global state back where it is asked for', async t => {
  const { call, names, shardsMax } = await changedSince(t)
  await call('POST', '/_snapshot/backups/one/_restore')
  t.equal(await shardsMax(), '2', 'not asked for')
  await call('DELETE', '/a')
  const restored = await call('POST', '/_snapshot/backups/one/_restore', {
    include_global_state: true
  })
  t.equal(restored.status, 200)
  t.equal(await shardsMax(), '1')
  t.ok((await names('/_index_template')).includes('then'))
  t.notOk((await names('/_index_template')).includes('now'), 'newer templates are replaced')
  t.strictSame(await names('/_component_template'), ['then'])
  t.strictSame(await names('/_template'), ['now', 'then'], 'older ones come in addition')
})

t.test('a snapshot without the global state holds none', async t => {
  const { call, shardsMax } = await changedSince(t, { include_global_state: false })
  const { body } = await call('POST', '/_snapshot/backups/one/_restore', {
    include_global_state: true
  })
  t.match(body.error.reason, /cannot restore global state since the snapshot was created without/)
  t.equal(await shardsMax(), '2')
})

t.test('a snapshot of an untouched cluster brings that back', async t => {
  const { call, clock, onlyIndex, world } = await elasticsearch(t)
  onlyIndex('a')
  await call('PUT', '/_snapshot/backups/one')
  clock.advance(10_000)
  await call('DELETE', '/_index_template/*')
  await call('PUT', '/_cluster/settings', { persistent: { 'logger.a': 'debug' } })
  await call('DELETE', '/a')
  await call('POST', '/_snapshot/backups/one/_restore', { include_global_state: true })
  t.strictSame(world.metadata.global, world.metadata.initial)
})

t.test('a copy of a snapshot holds the global state of the one it was made from', async t => {
  const { call, shardsMax } = await changedSince(t)
  await call('PUT', '/_snapshot/backups/one/_clone/two', { indices: '*' })
  await call('POST', '/_snapshot/backups/two/_restore', { include_global_state: true })
  t.equal(await shardsMax(), '1')
})

t.test('a part that waits for its turn holds the state of when it begins', async t => {
  const { world, clock } = await elasticsearch(t)
  await world.apps.operate.take(1n)
  world.metadata.global = { ...world.metadata.global, settings: { a: '1' } }
  clock.advance(60_000)
  const held = world.repositories
    .views('backups')
    .map(({ plan }) => plan.includeGlobalState && plan.globalState?.settings)
  t.ok(held.length > 1)
  t.strictSame(held[0], undefined, 'this one had begun')
  t.ok(held.slice(1).every(settings => settings && settings['a'] === '1'))
})

t.test(
  'the state of a world keeps settings and templates, and what snapshots hold of them',
  async t => {
    const { world } = await changedSince(t)
    const text = JSON.stringify(world.exportState())
    const there = await elasticsearch(t)
    t.strictSame(there.world.importState(JSON.parse(text)), [])
    t.equal(JSON.stringify(there.world.exportState()), text)
    await there.call('POST', '/_snapshot/backups/one/_restore', { include_global_state: true })
    t.equal(there.world.metadata.setting('cluster.max_shards_per_node'), '1')
  }
)

t.test('nothing is written down of a cluster that nobody has touched', async t => {
  const { call, world } = await elasticsearch(t)
  await call('GET', '/_index_template')
  await call('PUT', '/_snapshot/backups/one')
  const state = world.exportState()
  t.notOk('metadata' in state || 'knownGlobalStates' in state)
})

t.test('after a reset the cluster is as it began', async t => {
  const { world } = await changedSince(t)
  world.reset()
  t.equal(world.metadata.state, undefined)
})

t.test('no features, or none at all, may be asked for', async t => {
  const { call, clock, onlyIndex } = await elasticsearch(t)
  onlyIndex('a')
  t.strictSame(
    (await call('PUT', '/_snapshot/backups/one', { feature_states: ['none', 'x'] })).body,
    failure(
      400,
      'illegal_argument_exception',
      'the feature_states value [none] indicates that no feature states should be snapshotted, but other feature ' +
        'states were requested: [none, x]'
    )
  )
  const { body } = await call('PUT', '/_snapshot/backups/one?wait_for_completion=false', {
    feature_states: ['none']
  })
  t.strictSame(body, { accepted: true })
  t.equal((await call('PUT', '/_snapshot/backups/two', { feature_states: ['x'] })).status, 200)
  clock.advance(10_000)
  const [snapshot] = (await call('GET', '/_snapshot/backups/one')).body.snapshots
  t.strictSame(snapshot.feature_states, [])
  await call('DELETE', '/a')
  const restore = (feature_states: string[]) =>
    call('POST', '/_snapshot/backups/one/_restore', { feature_states })
  const refused = (told: string) => failure(500, 'snapshot_restore_exception', told)
  const subject = `[backups:one/${snapshot.uuid}]`
  t.strictSame(
    (await restore(['x'])).body,
    refused(`${subject} requested feature states [[x]] are not present in snapshot`)
  )
  t.strictSame(
    (await restore(['x', 'none'])).body,
    refused(
      `${subject} the feature_states value [none] indicates that no feature states should be restored, but other ` +
        'feature states were requested: [x, none]'
    )
  )
  t.equal((await restore(['none'])).status, 200)
})
