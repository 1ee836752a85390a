import t from 'tap'
import { elasticsearch, failure } from '../../support/elasticsearch.js'

t.test('a repository is registered, read, verified and forgotten', async t => {
  const { call, clock, world } = await elasticsearch(t)
  const settings = { location: '/x', compress: true, chunk: { size: 5 } }
  const put = await call('PUT', '/_snapshot/mine', { type: 'fs', settings })
  t.equal(put.text, '{"acknowledged":true}')
  const uuid = world.repositories.get('mine')?.uuid
  await call('PUT', '/_snapshot/mine/one')
  clock.advance(10_000)
  const { text } = await call('GET', '/_snapshot/mine')
  const strings = { location: '/x', compress: 'true', 'chunk.size': '5' }
  t.equal(text, JSON.stringify({ mine: { type: 'fs', uuid, settings: strings } }))
  const verified = await call('POST', '/_snapshot/mine/_verify')
  const names = Object.values(verified.body.nodes)
  t.strictSame(names, [{ name: 'elasticsearch-master-0' }])
  t.strictSame((await call('POST', '/_snapshot/mine/_cleanup')).body, {
    results: { deleted_bytes: 0, deleted_blobs: 0 }
  })
  t.strictSame((await call('DELETE', '/_snapshot/mine')).body, { acknowledged: true })
  t.strictSame(
    (await call('GET', '/_snapshot/mine')).body,
    failure(404, 'repository_missing_exception', '[mine] missing')
  )
})

t.test('repositories are found by list, pattern and exclusion', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/_snapshot/a', { type: 'fs', settings: { location: '/a' } })
  const found = async (asked: string) => {
    const { status, body } = await call('GET', `/_snapshot/${asked}`)
    return status === 200 ? Object.keys(body) : body.error.reason
  }
  t.strictSame(await found(''), ['a', 'backups'])
  t.strictSame(await found('_all'), ['a', 'backups'])
  t.strictSame(await found('*,-b*'), ['a'])
  t.strictSame(await found('x*'), [])
  t.strictSame(await found('a,-b'), '[-b] missing', 'a minus means nothing before a wildcard')
  t.strictSame(await found('x,a,y'), '[x, y] missing')
})

const refused: [name: string, body: object, status: number, type: string, reason: string][] = [
  ['r', { type: 'x' }, 500, 'repository_exception', '[r] repository type [x] does not exist'],
  [
    'r',
    { settings: {} },
    400,
    'action_request_validation_exception',
    'Validation Failed: 1: type is missing;'
  ],
  ['a%23b', { type: 'fs' }, 500, 'repository_exception', "[a#b] must not contain '#'"]
]
for (const [name, body, status, type, reason] of refused) {
  t.test(`registering ${name} as ${JSON.stringify(body)} is refused`, async t => {
    const { call } = await elasticsearch(t)
    t.strictSame(
      (await call('PUT', `/_snapshot/${name}`, body)).body,
      failure(status, type, reason)
    )
  })
}

t.test('a repository in use can neither be replaced nor forgotten', async t => {
  const { call, clock } = await elasticsearch(t)
  await call('PUT', '/_snapshot/backups/one')
  const expected = failure(
    409,
    'repository_conflict_exception',
    '[backups] trying to modify or unregister repository that is currently used (snapshot is in progress)'
  )
  t.strictSame((await call('DELETE', '/_snapshot/backups')).body, expected)
  t.strictSame((await call('PUT', '/_snapshot/backups', { type: 'fs' })).body, expected)
  const same = { type: 's3', settings: { bucket: 'backups', base_path: 'backups' } }
  t.equal((await call('PUT', '/_snapshot/backups', same)).status, 200, 'no change is no conflict')
  clock.advance(10_000)
  t.equal((await call('DELETE', '/_snapshot/backups')).status, 200)
})

t.test('forgetting a repository deletes nothing in it', async t => {
  const { call } = await elasticsearch(t, { pace: 'instant' })
  const body = { type: 'fs', settings: { location: '/x' } }
  await call('PUT', '/_snapshot/mine', body)
  await call('PUT', '/_snapshot/mine/one')
  await call('DELETE', '/_snapshot/mine')
  await call('PUT', '/_snapshot/other', body)
  t.equal((await call('GET', '/_snapshot/other/one')).status, 200)
})

t.test('a read-only repository takes and loses nothing', async t => {
  const { call } = await elasticsearch(t)
  await call('PUT', '/_snapshot/r', { type: 'fs', settings: { readonly: true } })
  const expected = failure(500, 'repository_exception', '[r] repository is readonly')
  t.strictSame((await call('PUT', '/_snapshot/r/one')).body, expected)
  t.strictSame((await call('DELETE', '/_snapshot/r/one')).body, expected)
})
