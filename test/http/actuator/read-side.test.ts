import t from 'tap'
import { applications, send, v3 } from '../../support/applications.js'

t.test('discovery names endpoints under the address the client used', async t => {
  const { zeebe, tasklist } = await applications(t)
  const headers = { host: 'camunda:9600' }
  const gateway = await send(zeebe, { method: 'GET', url: '/actuator', headers })
  t.equal(gateway.type, v3)
  const { _links: links } = JSON.parse(gateway.body)
  t.strictSame(links.self, { href: 'http://camunda:9600/actuator', templated: false })
  t.strictSame(links['backups-id'], {
    href: 'http://camunda:9600/actuator/backups/{id}',
    templated: true
  })
  const webApp = await send(tasklist, { method: 'GET', url: '/actuator', headers })
  t.notMatch(webApp.body, /\n/, 'compact even in Tasklist')
  t.equal(JSON.parse(webApp.body)._links['backups-id'], undefined, 'a controller has one link')
  const port80 = await send(zeebe, {
    method: 'GET',
    url: '/actuator',
    headers: { host: 'camunda:80' }
  })
  t.match(port80.body, /http:\/\/camunda\/actuator/, 'port 80 is left out')
})

t.test('health is told as a whole, by group and by component', async t => {
  const { zeebe, world } = await applications(t, { partitionsCount: 2 })
  const health = (path: string) => send(zeebe, { method: 'GET', url: `/actuator/health${path}` })
  const whole = JSON.parse((await health('')).body)
  t.strictSame(Object.keys(whole), ['status', 'groups', 'components'])
  t.strictSame(whole.components.clusterHealth, {
    status: 'UP',
    details: { 'Partition 1': 'HEALTHY', 'Partition 2': 'HEALTHY' }
  })
  t.equal((await health('/startup')).body, '{"status":"UP"}')
  t.equal((await health('/startup/')).body, '{"status":"UP"}', 'a trailing slash does no harm here')
  t.equal((await health('/ping')).body, '{"status":"UP"}')
  t.strictSame(await health('/nope'), { status: 404, type: undefined, body: '' })

  world.conditions.set({ zeebe: { kind: 'noBrokers' } })
  t.equal((await health('')).status, 503)
  t.equal((await health('/liveness')).status, 503)
  t.equal((await health('/readiness')).status, 200, 'ready without a single broker')
})

t.test('info tells the release', async t => {
  const { zeebe } = await applications(t)
  const { body } = await send(zeebe, { method: 'GET', url: '/actuator/info' })
  t.equal(JSON.parse(body).build.version, '8.7.2')
})
