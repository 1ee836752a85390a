/** The web applications as one: whole bodies of every case, 8.8 to 8.10, and every switch. */
import t from 'tap'
import { json, send, v3 } from '../../support/applications.js'
import {
  type Answer,
  problemDetails,
  type Released,
  released,
  springError,
  uuidOf
} from '../../support/releases.js'
import { notRecoveredCause } from '../../support/store-cause.js'
import { aPlan } from '../../support/world.js'

const lines = ['8.8', '8.9', '8.10'] as const
const versions = { '8.8': '8.8.37', '8.9': '8.9.28', '8.10': '8.10.9' } as const
const partCounts = { '8.8': 5, '8.9': 7, '8.10': 7 } as const

const history = '/actuator/backupHistory'
const message = (status: number, text: string | null): Answer => ({
  status,
  type: json,
  body: JSON.stringify({ message: text })
})
const problem = (status: number, detail: string, path = history): Answer => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify(problemDetails(status, detail, path))
})

type Operation = 'take' | 'get' | 'list' | 'delete'
const operations = ['take', 'get', 'list', 'delete'] as const
const operate = (it: Released, operation: Operation) => {
  if (operation === 'take') return it.take(1)
  if (operation === 'list') return it.list()
  return operation === 'get' ? it.get(1) : it.del(1)
}

for (const line of lines) {
  const count = partCounts[line]
  const names = Array.from(
    { length: count },
    (_, index) => `camunda_webapps_7_${versions[line]}_part_${index + 1}_of_${count}`
  )
  const open = (t: Parameters<typeof released>[0], world = {}) =>
    released(t, 'webapps', line, { world })

  t.test(`${line}: a start names its ${count} snapshots`, async t => {
    const it = await open(t)
    t.strictSame(await it.take(7), {
      status: 200,
      type: json,
      body: JSON.stringify({ scheduledSnapshots: names })
    })
    const { type } = await send(it.app, { method: 'GET', url: `${history}/7` })
    t.equal(type, v3, 'who asks for nothing gets the type of an actuator')
  })

  t.test(`${line}: a backup is told part by part; the list begins with the newest`, async t => {
    const it = await open(t)
    await it.take(7)
    const details = names.map(snapshotName => ({
      snapshotName,
      state: 'SUCCESS',
      startTime: '2001-02-03T04:05:06.789+0000',
      failures: []
    }))
    const body = (order: typeof details) => {
      const verdict = { state: 'COMPLETED', failureReason: null, details: order }
      const tenants = [{ physicalTenantId: 'default', ...verdict }]
      const more = line === '8.10' ? { physicalTenants: tenants } : {}
      return { backupId: 7, ...verdict, ...more }
    }
    t.strictSame(await it.get(7), { status: 200, type: json, body: JSON.stringify(body(details)) })
    const newestFirst = JSON.stringify([body(details.toReversed())])
    t.strictSame(await it.list(), { status: 200, type: json, body: newestFirst })
    t.strictSame(await it.del(7), { status: 204, type: undefined, body: '' })
    t.strictSame(await it.list(), { status: 200, type: json, body: '[]' })
  })

  t.test(`${line}: what the framework refuses`, async t => {
    const it = await open(t)
    t.strictSame(await it.post('{}'), problem(400, 'Missing parameters: backupId'))
    t.strictSame(await it.take('null'), problem(400, 'Missing parameters: backupId'))
    for (const id of ['"abc"', '1.5', '1e3', '9223372036854775808', '""']) {
      t.strictSame(await it.take(id), problem(400, 'Parameter mapping failure'), id)
    }
    t.strictSame(await it.post('[]'), problem(400, 'Failed to read request'))
    t.strictSame(
      await it.post('{"backupId":1}', 'text/plain'),
      problem(415, "Content-Type 'text/plain' is not supported.")
    )
    t.strictSame(await it.get('abc'), problem(400, 'Parameter mapping failure', `${history}/abc`))
    t.strictSame(await it.ask('PUT', history), problem(405, "Method 'PUT' is not supported."))
    t.strictSame(await it.list('?verbose=banana'), problem(400, 'Parameter mapping failure'))
    t.equal((await it.ask('GET', `${history}/9?backupId=abc`)).status, 400, 'the query wins')
  })

  t.test(`${line}: an id that is not above 0`, async t => {
    const it = await open(t, { repository: null })
    const text = (id: number) => `BackupId must be a non-negative Integer. Received value: ${id}`
    for (const id of [0, -1]) {
      t.strictSame(await it.take(id), message(400, text(id)), 'before the repository is looked at')
      t.strictSame(await it.get(id), message(400, text(id)))
      t.strictSame(await it.del(id), message(400, text(id)))
    }
  })

  t.test(`${line}: no repository is configured`, async t => {
    const it = await open(t, { repository: null })
    const text =
      line === '8.10'
        ? 'No backup repository configured for physical tenant(s): [default]'
        : 'No backup repository configured.'
    for (const operation of operations) {
      t.strictSame(await operate(it, operation), message(400, text), operation)
    }
  })

  t.test(`${line}: the repository is not registered`, async t => {
    const it = await open(t)
    it.world.repositories.unregister('camunda')
    for (const operation of operations) {
      t.strictSame(
        await operate(it, operation),
        message(
          operation === 'get' ? 500 : 404,
          'No repository with name [camunda] could be found.'
        ),
        operation
      )
    }
  })

  t.test(`${line}: Elasticsearch is away, or answers with an error`, async t => {
    const it = await open(t)
    it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
    const away = 'Encountered an error connecting to Elasticsearch while'
    for (const operation of operations) {
      const doing =
        operation === 'get' || operation === 'list'
          ? 'searching for snapshots. Repository name: [camunda].'
          : 'retrieving repository with name [camunda].'
      t.strictSame(await operate(it, operation), message(502, `${away} ${doing}`), operation)
    }
    it.world.conditions.set({ elasticsearch: { kind: 'failing' } })
    const failed: Record<Operation, [number, string]> = {
      take: [500, 'validating existence of repository with name [camunda].'],
      delete: [500, 'validating existence of repository with name [camunda].'],
      get: [500, 'searching for backup with ID [1].'],
      list: [502, `searching for backups: ${notRecoveredCause}`]
    }
    for (const operation of operations) {
      const [status, doing] = failed[operation]
      const text = `Exception occurred when ${doing}`
      t.strictSame(await operate(it, operation), message(status, text), operation)
    }
  })

  t.test(`${line}: a duplicate is found before the queue is looked at`, async t => {
    const it = await open(t, { pace: 'slow' })
    await it.take(7)
    t.strictSame(
      await it.take(7),
      message(400, `A backup with ID [7] already exists. Found snapshots: [${names[0]}]`)
    )
    t.strictSame(await it.take(8), message(400, 'Another backup is running at the moment'))
    t.equal((await it.take(0)).status, 400)
  })

  t.test(`${line}: while the last part runs, another id is accepted`, async t => {
    const it = await open(t, { pace: 'slow' })
    it.world.plans.add({ app: 'webapps', durationMs: 1_000 })
    await it.take(7)
    it.clock.advance((count - 1) * 1_000 - 1)
    t.equal((await it.take(8)).status, 400)
    it.clock.advance(1)
    t.equal((await it.take(8)).status, 200)
  })

  t.test(`${line}: an id that nobody knows`, async t => {
    const it = await open(t)
    t.strictSame(await it.get(9), message(404, 'No backup with id [9] found.'))
    t.strictSame(await it.del(9), message(404, 'No backup with id [9] found.'))
  })

  t.test(`${line}: indices that are missing are named, after everything else`, async t => {
    const it = await open(t)
    it.world.indices.remove(['operate-event-8.3.0_', 'tasklist-task-8.5.0_'])
    t.strictSame(
      await it.take(7),
      message(500, 'Missing indices: [operate-event-8.3.0_, tasklist-task-8.5.0_]')
    )
    t.equal((await it.get(7)).status, 404, 'nothing was started')
  })

  t.test(`${line}: verbose=false leaves out times, and sorts by name`, async t => {
    const it = await open(t)
    await it.take(7)
    it.clock.advance(1)
    await it.take(10)
    const listed = JSON.parse((await it.list('?verbose=false')).body)
    t.strictSame(
      listed.map((it: { backupId: number; state: string }) => [it.backupId, it.state]),
      [
        [10, 'COMPLETED'],
        [7, 'COMPLETED']
      ]
    )
    t.strictSame(listed[1].details[0], {
      snapshotName: names[0],
      state: 'SUCCESS',
      startTime: null,
      failures: []
    })
  })

  t.test(`${line}: a pattern that is none is an unhandled argument`, async t => {
    const it = await open(t)
    t.strictSame(await it.list('?pattern=abc'), message(500, 'Invalid pattern: abc'))
    await it.take(7)
    t.equal((await it.list('?pattern=7')).body, '[]', 'digits alone are no name')
    t.match((await it.list('?pattern=7*')).body, /"backupId":7/)
    t.equal((await it.list('?pattern=8*')).body, '[]')
  })
}

t.test('a part that fails names the reasons of its shards only', async t => {
  const it = await released(t, 'webapps', '8.8')
  const failure = { index: 'i', shardId: 0, reason: 'disk gone', nodeId: 'n', status: 'X' }
  it.world.plans.add({ app: 'webapps', partNo: 2, outcome: 'FAILED', failures: [failure] })
  await it.take(7)
  const { state, failureReason, details } = JSON.parse((await it.get(7)).body)
  t.equal(state, 'FAILED')
  t.equal(
    failureReason,
    'There were failures with the following snapshots: camunda_webapps_7_8.8.37_part_2_of_5'
  )
  t.strictSame(details[1].failures, ['disk gone'])
  t.equal(details.length, 2, 'the queue is cleared')
  t.equal((await it.take(8)).status, 200)
})

t.test('a missing part is progress for 300 s, then INCOMPLETE', async t => {
  const it = await released(t, 'webapps', '8.8')
  await it.take(7)
  it.world.repositories.remove('camunda', ['camunda_webapps_7_8.8.37_part_3_of_5'])
  const state = async () => JSON.parse((await it.get(7)).body).state
  it.clock.advance(300_000)
  t.equal(await state(), 'IN_PROGRESS')
  it.clock.advance(1)
  t.equal(await state(), 'INCOMPLETE')
  it.world.repositories.add('camunda', aPlan({ name: 'camunda_webapps_7_x' }))
  it.world.repositories.add('camunda', aPlan({ name: 'camunda_webapps_7_y' }))
  t.match(JSON.parse((await it.get(7)).body), {
    state: 'FAILED',
    failureReason: 'More snapshots found than expected.'
  })
})

function switched(
  t: Parameters<typeof released>[0],
  switches: Record<string, string | number | boolean>,
  line = '8.8'
) {
  return released(t, 'webapps', line, { wishes: { switches } })
}

t.test('the forms of values that mean nothing', async t => {
  const forms: [switches: Record<string, string>, members: string, detail: string][] = [
    [{}, '"state":"COMPLETED","failureReason":null,', '789+0000","failures":[]}'],
    [{ 'webapps.failures': 'null' }, '"failureReason":null,', '789+0000","failures":null}'],
    [{ 'webapps.failures': 'omit' }, '"failureReason":null,', '789+0000"}'],
    [
      { 'webapps.failureReason': 'omit' },
      '"state":"COMPLETED","details"',
      '789+0000","failures":[]}'
    ],
    [{ 'webapps.startTime': 'Z' }, '"failureReason":null,', '06.789Z","failures":[]}']
  ]
  for (const [switches, members, detail] of forms) {
    const it = await switched(t, switches)
    await it.take(7)
    const { body } = await it.get(7)
    t.ok(body.includes(members), `${JSON.stringify(switches)}: ${body.slice(0, 80)}`)
    t.ok(body.includes(detail), `${JSON.stringify(switches)}: ${body.slice(80, 240)}`)
  }
})

t.test('the number of parts is a switch, from 4 to 7', async t => {
  for (const parts of [4, 5, 6, 7]) {
    const it = await switched(t, { 'webapps.parts': parts })
    t.equal(JSON.parse((await it.take(7)).body).scheduledSnapshots.length, parts)
    const held = it.world.repositories.views('camunda').flatMap(view => view.plan.indices)
    t.equal(new Set(held.map(index => index.name)).size, held.length, 'no index is held twice')
  }
})

t.test('statuses that are switches', async t => {
  const docs = await switched(t, { 'webapps.createStatus': '202' })
  t.equal((await docs.take(7)).status, 202)
  t.match((await docs.get(7)).body, /COMPLETED/)

  const missing = await switched(t, { 'webapps.getMissingRepository': '404' })
  missing.world.repositories.unregister('camunda')
  t.equal((await missing.get(7)).status, 404)

  const early = await switched(t, { 'webapps.storeErrors': '500' })
  early.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  for (const operation of operations) t.equal((await operate(early, operation)).status, 500)
  early.world.conditions.set({ elasticsearch: { kind: 'reachable' } })
  early.world.repositories.unregister('camunda')
  for (const operation of operations) t.equal((await operate(early, operation)).status, 500)

  const bad = await switched(t, { 'webapps.badPattern': '400' })
  t.strictSame(await bad.list('?pattern=x'), message(400, 'Invalid pattern: x'))
  const wrapped = await switched(t, { 'webapps.badPattern': '502' })
  t.strictSame(
    await wrapped.list('?pattern=x'),
    message(502, 'Exception occurred when searching for backups: Invalid pattern: x')
  )
})

t.test('what a list takes', async t => {
  const strict = await switched(t, { 'webapps.verboseMandatory': true })
  t.strictSame(await strict.list(), problem(400, 'Missing parameters: verbose'))
  t.equal((await strict.list('?verbose=true')).status, 200)
  const deaf = await switched(t, { 'webapps.pattern': false })
  await deaf.take(7)
  t.match((await deaf.list('?pattern=abc')).body, /"backupId":7/)
})

t.test('a list by id, the greatest first', async t => {
  const it = await switched(t, { 'webapps.listOrder': 'idDesc' })
  for (const id of [7, 100, 9]) {
    await it.take(id)
    it.clock.advance(1)
  }
  const listed: { backupId: number }[] = JSON.parse((await it.list()).body)
  t.strictSame(
    listed.map(it => it.backupId),
    [100, 9, 7]
  )
})

t.test('verbose=false may take healthy backups for failed ones', async t => {
  const it = await switched(t, { 'webapps.verboseFalseVerdict': 'failed' })
  await it.take(7)
  await it.take(8)
  it.world.repositories.remove('camunda', ['camunda_webapps_8_8.8.37_part_1_of_5'])
  const [seven, eight] = JSON.parse((await it.list('?verbose=false')).body)
  t.match(seven, { backupId: 7, state: 'FAILED', failureReason: null })
  t.equal(seven.details[0].state, null)
  t.match(eight, { backupId: 8, state: 'INCOMPLETE' })
  t.match((await it.get(7)).body, /COMPLETED/, 'one alone is told right')
})

t.test('a deletion may end after its answer', async t => {
  const it = await switched(t, { 'webapps.deleteDelayMs': 1_000 })
  await it.take(7)
  t.equal((await it.del(7)).status, 204)
  it.clock.advance(999)
  t.equal((await it.get(7)).status, 200)
  t.equal((await it.take(7)).status, 400)
  it.clock.advance(1)
  t.equal((await it.get(7)).status, 404)
  t.equal((await it.list()).body, '[]')
  t.equal((await it.take(7)).status, 200)
  t.equal((await it.get(7)).status, 200)
})

t.test('a start may be unknown for a while', async t => {
  const it = await switched(t, { 'webapps.registrationGapMs': 1_000 })
  await it.take(7)
  it.clock.advance(999)
  t.strictSame(await it.get(7), message(404, 'No backup with id [7] found.'))
  it.clock.advance(1)
  t.equal((await it.get(7)).status, 200)
})

t.test('framework errors may have a timestamp', async t => {
  const it = await switched(t, { 'webapps.frameworkErrors': 'spring-default' })
  t.strictSame(await it.post('{}'), {
    status: 400,
    type: json,
    body: JSON.stringify(springError(400, history))
  })
})

t.test('the endpoint is also called backups where it stands alone, or when asked to', async t => {
  const status = async (it: Released) => (await it.ask('GET', '/actuator/backups')).status
  t.equal(await status(await switched(t, {})), 404)
  t.equal(await status(await switched(t, { 'webapps.alias': true })), 200)
})

t.test('on OpenSearch a duplicate names uuids', async t => {
  const it = await released(t, 'webapps', '8.8', {
    wishes: { storage: 'opensearch' },
    world: { pace: 'slow' }
  })
  await it.take(7)
  const uuid = uuidOf(it, 'camunda_webapps_7_8.8.37_part_1_of_5')
  t.strictSame(
    await it.take(7),
    message(400, `A backup with ID [7] already exists. Found snapshots: [${uuid}]`)
  )
})

t.test('with a relational database there is no such endpoint', async t => {
  const it = await released(t, 'webapps', '8.9', { wishes: { storage: 'rdbms' } })
  t.strictSame(await it.ask('GET', history), problem(404, `No endpoint GET ${history}.`))
})
