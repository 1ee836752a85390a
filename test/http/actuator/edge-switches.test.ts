/** What may be switched beneath and around the handlers, each from both sides. */
import t from 'tap'
import { applications, json, problemJson, send, v3 } from '../../support/applications.js'
import { aDeployment } from '../../support/world.js'

const switched = (switches: Record<string, string | number | boolean>) => ({
  deployment: aDeployment('8.7', { switches })
})

t.test('a client that names no type gets the vendor type, or plain JSON', async t => {
  const list = { method: 'GET', url: '/actuator/backups' } as const
  const { zeebe } = await applications(t)
  t.equal((await send(zeebe, list)).type, v3)
  const { zeebe: plain } = await applications(t, switched({ 'edge.vendorType': 'json' }))
  t.equal((await send(plain, list)).type, json)
  const asked = { ...list, headers: { accept: v3 } }
  t.equal((await send(plain, asked)).type, v3, 'asked for, it is still there')
})

t.test('a path without a route misses a file, or an endpoint', async t => {
  const stranger = { method: 'GET', url: '/actuator/nope' } as const
  const detailOf = async (app: Parameters<typeof send>[0]) => {
    const { type, body } = await send(app, stranger)
    t.equal(type, problemJson)
    return JSON.parse(body).detail
  }
  const usual = await applications(t)
  t.equal(await detailOf(usual.operate), 'No static resource actuator/nope.')
  t.equal(await detailOf(usual.zeebe), 'No endpoint GET /actuator/nope.')
  const other = await applications(
    t,
    switched({ 'operate.notFoundText': 'endpoint', 'zeebe.notFoundText': 'static' })
  )
  t.equal(await detailOf(other.operate), 'No endpoint GET /actuator/nope.')
  t.equal(await detailOf(other.zeebe), 'No static resource actuator/nope.')
})

t.test('a body is read up to the limit and not a byte further', async t => {
  const { operate } = await applications(t, switched({ 'edge.bodyBytesMax': 14 }))
  const take = (payload: string) =>
    send(operate, {
      method: 'POST',
      url: '/actuator/backups',
      headers: { 'content-type': 'application/json' },
      payload
    })
  t.equal((await take('{"backupId":1}')).status, 200, '14 bytes')
  t.equal((await take('{"backupId":12}')).status, 413, '15 bytes')
})
