import t from 'tap'
import { never } from '../../../src/domain/instant.js'
import { elasticsearch, failure, settled, startMs } from '../../support/elasticsearch.js'

t.test('a snapshot follows the clock, not the number of times it is asked', async t => {
  const { clock, call, world } = await elasticsearch(t)
  t.strictSame((await call('PUT', '/_snapshot/backups/one')).body, { accepted: true })
  const state = async () => (await call('GET', '/_snapshot/backups/one')).body.snapshots[0].state
  const durationMs = (world.repositories.view('backups', 'one')?.plan.endMs ?? 0) - startMs

  t.equal(await state(), 'IN_PROGRESS')
  t.equal(await state(), 'IN_PROGRESS', 'looking does not move it')
  clock.advance(durationMs - 1)
  t.equal(await state(), 'IN_PROGRESS', 'one millisecond before its end')
  clock.advance(1)
  t.equal(await state(), 'SUCCESS', 'at its end')
})

t.test('the whole of a snapshot, running, done and in short', async t => {
  const { clock, call, onlyIndex, world } = await elasticsearch(t)
  onlyIndex('a', ['a_alias'])
  await call('POST', '/_snapshot/backups/one', { indices: 'a_alias', metadata: { by: 'me' } })
  const plan = world.repositories.view('backups', 'one')?.plan
  const endMs = plan?.endMs ?? 0
  const start = {
    snapshot: 'one',
    uuid: plan?.uuid,
    repository: 'backups',
    version_id: 8_521_000,
    version: '8.17.0-8.17.4',
    indices: ['a'],
    data_streams: [],
    include_global_state: true,
    metadata: { by: 'me' }
  }
  const times = { start_time: '2001-02-03T04:05:06.000Z', start_time_in_millis: startMs }
  const running = await call('GET', '/_snapshot/backups/one')
  const runningInfo = {
    ...start,
    state: 'IN_PROGRESS',
    ...times,
    end_time: '1970-01-01T00:00:00.000Z',
    end_time_in_millis: 0,
    duration_in_millis: 0,
    failures: [],
    shards: { total: 0, failed: 0, successful: 0 },
    feature_states: []
  }
  t.equal(running.text, JSON.stringify({ snapshots: [runningInfo], total: 1, remaining: 0 }))

  clock.advance(endMs - startMs)
  const done = await call('GET', '/_snapshot/backups/one')
  const doneInfo = {
    ...start,
    state: 'SUCCESS',
    ...times,
    end_time: new Date(endMs).toISOString(),
    end_time_in_millis: endMs,
    duration_in_millis: endMs - startMs,
    failures: [],
    shards: { total: 1, failed: 0, successful: 1 },
    feature_states: []
  }
  t.equal(done.text, JSON.stringify({ snapshots: [doneInfo], total: 1, remaining: 0 }))

  const short = await call('GET', '/_snapshot/backups/one?verbose=false')
  const shortInfo = {
    snapshot: 'one',
    uuid: plan?.uuid,
    repository: 'backups',
    indices: ['a'],
    data_streams: [],
    state: 'SUCCESS'
  }
  t.equal(short.text, JSON.stringify({ snapshots: [shortInfo], total: 1, remaining: 0 }))

  const lean = await call(
    'GET',
    '/_snapshot/backups/one?index_names=false&include_repository=false&index_details=true&human'
  )
  t.match(lean.body.snapshots[0], {
    index_details: {
      a: { shard_count: 1, size: '7.6kb', size_in_bytes: 7_816, max_segments_per_shard: 1 }
    },
    duration: `${endMs - startMs}ms`
  })
  t.notOk('indices' in lean.body.snapshots[0])
  t.notOk('repository' in lean.body.snapshots[0])
})

t.test('a create that waits is answered when the clock reaches the end', async t => {
  const { app, clock, call, world } = await elasticsearch(t)
  let answered = false
  const pending = call('PUT', '/_snapshot/backups/one?wait_for_completion=true').then(reply => {
    answered = true
    return reply
  })
  await app.ready()
  await settled()
  const endMs = world.repositories.view('backups', 'one')?.plan.endMs ?? 0
  clock.advance(endMs - startMs - 1)
  await settled()
  t.equal(answered, false, 'one millisecond before')
  clock.advance(1)
  const { status, body } = await pending
  t.equal(status, 200)
  t.match(body, { snapshot: { snapshot: 'one', state: 'SUCCESS', shards: { failed: 0 } } })
})

t.test('deleting a running snapshot aborts it and releases who waits for it', async t => {
  const { app, call, world } = await elasticsearch(t)
  const pending = call('PUT', '/_snapshot/backups/one?wait_for_completion=true')
  await app.ready()
  await settled()
  t.strictSame((await call('DELETE', '/_snapshot/backups/one')).body, { acknowledged: true })
  const { status, body } = await pending
  t.equal(status, 200)
  t.match(body.snapshot, { state: 'FAILED', reason: 'Snapshot was aborted by deletion' })
  t.equal(world.repositories.views('backups').length, 0)
})

t.test('closing the app releases who waits', async t => {
  const { app, call } = await elasticsearch(t)
  const pending = call('PUT', '/_snapshot/backups/one?wait_for_completion=true')
  await app.ready()
  await settled()
  await app.close()
  t.match((await pending).body, { error: { type: 'node_closed_exception' } })
})

t.test('a wait is given up after an hour of the world', async t => {
  const { app, clock, call, world } = await elasticsearch(t)
  world.plans.add({ app: 'elasticsearch', durationMs: never })
  const pending = call('PUT', '/_snapshot/backups/one?wait_for_completion=true')
  await app.ready()
  await settled()
  clock.advance(3_600_000)
  const { status, body } = await pending
  t.equal(status, 429)
  t.match(body.error, { type: 'process_cluster_event_timeout_exception' })
})

const badNames: [name: string, rule: string, why: string][] = [
  ['a%20b', 'must not contain whitespace', 'a blank'],
  ['a,b', "must not contain ','", 'a comma'],
  ['a%23b', "must not contain '#'", 'a hash'],
  ['_a%20', 'must not contain whitespace', 'the blank is looked for before the underscore'],
  ['_A', "must not start with '_'", 'the underscore is looked for before upper case'],
  ['A*', 'must be lowercase', 'upper case is looked for before strange characters'],
  ['a*', 'must not contain the following characters [', 'a star']
]
for (const [name, rule, why] of badNames) {
  t.test(`a snapshot cannot be called ${name}: ${why}`, async t => {
    const { call } = await elasticsearch(t)
    const plain = decodeURIComponent(name)
    for (const repository of ['backups', 'missing']) {
      const { status, body } = await call('PUT', `/_snapshot/${repository}/${name}`)
      t.equal(status, 400)
      t.equal(body.error.type, 'invalid_snapshot_name_exception')
      const reason = `[${repository}:${plain}] Invalid snapshot name [${plain}], ${rule}`
      t.ok(body.error.reason.startsWith(reason), body.error.reason)
    }
  })
}

t.test('date math in a name is resolved on the clock of the world', async t => {
  const { call, world } = await elasticsearch(t)
  await call('PUT', `/_snapshot/backups/${encodeURIComponent('<snap-{now/d}>')}`)
  t.ok(world.repositories.view('backups', 'snap-2001.02.03'))
})

t.test('a name can be used once, while it runs and afterwards', async t => {
  const { clock, call } = await elasticsearch(t)
  const type = 'snapshot_name_already_in_use_exception'
  const reason = '[backups:one] Invalid snapshot name [one], snapshot with the same name'
  await call('PUT', '/_snapshot/backups/one')
  t.strictSame(
    (await call('PUT', '/_snapshot/backups/one')).body,
    failure(400, type, `${reason} is already in-progress`)
  )
  clock.advance(10_000)
  t.strictSame(
    (await call('PUT', '/_snapshot/backups/one')).body,
    failure(400, type, `${reason} already exists`)
  )
})

t.test('a missing index is refused, or passed over when asked', async t => {
  const { call } = await elasticsearch(t)
  const url = '/_snapshot/backups/one?wait_for_completion=false'
  const missing = await call('PUT', url, { indices: ['nope', 'operate-*'] })
  t.strictSame(
    missing.body,
    failure(404, 'index_not_found_exception', 'no such index [nope]', {
      'resource.type': 'index_or_alias',
      'resource.id': 'nope',
      index_uuid: '_na_',
      index: 'nope'
    })
  )
  const passed = await call('PUT', url, { indices: 'nope', ignore_unavailable: true })
  t.strictSame(passed.body, { accepted: true })
  t.strictSame((await call('PUT', '/_snapshot/backups/two', { indices: 'no*' })).status, 200)
})

t.test('no digit of the metadata is lost', async t => {
  const { call, world } = await elasticsearch(t)
  const metadata = '{"backupId":9223372036854775807,"ratio":1.10,"big":1e400,"n":-7}'
  await call('PUT', '/_snapshot/backups/one', `{"metadata":${metadata}}`)
  const { text } = await call('GET', '/_snapshot/backups/one')
  t.match(text, metadata)
  t.equal(
    world.repositories.view('backups', 'one')?.plan.metadata?.['backupId'],
    9_223_372_036_854_775_807n
  )
})

t.test('metadata has to stay below 1024 bytes', async t => {
  const { call } = await elasticsearch(t)
  const sized = (bytes: number) => ({ metadata: { x: 'y'.repeat(bytes - '{"x":""}'.length) } })
  t.equal((await call('PUT', '/_snapshot/backups/one', sized(1_023))).status, 200)
  const { status, body } = await call('PUT', '/_snapshot/backups/two', sized(1_024))
  t.equal(status, 400)
  t.equal(
    body.error.reason,
    'Validation Failed: 1: metadata must be smaller than 1024 bytes, but was [1024];'
  )
})

const missingRows: [asked: string, status: number, why: string][] = [
  ['nope', 404, 'a name has to exist'],
  ['one,nope', 404, 'so does each name of a list'],
  ['no*', 200, 'a pattern may match nothing'],
  ['_all', 200, 'everything may be nothing'],
  ['*', 200, 'everything may be nothing'],
  ['_current', 200, 'nothing needs to run']
]
for (const [asked, status, why] of missingRows) {
  t.test(`GET of ${asked} in an empty repository is ${status}: ${why}`, async t => {
    const { clock, call } = await elasticsearch(t, { pace: 'instant' })
    if (asked.startsWith('one')) await call('PUT', '/_snapshot/backups/one')
    clock.advance(1)
    const reply = await call('GET', `/_snapshot/backups/${asked}`)
    t.equal(reply.status, status)
    const empty = { snapshots: [], total: 0, remaining: 0 }
    const missing = failure(404, 'snapshot_missing_exception', '[backups:nope] is missing')
    t.strictSame(reply.body, status === 200 ? empty : missing)
    const ignoring = await call('GET', `/_snapshot/backups/${asked}?ignore_unavailable=true`)
    t.equal(ignoring.status, 200)
  })
}

t.test('an unknown repository is told apart from an unknown snapshot', async t => {
  const { call } = await elasticsearch(t)
  const expected = failure(404, 'repository_missing_exception', '[nope] missing')
  t.strictSame((await call('GET', '/_snapshot/nope/_all')).body, expected)
  t.strictSame((await call('PUT', '/_snapshot/nope/one')).body, expected)
  t.strictSame((await call('DELETE', '/_snapshot/nope/one')).body, expected)
})

t.test('pages follow each other by cursor until nothing remains', async t => {
  const { call } = await elasticsearch(t, { pace: 'instant' })
  for (const name of ['c', 'a', 'b']) await call('PUT', `/_snapshot/backups/${name}`)
  const page = async (query: string) => {
    const { body } = await call('GET', `/_snapshot/backups/*?sort=name&${query}`)
    const names = body.snapshots.map((it: { snapshot: string }) => it.snapshot)
    return { ...body, snapshots: names }
  }
  const first = await page('size=2')
  t.strictSame(first, {
    snapshots: ['a', 'b'],
    total: 3,
    remaining: 1,
    next: Buffer.from('b,backups,b').toString('base64')
  })
  t.strictSame(await page(`size=2&after=${first.next}`), {
    snapshots: ['c'],
    total: 3,
    remaining: 0
  })
  t.strictSame((await page('order=desc')).snapshots, ['c', 'b', 'a'])
  t.match(await page('offset=1&size=1'), { snapshots: ['b'], total: 3, remaining: 1 })
  t.strictSame((await page('from_sort_value=b')).snapshots, ['b', 'c'])
})

const badLists: [query: string, type: string, reason: string][] = [
  ['size=0', 'v', 'size must be -1 or greater than 0'],
  ['verbose=false&size=1', 'v', "can't use size limit with verbose=false"],
  ['verbose=false&sort=name', 'v', "can't use non-default sort with verbose=false"],
  ['verbose=false&offset=1', 'v', "can't use offset with verbose=false"],
  ['after=x&offset=1', 'v', "can't use after and offset simultaneously"],
  ['sort=x', 'a', 'unknown sort order [x]'],
  ['after=x', 'a', 'invalid ?after parameter [x]'],
  ['verbose=x', 'a', 'Failed to parse value [x] as only [true] or [false] are allowed.']
]
for (const [query, kind, reason] of badLists) {
  t.test(`a list with ${query} is refused`, async t => {
    const { call } = await elasticsearch(t)
    const { body } = await call('GET', `/_snapshot/backups/_all?${query}`)
    const expected =
      kind === 'v'
        ? failure(400, 'action_request_validation_exception', `Validation Failed: 1: ${reason};`)
        : failure(400, 'illegal_argument_exception', reason)
    t.strictSame(body, expected)
  })
}

t.test('status has words of its own and knows no wildcards', async t => {
  const { clock, call, onlyIndex, world } = await elasticsearch(t)
  onlyIndex('a')
  await call('PUT', '/_snapshot/backups/one')
  const plan = world.repositories.view('backups', 'one')?.plan
  const running = await call('GET', '/_snapshot/_status')
  t.match(running.body.snapshots, [{ snapshot: 'one', state: 'STARTED' }])
  clock.advance((plan?.endMs ?? 0) - startMs)
  t.strictSame((await call('GET', '/_snapshot/_status')).body, { snapshots: [] })
  const shardsStats = { initializing: 0, started: 0, finalizing: 0, done: 1, failed: 0, total: 1 }
  const files = { file_count: 4, size_in_bytes: 7_816 }
  const stats = {
    incremental: files,
    total: files,
    start_time_in_millis: startMs,
    time_in_millis: (plan?.endMs ?? 0) - startMs
  }
  const done = {
    snapshot: 'one',
    repository: 'backups',
    uuid: plan?.uuid,
    state: 'SUCCESS',
    include_global_state: true,
    shards_stats: shardsStats,
    stats,
    indices: { a: { shards_stats: shardsStats, stats, shards: { 0: { stage: 'DONE', stats } } } }
  }
  const named = await call('GET', '/_snapshot/backups/one/_status')
  t.equal(named.text, JSON.stringify({ snapshots: [done] }))
  const pattern = await call('GET', '/_snapshot/backups/o*/_status')
  t.strictSame(pattern.body, failure(404, 'snapshot_missing_exception', '[backups:o*] is missing'))
  const ignoring = await call('GET', '/_snapshot/backups/o*/_status?ignore_unavailable=true')
  t.strictSame(ignoring.body, { snapshots: [] })
})

t.test(
  'deleting a list with an unknown name deletes nothing; a pattern may match nothing',
  async t => {
    const { call, world } = await elasticsearch(t, { pace: 'instant' })
    await call('PUT', '/_snapshot/backups/one')
    t.equal((await call('DELETE', '/_snapshot/backups/one,nope')).status, 404)
    t.equal((await call('DELETE', '/_snapshot/backups/no*')).status, 200)
    t.strictSame(
      (await call('DELETE', '/_snapshot/backups/_all')).body,
      failure(404, 'snapshot_missing_exception', '[backups:_all] is missing')
    )
    t.equal(world.repositories.views('backups').length, 1)
    t.equal((await call('DELETE', '/_snapshot/backups/*')).status, 200)
    t.equal(world.repositories.views('backups').length, 0)
  }
)

t.test('a clone holds the indices asked for', async t => {
  const { clock, call, world } = await elasticsearch(t)
  await call('PUT', '/_snapshot/backups/one')
  clock.advance(10_000)
  const body = { indices: 'operate-event*' }
  t.strictSame((await call('PUT', '/_snapshot/backups/one/_clone/two', body)).body, {
    acknowledged: true
  })
  t.strictSame(
    world.repositories.view('backups', 'two')?.plan.indices.map(it => it.name),
    ['operate-event-8.3.0_']
  )
  t.equal((await call('PUT', '/_snapshot/backups/nope/_clone/three', body)).status, 404)
})

t.test('a snapshot of a web application appears part by part', async t => {
  const { clock, call, world } = await elasticsearch(t)
  await world.apps.operate.take(7n)
  const count = async () => (await call('GET', '/_snapshot/backups/camunda_operate_7_*')).body.total
  t.equal(await count(), 1, 'the first part at once')
  clock.advance(10_000)
  t.equal(await count(), 6, 'all parts in the end')
})

t.test('more than 1000 snapshots at once are refused', async t => {
  const { call } = await elasticsearch(t)
  for (let at = 0; at < 1_000; at += 1)
    await call('PUT', `/_snapshot/backups/s${at}`, { indices: 'no*' })
  const { body } = await call('PUT', '/_snapshot/backups/one-more')
  t.strictSame(
    body,
    failure(
      503,
      'concurrent_snapshot_execution_exception',
      '[backups:one-more] Cannot start another operation, already running [1000] operations and the ' +
        'current limit for concurrent snapshot operations is set to [1000]'
    )
  )
})

t.test(
  'a repository whose bucket cannot be reached takes no snapshot; another one does',
  async t => {
    const { call, world } = await elasticsearch(t)
    await call('PUT', '/_snapshot/other', { type: 'fs', settings: { location: 'other' } })
    world.conditions.set({ repository: { kind: 'unverifiable' } })
    const expected = failure(
      500,
      'repository_exception',
      '[backups] could not read repository data from index blob'
    )
    t.strictSame((await call('PUT', '/_snapshot/backups/one')).body, expected)
    t.strictSame((await call('PUT', '/_snapshot/other/one')).body, { accepted: true })
  }
)

t.test('a repository that went missing takes snapshots once it is registered again', async t => {
  const { call, world } = await elasticsearch(t)
  world.conditions.set({ repository: { kind: 'missing' } })
  const settings = { bucket: 'backups', base_path: 'backups' }
  await call('PUT', '/_snapshot/backups', { type: 's3', settings })
  t.strictSame((await call('PUT', '/_snapshot/backups/one')).body, { accepted: true })
})
