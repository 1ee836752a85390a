/** Zeebe's door where every family is served side by side: one cluster in the dialects of 8.7, 8.1 and 8.8. */
import t from 'tap'
import { json, problemJson, v3 } from '../../support/applications.js'
import { gateway, told } from '../../support/gateway.js'

t.test('each dialect starts backups of the same cluster', async t => {
  const { post, get } = await gateway(t, 'all')
  t.strictSame(await post('backups/5'), { status: 200, type: v3, body: '{"id":5}' }, 'as in 8.1')
  t.equal((await post('backups', '{"backupId":6}')).status, 202, 'as in 8.7')
  t.equal((await post('backupRuntime', '{"backupId":7}')).status, 202, 'as in 8.8')
  const ids = async (path: string) =>
    JSON.parse((await get(path)).body).map((it: { backupId: number }) => it.backupId)
  t.strictSame(await ids('backups'), [5, 6, 7])
  t.strictSame(await ids('backupRuntime'), [5, 6, 7])
  t.strictSame(await ids('backupRuntime/6*'), [6])
  t.match(JSON.parse((await get('backups/5')).body), { state: 'COMPLETED' }, 'GET is that of 8.7')
})

t.test('each dialect refuses in its own words', async t => {
  const { post, get } = await gateway(t, 'all')
  await post('backups', '{"backupId":7}')
  const old =
    'Requested backup has id 6. The latest backup has id 7. Id of new backups must be higher than the previous one. '
  t.strictSame(await post('backups/6'), {
    status: 500,
    type: v3,
    body: JSON.stringify({ id: 6, failure: old })
  })
  t.strictSame(await post('backups', '{"backupId":6}'), { status: 409, type: v3, body: told(old) })
  t.strictSame(await post('backupRuntime', '{"backupId":6}'), {
    status: 409,
    type: v3,
    body: told(
      'Requested backup has ID 6. The latest backup has ID 7. The backup ID must be greater than the ID of previous backups that are completed, failed, or deleted.'
    )
  })
  t.equal((await get('backups/6')).status, 404, 'an unknown id is one')
  t.strictSame(await get('backups/abc'), {
    status: 400,
    type: problemJson,
    body: '{"type":"about:blank","title":"Bad Request","status":400,"detail":"Parameter mapping failure","instance":"/actuator/backups/abc"}'
  })
})

t.test('what several have is served once, by the first', async t => {
  const { post, app } = await gateway(t, 'all')
  t.strictSame(await post('exporting/pause?soft=true'), {
    status: 200,
    type: json,
    body: '{"body":null,"status":204,"contentType":null}'
  })
  const { headers } = await app.inject({ method: 'PUT', url: '/actuator/backups/7' })
  t.strictSame(headers.allow?.split(', ').toSorted(), ['DELETE', 'GET', 'POST'])
})
