/** What each application answers to a start that makes no sense, at 8.7: whole bodies, and why. */
import t from 'tap'
import {
  type AppName,
  applications,
  json,
  problemJson,
  send,
  take,
  v3,
  withoutInstance
} from '../../support/applications.js'

interface Answer {
  readonly status: number
  readonly type: string | undefined
  readonly body: string
}

const operate = (message: string): Answer => ({
  status: 400,
  type: problemJson,
  body: JSON.stringify({ status: 400, message, instance: 'UUID', type: 'Invalid request' })
})

const parseError = (message: string) => operate(`JSON parse error: ${message}`)

const tasklist = (message: string): Answer => ({
  status: 400,
  type: problemJson,
  body: `{\n  "status" : 400,\n  "message" : "${message}",\n  "instance" : "UUID"\n}`
})

const titles: Record<number, string> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type'
}

const problem = (status: number, detail: string, instance = '/actuator/backups'): Answer => ({
  status,
  type: problemJson,
  body: JSON.stringify({ type: 'about:blank', title: titles[status], status, detail, instance })
})

const prettyProblem = (status: number, detail: string, instance = '/actuator/backups'): Answer => ({
  status,
  type: problemJson,
  body: `{\n  "type" : "about:blank",\n  "title" : "${titles[status]}",\n  "status" : ${status},\n  "detail" : "${detail}",\n  "instance" : "${instance}"\n}`
})

const optimize = (detail: string): Answer => ({
  status: 400,
  type: json,
  body: `{"errorCode":"badRequestError","errorMessage":"The server was unable to process the request.","detailedMessage":"${detail}","reportDefinition":null}`
})

const spring = (status: number, path = '/actuator/backups'): Answer => ({
  status,
  type: json,
  body: JSON.stringify({
    timestamp: '2001-02-03T04:05:06.789+00:00',
    status,
    error: titles[status],
    path
  })
})

const gateway = (message: string): Answer => ({
  status: 400,
  type: v3,
  body: JSON.stringify({ message })
})

const unread = 'Failed to read request'
const unmapped = 'Parameter mapping failure'
const notAbove0 = 'A backupId must be provided and it must be > 0'
const isNoLong = (text: string) =>
  `Cannot deserialize value of type \`java.lang.Long\` from String "${text}": not a valid \`java.lang.Long\` value`
const outOfRange = (text: string) =>
  `Numeric value (${text}) out of range of long (-9223372036854775808 - 9223372036854775807)`

type Answers = Readonly<Record<AppName, Answer>>

/** A body with a JSON content type, unless it says otherwise. */
const bodies: readonly [what: string, body: string, answers: Answers][] = [
  [
    'an empty body',
    '',
    {
      operate: operate(
        'Required request body is missing: public io.camunda.operate.webapp.management.dto.TakeBackupResponseDto io.camunda.operate.webapp.management.BackupController.takeBackup(io.camunda.operate.webapp.management.dto.TakeBackupRequestDto)'
      ),
      tasklist: prettyProblem(400, unread),
      optimize: spring(400),
      zeebe: problem(400, 'Missing parameters: backupId')
    }
  ],
  [
    'malformed JSON',
    '{"backupId":1,}',
    {
      operate: parseError(
        "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"
      ),
      tasklist: prettyProblem(400, unread),
      optimize: spring(400),
      zeebe: problem(400, unread)
    }
  ],
  [
    'an array',
    '[{"backupId":1}]',
    {
      operate: parseError(
        'Cannot deserialize value of type `io.camunda.operate.webapp.management.dto.TakeBackupRequestDto` from Array value (token `JsonToken.START_ARRAY`)'
      ),
      tasklist: prettyProblem(400, unread),
      optimize: spring(400),
      zeebe: problem(400, unread)
    }
  ],
  [
    'no id',
    '{}',
    {
      operate: operate('BackupId must be provided'),
      tasklist: tasklist('BackupId must be provided'),
      optimize: optimize('must not be null'),
      zeebe: problem(400, 'Missing parameters: backupId')
    }
  ],
  [
    'a null id',
    '{"backupId":null}',
    {
      operate: operate('BackupId must be provided'),
      tasklist: tasklist('BackupId must be provided'),
      optimize: optimize('must not be null'),
      zeebe: problem(400, 'Missing parameters: backupId')
    }
  ],
  [
    'a negative id',
    '{"backupId":-1}',
    {
      operate: operate('BackupId must be a non-negative Integer. Received value: -1'),
      tasklist: tasklist('BackupId must be a non-negative Long. Received value: -1'),
      optimize: optimize('must be greater than or equal to 0'),
      zeebe: gateway(notAbove0)
    }
  ],
  [
    'text',
    '{"backupId":"abc"}',
    {
      operate: parseError(isNoLong('abc')),
      tasklist: prettyProblem(400, unread),
      optimize: spring(400),
      zeebe: problem(400, unmapped)
    }
  ],
  [
    'a fraction in a string',
    '{"backupId":"1.5"}',
    {
      operate: parseError(isNoLong('1.5')),
      tasklist: prettyProblem(400, unread),
      optimize: spring(400),
      zeebe: problem(400, unmapped)
    }
  ],
  [
    '2^63',
    '{"backupId":9223372036854775808}',
    {
      operate: parseError(outOfRange('9223372036854775808')),
      tasklist: prettyProblem(400, unread),
      optimize: spring(400),
      zeebe: problem(400, unmapped)
    }
  ],
  [
    'an object as id',
    '{"backupId":{}}',
    {
      operate: parseError(
        'Cannot deserialize value of type `java.lang.Long` from Object value (token `JsonToken.START_OBJECT`)'
      ),
      tasklist: prettyProblem(400, unread),
      optimize: spring(400),
      zeebe: problem(400, unread)
    }
  ]
]

const names = ['operate', 'tasklist', 'optimize', 'zeebe'] as const

for (const [what, payload, answers] of bodies) {
  t.test(`a start with ${what} is refused`, async t => {
    const apps = await applications(t)
    for (const name of names) {
      const answer = await send(apps[name], {
        method: 'POST',
        url: '/actuator/backups',
        headers: { 'content-type': 'application/json' },
        payload
      })
      t.strictSame(withoutInstance(answer), answers[name], name)
    }
  })
}

t.test('0 is an id for everyone but the gateway', async t => {
  const apps = await applications(t)
  t.strictSame(
    await Promise.all(names.map(async name => (await take(apps[name], 0)).status)),
    [200, 200, 202, 400]
  )
})

t.test('a fraction is cut by the web applications and refused by the gateway', async t => {
  const apps = await applications(t)
  for (const name of ['operate', 'tasklist', 'optimize'] as const) {
    t.ok((await take(apps[name], '1.9')).status < 300, name)
    const answer = await send(apps[name], { method: 'GET', url: '/actuator/backups/1' })
    t.equal(answer.status, 200, `${name} knows it as 1`)
  }
  t.strictSame(await take(apps.zeebe, '1.9'), problem(400, unmapped))
})

const requests: readonly [
  what: string,
  request: {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE'
    url: string
    headers?: Record<string, string>
    payload?: string
  },
  answers: Answers
][] = [
  [
    'a wrong content type',
    {
      method: 'POST',
      url: '/actuator/backups',
      headers: { 'content-type': 'text/plain' },
      payload: '{"backupId":1}'
    },
    {
      operate: operate("Content-Type 'text/plain' is not supported"),
      tasklist: prettyProblem(415, "Content-Type 'text/plain' is not supported."),
      optimize: spring(415),
      zeebe: problem(415, "Content-Type 'text/plain' is not supported.")
    }
  ],
  [
    'an id in the path that is none',
    { method: 'GET', url: '/actuator/backups/abc' },
    {
      operate: operate(
        "Method parameter 'backupId': Failed to convert value of type 'java.lang.String' to required type 'java.lang.Long'; For input string: \"abc\""
      ),
      tasklist: prettyProblem(
        400,
        "Failed to convert 'backupId' with value: 'abc'",
        '/actuator/backups/abc'
      ),
      optimize: spring(400, '/actuator/backups/abc'),
      zeebe: problem(400, unmapped, '/actuator/backups/abc')
    }
  ],
  [
    'a wrong method',
    { method: 'PUT', url: '/actuator/backups' },
    {
      operate: problem(405, "Method 'PUT' is not supported."),
      tasklist: prettyProblem(405, "Method 'PUT' is not supported."),
      optimize: spring(405),
      zeebe: problem(405, "Method 'PUT' is not supported.")
    }
  ],
  [
    'a path of another release',
    {
      method: 'POST',
      url: '/actuator/backup',
      headers: { 'content-type': 'application/json' },
      payload: '{"backupId":1}'
    },
    {
      operate: problem(404, 'No static resource actuator/backup.', '/actuator/backup'),
      tasklist: prettyProblem(404, 'No static resource actuator/backup.', '/actuator/backup'),
      optimize: spring(404, '/actuator/backup'),
      zeebe: problem(404, 'No endpoint POST /actuator/backup.', '/actuator/backup')
    }
  ],
  [
    'a trailing slash',
    { method: 'GET', url: '/actuator/backups/' },
    {
      operate: problem(404, 'No static resource actuator/backups.', '/actuator/backups/'),
      tasklist: prettyProblem(404, 'No static resource actuator/backups.', '/actuator/backups/'),
      optimize: spring(404, '/actuator/backups/'),
      zeebe: problem(404, 'No endpoint GET /actuator/backups/.', '/actuator/backups/')
    }
  ]
]

for (const [what, request, answers] of requests) {
  t.test(`${what} is refused`, async t => {
    const apps = await applications(t)
    for (const name of names) {
      t.strictSame(withoutInstance(await send(apps[name], request)), answers[name], name)
    }
  })
}

t.test('a known path says which methods it has', async t => {
  const apps = await applications(t)
  for (const name of names) {
    const collection = await apps[name].inject({ method: 'PUT', url: '/actuator/backups' })
    t.equal(collection.headers.allow, 'GET, POST', name)
    const item = await apps[name].inject({ method: 'POST', url: '/actuator/backups/1' })
    t.equal(item.headers.allow, 'GET, DELETE', name)
    const options = await apps[name].inject({ method: 'OPTIONS', url: '/actuator/backups' })
    t.strictSame(
      [options.statusCode, options.headers.allow, options.headers['accept-patch'], options.body],
      [200, 'GET,HEAD,POST,OPTIONS', '', ''],
      name
    )
  }
})

t.test('a page of another origin is refused before it may ask', async t => {
  const { zeebe } = await applications(t)
  const answer = await zeebe.inject({
    method: 'OPTIONS',
    url: '/actuator/backups',
    headers: { origin: 'http://example.org', 'access-control-request-method': 'POST' }
  })
  t.strictSame([answer.statusCode, answer.body], [403, 'Invalid CORS request'])
  t.equal(answer.headers['content-type'], undefined)
})

t.test('a base path stands before every path, and without it there is nothing', async t => {
  const { operate, zeebe, optimize } = await applications(t, {}, '/core')
  t.equal((await send(operate, { method: 'GET', url: '/core/actuator/backups' })).status, 200)
  t.equal((await send(operate, { method: 'GET', url: '/actuator/backups' })).status, 404)
  t.strictSame(
    await send(zeebe, { method: 'GET', url: '/core/actuator/backups/abc' }),
    problem(400, unmapped, '/core/actuator/backups/abc')
  )
  t.equal(
    (await send(optimize, { method: 'GET', url: '/actuator/backups' })).status,
    200,
    "Optimize's management port knows no base path"
  )
})
