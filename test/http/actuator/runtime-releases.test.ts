/** What differs between releases in Zeebe's backup endpoint, 8.2 and later: whole answers. */
import t from 'tap'
import { problemJson, v3 } from '../../support/applications.js'
import { gateway, told } from '../../support/gateway.js'
import { withoutVolatile } from '../../support/volatile.js'

const old = ['8.2', '8.3', '8.4', '8.5', '8.6', '8.7'] as const
const later = ['8.8', '8.9', '8.10'] as const
const all = [...old, ...later]
const baseOf = (release: string) => (later.some(it => it === release) ? 'backupRuntime' : 'backups')
const notPositive = told('A backupId must be provided and it must be > 0')
const scheduled =
  '"message":"A backup with id 100 has been scheduled. Use GET actuator/backups/100 to monitor the status."'

for (const release of all) {
  t.test(`a start in ${release} tells what that release tells`, async t => {
    const { post } = await gateway(t, release)
    const members =
      release === '8.9'
        ? '"backupId":100,'
        : release === '8.10'
          ? '"backupId":100,"backupIds":{"default":100},'
          : ''
    t.strictSame(await post(baseOf(release), '{"backupId":100}'), {
      status: 202,
      type: v3,
      body: `{${members}${scheduled}}`
    })
  })

  t.test(`a conflict in ${release} has the words of that release`, async t => {
    const { post } = await gateway(t, release)
    await post(baseOf(release), '{"backupId":100}')
    const words = later.some(it => it === release)
      ? 'Requested backup has ID 99. The latest backup has ID 100. The backup ID must be greater than the ID of previous backups that are completed, failed, or deleted.'
      : 'Requested backup has id 99. The latest backup has id 100. Id of new backups must be higher than the previous one. '
    t.strictSame(await post(baseOf(release), '{"backupId":99}'), {
      status: 409,
      type: v3,
      body: told(words)
    })
  })

  t.test(`a backup in ${release} has the members of that release`, async t => {
    const { post, get, world } = await gateway(t, release, { setting: { partitionsCount: 2 } })
    world.plans.add({ app: 'zeebe', partitionId: 2, outcome: 'FAILED', described: false })
    const base = baseOf(release)
    await post(base, '{"backupId":100}')
    const version = world.zeebe.setting.version
    const withLog = ['8.9', '8.10'].includes(release)
    const log = withLog ? '"firstLogPosition":1,' : ''
    const broker = withLog ? '"brokerId":0,' : ''
    const tenant = release === '8.10' ? ',"physicalTenantId":"default"' : ''
    const reason = '"failureReason":"Backup on partition 2 failed due to Unknown reason. "'
    const time = '"createdAt":"<nanoseconds>"'
    const times = `${time},"lastUpdatedAt":"<nanoseconds>"`
    const whole = (details: string) =>
      `{"backupId":100,"state":"FAILED",${reason},"details":[${details}]${
        release === '8.10'
          ? `,"physicalTenants":[{"physicalTenantId":"default","state":"FAILED",${reason},"details":[${details}]}]`
          : ''
      }}`
    t.equal(
      withoutVolatile((await get(`${base}/100`)).body),
      whole(
        `{"partitionId":1,"state":"COMPLETED",${times},"snapshotId":"<snapshot>",${log}"checkpointPosition":<number>,${broker}"brokerVersion":"${version}"${tenant}},` +
          `{"partitionId":2,"state":"FAILED",${times}${tenant}}`
      )
    )
    const empty = old.some(it => it === release) ? ',"brokerVersion":""' : ''
    t.equal(
      withoutVolatile((await get(base)).body),
      `[${whole(
        `{"partitionId":1,"state":"COMPLETED",${time},"brokerVersion":"${version}"${tenant}},` +
          `{"partitionId":2,"state":"FAILED",${time}${empty}${tenant}}`
      )}]`
    )
  })

  t.test(`the list of ${release} has the order of that release`, async t => {
    const { post, get } = await gateway(t, release)
    for (const id of [201, 202, 208]) await post(baseOf(release), `{"backupId":${id}}`)
    const ids = JSON.parse((await get(baseOf(release))).body).map(
      (it: { backupId: number }) => it.backupId
    )
    const descending = ['8.9', '8.10'].includes(release)
    t.strictSame(ids, descending ? [208, 202, 201] : [208, 201, 202])
  })
}

for (const release of later) {
  t.test(`${release} finds backups by the beginning of their ids`, async t => {
    const { post, get } = await gateway(t, release)
    for (const id of [7, 70, 71, 170]) await post('backupRuntime', `{"backupId":${id}}`)
    const found = async (path: string) =>
      JSON.parse((await get(`backupRuntime${path}`)).body)
        .map((it: { backupId: number }) => it.backupId)
        .toSorted((a: number, b: number) => a - b)
    t.strictSame(await found('/7*'), [7, 70, 71])
    t.strictSame(await found('/7%2A'), [7, 70, 71], 'a star may be coded')
    t.strictSame(await found('/*'), [7, 70, 71, 170])
    t.strictSame(await found(''), [7, 70, 71, 170], 'as without a prefix')
    t.strictSame(await found('/9*'), [], 'nothing is no error')
    t.strictSame(await found('/abc?prefixOrId=17*'), [170], 'a query parameter beats the path')
  })

  t.test(`${release} hands every text to the handler, which wants a plain number`, async t => {
    const { post, get } = await gateway(t, release)
    await post('backupRuntime', '{"backupId":16}')
    for (const id of ['16', '016', '+16', '%D9%A1%D9%A6']) {
      t.equal((await get(`backupRuntime/${id}`)).status, 200, id)
    }
    for (const text of ['abc', '0x10', ' 16', '1.5', 'abc*', '**', '9223372036854775808']) {
      t.strictSame(
        await get(`backupRuntime/${encodeURIComponent(text)}`),
        {
          status: 400,
          type: v3,
          body: told(`Expected a backup ID or prefix ending with '*', but got '${text}'.`)
        },
        text
      )
    }
    t.strictSame(await get('backupRuntime/17'), {
      status: 404,
      type: v3,
      body: told('Backup with id 17 does not exist')
    })
  })
}

const problem = (status: number, title: string, detail: string, path: string) => ({
  status,
  type: problemJson,
  body: JSON.stringify({
    type: 'about:blank',
    title,
    status,
    detail,
    instance: `/actuator/${path}`
  })
})

t.test('before the prefix a text in the path is refused by the framework', async t => {
  const { get, ask } = await gateway(t, '8.7')
  for (const text of ['10*', '*', 'state', 'abc']) {
    const answer = problem(400, 'Bad Request', 'Parameter mapping failure', `backups/${text}`)
    t.strictSame(await get(`backups/${text}`), answer, text)
  }
  const on = await gateway(t, '8.7', { switches: { 'zeebe.prefix': true } })
  t.strictSame(await on.get('backups/10*'), { status: 200, type: v3, body: '[]' })
  t.equal((await ask('GET', 'backupRuntime')).status, 404)
})

t.test('DELETE refuses what is no id: the framework up to 8.9, the handler later', async t => {
  for (const release of later) {
    const { del, post } = await gateway(t, release)
    await post('backupRuntime', '{"backupId":16}')
    const path = 'backupRuntime/abc'
    t.strictSame(
      await del(path),
      release === '8.10'
        ? {
            status: 400,
            type: v3,
            body: told("Expected a backup ID or 'state', but got 'abc'.")
          }
        : problem(400, 'Bad Request', 'Parameter mapping failure', path),
      release
    )
    t.equal((await del('backupRuntime/0x10')).status, release === '8.10' ? 400 : 204, release)
    const gone = { status: 204, type: undefined, body: '' }
    t.strictSame(await del('backupRuntime/16'), gone)
    t.strictSame(await del('backupRuntime/abc?id=17'), gone, 'unknown, and named by the query')
  }
})

t.test('a start without an id, by release and content type', async t => {
  const missing = problem(400, 'Bad Request', 'Missing parameters: backupId', 'backupRuntime')
  const notSupported = (type: string | null) =>
    problem(
      415,
      'Unsupported Media Type',
      `Content-Type '${type}' is not supported.`,
      'backupRuntime'
    )
  const handler = { status: 400, type: v3, body: notPositive }
  const rows = [
    ['8.8', undefined, '', notSupported(null)],
    ['8.8', 'text/plain', '{"backupId":1}', notSupported('text/plain')],
    ['8.8', 'application/json', '{}', missing],
    ['8.9', undefined, '', handler],
    ['8.9', 'text/plain', '{"backupId":1}', handler],
    ['8.9', 'banana', '{"backupId":1}', handler],
    ['8.9', 'application/problem+json', '{"backupId":1}', handler],
    ['8.9', 'application/json', '', missing],
    ['8.9', 'application/json', '{}', missing],
    ['8.9', 'application/json', '{"backupId":null}', missing],
    ['8.9', 'application/json', '{"backupId":0}', handler],
    ['8.10', undefined, '', handler],
    ['8.10', 'application/json', '', handler],
    ['8.10', 'application/json', '{}', handler],
    ['8.10', 'application/json', '{"backupId":null}', handler],
    ['8.10', 'application/json', '{"backupId":""}', handler],
    ['8.10', 'application/json', '{"backupId":0}', handler]
  ] as const
  for (const [release, type, payload, answer] of rows) {
    const { post } = await gateway(t, release)
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    const asked = payload === '' && type === undefined ? undefined : payload
    t.strictSame(
      await post('backupRuntime', asked, headers),
      answer,
      `${release} ${type} ${payload}`
    )
  }
})

t.test('the id of a start binds in 8.9 and 8.10 as before', async t => {
  for (const release of ['8.9', '8.10']) {
    const { post } = await gateway(t, release)
    const unmapped = problem(400, 'Bad Request', 'Parameter mapping failure', 'backupRuntime')
    const unread = problem(400, 'Bad Request', 'Failed to read request', 'backupRuntime')
    t.strictSame(await post('backupRuntime', '{"backupId":"abc"}'), unmapped, release)
    t.strictSame(await post('backupRuntime', '{"backupId":"  "}'), unmapped, release)
    t.strictSame(await post('backupRuntime', '{"backupId":1,}'), unread, release)
    t.match((await post('backupRuntime', '{"backupId":" 1 2 "}')).body, /id 12 /, release)
    const byQuery = await post('backupRuntime?backupId=13', '')
    t.match(byQuery.body, /id 13 /, release)
    const withoutJson = await post('backupRuntime?backupId=14')
    t.equal(withoutJson.body, notPositive, `${release}: nobody reads a query without JSON`)
  }
})

t.test('POST below the endpoint is a 405 up to 8.9 and the handler’s 400 in 8.10', async t => {
  for (const release of later) {
    const { post, app } = await gateway(t, release)
    const unknown = (path: string) => ({
      status: 400,
      type: v3,
      body: told(`Unknown write operation: ${path}`)
    })
    const notAllowed = problem(
      405,
      'Method Not Allowed',
      "Method 'POST' is not supported.",
      'backupRuntime/7'
    )
    t.strictSame(await post('backupRuntime/7'), release === '8.10' ? unknown('7') : notAllowed)
    const deep = await post('backupRuntime/a/b')
    if (release === '8.10') t.strictSame(deep, unknown('a/b'))
    else t.equal(deep.status, 404)
    const { headers } = await app.inject({ method: 'PUT', url: '/actuator/backupRuntime/7' })
    const allow = release === '8.10' ? ['DELETE', 'GET', 'POST'] : ['DELETE', 'GET']
    t.strictSame(headers.allow?.split(', ').toSorted(), allow, release)
  }
})

t.test('switches change the answers one by one', async t => {
  const start = async (release: string, switches: Record<string, string | boolean>) => {
    const { post } = await gateway(t, release, { switches })
    return (await post('backupRuntime', '{"backupId":100}')).body
  }
  t.match(
    await start('8.8', { 'zeebe.messagePath': 'actuator/backupRuntime' }),
    /GET actuator\/backupRuntime\/100 /
  )
  t.equal(
    await start('8.9', { 'zeebe.foreignEcho': true }),
    `{"backupId":${Date.parse('2001-02-03T04:05:06Z')},${scheduled}}`
  )
  t.equal(await start('8.10', { 'zeebe.createBody': 'message' }), `{${scheduled}}`)
  const { get, post } = await gateway(t, '8.9', { switches: { 'zeebe.listOrder': 'asc' } })
  for (const id of [1, 3]) await post('backupRuntime', `{"backupId":${id}}`)
  t.match(JSON.parse((await get('backupRuntime')).body), [{ backupId: 1 }, { backupId: 3 }])
  const deep = await gateway(t, '8.9', { switches: { 'zeebe.extraSegments': '400' } })
  t.strictSame(await deep.get('backupRuntime/a/b'), {
    status: 400,
    type: v3,
    body: told('Invalid arguments provided.')
  })
  t.equal((await get('backupRuntime/a/b')).status, 404, 'and by itself there is nothing')
})

t.test('an accepted backup may not be found for a while, or ever', async t => {
  const late = await gateway(t, '8.8', { switches: { 'zeebe.registrationGapMs': 100 } })
  await late.post('backupRuntime', '{"backupId":1}')
  late.clock.advance(99)
  t.equal((await late.get('backupRuntime/1')).status, 404)
  t.equal((await late.get('backupRuntime')).body, '[]')
  t.equal((await late.post('backupRuntime', '{"backupId":1}')).status, 409, 'the id is taken')
  late.clock.advance(1)
  t.equal((await late.get('backupRuntime/1')).status, 200)

  const lost = await gateway(t, '8.8', { switches: { 'zeebe.acceptedVanishes': true } })
  t.equal((await lost.post('backupRuntime', '{"backupId":1}')).status, 202)
  t.equal((await lost.get('backupRuntime/1')).status, 404)
  t.equal((await lost.post('backupRuntime', '{"backupId":1}')).status, 409)
})

t.test('a deletion may take its time; 8.10 tells of it meanwhile', async t => {
  for (const [release, state] of [
    ['8.9', 'COMPLETED'],
    ['8.10', 'DELETED']
  ] as const) {
    const switches = { 'zeebe.deleteDelayMs': 30_000 }
    const { post, get, del, clock } = await gateway(t, release, { switches })
    await post('backupRuntime', '{"backupId":1}')
    t.equal((await del('backupRuntime/1')).status, 204)
    clock.advance(29_999)
    t.equal(JSON.parse((await get('backupRuntime/1')).body).state, state, release)
    clock.advance(1)
    t.equal((await get('backupRuntime/1')).status, 404, release)
  }
})

t.test('a gateway that runs alone keeps the older name, and knows prefixes by it', async t => {
  const alone = await gateway(t, '8.8', { topology: 'standalone' })
  await alone.post('backups', '{"backupId":10}')
  t.equal((await alone.get('backups/1*')).body, (await alone.get('backupRuntime/1*')).body)
  t.equal((await alone.get('backups/10')).status, 200)
  t.equal((await alone.del('backups/10')).status, 204)
  const { get } = await gateway(t, '8.8')
  t.equal((await get('backups')).status, 404, 'the orchestration cluster does not')
  const asked = await gateway(t, '8.8', { switches: { 'zeebe.alias': true } })
  t.equal((await asked.get('backups')).status, 200)
})

t.test('8.7.0 had a second name', async t => {
  const { get } = await gateway(t, '8.7.0')
  t.equal((await get('backup-runtime')).status, 200)
  t.equal((await get('backups')).status, 200)
  const later = await gateway(t, '8.7.1')
  t.equal((await later.get('backup-runtime')).status, 404)
})
