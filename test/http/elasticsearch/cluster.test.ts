import t from 'tap'
import { elasticsearch, settled } from '../../support/elasticsearch.js'

t.test('the root tells product and release', async t => {
  const { call } = await elasticsearch(t)
  const { body, reply } = await call('GET', '/')
  t.match(body.cluster_uuid, /^[\w-]{22}$/)
  t.strictSame(Object.keys(body), ['name', 'cluster_name', 'cluster_uuid', 'version', 'tagline'])
  t.match(body, { version: { number: '8.17.4' }, tagline: 'You Know, for Search' })
  t.equal(reply.headers['content-type'], 'application/json')
  const head = await call('HEAD', '/')
  t.equal(head.status, 200)
  t.equal(head.text, '')
})

t.test('health in full', async t => {
  const { call, onlyIndex } = await elasticsearch(t)
  onlyIndex('a')
  t.equal(
    (await call('GET', '/_cluster/health')).text,
    '{"cluster_name":"elasticsearch","status":"green","timed_out":false,"number_of_nodes":1,' +
      '"number_of_data_nodes":1,"active_primary_shards":1,"active_shards":1,"relocating_shards":0,' +
      '"initializing_shards":0,"unassigned_shards":0,"unassigned_primary_shards":0,' +
      '"delayed_unassigned_shards":0,"number_of_pending_tasks":0,"number_of_in_flight_fetch":0,' +
      '"task_max_waiting_in_queue_millis":0,"active_shards_percent_as_number":100.0}'
  )
})

t.test('health waits for a status until its timeout', async t => {
  const { app, call, clock, index, world } = await elasticsearch(t)
  world.indices.put({ ...index('a'), replicas: 1 })
  const pending = call('GET', '/_cluster/health?wait_for_status=green&timeout=2s')
  await app.ready()
  await settled()
  clock.advance(2_000)
  const { status, body } = await pending
  t.equal(status, 408)
  t.match(body, { status: 'yellow', timed_out: true })
  t.equal((await call('GET', '/_cluster/health?wait_for_status=yellow')).status, 200)
})

t.test('the templates of the applications are there, even without indices', async t => {
  const { call, world } = await elasticsearch(t)
  world.indices.clear()
  const { body } = await call('GET', '/_index_template')
  const names: string[] = body.index_templates.map((it: { name: string }) => it.name)
  for (const app of ['operate', 'tasklist', 'optimize', 'zeebe']) {
    t.ok(
      names.some(name => name.startsWith(app)),
      app
    )
  }
  t.equal((await call('GET', '/_index_template/operate-*')).status, 200)
  const { status, body: missing } = await call('GET', '/_index_template/nope')
  t.equal(status, 404)
  t.equal(missing.error.reason, 'index template matching [nope] not found')
})

t.test('indices as a table and as JSON', async t => {
  const { call, index, world } = await elasticsearch(t)
  world.indices.clear()
  t.equal((await call('GET', '/_cat/indices')).text, '', 'nothing is an empty body')
  index('a')
  world.indices.put({ ...index('bb'), open: false })
  t.equal(
    (await call('GET', '/_cat/indices?v')).text,
    'health status index uuid       pri rep docs.count docs.deleted store.size pri.store.size dataset.size\n' +
      'green  open   a     uuid-of-a    1   0         12            0      7.6kb          7.6kb        7.6kb\n' +
      'green  close  bb    uuid-of-bb   1   0                                                               \n'
  )
  t.equal((await call('GET', '/_cat/indices?h=index&s=index:desc')).text, 'bb\na \n')
  t.equal(
    (await call('GET', '/_cat/indices?h=index&format=json')).text,
    '[{"index":"a"},{"index":"bb"}]'
  )
  const accepted = await call('GET', '/_cat/indices/a?h=i,dc,ss&bytes=b', undefined, {
    accept: 'application/json'
  })
  t.equal(accepted.text, '[{"i":"a","dc":"12","ss":"7816"}]')
  t.equal((await call('GET', '/_cat/indices?health=yellow')).text, '')
  t.equal((await call('GET', '/_cat/indices?health=blue')).status, 400)
  t.equal((await call('GET', '/_cat/indices/nope')).status, 404)
})

t.test('snapshots and repositories as tables', async t => {
  const { call, clock, onlyIndex, world } = await elasticsearch(t)
  onlyIndex('a')
  t.equal((await call('GET', '/_cat/snapshots/backups')).text, '')
  world.plans.add({ app: 'elasticsearch', durationMs: 1_200 })
  await call('PUT', '/_snapshot/backups/one')
  clock.advance(1_200)
  t.equal(
    (await call('GET', '/_cat/snapshots/backups')).text,
    'one backups SUCCESS 981173106 04:05:06 981173107 04:05:07 1.2s 1 1 0 1\n'
  )
  t.equal((await call('GET', '/_cat/snapshots/nope')).status, 404)
  t.equal((await call('GET', '/_cat/repositories?v')).text, 'id      type\nbackups   s3\n')
})
