/** What Elasticsearch itself answers while something is wrong with it, or with its repository. */
import t from 'tap'
import { elasticsearch, failure, type Method, settled } from '../../support/elasticsearch.js'

type Asked = readonly [Method, string, unknown?]

const readings: readonly Asked[] = [
  ['GET', '/_snapshot'],
  ['GET', '/_snapshot/backups/_all'],
  ['GET', '/_snapshot/_status'],
  ['GET', '/_cat/indices'],
  ['GET', '/_cat/snapshots/backups'],
  ['GET', '/_cat/repositories'],
  ['GET', '/operate-*'],
  ['GET', '/_alias'],
  ['GET', '/_index_template']
]
const changes: readonly Asked[] = [
  ['PUT', '/_snapshot/other', { type: 'fs', settings: { location: '/x' } }],
  ['DELETE', '/_snapshot/backups'],
  ['POST', '/_snapshot/backups/one/_restore'],
  ['PUT', '/new'],
  ['DELETE', '/old'],
  ['POST', '/old/_close'],
  ['POST', '/old/_open'],
  ['PUT', '/_cluster/settings', { persistent: { 'action.destructive_requires_name': false } }]
]
const snapshots: readonly Asked[] = [
  ['PUT', '/_snapshot/backups/two?wait_for_completion=true'],
  ['GET', '/_snapshot/backups/two'],
  ['GET', '/_snapshot/backups/two/_status'],
  ['PUT', '/_snapshot/backups/two/_clone/three', { indices: 'old' }],
  ['POST', '/_snapshot/backups/_verify'],
  ['POST', '/_snapshot/backups/_cleanup'],
  ['DELETE', '/_snapshot/backups/two']
]

const blocked = (status: number, text: string) =>
  failure(status, 'cluster_block_exception', `blocked by: [${text}];`)

async function cluster(t: Parameters<typeof elasticsearch>[0]) {
  const it = await elasticsearch(t, { pace: 'instant' })
  it.onlyIndex('old')
  await it.call('PUT', '/_snapshot/backups/one')
  return it
}

t.test('without a master only the node speaks for itself', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ elasticsearch: { kind: 'failing' } })
  const expected = blocked(503, 'SERVICE_UNAVAILABLE/1/state not recovered / initialized')
  for (const [method, url, body] of [...readings, ...changes, ...snapshots]) {
    t.strictSame((await call(method, url, body)).body, expected, `${method} ${url}`)
  }
  t.strictSame(
    (await call('GET', '/_cluster/health')).body,
    failure(503, 'master_not_discovered_exception', null)
  )
  t.equal((await call('GET', '/')).status, 200)
  t.equal((await call('HEAD', '/')).status, 200)
  t.match((await call('GET', '/a/b/c')).body, { error: /^no handler found/ })
  world.conditions.heal()
  t.equal((await call('GET', '/old')).status, 200, 'nothing of it has happened')
})

t.test('who brings no credentials is told so, wherever it asks', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ elasticsearch: { kind: 'unauthorized' } })
  const header = {
    'WWW-Authenticate': ['Basic realm="security", charset="UTF-8"', 'ApiKey']
  }
  const paths = [
    '/',
    '/?pretty',
    '/_cluster/health',
    '/_snapshot/backups/_all?verbose=false',
    '/a/b/c'
  ]
  for (const path of paths) {
    const { status, body, reply } = await call('GET', path)
    const reason = `missing authentication credentials for REST request [${path}]`
    t.equal(status, 401, path)
    t.strictSame(body, failure(401, 'security_exception', reason, { header }), path)
    t.strictSame(reply.headers['www-authenticate'], header['WWW-Authenticate'], path)
  }
  const authorization = `Basic ${Buffer.from('elastic:wrong').toString('base64')}`
  t.equal(
    (await call('GET', '/', undefined, { authorization })).body.error.reason,
    'unable to authenticate user [elastic] for REST request [/]'
  )
  t.equal(
    (await call('GET', '/', undefined, { authorization: 'Basic !' })).body.error.reason,
    'invalid basic authentication header encoding'
  )
})

t.test('a read-only cluster changes nothing, but takes, reads and deletes snapshots', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ elasticsearch: { kind: 'readOnly' } })
  const expected = blocked(403, 'FORBIDDEN/6/cluster read-only (api)')
  for (const [method, url, body] of changes) {
    t.strictSame((await call(method, url, body)).body, expected, `${method} ${url}`)
  }
  for (const [method, url, body] of [...readings, ...snapshots]) {
    t.equal((await call(method, url, body)).status, 200, `${method} ${url}`)
  }
  t.match((await call('GET', '/_cluster/health')).body, { status: 'green' })
})

const lifts: readonly [settings: object, lifts: boolean][] = [
  [{ persistent: { 'cluster.blocks.read_only': false } }, true],
  [{ persistent: { 'cluster.blocks.read_only': null } }, true],
  [{ transient: { cluster: { blocks: { read_only: 'false' } } } }, true],
  [{ persistent: { 'cluster.blocks.read_only': true } }, false],
  [{ persistent: { 'cluster.blocks.read_only': null, 'a.b': 1 } }, false],
  [{}, false]
]
for (const [settings, isLifted] of lifts) {
  t.test(
    `${JSON.stringify(settings)} ${isLifted ? 'lifts' : 'does not lift'} the block`,
    async t => {
      const { call, world } = await cluster(t)
      world.conditions.set({ elasticsearch: { kind: 'readOnly' } })
      t.equal((await call('PUT', '/_cluster/settings', settings)).status, isLifted ? 200 : 403)
      t.equal((await call('PUT', '/new')).status, isLifted ? 200 : 403)
    }
  )
}

t.test('a full disk takes no index, and shows in the health of all', async t => {
  const { call, world, clock } = await cluster(t)
  world.conditions.set({ elasticsearch: { kind: 'diskFull' } })
  t.strictSame(
    (await call('PUT', '/new')).body,
    blocked(403, 'FORBIDDEN/10/cluster create-index blocked (api)')
  )
  t.match((await call('GET', '/_cluster/health?level=indices')).body, {
    status: 'yellow',
    indices: { old: { status: 'yellow' } }
  })
  t.equal((await call('GET', '/_cat/indices?h=health,index')).text.trim(), 'yellow old')
  t.equal((await call('GET', '/_cat/indices?health=green')).text, '')
  const rename = { rename_pattern: 'old', rename_replacement: 'back' }
  t.equal((await call('POST', '/_snapshot/backups/one/_restore', rename)).status, 200)
  for (const [method, url, body] of [...readings, ...snapshots]) {
    t.equal((await call(method, url, body)).status, 200, `${method} ${url}`)
  }
  const waiting = call('GET', '/_cluster/health?wait_for_status=green&timeout=10s')
  await settled()
  clock.advance(9_999)
  world.conditions.heal()
  t.match(await waiting, { status: 200, body: { status: 'green', timed_out: false } })
})

t.test('a slow cluster answers everything after its delay', async t => {
  const { call, world, clock } = await cluster(t)
  world.conditions.set({ elasticsearch: { kind: 'slow', delayMs: 2_000 } })
  for (const url of ['/', '/_snapshot/backups/_all', '/_cluster/health', '/a/b/c']) {
    let isAnswered = false
    const answer = call('GET', url).finally(() => {
      isAnswered = true
    })
    await settled()
    clock.advance(1_999)
    await settled()
    t.notOk(isAnswered, url)
    clock.advance(1)
    await answer
  }
  const parked = call('GET', '/')
  await settled()
  world.close()
  t.equal((await parked).status, 200, 'the end of the world ends the delay')
})

t.test('credentials that go missing during the delay are asked for behind it', async t => {
  const { call, world, clock } = await cluster(t)
  world.conditions.set({ elasticsearch: { kind: 'slow', delayMs: 2_000 } })
  const answer = call('GET', '/')
  await settled()
  world.conditions.set({ elasticsearch: { kind: 'unauthorized' } })
  clock.advance(2_000)
  t.equal((await answer).status, 401)
})

t.test('nobody gets through to a cluster that cannot be reached', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  for (const url of ['/', '/_snapshot/backups/_all', '/a/b/c']) {
    await t.rejects(call('GET', url), url)
  }
  await t.rejects(call('PUT', '/new'))
  world.conditions.heal()
  t.equal((await call('GET', '/new')).status, 404, 'and nothing has happened')
})

t.test('a repository that cannot be reached is registered and cannot be read', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ repository: { kind: 'unverifiable' } })
  const unread = failure(
    500,
    'repository_exception',
    '[backups] could not read repository data from index blob'
  )
  const unverified = failure(
    500,
    'repository_verification_exception',
    '[backups] path [backups] is not accessible on master node'
  )
  const asked: readonly Asked[] = [
    ['PUT', '/_snapshot/backups/two'],
    ['GET', '/_snapshot/backups/_all'],
    ['GET', '/_snapshot/backups/one'],
    ['GET', '/_snapshot/_all/one'],
    ['GET', '/_snapshot/backups/one/_status'],
    ['PUT', '/_snapshot/backups/one/_clone/three', { indices: 'old' }],
    ['POST', '/_snapshot/backups/one/_restore'],
    ['POST', '/_snapshot/backups/_cleanup'],
    ['DELETE', '/_snapshot/backups/one'],
    ['GET', '/_cat/snapshots/backups']
  ]
  for (const [method, url, body] of asked) {
    t.strictSame((await call(method, url, body)).body, unread, `${method} ${url}`)
  }
  t.strictSame((await call('POST', '/_snapshot/backups/_verify')).body, unverified)
  const same = { type: 's3', settings: { bucket: 'backups', base_path: 'backups' } }
  t.strictSame((await call('PUT', '/_snapshot/backups', same)).body, unverified)
  t.equal((await call('PUT', '/_snapshot/backups?verify=false', same)).status, 200)
  t.equal((await call('GET', '/_snapshot/backups')).status, 200)
  t.strictSame((await call('GET', '/_snapshot/_status')).body, { snapshots: [] })
  t.equal((await call('GET', '/_snapshot/backups/_current')).status, 200)
  const other = { type: 'fs', settings: { location: '/x' } }
  t.equal((await call('PUT', '/_snapshot/other', other)).status, 200, 'others are not touched')
})

t.test('a path of several folders is told as Elasticsearch writes it', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ repository: { kind: 'unverifiable' } })
  const reasonOf = async (settings: object) =>
    (await call('PUT', '/_snapshot/backups', { type: 's3', settings })).body.error.reason
  t.equal(
    await reasonOf({ base_path: '/a/b' }),
    '[backups] path [a][b] is not accessible on master node'
  )
  t.equal(await reasonOf({}), '[backups] path  is not accessible on master node')
})

t.test('a repository that is read-only is read and verified, and takes nothing', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ repository: { kind: 'readOnly' } })
  const refused = failure(500, 'repository_exception', '[backups] repository is readonly')
  t.strictSame((await call('PUT', '/_snapshot/backups/two')).body, refused)
  t.strictSame((await call('DELETE', '/_snapshot/backups/one')).body, refused)
  t.equal((await call('GET', '/_snapshot/backups/one')).status, 200)
  t.equal((await call('POST', '/_snapshot/backups/_verify')).status, 200)
})

t.test('a repository that goes missing is unknown everywhere', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ repository: { kind: 'missing' } })
  const missing = failure(404, 'repository_missing_exception', '[backups] missing')
  for (const url of ['/_snapshot/backups', '/_snapshot/backups/_all', '/_cat/snapshots/backups']) {
    t.strictSame((await call('GET', url)).body, missing, url)
  }
  world.conditions.set({ repository: { kind: 'ready' } })
  t.equal((await call('GET', '/_snapshot/backups/one')).status, 200)
})

t.test('what the applications are told is nothing to the cluster', async t => {
  const { call, world } = await cluster(t)
  world.conditions.set({ repository: { kind: 'notConfigured' } })
  for (const [method, url, body] of [...readings, ...snapshots]) {
    t.equal((await call(method, url, body)).status, 200, `${method} ${url}`)
  }
})
