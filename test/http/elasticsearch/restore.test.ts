import t from 'tap'
import { elasticsearch, failure, settled, startMs } from '../../support/elasticsearch.js'

const type = 'snapshot_restore_exception'

/** A world whose only index `a` lies in the finished snapshot `one`. */
async function withSnapshot(t: Parameters<typeof elasticsearch>[0]) {
  const it = await elasticsearch(t)
  it.onlyIndex('a', ['a_alias'])
  await it.call('PUT', '/_snapshot/backups/one', { include_global_state: false })
  const plan = it.world.repositories.view('backups', 'one')?.plan
  it.clock.advance(10_000)
  const restore = (body?: unknown, query = '') =>
    it.call('POST', `/_snapshot/backups/one/_restore${query}`, body)
  return { ...it, restore, subject: `backups:one/${plan?.uuid}` }
}

t.test('what was deleted comes back with aliases, documents and a new uuid', async t => {
  const { call, restore, world } = await withSnapshot(t)
  const before = world.indices.get('a')
  await call('DELETE', '/a')
  t.strictSame((await restore()).body, { accepted: true })
  const after = world.indices.get('a')
  t.match(after, { aliases: ['a_alias'], documents: { count: 12 }, shards: 1, open: true })
  t.not(after?.uuid, before?.uuid)
})

t.test('every index of the seed survives a disaster', async t => {
  const { clock, call, world } = await elasticsearch(t, { pace: 'instant' })
  const facts = () =>
    world.indices
      .all()
      .map(({ name, aliases, documents }) => ({ name, aliases, count: documents.count }))
  const before = facts()
  await call('PUT', '/_snapshot/backups/all?wait_for_completion=true')
  for (const { name } of before) t.equal((await call('DELETE', `/${name}`)).status, 200)
  t.equal((await call('GET', '/_cat/indices')).text, '')
  clock.advance(1)
  const { body } = await call('POST', '/_snapshot/backups/all/_restore?wait_for_completion=true')
  t.match(body.snapshot, { snapshot: 'all', shards: { total: before.length, failed: 0 } })
  t.strictSame(facts(), before)
})

t.test('a restore that waits is answered when the clock reaches its end', async t => {
  const { app, clock, call, restore, world } = await withSnapshot(t)
  await call('DELETE', '/a')
  let answered = false
  const pending = restore(undefined, '?wait_for_completion=true').then(reply => {
    answered = true
    return reply
  })
  await app.ready()
  await settled()
  const { endMs = 0 } = world.indices.get('a')?.recovery ?? {}
  t.match((await call('GET', '/a/_recovery')).body, { a: { shards: [{ stage: 'INDEX' }] } })
  t.match((await call('GET', '/_cluster/health')).body, { status: 'yellow' })
  clock.advance(endMs - clock.nowMs() - 1)
  await settled()
  t.equal(answered, false, 'one millisecond before')
  clock.advance(1)
  t.equal(
    (await pending).text,
    '{"snapshot":{"snapshot":"one","indices":["a"],"shards":{"total":1,"failed":0,"successful":1}}}'
  )
  t.match((await call('GET', '/a/_recovery')).body, {
    a: { shards: [{ id: 0, type: 'SNAPSHOT', stage: 'DONE' }] }
  })
  t.strictSame((await call('GET', '/a/_recovery?active_only=true')).body, {})
})

t.test('an open index of the same name stands in the way', async t => {
  const { restore, subject } = await withSnapshot(t)
  t.strictSame(
    (await restore()).body,
    failure(
      500,
      type,
      `[${subject}] cannot restore index [a] because an open index with same name already exists in ` +
        'the cluster. Either close or delete the existing index or restore the index under a different ' +
        'name by providing a rename pattern and replacement name'
    )
  )
})

t.test('one conflict keeps everything from being restored', async t => {
  const { call, clock, index, world } = await elasticsearch(t, { pace: 'instant' })
  world.indices.clear()
  index('a')
  index('b')
  await call('PUT', '/_snapshot/backups/one')
  clock.advance(1)
  await call('DELETE', '/a')
  t.equal((await call('POST', '/_snapshot/backups/one/_restore')).status, 500)
  t.equal(world.indices.get('a'), undefined)
})

t.test('a closed index is overwritten and opened, if its shards fit', async t => {
  const { call, index, restore, subject, world } = await withSnapshot(t)
  const { body } = await call('POST', '/a/_close')
  t.strictSame(body, {
    acknowledged: true,
    shards_acknowledged: true,
    indices: { a: { closed: true } }
  })
  t.strictSame((await restore()).body, { accepted: true })
  t.equal(world.indices.get('a')?.open, true)
  await call('DELETE', '/a')
  world.indices.put({ ...index('a', [], 2), open: false })
  t.strictSame(
    (await restore()).body,
    failure(
      500,
      type,
      `[${subject}] cannot restore index [a] with [2] shards from a snapshot of index [a] with [1] shards`
    )
  )
})

t.test('indices can be renamed, and left without aliases', async t => {
  const { restore, world } = await withSnapshot(t)
  const rename = {
    rename_pattern: '(.+)',
    rename_replacement: 'restored-$1',
    include_aliases: false
  }
  t.strictSame((await restore(rename)).body, { accepted: true })
  t.match(world.indices.get('restored-a'), { aliases: [], documents: { count: 12 } })
})

t.test('an alias does not come back where an index has its name by now', async t => {
  const { call, clock, index, world } = await elasticsearch(t, { pace: 'instant' })
  world.indices.clear()
  index('a', ['other'])
  await call('PUT', '/_snapshot/backups/one')
  clock.advance(1)
  world.indices.clear()
  const { uuid } = index('other')
  const path = '/_snapshot/backups/one/_restore'
  const refused = await call('POST', path, { rename_pattern: 'a', rename_replacement: 'b' })
  t.equal(refused.status, 500)
  t.equal(refused.body.error.type, 'illegal_state_exception')
  t.match(refused.body.error.reason, /found \[other \(alias of \[b\/.+\]\) conflicts with index\]$/)
  t.strictSame(
    world.indices.all().map(it => it.uuid),
    [uuid],
    'nothing was restored'
  )
  t.equal((await call('POST', path, { include_aliases: false })).status, 200)
})

t.test('two indices cannot be renamed alike', async t => {
  const { call, clock, index, world } = await elasticsearch(t, { pace: 'instant' })
  world.indices.clear()
  index('a')
  index('b')
  await call('PUT', '/_snapshot/backups/one')
  clock.advance(1)
  const body = { rename_pattern: '.+', rename_replacement: 'c' }
  t.strictSame(
    (await call('POST', '/_snapshot/backups/one/_restore', body)).body,
    failure(500, type, '[backups:one] indices [b] and [a] are renamed into the same index [c]')
  )
})

t.test('index settings are obeyed, except those that make an index what it is', async t => {
  const { call, restore, subject, world } = await withSnapshot(t)
  await call('DELETE', '/a')
  const fixed = await restore({ index_settings: { 'index.number_of_shards': 2 } })
  t.equal(
    fixed.body.error.reason,
    `[${subject}] cannot modify setting [index.number_of_shards] on restore`
  )
  t.equal((await restore({ index_settings: { index: { number_of_replicas: 2 } } })).status, 200)
  t.equal(world.indices.get('a')?.replicas, 2)
})

const refused: [body: object, status: number, reason: string][] = [
  [{ indices: 'nope' }, 404, 'no such index [nope]'],
  [{ foo: 1 }, 400, 'Unknown parameter foo'],
  [{ rename_pattern: 1 }, 400, 'malformed rename_pattern'],
  [{ rename_replacement: 1 }, 400, 'malformed rename_replacement'],
  [{ index_settings: [] }, 400, 'malformed index_settings section'],
  [
    { ignore_index_settings: 1 },
    400,
    'malformed ignore_index_settings section, should be an array of strings'
  ]
]
for (const [body, status, reason] of refused) {
  t.test(`a restore with ${JSON.stringify(body)} is refused`, async t => {
    const { restore } = await withSnapshot(t)
    const reply = await restore(body)
    t.equal(reply.status, status)
    t.equal(reply.body.error.reason, reason)
  })
}

t.test('global state that was not stored cannot be restored', async t => {
  const { restore, subject } = await withSnapshot(t)
  t.equal(
    (await restore({ include_global_state: true })).body.error.reason,
    `[${subject}] cannot restore global state since the snapshot was created without global state`
  )
})

t.test('a missing snapshot is a 500, a missing repository a 404', async t => {
  const { call } = await elasticsearch(t)
  t.strictSame(
    (await call('POST', '/_snapshot/backups/nope/_restore')).body,
    failure(500, type, '[backups:nope] snapshot does not exist')
  )
  t.strictSame(
    (await call('POST', '/_snapshot/nope/one/_restore')).body,
    failure(404, 'repository_missing_exception', '[nope] missing')
  )
})

t.test('what runs or has failed cannot be restored', async t => {
  const { call, world } = await elasticsearch(t)
  await call('PUT', '/_snapshot/backups/one')
  const { uuid } = world.repositories.view('backups', 'one')?.plan ?? {}
  t.equal(
    (await call('POST', '/_snapshot/backups/one/_restore')).body.error.reason,
    `[backups:one/${uuid}] unsupported snapshot state [IN_PROGRESS]`
  )
})

t.test('an incomplete index is restored only where partial is asked for', async t => {
  const { call, clock, index, world } = await elasticsearch(t)
  world.indices.clear()
  const failed = index('a')
  const failures = [{ index: 'a', shardId: 0, reason: 'no disk', nodeId: 'n', status: 'X' }]
  const common = { indexExpressions: [], includeGlobalState: true, partial: true, failures }
  const times = { startMs, endMs: startMs, outcome: 'PARTIAL' } as const
  const plan = world.repositories.add('backups', {
    name: 'one',
    indices: [failed],
    ...common,
    ...times
  })
  clock.advance(1)
  await call('DELETE', '/a')
  t.equal(
    (await call('POST', '/_snapshot/backups/one/_restore')).body.error.reason,
    `[backups:one/${plan.uuid}] index [a] wasn't fully snapshotted - cannot restore`
  )
  const partial = await call('POST', '/_snapshot/backups/one/_restore?wait_for_completion=false', {
    partial: true
  })
  t.equal(partial.status, 200)
  t.match((await call('GET', '/_snapshot/backups/one/_status')).body.snapshots, [
    {
      state: 'SUCCESS',
      shards_stats: { failed: 1 },
      indices: { a: { shards: { 0: { reason: 'no disk' } } } }
    }
  ])
})

t.test('a snapshot cannot be deleted, nor its repository, while it is restored', async t => {
  const { call, clock, restore, subject } = await withSnapshot(t)
  await call('DELETE', '/a')
  await restore()
  const { status, body } = await call('DELETE', '/_snapshot/backups/one')
  t.equal(status, 503)
  t.equal(
    body.error.reason,
    `[${subject}] cannot delete snapshot during a restore in progress in [${subject}]`
  )
  t.equal((await call('DELETE', '/_snapshot/backups')).status, 409)
  clock.advance(10_000)
  t.equal((await call('DELETE', '/_snapshot/backups/one')).status, 200)
})
