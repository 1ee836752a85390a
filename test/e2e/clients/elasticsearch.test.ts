/** Elasticsearch's official clients at the door: a full round trip, each against its own release. */
import t, { type Test } from 'tap'
import { startBackupMock } from '../../../src/index.js'
import {
  clientErrors,
  type ElasticsearchClient,
  type ElasticsearchMajor,
  elasticsearchClient,
  refusalOf,
  searchDoor
} from '../../support/official-clients.js'

const mock = await startBackupMock({ pace: 'instant', seed: 'clients' })
t.teardown(() => mock.close())

const repository = 'mine'
const acknowledged = { acknowledged: true }

/** A client with the class of its errors. */
interface Hand {
  readonly client: ElasticsearchClient
  refused(t: Test, call: Promise<unknown>, expected: Refusal): Promise<void>
}

type Refusal = readonly [statusCode: number, type: string, reason: string | RegExp]

async function hand(
  t: Test,
  major: ElasticsearchMajor,
  engine: string,
  set: Readonly<Record<string, string>> = {}
): Promise<Hand> {
  const client = elasticsearchClient(t, major, await searchDoor(mock, engine, set))
  const { ResponseError } = clientErrors.elasticsearch[major]
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
        meta: {
          statusCode,
          body: { error: { ...cause, root_cause: [cause] }, status: statusCode }
        }
      })
      const told = error.message.split(`${type}\n\tRoot causes:\n\t\t${type}: `)
      t.equal(told[0], '', 'the client finds type and root cause')
      t.match(told[1], reason)
    }
  }
}

async function takeAndRead(t: Test, { client, refused }: Hand) {
  const { snapshot: snapshots } = client
  const take = (snapshot: string) =>
    snapshots.create({ repository, snapshot, indices: 'mine', include_global_state: false })

  t.strictSame(await take('one'), { accepted: true }, 'without waiting')
  const waited = await snapshots.create({
    ...{ repository, snapshot: 'two', wait_for_completion: true },
    ...{ indices: ['mine', 'nowhere'], ignore_unavailable: true, feature_states: ['none'] },
    metadata: { by: 'a client' }
  })
  t.match(waited, {
    snapshot: {
      ...{ snapshot: 'two', repository, indices: ['mine'], state: 'SUCCESS' },
      ...{ metadata: { by: 'a client' }, shards: { total: 2, failed: 0, successful: 2 } }
    }
  })
  t.match(await snapshots.create({ repository, snapshot: '<day-{now/d}>' }), {
    accepted: true
  })

  t.match(await snapshots.get({ repository, snapshot: 'one' }), {
    snapshots: [{ snapshot: 'one', repository, include_global_state: false, state: 'SUCCESS' }],
    total: 1,
    remaining: 0
  })
  t.match(await snapshots.status({ repository, snapshot: 'one' }), {
    snapshots: [{ snapshot: 'one', state: 'SUCCESS', shards_stats: { done: 2, total: 2 } }]
  })
  t.strictSame(await snapshots.status(), { snapshots: [] }, 'nothing runs')
  t.strictSame(
    await snapshots.clone({ repository, snapshot: 'one', target_snapshot: 'uno', indices: 'mine' }),
    acknowledged
  )

  await refused(t, take('one'), [
    400,
    'snapshot_name_already_in_use_exception',
    '[mine:one] Invalid snapshot name [one], snapshot with the same name already exists'
  ])
  await refused(t, take('One'), [
    400,
    'invalid_snapshot_name_exception',
    '[mine:One] Invalid snapshot name [One], must be lowercase'
  ])
  await refused(t, snapshots.create({ repository, snapshot: 'three', indices: 'nowhere' }), [
    404,
    'index_not_found_exception',
    'no such index [nowhere]'
  ])
}

async function list(t: Test, { client, refused }: Hand) {
  const { snapshot: snapshots } = client
  const names = async (asked: Omit<Parameters<typeof snapshots.get>[0], 'repository'>) =>
    (await snapshots.get({ repository, ...asked })).snapshots?.map(it => it.snapshot)

  t.strictSame(await names({ snapshot: '*' }), ['day-2001.02.03', 'one', 'two', 'uno'])
  t.strictSame(await names({ snapshot: '_all', sort: 'name', order: 'desc', size: 2 }), [
    ...['uno', 'two']
  ])
  t.strictSame(await names({ snapshot: '*o*,-u*', verbose: false }), ['one', 'two'])
  t.strictSame(await names({ snapshot: 'nothing*' }), [], 'a pattern that matches nothing')

  const pages: (string | undefined)[][] = []
  let after: string | undefined
  do {
    const page = await snapshots.get({
      ...{ repository, snapshot: '*', sort: 'name', size: 3 },
      ...(after !== undefined && { after })
    })
    pages.push(page.snapshots?.map(it => it.snapshot) ?? [])
    t.match(page, { total: 4, remaining: 4 - pages.flat().length })
    after = page.next
  } while (after !== undefined)
  t.strictSame(pages, [['day-2001.02.03', 'one', 'two'], ['uno']], 'page by page')

  const absent = { repository, snapshot: 'absent' }
  const missing: Refusal = [404, 'snapshot_missing_exception', '[mine:absent] is missing']
  await refused(t, snapshots.get(absent), missing)
  await refused(t, snapshots.get({ repository: 'other', snapshot: 'one' }), [
    404,
    'repository_missing_exception',
    '[other] missing'
  ])
  t.match(
    await snapshots.get(absent, { ignore: [404] }),
    { error: { type: 'snapshot_missing_exception' }, status: 404 },
    'an ignored status comes back as the body'
  )
  t.match(await snapshots.get({ ...absent, ignore_unavailable: true }), { snapshots: [] })
  await refused(t, snapshots.get({ repository, snapshot: '*', size: 0 }), [
    400,
    'action_request_validation_exception',
    /size must be -1 or greater than 0/
  ])

  const table = { repository, h: ['id', 'status'] }
  t.match(await client.cat.snapshots(table), /^one +SUCCESS$/m, 'a table comes as text')
  t.match(await client.cat.snapshots({ ...table, format: 'json' }), [
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
  const renamed = { ...one, rename_pattern: '(.+)', rename_replacement: 'restored_$1' }
  t.strictSame(await snapshots.restore({ ...renamed, indices: 'mine', include_aliases: false }), {
    snapshot: {
      ...{ snapshot: 'one', indices: ['restored_mine'] },
      shards: { total: 2, failed: 0, successful: 2 }
    }
  })
  t.match(await indices.recovery({ index: 'restored_mine' }), {
    restored_mine: { shards: [{ type: 'SNAPSHOT', stage: 'DONE' }, { id: 1 }] }
  })

  t.equal(await indices.existsAlias({ name: 'ours' }), true)
  t.strictSame(await indices.delete({ index: 'mine' }), acknowledged)
  t.equal(await indices.exists({ index: 'mine' }), false)
  t.equal(await indices.existsAlias({ name: 'ours' }), false)
  t.strictSame(await snapshots.restore({ repository, snapshot: 'one' }), { accepted: true })
  t.equal(await indices.exists({ index: 'mine' }), true)
  t.equal(await indices.existsAlias({ name: 'ours' }), true, 'the alias came back with its index')
  t.match(await indices.close({ index: 'mine' }), acknowledged)
  t.match(await snapshots.restore(one), { snapshot: { indices: ['mine'] } }, 'over a closed index')

  await refused(t, snapshots.restore({ repository, snapshot: 'absent' }), [
    500,
    'snapshot_restore_exception',
    '[mine:absent] snapshot does not exist'
  ])
}

async function remove(t: Test, { client, refused }: Hand) {
  const { snapshot: snapshots, indices } = client
  const missing: Refusal = [404, 'snapshot_missing_exception', '[mine:absent] is missing']
  await refused(t, snapshots.delete({ repository, snapshot: 'one,absent' }), missing)
  t.strictSame(await snapshots.delete({ repository, snapshot: 'one' }), acknowledged)
  t.strictSame(await snapshots.delete({ repository, snapshot: 'u*,two' }), acknowledged)
  t.match(await snapshots.get({ repository, snapshot: '*' }), {
    snapshots: [{ snapshot: 'day-2001.02.03' }],
    total: 1
  })

  const pattern = { index: 'restored_*' }
  await refused(t, indices.delete(pattern), [
    400,
    'illegal_argument_exception',
    'Wildcard expressions or all indices are not allowed'
  ])
  t.match(
    await client.cluster.putSettings({ persistent: { 'action.destructive_requires_name': false } }),
    { ...acknowledged, persistent: { action: { destructive_requires_name: 'false' } } }
  )
  t.strictSame(await indices.delete(pattern), acknowledged)
  await refused(t, indices.delete({ index: 'restored_mine' }), [
    404,
    'index_not_found_exception',
    'no such index [restored_mine]'
  ])

  t.strictSame(await snapshots.deleteRepository({ name: repository }), acknowledged)
  await refused(t, snapshots.verifyRepository({ name: repository }), [
    404,
    'repository_missing_exception',
    '[mine] missing'
  ])
}

const settled: [
  major: ElasticsearchMajor,
  engine: string,
  set: Readonly<Record<string, string>>,
  why: string
][] = [
  [8, 'elasticsearch:8.17', {}, 'its own release'],
  [9, 'elasticsearch:9', {}, 'its own release'],
  [8, 'elasticsearch:9', {}, 'the next major still knows its types'],
  [9, 'elasticsearch:8.17', { 'elasticsearch.compat9': 'accept' }, 'switched to know its types']
]
for (const [major, engine, set, why] of settled) {
  const switched = Object.keys(set).map(it => ` with ${it}`)
  t.test(`client ${major} at ${engine}${switched}: ${why}`, async t => {
    const own = await hand(t, major, engine, set)
    const { client } = own
    t.equal(await client.ping(), true)
    const [, line = ''] = engine.split(':')
    t.equal((await client.info()).version.number.startsWith(`${line}.`), true)

    const settings = { location: '/backups', compress: true }
    const entry = { type: 'fs', settings } as const
    const registered = await client.snapshot.createRepository({
      ...{ name: repository, repository: entry, verify: true }
    })
    t.strictSame(registered, acknowledged)
    t.strictSame(
      await client.snapshot.getRepository({ name: repository }),
      { mine: { type: 'fs', settings: { ...settings, compress: 'true' } } },
      'nothing was written to it yet, so it has no uuid'
    )
    t.match(await client.snapshot.getRepository(), { mine: { type: 'fs' }, camunda: {} })
    const { nodes } = await client.snapshot.verifyRepository({ name: repository })
    t.match(Object.values(nodes), [{ name: String }], 'the nodes that reach it')
    t.match(await client.snapshot.cleanupRepository({ name: repository }), {
      results: { deleted_blobs: 0 }
    })
    const index = { index: 'mine', settings: { number_of_shards: 2 }, aliases: { ours: {} } }
    t.match(await client.indices.create(index), { ...acknowledged, index: 'mine' })
    t.equal(await client.indices.exists({ index: 'mine' }), true)
    t.equal(await client.indices.exists({ index: 'nowhere' }), false)
    t.match(await client.cluster.health({ wait_for_status: 'yellow', timeout: '1s' }), {
      timed_out: false
    })

    for (const act of [takeAndRead, list, restore, remove]) {
      await t.test(act.name, t => act(t, own))
    }
  })
}

t.test('client 9 at Elasticsearch 8 is told that it is too new', async t => {
  const { client } = await hand(t, 9, 'elasticsearch:8.17')
  const told = 'media_type_header_exception\n\tCaused by:\n\t\tstatus_exception: '
  const type = 'application/vnd.elasticsearch+json; compatible-with=9'
  const calls: [call: Promise<unknown>, header: string][] = [
    [client.info(), 'Content-Type'],
    [client.snapshot.delete({ repository: 'camunda', snapshot: 'x' }), 'Content-Type'],
    [client.indices.create({ index: 'mine', aliases: {} }), 'Accept']
  ]
  for (const [call, header] of calls) {
    const error = await refusalOf(call)
    t.match(error, {
      statusCode: 400,
      meta: {
        body: {
          error: {
            type: 'media_type_header_exception',
            reason: 'Invalid media-type value on headers [Content-Type, Accept]'
          }
        }
      },
      message: `${told}${header} version must be either version 8 or 7, but found 9. ${header}=${type}`
    })
  }
})

for (const [major, engine] of [
  [8, 'opensearch:2.19'],
  [9, 'opensearch:3']
] as const) {
  t.test(`client ${major} refuses ${engine}, which is not its product`, async t => {
    const { client } = await hand(t, major, engine)
    const { ProductNotSupportedError, ResponseError } = clientErrors.elasticsearch[major]
    const foreign: Promise<unknown>[] = [
      client.info(),
      client.snapshot.get({ repository: 'camunda', snapshot: '_all' })
    ]
    for (const call of foreign) {
      const error = await refusalOf(call)
      t.ok(error instanceof ProductNotSupportedError)
      t.match(error, { message: /server is not Elasticsearch/ })
    }
    const error = await refusalOf(client.indices.create({ index: 'mine', aliases: {} }))
    t.ok(error instanceof ResponseError, 'a body of its type is not even read')
    const type = `application/vnd.elasticsearch+json; compatible-with=${major}`
    t.match(error, {
      statusCode: 406,
      meta: { body: { error: `Content-Type header [${type}] is not supported`, status: 406 } }
    })
  })
}
