import t from 'tap'
import { elasticsearch } from '../../support/elasticsearch.js'

type Call = Awaited<ReturnType<typeof elasticsearch>>['call']

/** All that an index holds, in the order in which it was written. */
async function contentOf(call: Call, index: string) {
  const { body } = await call('GET', `/${index}/_search?version=true&seq_no_primary_term=true`)
  return body.hits?.hits.map(
    (hit: { _id: string; _version: number; _seq_no: number; _source: object }) => {
      return [hit._id, hit._version, hit._seq_no, hit._source]
    }
  )
}

/** Two documents, one of them written twice. */
async function filled(t: Parameters<typeof elasticsearch>[0]) {
  const it = await elasticsearch(t)
  const { call } = it
  await call('PUT', '/orders', {
    aliases: { all: {} },
    settings: { 'index.refresh_interval': '7s' }
  })
  await call('PUT', '/orders/_doc/1', { total: 5 })
  await call('PUT', '/orders/_doc/2', { total: 9_223_372_036_854_775_000n.toString() })
  await call('PUT', '/orders/_doc/1', { total: 6 })
  return it
}

const content = [
  ['2', 1, 1, { total: '9223372036854775000' }],
  ['1', 2, 2, { total: 6 }]
]

t.test('a restore brings back documents, versions, aliases, settings and mappings', async t => {
  const { call, clock } = await filled(t)
  const before = (await call('GET', '/orders')).body.orders
  await call('PUT', '/_snapshot/backups/s', { indices: 'orders' })
  clock.advance(3_600_000)
  await call(
    'POST',
    '/_bulk',
    '{"delete":{"_index":"orders","_id":"2"}}\n{"index":{"_index":"orders","_id":"3"}}\n{"late":true}\n'
  )
  await call('DELETE', '/orders')
  t.equal((await call('GET', '/orders/_count')).status, 404)

  await call('POST', '/_snapshot/backups/s/_restore', {})
  clock.advance(3_600_000)
  t.strictSame(await contentOf(call, 'orders'), content)
  t.equal((await call('GET', '/all/_count')).body.count, 2, 'by its alias')
  const { aliases, mappings, settings } = (await call('GET', '/orders')).body.orders
  t.strictSame({ aliases, mappings }, { aliases: before.aliases, mappings: before.mappings })
  t.equal(settings.index.refresh_interval, '7s')
  const again = await call('PUT', '/orders/_doc/1', { total: 7 })
  t.match(again.body, { _version: 3, _seq_no: 3, result: 'updated' }, 'the numbers go on')
})

t.test('a restore under another name leaves what is there as it is', async t => {
  const { call, clock } = await filled(t)
  await call('PUT', '/_snapshot/backups/s', { indices: 'orders' })
  clock.advance(3_600_000)
  await call('PUT', '/orders/_doc/1', { total: 0 })
  const rename = { rename_pattern: '(.+)', rename_replacement: 'old-$1', include_aliases: false }
  await call('POST', '/_snapshot/backups/s/_restore', rename)
  clock.advance(3_600_000)
  t.strictSame(await contentOf(call, 'old-orders'), content)
  await call('DELETE', '/old-orders/_doc/2')
  t.equal((await call('GET', '/orders/_count')).body.count, 2)
  t.strictSame((await call('GET', '/orders/_source/1')).body, { total: 0 })
})

t.test('a snapshot holds the documents as they were when it began', async t => {
  const { call, clock } = await filled(t)
  await call('PUT', '/_snapshot/backups/s', { indices: 'orders' })
  clock.advance(1)
  t.equal((await call('GET', '/_snapshot/backups/s')).body.snapshots[0].state, 'IN_PROGRESS')
  await call('PUT', '/orders/_doc/1', { total: 'changed' })
  await call('DELETE', '/orders/_doc/2')
  clock.advance(3_600_000)
  await call('POST', '/orders/_close')
  await call('POST', '/_snapshot/backups/s/_restore', {})
  clock.advance(3_600_000)
  t.strictSame(await contentOf(call, 'orders'), content)
})

t.test(
  'nothing is read from an index that is still being restored, nor written into it',
  async t => {
    const { call, clock } = await filled(t)
    await call('PUT', '/_snapshot/backups/s', { indices: 'orders' })
    clock.advance(3_600_000)
    await call('DELETE', '/orders')
    await call('POST', '/_snapshot/backups/s/_restore', {})
    for (const path of ['_search', '_count']) {
      const { status, body } = await call('GET', `/orders/${path}`)
      t.strictSame([status, body.error.type], [503, 'search_phase_execution_exception'], path)
    }
    const get = await call('GET', '/orders/_doc/1')
    t.strictSame([get.status, get.body.error.type], [503, 'no_shard_available_action_exception'])
    const put = await call('PUT', '/orders/_doc/1', {})
    t.strictSame([put.status, put.body.error.type], [503, 'unavailable_shards_exception'])
    await call('PUT', '/there/_doc/1', {})
    const both = (await call('GET', '/orders,there/_search')).body
    t.strictSame(both._shards, { total: 2, successful: 1, skipped: 0, failed: 0 })
    t.equal(both.hits.total.value, 1)
    clock.advance(3_600_000)
    t.strictSame(await contentOf(call, 'orders'), content)
  }
)

t.test('documents that were sown come back as well', async t => {
  const { call, clock } = await elasticsearch(t)
  const index = 'operate-incident-8.3.1_'
  const before = await contentOf(call, index)
  t.equal(before.length, 3)
  await call('PUT', '/_snapshot/backups/s', { indices: index })
  clock.advance(3_600_000)
  await call('PUT', `/${index}/_doc/${before[1][0]}`, { key: 1 })
  await call('DELETE', `/${index}/_doc/${before[0][0]}`)
  t.equal((await call('GET', `/_cat/indices/${index}?h=dc`)).text.trim(), '2')
  t.equal((await call('GET', `/${index}/_count`)).body.count, 2)
  await call('DELETE', `/${index}`)
  await call('POST', '/_snapshot/backups/s/_restore', { indices: index })
  clock.advance(3_600_000)
  t.strictSame(await contentOf(call, index), before)
})

t.test('a world that is exported and imported goes on with its documents', async t => {
  const { call, clock, world } = await filled(t)
  await call('PUT', '/_snapshot/backups/s', { indices: '*' })
  clock.advance(3_600_000)
  await call('DELETE', '/orders/_doc/2')
  const state = JSON.parse(JSON.stringify(world.exportState()))
  t.equal(state.knownDocuments.length, 2, 'each once, though two values hold them')
  const other = await elasticsearch(t)
  t.strictSame(other.world.importState(state), [])
  for (const it of [call, other.call]) {
    t.strictSame(await contentOf(it, 'orders'), [content[1]])
    t.match((await it('PUT', '/orders/_doc/4', {})).body, { _seq_no: 4, _version: 1 })
    await it('DELETE', '/orders')
    await it('POST', '/_snapshot/backups/s/_restore', { indices: 'orders' })
  }
  other.world.clock.advance(3_600_000)
  t.strictSame(await contentOf(other.call, 'orders'), content)
  other.world.reset()
  t.equal((await other.call('GET', '/orders/_count')).status, 404)
})
