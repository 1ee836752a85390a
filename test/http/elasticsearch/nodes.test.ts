import t from 'tap'
import { elasticsearch, failure, startMs } from '../../support/elasticsearch.js'

/** The node of the tests' worlds, by its id. */
async function withNode(t: Parameters<typeof elasticsearch>[0]) {
  const it = await elasticsearch(t)
  return { ...it, id: it.world.nodeId }
}

t.test('the node tells who it is and where it is reached', async t => {
  const { call, id } = await withNode(t)
  const { body } = await call('GET', '/_nodes/http', undefined, { host: 'localhost:4711' })
  t.strictSame(Object.keys(body), ['_nodes', 'cluster_name', 'nodes'])
  t.strictSame(body._nodes, { total: 1, successful: 1, failed: 0 })
  t.match(body.nodes[id], {
    name: 'elasticsearch-master-0',
    version: '8.17.4',
    http: { publish_address: 'localhost:4711', max_content_length_in_bytes: 104_857_600 }
  })
  t.notOk('settings' in body.nodes[id], 'only what was asked for')
  const whole = (await call('GET', '/_nodes')).body.nodes[id]
  for (const metric of ['settings', 'http', 'plugins', 'modules']) t.ok(metric in whole, metric)
})

const meant: [path: string, total: number, why: string][] = [
  ['/_nodes/_all', 1, 'every node'],
  ['/_nodes/_master', 1, 'what it is to the cluster'],
  ['/_nodes/elasticsearch-*', 1, 'a pattern'],
  ['/_nodes/elasticsearch-master-0/http', 1, 'its name'],
  ['/_nodes/nope', 0, 'nobody'],
  ['/_nodes/nope/http,settings', 0, 'nobody, with metrics'],
  ['/_nodes/stats', 1, 'every node'],
  ['/_nodes/nope/stats', 0, 'nobody'],
  ['/_nodes/_local/stats/fs', 1, 'the one that is asked']
]
for (const [path, total, why] of meant) {
  t.test(`GET ${path} means ${total}: ${why}`, async t => {
    const { call } = await withNode(t)
    const { status, body } = await call('GET', path)
    t.equal(status, 200)
    t.equal(body._nodes.total, total)
    t.equal(Object.keys(body.nodes).length, total)
  })
}

t.test('what nobody can tell of a node is refused', async t => {
  const { call } = await withNode(t)
  const unknown = (path: string, told: string) =>
    failure(400, 'illegal_argument_exception', `request [${path}] contains unrecognized ${told}`)
  t.strictSame(
    (await call('GET', '/_nodes/_all/nope')).body,
    unknown('/_nodes/_all/nope', 'metric: [nope]')
  )
  t.strictSame(
    (await call('GET', '/_nodes/stats/fs,a,b')).body,
    unknown('/_nodes/stats/fs,a,b', 'metrics: [a], [b]')
  )
})

t.test('the disk is as full as the condition says', async t => {
  const { call, id, onlyIndex, world } = await withNode(t)
  onlyIndex('a')
  const stats = async () => (await call('GET', '/_nodes/stats')).body.nodes[id]
  const usual = await stats()
  t.equal(usual.timestamp, startMs)
  t.strictSame(usual.indices.docs, { count: 12, deleted: 0 })
  t.equal(usual.indices.store.size_in_bytes, 7_816)
  t.strictSame(Object.keys(usual.fs.total), [
    'total_in_bytes',
    'free_in_bytes',
    'available_in_bytes'
  ])
  const freeShare = ({ fs: { total } }: Awaited<ReturnType<typeof stats>>) =>
    total.available_in_bytes / total.total_in_bytes
  t.ok(freeShare(usual) > 0.15, 'no watermark is passed')
  world.conditions.set({ elasticsearch: { kind: 'diskFull' } })
  t.ok(freeShare(await stats()) < 0.05, 'all are')
})

t.test('secure settings are read again', async t => {
  const { call, id } = await withNode(t)
  const answer = {
    _nodes: { total: 1, successful: 1, failed: 0 },
    cluster_name: 'elasticsearch',
    nodes: { [id]: { name: 'elasticsearch-master-0' } }
  }
  t.equal((await call('POST', '/_nodes/reload_secure_settings')).text, JSON.stringify(answer))
  const body = { secure_settings_password: 'x' }
  t.strictSame((await call('POST', '/_nodes/_local/reload_secure_settings', body)).body, answer)
})

t.test('a node of OpenSearch has its own roles and no flavor', async t => {
  const { call, world } = await elasticsearch(t, { engine: 'opensearch:2.19' })
  const node = (await call('GET', '/_nodes')).body.nodes[world.nodeId]
  t.strictSame(node.roles, ['cluster_manager', 'data', 'ingest', 'remote_cluster_client'])
  t.match(node, { version: /^2\.19\./, build_type: 'tar' })
  t.notOk('build_flavor' in node)
})
