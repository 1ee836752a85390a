/** The apps of a deployment are shared by its worlds, which never see each other. */
import t from 'tap'
import { gatewayApp, operateApp, optimizeApp } from '../../src/http/actuator/apps.js'
import { elasticsearchApp } from '../../src/http/elasticsearch/app.js'
import { tomcat } from '../../src/http/manners.js'
import { worldOf } from '../../src/http/world-of.js'
import { Seed } from '../../src/world/seed.js'
import { settled } from '../support/elasticsearch.js'
import { send } from '../support/raw-http.js'
import { instants, twoWorlds } from '../support/two-worlds.js'

const backups = '/actuator/backups'

t.test('Operate: a backup is in the world that it was taken in', async t => {
  const { early, late } = await twoWorlds(t, operateApp)
  t.equal((await early.ask('POST', backups, { backupId: 7 })).status, 200)
  t.equal((await early.ask('GET', `${backups}/7`)).status, 200)
  t.equal((await late.ask('GET', `${backups}/7`)).status, 404)
  t.equal((await late.ask('GET', backups)).body, '[]')
  t.equal((await late.ask('POST', backups, { backupId: 7 })).status, 200, 'the id is free')
  t.equal((await late.ask('DELETE', `${backups}/7`)).status, 204)
  t.equal((await early.ask('GET', `${backups}/7`)).status, 200, 'deleted elsewhere')
})

t.test('Operate: times are read from the clock of the world', async t => {
  const { early, late } = await twoWorlds(t, operateApp)
  for (const [world, day] of [
    [early, '2001-02-03T04:05:06.789'],
    [late, '2002-03-04T05:06:07.891']
  ] as const) {
    await world.ask('POST', backups, { backupId: 7 })
    const { body } = await world.ask('GET', `${backups}/7`)
    const starts = JSON.parse(body).details.map((it: { startTime: string }) => it.startTime)
    t.ok(starts.length > 0)
    for (const start of starts) t.equal(start.slice(0, day.length), day)
  }
})

t.test('Operate: ids of error bodies come from the seed of the world', async t => {
  const { early, late } = await twoWorlds(t, operateApp)
  const instanceIn = async ({ ask }: typeof early) =>
    JSON.parse((await ask('GET', `${backups}/404`)).body).instance
  const seeds = { early: new Seed('early'), late: new Seed('late') }
  for (const turn of ['first', 'second']) {
    t.equal(await instanceIn(early), seeds.early.javaUuid('operate.error'), `${turn}, early`)
    t.equal(await instanceIn(late), seeds.late.javaUuid('operate.error'), `${turn}, late`)
  }
})

t.test('Operate: a condition is met in its own world', async t => {
  const { early, late } = await twoWorlds(t, operateApp)
  early.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  t.equal((await early.ask('GET', backups)).status, 400, 'as Operate says everything')
  t.equal((await early.ask('GET', '/actuator/health')).status, 503)
  t.equal((await late.ask('GET', backups)).status, 200)
  t.equal((await late.ask('GET', '/actuator/health')).status, 200)
})

t.test('the gateway: an exporter, a partition and a pause are in one world', async t => {
  const { early, late } = await twoWorlds(t, gatewayApp, { late: { partitionsCount: 2 } })
  const partitionsOf = async ({ ask }: typeof early) => {
    await ask('POST', backups, { backupId: 7 })
    return JSON.parse((await ask('GET', `${backups}/7`)).body).details.length
  }
  t.equal(await partitionsOf(early), 1)
  t.equal(await partitionsOf(late), 2)

  await early.ask('POST', '/actuator/exporting/pause')
  t.strictSame([...early.world.zeebe.phases().values()], ['PAUSED'])
  t.strictSame([...late.world.zeebe.phases().values()], ['EXPORTING', 'EXPORTING'])

  const exportersOf = async ({ ask }: typeof early) =>
    JSON.parse((await ask('GET', '/actuator/exporters')).body)
  await early.ask('POST', '/actuator/exporters/elasticsearch/disable')
  t.match(await exportersOf(early), [{ status: 'DISABLED' }])
  t.match(await exportersOf(late), [{ status: 'ENABLED' }])
})

t.test('the gateway: metrics tell how long the world has been up', async t => {
  const { early, late } = await twoWorlds(t, gatewayApp)
  early.clock.advance(5_000)
  const uptimeOf = async ({ ask }: typeof early) =>
    /^process_uptime_seconds\S* (\S+)$/m.exec((await ask('GET', '/actuator/prometheus')).body)?.[1]
  t.equal(Number(await uptimeOf(early)), 5)
  t.equal(Number(await uptimeOf(late)), 0)
})

t.test('the gateway: each world has its own patience, and says so', async t => {
  const { early, late } = await twoWorlds(t, gatewayApp, {
    early: { requestTimeoutMs: 0 },
    late: { requestTimeoutMs: 2_000 }
  })
  for (const { world } of [early, late]) world.conditions.set({ zeebe: { kind: 'brokersGone' } })
  t.match((await early.ask('GET', backups)).body, /Request timed out after PT0S/)
  const waiting = late.ask('GET', backups)
  const step = setInterval(() => late.clock.advance(1_000), 5)
  t.match((await waiting).body, /Request timed out after PT2S/)
  clearInterval(step)
})

t.test('an unknown method is answered in the world behind the door', async t => {
  const { early, late } = await twoWorlds(t, optimizeApp, { manners: tomcat })
  const told = async (port: number) => {
    const { headers, body } = await send(port, `FOO ${backups} HTTP/1.1\r\nHost: camunda\r\n\r\n`)
    const date = new Date(headers['date'] ?? '').getTime()
    return { date, body: Date.parse(JSON.parse(body).timestamp) }
  }
  for (const [name, { port }] of Object.entries({ early, late })) {
    const at = name === 'early' ? instants.early : instants.late
    t.strictSame(await told(port), { date: at - (at % 1_000), body: at }, name)
  }
})

t.test('Elasticsearch: snapshots and indices are in one world', async t => {
  const { early, late } = await twoWorlds(t, elasticsearchApp)
  await early.ask('PUT', '/_snapshot/backups/one?wait_for_completion=true')
  await early.ask('PUT', '/mine')
  const read = async ({ ask }: typeof early) => [
    (await ask('GET', '/_snapshot/backups/one')).status,
    (await ask('HEAD', '/mine')).status
  ]
  t.strictSame(await read(early), [200, 200])
  t.strictSame(await read(late), [404, 404])
})

t.test('Elasticsearch: times are read from the clock of the world', async t => {
  const { early, late } = await twoWorlds(t, elasticsearchApp)
  const startIn = async ({ ask }: typeof early) => {
    const { body } = await ask('PUT', '/_snapshot/backups/one?wait_for_completion=true')
    return JSON.parse(body).snapshot.start_time_in_millis
  }
  t.equal(await startIn(early), instants.early)
  t.equal(await startIn(late), instants.late)
})

t.test('Elasticsearch: every world has a cluster of its own, always the same', async t => {
  const { early, late } = await twoWorlds(t, elasticsearchApp)
  const clusterOf = async ({ ask }: typeof early) =>
    JSON.parse((await ask('GET', '/')).body).cluster_uuid
  const uuids = [await clusterOf(early), await clusterOf(late), await clusterOf(early)]
  const of = (seed: string) => new Seed(seed).searchUuid('cluster')
  t.strictSame(uuids, [of('early'), of('late'), of('early')])
})

t.test('Elasticsearch: closing a world releases who waits in it, and nobody else', async t => {
  const pace = { pace: 'realistic' } as const
  const { early, late } = await twoWorlds(t, elasticsearchApp, { early: pace, late: pace })
  const isParked = async ({ world }: typeof early) => {
    while (world.repositories.views('backups').length === 0) await settled()
  }
  const wait = ({ ask }: typeof early, name: string) =>
    ask('PUT', `/_snapshot/backups/${name}?wait_for_completion=true`)
  const released = wait(early, 'one')
  let answered = false
  const kept = wait(late, 'one').finally(() => {
    answered = true
  })
  await Promise.all([isParked(early), isParked(late)])

  early.world.close()
  t.match(JSON.parse((await released).body), { error: { type: 'node_closed_exception' } })
  const next = await wait(early, 'two')
  t.match(JSON.parse(next.body), { error: { type: 'node_closed_exception' } }, 'nor later')
  t.equal(answered, false, 'the other world goes on')

  late.clock.advance(3_600_000)
  t.match(JSON.parse((await kept).body), { snapshot: { state: 'SUCCESS' } })
})

t.test('a request that came through no door is our own mistake', async t => {
  const { early } = await twoWorlds(t, operateApp)
  t.throws(() => worldOf(Object.create(null)), /a door puts every request into a world/)
  t.equal((await early.ask('GET', backups)).status, 200)
})
