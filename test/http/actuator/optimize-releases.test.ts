/** Status and whole body of every case, for Optimize of 8.1 (3.9), 8.2, 8.5, 8.7 and 8.8. */
import t from 'tap'
import { json } from '../../support/applications.js'
import {
  type Answer,
  type Released,
  released,
  springError,
  uuidOf
} from '../../support/releases.js'
import { aPlan } from '../../support/world.js'

const sentences = {
  serverError: 'An internal server error occurred.',
  conflict: 'Could not apply the changes due to conflicts.',
  notFoundError: 'The server could not find the requested resource.',
  badRequestError: 'The server was unable to process the request.',
  elasticsearchConnectionError: 'The server has encountered Elasticsearch connection issues.'
} as const

function error(status: number, errorCode: keyof typeof sentences, detailedMessage: string): Answer {
  const errorMessage = sentences[errorCode]
  const body = { errorCode, errorMessage, detailedMessage, reportDefinition: null }
  return { status, type: json, body: JSON.stringify(body) }
}

const spring = (status: number, path: string): Answer => ({
  status,
  type: json,
  body: JSON.stringify(springError(status, path))
})

const lines = ['8.1', '8.2', '8.5', '8.7', '8.8'] as const
type Line = (typeof lines)[number]

const notConfigured: Record<Line, string> = {
  '8.1':
    'Cannot trigger backup because no Elasticsearch snapshot repository name found in Optimize configuration.',
  '8.2':
    'Cannot execute backup request because no Elasticsearch snapshot repository name found in Optimize configuration.',
  '8.5':
    'Cannot execute backup request because no Elasticsearch snapshot repository name found in Optimize configuration.',
  '8.7':
    'Cannot execute backup request because no snapshot repository name found in Optimize configuration.',
  '8.8':
    'Cannot execute backup request because no snapshot repository name found in Optimize configuration.'
}

const failing: Record<Line, string> = {
  '8.1': '.',
  '8.2': ' due to an ElasticsearchStatusException.',
  '8.5': ' due to an ElasticsearchStatusException.',
  '8.7': ' due to an ElasticsearchException.',
  '8.8': ' due to an ElasticsearchException.'
}

/** The list is not there in 3.9. */
function everyOperation(it: Released, line: Line): Promise<Answer>[] {
  const all = [it.take(1), it.get(1), it.del(1)]
  return line === '8.1' ? all : [...all, it.list()]
}

for (const line of lines) {
  t.test(`Optimize ${line}: no repository is configured`, async t => {
    const it = await released(t, 'optimize', line, { world: { repository: null } })
    for (const answer of await Promise.all(everyOperation(it, line))) {
      t.strictSame(answer, error(400, 'serverError', notConfigured[line]))
    }
  })

  t.test(`Optimize ${line}: the repository is not registered`, async t => {
    const it = await released(t, 'optimize', line)
    it.world.repositories.unregister('camunda')
    const missing = 'No repository with name [camunda] could be found.'
    for (const answer of await Promise.all(everyOperation(it, line))) {
      t.strictSame(answer, error(500, 'serverError', missing))
    }
  })

  t.test(`Optimize ${line}: Elasticsearch is away, or answers with an error`, async t => {
    const it = await released(t, 'optimize', line)
    const whileRetrieving = 'retrieving repository with name [camunda]'
    it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
    for (const answer of await Promise.all(everyOperation(it, line))) {
      const away = `Encountered an error connecting to Elasticsearch while ${whileRetrieving}.`
      const expected =
        line === '8.1'
          ? error(500, 'serverError', `Error while ${whileRetrieving}.`)
          : error(502, 'elasticsearchConnectionError', away)
      t.strictSame(answer, expected)
    }
    it.world.conditions.set({ elasticsearch: { kind: 'failing' } })
    for (const answer of await Promise.all(everyOperation(it, line))) {
      t.strictSame(
        answer,
        error(500, 'serverError', `Error while ${whileRetrieving}${failing[line]}`)
      )
    }
  })

  t.test(`Optimize ${line}: a duplicate is a conflict`, async t => {
    const it = await released(t, 'optimize', line)
    await it.take(1)
    const names = it.world.repositories.views('camunda').map(view => view.plan.name)
    t.equal(names.length, 2)
    const old = line !== '8.7' && line !== '8.8'
    const found = names.map(name => (old ? `${name}/${uuidOf(it, name)}` : name)).join(', ')
    t.strictSame(
      await it.take(1),
      error(409, 'conflict', `A backup with ID [1] already exists. Found snapshots: [${found}]`)
    )
  })

  t.test(`Optimize ${line}: an id that nobody knows`, async t => {
    const it = await released(t, 'optimize', line)
    t.strictSame(
      await it.get(1),
      error(404, 'notFoundError', 'No Optimize backup with ID [1] could be found.')
    )
    t.strictSame(await it.del(1), { status: 204, type: undefined, body: '' })
  })

  t.test(`Optimize ${line}: what the framework refuses has a timestamp and no message`, async t => {
    const it = await released(t, 'optimize', line)
    t.strictSame(await it.ask('GET', '/actuator/nope'), spring(404, '/actuator/nope'))
    t.strictSame(await it.ask('PUT', it.base), spring(405, it.base))
    t.strictSame(await it.post('hello'), spring(400, it.base))
    t.strictSame(await it.post('{"backupId":{}}'), spring(400, it.base))
    t.strictSame(await it.post('{"backupId":1}', 'text/plain'), spring(415, it.base))
  })

  if (line === '8.1') continue
  t.test(`Optimize ${line}: an id that is missing or negative`, async t => {
    const it = await released(t, 'optimize', line)
    t.strictSame(await it.post('{}'), error(400, 'badRequestError', 'must not be null'))
    t.strictSame(await it.take('""'), error(400, 'badRequestError', 'must not be null'))
    t.strictSame(
      await it.take(-1),
      error(400, 'badRequestError', 'must be greater than or equal to 0')
    )
    t.strictSame(await it.ask('GET', `${it.base}/abc`), spring(400, `${it.base}/abc`))
    t.equal((await it.get(-1)).status, 404, 'ids in the path are not held against the least')
    t.equal((await it.take(0)).status, 202)
    t.equal((await it.take('1.9')).status, 202)
    t.equal((await it.get(1)).status, 200, 'a fraction is cut')
  })
}

t.test('an accepted start is a 202 with a sentence, from 8.2 on', async t => {
  const { take } = await released(t, 'optimize', '8.2')
  t.strictSame(await take(7), {
    status: 202,
    type: json,
    body: '{"message" : "Backup creation for ID 7 has been scheduled. Use the GET API to monitor completion of backup process"}'
  })
})

for (const [line, status] of [
  ['8.2', 400],
  ['8.3', 400],
  ['8.4', 202]
] as const) {
  t.test(`an id beyond 32 bits is a ${status} in Optimize ${line}`, async t => {
    const it = await released(t, 'optimize', line)
    t.equal((await it.take('2147483647')).status, 202)
    t.equal((await it.take('2147483648')).status, status)
    t.equal((await it.get('2147483649')).status, status === 202 ? 404 : 400)
  })
}

t.test('3.9 answers a start with names, and a state with nothing else', async t => {
  const it = await released(t, 'optimize', '8.1')
  const names = [1, 2].map(part => `camunda_optimize_backup_1_3.9.27_part_${part}_of_2`)
  t.strictSame(await it.take('"backup_1"'), {
    status: 200,
    type: json,
    body: JSON.stringify({ scheduledSnapshots: names })
  })
  t.strictSame(await it.get('backup_1'), {
    status: 200,
    type: json,
    body: '{"state":"COMPLETED"}'
  })
  t.equal((await it.del('backup_1')).status, 204)
  t.equal((await it.get('backup_1')).status, 404)
})

t.test('3.9 leaves an id that breaks its rules to Spring Boot', async t => {
  const it = await released(t, 'optimize', '8.1')
  for (const body of ['{}', '{"backupId":null}', '{"backupId":""}', '{"backupId":"A"}']) {
    t.strictSame(await it.post(body), spring(400, it.base), body)
  }
  for (const id of [' ', '\t', 'a b', 'a?', 'a'.repeat(3_997)]) {
    t.equal((await it.take(JSON.stringify(id))).status, 400, id.slice(0, 9))
  }
  for (const id of ['a_b', 'a.b', 'a'.repeat(3_996)]) {
    t.equal((await it.take(JSON.stringify(id))).status, 200, id.slice(0, 9))
  }
})

t.test('more than two snapshots are an error in 3.9, before anything else is asked', async t => {
  const it = await released(t, 'optimize', '8.1')
  await it.take('"b"')
  it.world.repositories.add(
    'camunda',
    aPlan({ name: 'camunda_optimize_b_extra', outcome: 'FAILED' })
  )
  const views = it.world.repositories.views('camunda')
  const found = views.map(({ plan }) => `${plan.name}/${plan.uuid}`).join(', ')
  const detail = `Unable to determine backup state because unexpected number of snapshots exist for backupID [b]. Expected [2] snapshots but found [3]. Found snapshots: [${found}].`
  t.strictSame(await it.get('b'), error(500, 'serverError', detail))
})

t.test('a snapshot with no number in its name spoils the list', async t => {
  const it = await released(t, 'optimize', '8.7')
  const stranger = (name: string) => it.world.repositories.add('camunda', aPlan({ name }))
  const beyond = 'camunda_optimize_99999999999999999999_3.9.0_part_1_of_2'
  stranger(beyond)
  t.strictSame(
    await it.list(),
    error(
      500,
      'serverError',
      `Cannot retrieve backupID from snapshot [${beyond}] because the found backupID is not a valid integer.`
    )
  )
  const word = 'camunda_optimize_backup1_3.9.0_part_1_of_2'
  it.world.repositories.remove('camunda', [beyond])
  stranger(word)
  t.strictSame(
    await it.list(),
    error(500, 'serverError', `No backupID found in snapshot [${word}].`)
  )
})

t.test('switches of Optimize', async t => {
  const switched = (line: string, switches: Record<string, string | number | boolean>) =>
    released(t, 'optimize', line, { wishes: { switches }, world: { pace: 'slow' } })

  const plain = await switched('8.7', { 'optimize.postBlank': false })
  t.match((await plain.take(1)).body, /^\{"message":"/, 'no blank')

  const found39 = await switched('8.1', { 'optimize.notFound39': '400' })
  t.equal((await found39.get('x')).status, 400)

  const capital = await switched('8.1', { 'optimize.capitalState': true })
  await capital.take('"x"')
  t.equal((await capital.get('x')).body, '{"state":"IN_PROGRESS","State":"IN_PROGRESS"}')

  const missing = await switched('8.5', { 'optimize.missingSnapshots': '500' })
  const patterns = (id: string) =>
    `camunda_optimize_${id}_*_part_1_of_2, camunda_optimize_${id}_*_part_2_of_2`
  const trouble = (id: string) =>
    error(
      500,
      'serverError',
      `Could not retrieve snapshots with names [${patterns(id)}] due to an ElasticsearchStatusException.`
    )
  t.strictSame(await missing.get(4), trouble('4'))
  t.strictSame(await missing.list(), trouble('*'))
  t.equal((await missing.take(4)).status, 202)

  const message = await switched('8.5', { 'optimize.defaultErrorMessage': true })
  t.match((await message.ask('PUT', message.base)).body, /"message":"/)

  const hidden = await switched('8.7', { 'optimize.registrationGapMs': 1_000 })
  await hidden.take(5)
  hidden.clock.advance(999)
  t.equal((await hidden.get(5)).status, 404)
  t.equal((await hidden.list()).body, '[]')
  hidden.clock.advance(1)
  t.equal((await hidden.get(5)).status, 200)

  const ascending = await switched('8.7', { 'optimize.listOrder': 'ascending' })
  for (const id of [208, 202, 201]) await ascending.take(id)
  const listed: { backupId: number }[] = JSON.parse((await ascending.list()).body)
  t.strictSame(
    listed.map(it => it.backupId),
    [201, 202, 208]
  )
})

t.test('from 8.8 on the second part waits for the first, by default without a gap', async t => {
  const it = await released(t, 'optimize', '8.8', {
    world: { pace: 'slow' },
    wishes: { switches: { 'optimize.partsGapMs': 500 } }
  })
  it.world.plans.add({ app: 'optimize', durationMs: 1_000 })
  await it.take(1)
  const state = async () => JSON.parse((await it.get(1)).body).state
  t.equal(await state(), 'IN_PROGRESS')
  it.clock.advance(1_000)
  t.equal(await state(), 'INCOMPLETE', 'between the parts')
  it.clock.advance(499)
  t.equal(await state(), 'INCOMPLETE')
  it.clock.advance(1)
  t.equal(await state(), 'IN_PROGRESS')
  it.clock.advance(1_000)
  t.equal(await state(), 'COMPLETED')
})

t.test('OpenSearch is named from 8.7 on, and its connection has no sentence', async t => {
  const it = await released(t, 'optimize', '8.7', { wishes: { storage: 'opensearch' } })
  it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
  t.strictSame(await it.get(1), {
    status: 502,
    type: json,
    body: '{"errorCode":"openSearchConnectionError","errorMessage":null,"detailedMessage":"Encountered an error connecting to OpenSearch while retrieving repository with name [camunda].","reportDefinition":null}'
  })
})
