import t from 'tap'
import { elasticsearch } from '../../support/elasticsearch.js'

t.test('the list of tables names every one that there is', async t => {
  const { call } = await elasticsearch(t)
  const { text, reply } = await call('GET', '/_cat')
  t.match(text, /^=\^\.\^=\n/)
  t.match(text, '\n/_cat/indices/{index}\n')
  t.equal(reply.headers['content-type'], 'text/plain; charset=UTF-8')
  for (const path of text.split('\n').filter(line => /^\/_cat\/\w+$/.test(line))) {
    t.equal((await call('GET', path)).status, 200, path)
  }
})

const tables: [path: string, text: string][] = [
  [
    '/_cat/health?v',
    'epoch     timestamp cluster       status node.total node.data shards pri relo init unassign unassign.pri ' +
      'pending_tasks max_task_wait_time active_shards_percent\n' +
      '981173106 04:05:06  elasticsearch yellow          1         1      3   3    0    0        2            0 ' +
      '            0                  -                 60.0%\n'
  ],
  ['/_cat/count?v', 'epoch     timestamp count\n981173106 04:05:06  24   \n'],
  ['/_cat/count/b?h=count', '12\n'],
  ['/_cat/nodes?h=ip,node.role,master,name', '127.0.0.1 cdfhimrstw * elasticsearch-master-0\n'],
  ['/_cat/master?h=host,ip,node', '127.0.0.1 127.0.0.1 elasticsearch-master-0\n'],
  [
    '/_cat/shards?v',
    'index shard prirep state      docs store dataset ip        node                  \n' +
      'a     0     p      STARTED       6 3.8kb   3.8kb 127.0.0.1 elasticsearch-master-0\n' +
      'a     0     r      UNASSIGNED                                                    \n' +
      'a     1     p      STARTED       6 3.8kb   3.8kb 127.0.0.1 elasticsearch-master-0\n' +
      'a     1     r      UNASSIGNED                                                    \n' +
      'b     0     p      STARTED      12 7.6kb   7.6kb 127.0.0.1 elasticsearch-master-0\n'
  ],
  [
    '/_cat/recovery/b?v',
    'index shard time type        stage source_host source_node target_host target_node            repository ' +
      'snapshot files files_recovered files_percent files_total bytes bytes_recovered bytes_percent bytes_total ' +
      'translog_ops translog_ops_recovered translog_ops_percent\n' +
      'b     0     0s   empty_store done  n/a         n/a         127.0.0.1   elasticsearch-master-0 n/a        ' +
      'n/a      0     0               100.0%        0           0     0               100.0%        0           ' +
      '0            0                      100.0%              \n'
  ]
]
for (const [path, text] of tables) {
  t.test(`${path} as text`, async t => {
    const { call, index, world } = await elasticsearch(t)
    world.indices.clear()
    world.indices.put({ ...index('a'), shards: 2, replicas: 1 })
    index('b')
    t.equal((await call('GET', path)).text, text)
  })
}

t.test('a restore is seen while it goes on, and when it is over', async t => {
  const { call, clock, onlyIndex, world } = await elasticsearch(t)
  onlyIndex('a')
  await call('PUT', '/_snapshot/backups/one')
  clock.advance(60_000)
  await call('DELETE', '/a')
  const startMs = clock.nowMs()
  await call('POST', '/_snapshot/backups/one/_restore')
  const endMs = world.indices.get('a')?.recovery?.endMs ?? 0
  clock.advance(Math.floor((endMs - startMs) / 2))
  t.match((await call('GET', '/_cat/shards')).text, /^a 0 p INITIALIZING/)
  t.match(
    (await call('GET', '/_cat/recovery?active_only&h=type,stage,repository,snapshot')).text,
    'snapshot index backups one\n'
  )
  const [shard] = (await call('GET', '/a/_recovery?active_only=true')).body.a.shards
  t.match(shard, {
    stage: 'INDEX',
    index: { size: { total_in_bytes: 7_816 }, files: { total: 4 } }
  })
  t.notOk('stop_time_in_millis' in shard)
  t.ok(shard.index.size.recovered_in_bytes > 0 && shard.index.size.recovered_in_bytes < 7_816)
  clock.advance(endMs - startMs)
  t.equal((await call('GET', '/_cat/recovery?active_only')).text, '')
  t.equal((await call('GET', '/a/_recovery?active_only')).text, '{}')
  const [done] = (await call('GET', '/a/_recovery?human')).body.a.shards
  t.strictSame(Object.keys(done), [
    ...['id', 'type', 'stage', 'primary', 'start_time', 'start_time_in_millis', 'stop_time'],
    ...['stop_time_in_millis', 'total_time', 'total_time_in_millis', 'source', 'target', 'index'],
    ...['translog', 'verify_index']
  ])
  t.strictSame(Object.keys(done.source), [
    'repository',
    'snapshot',
    'version',
    'index',
    'restoreUUID'
  ])
  t.match(done, {
    type: 'SNAPSHOT',
    stage: 'DONE',
    source: { repository: 'backups', snapshot: 'one', index: 'a' },
    target: { name: 'elasticsearch-master-0' },
    index: { size: { total: '7.6kb', recovered_in_bytes: 7_816, percent: '100.0%' } }
  })
})

const columns: [engine: string, path: string, names: string[]][] = [
  [
    'opensearch:2.19',
    '/_cat/health',
    [
      ...['epoch', 'timestamp', 'cluster', 'status', 'node.total', 'node.data'],
      ...['discovered_cluster_manager', 'shards', 'pri', 'relo', 'init', 'unassign'],
      ...['pending_tasks', 'max_task_wait_time', 'active_shards_percent']
    ]
  ],
  [
    'opensearch:2.19',
    '/_cat/nodes',
    [
      ...[
        'ip',
        'heap.percent',
        'ram.percent',
        'cpu',
        'load_1m',
        'load_5m',
        'load_15m',
        'node.role'
      ],
      ...['node.roles', 'cluster_manager', 'name']
    ]
  ],
  [
    'elasticsearch:8.10',
    '/_cat/shards',
    ['index', 'shard', 'prirep', 'state', 'docs', 'store', 'ip', 'node']
  ]
]
for (const [engine, path, names] of columns) {
  t.test(`the columns of ${path} at ${engine}`, async t => {
    const { call } = await elasticsearch(t, { engine })
    t.strictSame(Object.keys((await call('GET', `${path}?format=json`)).body[0]), names)
  })
}
