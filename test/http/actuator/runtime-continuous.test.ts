/** Continuous mode, 8.9 and later: the cluster chooses the ids. */
import t from 'tap'
import { problemJson, v3 } from '../../support/applications.js'
import { gateway, told } from '../../support/gateway.js'
import { startMs } from '../../support/world.js'

const rdbms = { storage: 'rdbms' } as const
const path = 'backupRuntime'

const started = (id: number | bigint, members: string) => ({
  status: 202,
  type: v3,
  body: `{${members},"message":"A backup with id ${id} has been scheduled. Use GET actuator/backups/${id} to monitor the status."}`
})

t.test('an id is the time, and never the same twice', async t => {
  const { post, get, clock } = await gateway(t, '8.9', rdbms)
  t.strictSame(await post(path), started(startMs, `"backupId":${startMs}`))
  t.strictSame(await post(path), started(startMs + 1, `"backupId":${startMs + 1}`), 'at once')
  clock.advance(1)
  t.match(await post(path), { status: 202, body: `"backupId":${startMs + 2},` }, 'a moment later')
  clock.advance(10_000)
  t.match(await post(path), { status: 202, body: `"backupId":${startMs + 10_001},` })
  t.match(await get(`${path}/${startMs + 1}`), { status: 200 })
  const { ranges } = JSON.parse((await get(`${path}/state`)).body)
  t.match(ranges, [{ start: { checkpointId: startMs }, end: { checkpointId: startMs + 10_001 } }])
})

t.test('an offset is added', async t => {
  const { post } = await gateway(t, '8.10', {
    ...rdbms,
    switches: { 'zeebe.idOffset': 1_000_000_000_000_000 }
  })
  const id = 1_000_000_000_000_000n + BigInt(startMs)
  t.strictSame(await post(path), started(id, `"backupId":${id},"backupIds":{"default":${id}}`))
})

t.test('an id of the client is refused, whatever it is', async t => {
  const sentences = {
    '8.9':
      'Cannot take backup with predetermined backupId when continuous backups are enabled. Use POST actuator/backupRuntime without specifying a backupId.',
    '8.10':
      'Cannot take backup with predetermined backupId when continuous backups and/or backup or checkpoint scheduler is enabled. Use POST actuator/backupRuntime without specifying a backupId.'
  } as const
  for (const release of ['8.9', '8.10'] as const) {
    const { post } = await gateway(t, release, rdbms)
    for (const id of [100, 0, -1]) {
      const answer = { status: 400, type: v3, body: told(sentences[release]) }
      t.strictSame(await post(path, `{"backupId":${id}}`), answer, `${release}, ${id}`)
    }
  }
  const { post } = await gateway(t, '8.9', {
    ...rdbms,
    switches: { 'zeebe.continuousText': 'long' }
  })
  t.strictSame((await post(path, '{"backupId":1}')).body, told(sentences['8.10']))
})

t.test('the documentation’s own command is refused by 8.9 and taken by 8.10', async t => {
  const missing = {
    status: 400,
    type: problemJson,
    body: '{"type":"about:blank","title":"Bad Request","status":400,"detail":"Missing parameters: backupId","instance":"/actuator/backupRuntime"}'
  }
  for (const payload of ['', '{}', '{"backupId":null}']) {
    const strict = await gateway(t, '8.9', rdbms)
    t.strictSame(await strict.post(path, payload), missing, payload)
    for (const [release, switches] of [
      ['8.10', {}],
      ['8.9', { 'zeebe.idlessJson': 'accept' }]
    ] as const) {
      const { post } = await gateway(t, release, { ...rdbms, switches })
      t.match(await post(path, payload), { status: 202, body: `"backupId":${startMs}` }, release)
    }
  }
})

t.test('a gateway without the settings of its brokers wants an id', async t => {
  const { post } = await gateway(t, '8.9', {
    switches: { 'zeebe.idMode': 'gatewayLacksContinuous' }
  })
  const body = told('A backupId must be provided and it must be > 0')
  t.strictSame(await post(path), { status: 400, type: v3, body })
  t.equal((await post(path, '{"backupId":1}')).status, 202)
})

t.test('a higher id from elsewhere stands in the way', async t => {
  const { post, world } = await gateway(t, '8.9', rdbms)
  const foreign = BigInt(startMs) + 5n
  await world.zeebe.take(foreign, { ...world.zeebe.setting.traits, idMode: 'explicit' })
  t.match(await post(path), { status: 409, body: `The latest backup has ID ${foreign}.` })
})

t.test('before 8.9 the storage chooses no ids', async t => {
  const { post } = await gateway(t, '8.8', rdbms)
  t.equal((await post(path, '{"backupId":1}')).status, 202)
})
