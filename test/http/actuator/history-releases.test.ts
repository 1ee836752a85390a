/**
 * Status and whole body of every case, for Operate and Tasklist of 8.1, 8.2, 8.5 and 8.7. The tables are
 * written by hand, not from the switches.
 */
import t from 'tap'
import { json, problemJson, withoutInstance } from '../../support/applications.js'
import {
  type Answer,
  indented,
  problemDetails,
  type Released,
  released,
  springError,
  uuidOf
} from '../../support/releases.js'
import { notRecoveredCause } from '../../support/store-cause.js'

type App = 'operate' | 'tasklist'
type Line = '8.1' | '8.2' | '8.5' | '8.7'

/** Who words an application's own errors: Spring Boot, or one of the two error controllers. */
const style: Record<App, Record<Line, 'spring' | 'v1' | 'mgmt'>> = {
  operate: { '8.1': 'spring', '8.2': 'spring', '8.5': 'v1', '8.7': 'v1' },
  tasklist: { '8.1': 'spring', '8.2': 'mgmt', '8.5': 'mgmt', '8.7': 'mgmt' }
}

interface Place {
  readonly app: App
  readonly line: Line
  readonly path: string
}

/** An error of the application itself, in the style of its release. */
function own({ app, line, path }: Place, status: number, message: string): Answer {
  const body = ownBody({ app, line, path }, status, message)
  const type = style[app][line] === 'spring' ? json : problemJson
  return {
    status: body.status,
    type,
    body: app === 'tasklist' ? indented(body) : JSON.stringify(body)
  }
}

function ownBody({ app, line, path }: Place, status: number, message: string) {
  switch (style[app][line]) {
    case 'spring':
      return springError(status, path, message)
    case 'v1': {
      const known = status === 404
      const type = known ? 'Requested resource not found' : 'Invalid request'
      return { status: known ? 404 : 400, message, instance: 'UUID', type }
    }
    default:
      return { status, message, instance: status < 500 ? 'UUID' : null }
  }
}

/** An error of the framework: problem details from 8.5 on, before that Spring Boot's body with a message. */
function framework(
  { app, line, path }: Place,
  status: number,
  words: [problem: string, old: string]
) {
  const problem = line === '8.5' || line === '8.7'
  const [detail, message] = words
  const body = problem ? problemDetails(status, detail, path) : springError(status, path, message)
  const text = app === 'tasklist' ? indented(body) : JSON.stringify(body)
  return { status, type: problem ? problemJson : json, body: text }
}

const first = (line: Line) => line === '8.1'
const product = { operate: 'Operate', tasklist: 'Tasklist' } as const

const notConfigured = (app: App, line: Line) =>
  first(line)
    ? `Cannot trigger backup because no Elasticsearch snapshot repository name found in ${product[app]} configuration.`
    : 'No backup repository configured.'
const retrieving =
  'Encountered an error connecting to Elasticsearch while retrieving repository with name [camunda].'
const searching =
  'Encountered an error connecting to Elasticsearch while searching for snapshots. Repository name: [camunda].'
const validating = 'Exception occurred when validating existence of repository with name [camunda].'
const searchingOne = 'Exception occurred when searching for backup with ID [1].'
const searchingAll = `Exception occurred when searching for backups: ${notRecoveredCause}`
const unregistered = 'No repository with name [camunda] could be found.'

/** The status of an id that is negative, or in 8.1 holds what no id may. */
const badId = (app: App, line: Line): [id: string, message: string] => {
  if (first(line)) {
    const end = app === 'operate' ? '_].' : '_, ].'
    const chars = '[ , ", *, \\, <, |, ,, >, /, ?, '
    return ['"A"', `BackupId must not contain any uppercase letters or any of ${chars}${end}`]
  }
  const word = app === 'tasklist' && line !== '8.2' ? 'Long' : 'Integer'
  return ['-1', `BackupId must be a non-negative ${word}. Received value: -1`]
}

type Operation = 'take' | 'get' | 'list' | 'delete'
const operate = (it: Released, operation: Operation) => {
  if (operation === 'take') return it.take(1)
  if (operation === 'list') return it.list()
  return operation === 'get' ? it.get(1) : it.del(1)
}

/** 8.1 has no list. */
const operations = (line: Line): Operation[] =>
  first(line) ? ['take', 'get', 'delete'] : ['take', 'get', 'list', 'delete']

const pathOf = (it: Released, operation: Operation) =>
  operation === 'take' || operation === 'list' ? it.base : `${it.base}/1`

for (const app of ['operate', 'tasklist'] as const) {
  for (const line of ['8.1', '8.2', '8.5', '8.7'] as const) {
    const open = (t: Parameters<typeof released>[0], world = {}) =>
      released(t, app, line, { world })
    const at = (path: string): Place => ({ app, line, path })

    t.test(`${app} ${line}: an id that is missing, negative or illegal`, async t => {
      const it = await open(t)
      const missing = own(at(it.base), 400, 'BackupId must be provided')
      t.strictSame(withoutInstance(await it.post('{}')), missing)
      t.strictSame(withoutInstance(await it.take('null')), missing)
      const [id, message] = badId(app, line)
      t.strictSame(withoutInstance(await it.take(id)), own(at(it.base), 400, message))
    })

    t.test(`${app} ${line}: a duplicate, and another backup that runs`, async t => {
      const it = await open(t, { pace: 'slow' })
      const taken = await it.take(1)
      t.equal(taken.status, 200)
      const [name = ''] = JSON.parse(taken.body).scheduledSnapshots
      const found = `${name}/${uuidOf(it, name)}`
      t.strictSame(
        withoutInstance(await it.take(1)),
        own(at(it.base), 400, `A backup with ID [1] already exists. Found snapshots: [${found}]`)
      )
      t.strictSame(
        withoutInstance(await it.take(2)),
        own(at(it.base), 400, 'Another backup is running at the moment')
      )
    })

    t.test(`${app} ${line}: no repository is configured`, async t => {
      const it = await open(t, { repository: null })
      for (const operation of operations(line)) {
        const answer = own(
          at(pathOf(it, operation)),
          first(line) ? 400 : 404,
          notConfigured(app, line)
        )
        const expected = style[app][line] === 'v1' ? asBadRequest(answer) : answer
        t.strictSame(withoutInstance(await operate(it, operation)), expected, operation)
      }
    })

    t.test(`${app} ${line}: the repository is not registered`, async t => {
      const it = await open(t)
      it.world.repositories.unregister('camunda')
      for (const operation of operations(line)) {
        const firstMessage =
          operation === 'get'
            ? searchingOne
            : 'Cannot trigger backup because no repository with name [camunda] could be found.'
        const message = first(line) ? firstMessage : unregistered
        t.strictSame(
          withoutInstance(await operate(it, operation)),
          own(at(pathOf(it, operation)), 500, message),
          operation
        )
      }
    })

    t.test(`${app} ${line}: Elasticsearch cannot be reached`, async t => {
      const it = await open(t)
      it.world.conditions.set({ elasticsearch: { kind: 'unreachable' } })
      for (const operation of operations(line)) {
        const reads = operation === 'get' || operation === 'list'
        const later = reads ? searching : retrieving
        const message = first(line) ? (reads ? searchingOne : validating) : later
        t.strictSame(
          withoutInstance(await operate(it, operation)),
          own(at(pathOf(it, operation)), first(line) ? 500 : 502, message),
          operation
        )
      }
      const [id, message] = badId(app, line)
      t.strictSame(
        withoutInstance(await it.take(id)),
        own(at(it.base), 400, message),
        'a bad id is found first'
      )
    })

    t.test(`${app} ${line}: Elasticsearch answers with an error`, async t => {
      const it = await open(t)
      it.world.conditions.set({ elasticsearch: { kind: 'failing' } })
      const messages = {
        take: validating,
        delete: validating,
        get: searchingOne,
        list: searchingAll
      }
      for (const operation of operations(line)) {
        t.strictSame(
          withoutInstance(await operate(it, operation)),
          own(at(pathOf(it, operation)), 500, messages[operation]),
          operation
        )
      }
    })

    t.test(`${app} ${line}: an id that nobody knows`, async t => {
      const it = await open(t)
      t.strictSame(
        withoutInstance(await it.get(1)),
        own(at(`${it.base}/1`), 404, 'No backup with id [1] found.')
      )
      t.strictSame(await it.del(1), { status: 204, type: undefined, body: '' })
    })

    t.test(`${app} ${line}: a path that is not there, and a method that is not`, async t => {
      const it = await open(t)
      t.strictSame(
        await it.ask('GET', '/actuator/nope'),
        framework(at('/actuator/nope'), 404, [
          'No static resource actuator/nope.',
          'No message available'
        ])
      )
      t.strictSame(
        await it.ask('PUT', it.base),
        framework(at(it.base), 405, [
          "Method 'PUT' is not supported.",
          "Request method 'PUT' not supported"
        ])
      )
    })

    if (style[app][line] === 'v1') continue
    t.test(`${app} ${line}: a body that cannot be read, or is no JSON`, async t => {
      const it = await open(t)
      const unread = 'Failed to read request'
      for (const body of ['', 'hello', '[]', '{"backupId":[1]}']) {
        const answer = framework(at(it.base), 400, [unread, unread])
        t.strictSame(await it.post(body), answer, body)
      }
      const unsupported = "Content-Type 'text/plain' is not supported."
      t.strictSame(
        await it.post('{"backupId":1}', 'text/plain'),
        framework(at(it.base), 415, [unsupported, unsupported])
      )
    })
  }
}

/** Operate's error controller knows no status but 404 for what is unknown. */
function asBadRequest(answer: Answer): Answer {
  const body = { ...JSON.parse(answer.body), status: 400, type: 'Invalid request' }
  return { ...answer, status: 400, body: JSON.stringify(body) }
}

for (const [app, line, width] of [
  ['operate', '8.2', 'int'],
  ['tasklist', '8.2', 'int'],
  ['operate', '8.3', 'long'],
  ['tasklist', '8.3', 'long']
] as const) {
  t.test(`an id of ${app} ${line} is of type ${width}`, async t => {
    const it = await released(t, app, line)
    const wide = width === 'long' ? 200 : 400
    const known = width === 'long' ? 404 : 400
    t.equal((await it.take('2147483647')).status, 200, 'the greatest of 32 bits')
    t.equal((await it.get('2147483647')).status, 200)
    t.equal((await it.take('2147483648')).status, wide, 'one more, as a number')
    t.equal((await it.take('"2147483649"')).status, wide, 'one more, as a text')
    t.equal((await it.get('2147483650')).status, known, 'one more, in the path')
  })
}

t.test('Operate 8.3 says its errors itself, but leaves the framework to Spring Boot', async t => {
  const it = await released(t, 'operate', '8.3')
  t.strictSame(await it.ask('PUT', it.base), {
    status: 405,
    type: json,
    body: JSON.stringify(springError(405, it.base, "Request method 'PUT' not supported"))
  })
  t.strictSame(withoutInstance(await it.get('abc')), {
    status: 400,
    type: problemJson,
    body: '{"status":400,"message":"Method parameter \'backupId\': Failed to convert value of type \'java.lang.String\' to required type \'java.lang.Long\'; For input string: \\"abc\\"","instance":"UUID","type":"Invalid request"}'
  })
})

t.test('8.1 takes any text as an id, and tells the state only', async t => {
  for (const app of ['operate', 'tasklist'] as const) {
    const it = await released(t, app, '8.1')
    const texts = ['backup1', '1.5', 'ä-é.~', '', 'null']
    for (const id of texts) t.equal((await it.take(JSON.stringify(id))).status, 200, id)
    t.equal((await it.take('1.50')).status, 200, 'a number is the text it was written as')
    t.equal((await it.take('true')).status, 200, 'so is a truth value')
    const { body } = await it.get('backup1')
    t.strictSame(JSON.parse(body), { state: 'COMPLETED' })
    t.strictSame(JSON.parse((await it.get('1.50')).body), { state: 'COMPLETED' })
    for (const id of ['A', 'a b', 'a_b', 'a*', 'a\n', '"', '|']) {
      t.equal((await it.take(JSON.stringify(id))).status, 400, JSON.stringify(id))
    }
    t.equal((await it.take(`"${'a'.repeat(3_996)}"`)).status, 200, 'the longest')
    t.equal((await it.take(`"${'a'.repeat(3_997)}"`)).status, 400, 'one more')
    t.equal((await it.del('backup1')).status, 204)
    t.equal((await it.get('backup1')).status, 404)
  }
})

t.test('a start of 8.1 names six snapshots of its version', async t => {
  const it = await released(t, 'operate', '8.1')
  const names = [1, 2, 3, 4, 5, 6].map(part => `camunda_operate_backup1_8.1.27_part_${part}_of_6`)
  t.strictSame(await it.take('"backup1"'), {
    status: 200,
    type: json,
    body: JSON.stringify({ scheduledSnapshots: names })
  })
  const metadata = it.world.repositories.view('camunda', names[0] ?? '')?.plan.metadata
  t.strictSame(metadata, { version: '8.1.27', partNo: 1, partCount: 6 }, 'no id is written down')
})
