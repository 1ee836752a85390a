/** Physical tenants, 8.10: there is one, `default`. */
import t from 'tap'
import { v3 } from '../../support/applications.js'
import { gateway, told } from '../../support/gateway.js'

const unknown = {
  status: 400,
  type: v3,
  body: told("Unknown physical tenant 'other'. Configured physical tenants: [default].")
}

t.test(
  'every operation may be narrowed to a tenant, and refuses one that is not there',
  async t => {
    const { post, get, del } = await gateway(t, '8.10')
    const start = (query: string, body: string) => post(`backupRuntime${query}`, body)
    t.strictSame(await start('?physicalTenant=other', '{"backupId":1}'), unknown, 'in the query')
    t.strictSame(await start('', '{"backupId":1,"physicalTenant":"other"}'), unknown, 'in the body')
    t.equal((await start('?physicalTenant=default', '{"backupId":1}')).status, 202)
    t.equal((await start('?physicalTenant=%20', '{"backupId":2}')).status, 202, 'blank is all')
    for (const path of ['', '/1', '/1*', '/state', '/abc']) {
      t.strictSame(await get(`backupRuntime${path}?physicalTenant=other`), unknown, path)
    }
    for (const path of ['', '/1', '/1*', '/state']) {
      t.equal((await get(`backupRuntime${path}?physicalTenant=default`)).status, 200, path)
    }
    for (const path of ['/1', '/state', '/abc']) {
      t.strictSame(await del(`backupRuntime${path}?physicalTenant=other`), unknown, path)
    }
    t.strictSame(await post('backupRuntime/state/sync?physicalTenant=other', ''), unknown)
    t.equal((await post('backupRuntime/state/sync?physicalTenant=default', '')).status, 200)
  }
)

t.test('without a JSON type nobody reads the tenant of a POST', async t => {
  const { post } = await gateway(t, '8.10')
  t.match((await post('backupRuntime?physicalTenant=other')).body, /must be > 0/)
  t.equal((await post('backupRuntime/state/sync?physicalTenant=other')).status, 200)
})

t.test('an unknown path is noticed before an unknown tenant', async t => {
  const { post } = await gateway(t, '8.10')
  t.equal(
    (await post('backupRuntime/x?physicalTenant=other', '')).body,
    told('Unknown write operation: x')
  )
})

t.test('8.9 knows no tenants and ignores them', async t => {
  const { post, get } = await gateway(t, '8.9')
  t.equal((await post('backupRuntime?physicalTenant=other', '{"backupId":1}')).status, 202)
  t.equal((await get('backupRuntime/1?physicalTenant=other')).status, 200)
})
