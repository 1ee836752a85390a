/** OpenSearch's official clients at the door: a full round trip, each against its own release. */
import t, { type Test } from 'tap'
import { startBackupMock } from '../../../src/index.js'
import {
  clientErrors,
  type OpenSearchClient,
  type OpenSearchMajor,
  openSearchClient,
  refusalOf,
  searchDoor
} from '../../support/official-clients.js'

const mock = await startBackupMock({ pace: 'instant', seed: 'clients' })
t.teardown(() => mock.close())

const repository = 'mine'
const acknowledged = { statusCode: 200, body: { acknowledged: true } }

/** A client with the class of its errors. */
interface Hand {
  readonly client: OpenSearchClient
  refused(t: Test, call: Promise<unknown>, expected: Refusal): Promise<void>
}

type Refusal = readonly [statusCode: number, type: string, reason: string | RegExp]

async function hand(t: Test, major: OpenSearchMajor, engine: string): Promise<Hand> {
  const client = openSearchClient(t, major, await searchDoor(mock, engine))
  const { ResponseError } = clientErrors.opensearch[major]
  return {
    client,
    async refused(t, call, [statusCode, type, reason]) {
      const error = await refusalOf(call)
      t.ok(error instanceof ResponseError, 'the class that users catch')
      if (!(error instanceof ResponseError)) return
      const cause = { type, reason }
      t.match(error, {
        name: 'ResponseError',
        statusCode,
        meta: { statusCode },
        body: { error: { ...cause, root_cause: [cause] }, status: statusCode }
      })
      const told = error.message.split(`${type}: [${type}] Reason: `)
      t.equal(told[0], '', 'the client finds type and root cause')
      t.match(told[1], reason)
    }
  }
}

async function takeAndRead(t: Test, { client, refused }: Hand) {
  const { snapshot: snapshots } = client
  const body = { indices: 'mine', include_global_state: false }
  const take = (snapshot: string) => snapshots.create({ repository, snapshot, body })

  t.match(await take('one'), { statusCode: 200, body: { accepted: true } }, 'without waiting')
  const waited = await snapshots.create({
    ...{ repository, snapshot: 'two', wait_for_completion: true },
    body: { indices: 'mine,nowhere', ignore_unavailable: true, metadata: { by: 'a client' } }
  })
  t.match(waited.body, {
    snapshot: {
      ...{ snapshot: 'two', indices: ['mine'], state: 'SUCCESS' },
      ...{ metadata: { by: 'a client' }, shards: { total: 2, failed: 0, successful: 2 } }
    }
  })
  const bare = await snapshots.create({ repository, snapshot: '<day-{now/d}>' })
  t.match(bare.body, { accepted: true }, 'without a body, and named after the day')

  const { body: found } = await snapshots.get({ repository, snapshot: 'one' })
  t.strictSame(Object.keys(found), ['snapshots'], 'neither pages nor totals')
  t.match(found, { snapshots: [{ snapshot: 'one', state: 'SUCCESS' }] })
  t.notMatch(found, { snapshots: [{ repository }] })
  t.match((await snapshots.status({ repository, snapshot: 'one' })).body, {
    snapshots: [{ snapshot: 'one', repository, state: 'SUCCESS', shards_stats: { done: 2 } }]
  })
  t.strictSame((await snapshots.status()).body, { snapshots: [] }, 'nothing runs')
  const copy = { target_snapshot: 'uno', body: { indices: 'mine' } }
  t.match(await snapshots.clone({ repository, snapshot: 'one', ...copy }), acknowledged)

  await refused(t, take('one'), [
    400,
    'invalid_snapshot_name_exception',
    '[mine:one] Invalid snapshot name [one], snapshot with the same name already exists'
  ])
  const nowhere = { repository, snapshot: 'three', body: { indices: 'nowhere' } }
  await refused(t, snapshots.create(nowhere), [
    404,
    'index_not_found_exception',
    'no such index [nowhere]'
  ])
}

async function list(t: Test, { client, refused }: Hand) {
  const { snapshot: snapshots } = client
  type Asked = Omit<Parameters<typeof snapshots.get>[0], 'repository'>
  const found = async (asked: Asked) => (await snapshots.get({ repository, ...asked })).body

  const all = [
    { snapshot: 'day-2001.02.03' },
    ...['one', 'two', 'uno'].map(snapshot => ({ snapshot }))
  ]
  t.match(await found({ snapshot: '_all' }), { snapshots: all })
  t.match(await found({ snapshot: '*', cluster_manager_timeout: '10s' }), { snapshots: all })
  t.match(await found({ snapshot: 't*,one', verbose: false }), {
    snapshots: [{ snapshot: 'one' }, { snapshot: 'two' }]
  })

  const absent = { repository, snapshot: 'absent' }
  const type = 'snapshot_missing_exception'
  await refused(t, snapshots.get(absent), [404, type, '[mine:absent] is missing'])
  const none = { repository, snapshot: 'nothing*' }
  await refused(t, snapshots.get(none), [404, type, '[mine:nothing*] is missing'])
  t.match((await snapshots.get({ ...none, ignore_unavailable: true })).body, { snapshots: [] })
  t.match(
    await snapshots.get(absent, { ignore: [404] }),
    { statusCode: 404, body: { error: { type }, status: 404 } },
    'an ignored status comes back'
  )
  await refused(t, snapshots.get({ repository: 'other', snapshot: 'one' }), [
    404,
    'repository_missing_exception',
    '[other] missing'
  ])

  const table = { repository, h: ['id', 'status'] }
  t.match((await client.cat.snapshots(table)).body, /^one +SUCCESS$/m, 'a table comes as text')
  t.match((await client.cat.snapshots({ ...table, format: 'json' })).body, [
    { id: 'day-2001.02.03', status: 'SUCCESS' },
    ...[{ id: 'one' }, { id: 'two' }, { id: 'uno' }]
  ])
}

async function restore(t: Test, { client, refused }: Hand) {
  const { snapshot: snapshots, indices } = client
  const one = { repository, snapshot: 'one', wait_for_completion: true }
  await refused(t, snapshots.restore(one), [
    500,
    'snapshot_restore_exception',
    /^\[mine:one\/[-\w]{22}\] cannot restore index \[mine\] because an open index with same name/
  ])
  const rename = { rename_pattern: '(.+)', rename_replacement: 'restored_$1' }
  const body = { indices: 'mine', ...rename, include_aliases: false }
  t.strictSame((await snapshots.restore({ ...one, body })).body, {
    snapshot: {
      ...{ snapshot: 'one', indices: ['restored_mine'] },
      shards: { total: 2, failed: 0, successful: 2 }
    }
  })
  t.match((await indices.recovery({ index: 'restored_mine' })).body, {
    restored_mine: { shards: [{ type: 'SNAPSHOT', stage: 'DONE' }, { id: 1 }] }
  })

  t.match(await indices.existsAlias({ name: 'ours' }), { statusCode: 200, body: true })
  t.match(await indices.delete({ index: 'mine' }), acknowledged)
  t.match(await indices.exists({ index: 'mine' }), { statusCode: 404, body: false })
  t.match((await snapshots.restore({ repository, snapshot: 'one' })).body, { accepted: true })
  t.match(await indices.exists({ index: 'mine' }), { statusCode: 200, body: true })
  t.match(await indices.existsAlias({ name: 'ours' }), { body: true }, 'it came back too')

  await refused(t, snapshots.restore({ repository, snapshot: 'absent' }), [
    500,
    'snapshot_restore_exception',
    '[mine:absent] snapshot does not exist'
  ])
}

async function remove(t: Test, { client, refused }: Hand) {
  const { snapshot: snapshots, indices } = client
  await refused(t, snapshots.delete({ repository, snapshot: 'one,absent' }), [
    404,
    'snapshot_missing_exception',
    '[mine:absent] is missing'
  ])
  t.match(await snapshots.delete({ repository, snapshot: 'one' }), acknowledged)
  t.match(await snapshots.delete({ repository, snapshot: 'u*,two' }), acknowledged)
  t.match((await snapshots.get({ repository, snapshot: '*' })).body, {
    snapshots: [{ snapshot: 'day-2001.02.03' }]
  })

  t.match(await indices.delete({ index: 'restored_*' }), acknowledged, 'patterns may delete')
  await refused(t, indices.delete({ index: 'restored_mine' }), [
    404,
    'index_not_found_exception',
    'no such index [restored_mine]'
  ])

  t.match(await snapshots.deleteRepository({ repository }), acknowledged)
  await refused(t, snapshots.verifyRepository({ repository }), [
    404,
    'repository_missing_exception',
    '[mine] missing'
  ])
}

const settled: [major: OpenSearchMajor, engine: string, line: string][] = [
  [2, 'opensearch:2.19', '2.19.'],
  [3, 'opensearch:3', '3.'],
  [2, 'opensearch:3', '3.'],
  [3, 'opensearch:2.19', '2.19.']
]
for (const [major, engine, line] of settled) {
  t.test(`client ${major} at ${engine}`, async t => {
    const own = await hand(t, major, engine)
    const { client } = own
    t.match(await client.ping(), { statusCode: 200, body: true })
    const { version } = (await client.info()).body
    t.equal(version.distribution, 'opensearch')
    t.equal(version.number.startsWith(line), true)

    const settings = { location: '/backups', compress: true }
    const registered = await client.snapshot.createRepository({
      ...{ repository, body: { type: 'fs', settings } }
    })
    t.match(registered, acknowledged)
    t.strictSame((await client.snapshot.getRepository({ repository })).body, {
      mine: { type: 'fs', settings: { ...settings, compress: 'true' } }
    })
    const { nodes } = (await client.snapshot.verifyRepository({ repository })).body
    t.match(Object.values(nodes), [{ name: String }], 'the nodes that reach it')
    t.match((await client.snapshot.cleanupRepository({ repository })).body, {
      results: { deleted_blobs: 0 }
    })
    const body = { settings: { number_of_shards: 2 }, aliases: { ours: {} } }
    t.match(await client.indices.create({ index: 'mine', body }), acknowledged)
    t.match(await client.indices.exists({ index: 'nowhere' }), { statusCode: 404, body: false })
    t.match((await client.cluster.health({ wait_for_status: 'yellow', timeout: '1s' })).body, {
      ...{ timed_out: false, discovered_cluster_manager: true }
    })

    for (const act of [takeAndRead, list, restore, remove]) {
      await t.test(act.name, t => act(t, own))
    }
  })
}

for (const major of [2, 3] as const) {
  t.test(`client ${major} at Elasticsearch, which it does not tell apart`, async t => {
    const { client, refused } = await hand(t, major, 'elasticsearch:8.17')
    t.match(await client.ping(), { body: true })
    t.notOk((await client.info()).body.version.distribution)
    const one = { repository: 'camunda', snapshot: 'one' }
    const waited = await client.snapshot.create({ ...one, wait_for_completion: true })
    t.match(waited.body, { snapshot: { snapshot: 'one', repository: 'camunda', state: 'SUCCESS' } })
    t.match((await client.snapshot.get(one)).body, { snapshots: [{}], total: 1, remaining: 0 })
    await refused(t, client.snapshot.get({ ...one, cluster_manager_timeout: '10s' }), [
      400,
      'illegal_argument_exception',
      /contains unrecognized parameter: \[cluster_manager_timeout\]/
    ])
    await refused(t, client.snapshot.create(one), [
      400,
      'snapshot_name_already_in_use_exception',
      '[camunda:one] Invalid snapshot name [one], snapshot with the same name already exists'
    ])
    t.match(await client.snapshot.delete(one), acknowledged)
  })
}
