/** Every refusal of the framework in every shape: whole answers. */
import t from 'tap'
import { crashAnswer, frameworkAnswer } from '../../../src/wire/actuator/framework-answer.js'
import type { FrameworkRefusal } from '../../../src/wire/actuator/framework-refusal.js'

const occasion = {
  method: 'PUT',
  path: '/actuator/x',
  nowMs: Date.parse('2001-02-03T04:05:06.789Z'),
  uuid: () => '0123abcd-0000-4000-8000-000000000000'
}
const timestamp = '2001-02-03T04:05:06.789+00:00'
const notFound = () => 'Nothing here.'

interface Row {
  readonly refusal: FrameworkRefusal
  readonly status: number
  readonly error: string
  readonly detail: string
  readonly headers?: Readonly<Record<string, string>>
  /** Not told as a problem, whatever the shape. */
  readonly lastResort?: boolean
}

const rows: Row[] = [
  { refusal: { kind: 'route' }, status: 404, error: 'Not Found', detail: 'Nothing here.' },
  {
    refusal: { kind: 'method', allow: ['GET', 'POST'] },
    status: 405,
    error: 'Method Not Allowed',
    detail: "Method 'PUT' is not supported.",
    headers: { allow: 'GET, POST' }
  },
  {
    refusal: { kind: 'contentType', contentType: 'text/plain', supported: ['a/b', 'c/d'] },
    status: 415,
    error: 'Unsupported Media Type',
    detail: "Content-Type 'text/plain' is not supported.",
    headers: { accept: 'a/b, c/d' }
  },
  {
    refusal: { kind: 'contentTypeUnparsable', message: 'm', supported: ['a/b'] },
    status: 415,
    error: 'Unsupported Media Type',
    detail: 'Could not parse Content-Type.',
    headers: { accept: 'a/b' }
  },
  {
    refusal: { kind: 'accept', acceptable: ['a/b', 'c/d'] },
    status: 406,
    error: 'Not Acceptable',
    detail: 'Acceptable representations: [a/b, c/d].',
    headers: { accept: 'a/b, c/d' }
  },
  {
    refusal: { kind: 'acceptUnparsable', message: 'm' },
    status: 406,
    error: 'Not Acceptable',
    detail: 'Could not parse Accept header.'
  },
  {
    refusal: { kind: 'unwritable' },
    status: 500,
    error: 'Internal Server Error',
    detail: 'Failed to write request'
  },
  {
    refusal: { kind: 'parameterMapping' },
    status: 400,
    error: 'Bad Request',
    detail: 'Parameter mapping failure'
  },
  {
    refusal: { kind: 'parametersMissing', names: ['a', 'b'] },
    status: 400,
    error: 'Bad Request',
    detail: 'Missing parameters: a, b'
  },
  {
    refusal: { kind: 'bodyUnreadable', message: 'm' },
    status: 400,
    error: 'Bad Request',
    detail: 'Failed to read request'
  },
  {
    refusal: { kind: 'bodyMissing' },
    status: 400,
    error: 'Bad Request',
    detail: 'Failed to read request'
  },
  {
    refusal: { kind: 'conversion', name: 'soft', value: 'banana', cause: 'c' },
    status: 400,
    error: 'Bad Request',
    detail: "Failed to convert 'soft' with value: 'banana'"
  },
  {
    refusal: { kind: 'multipart' },
    status: 500,
    error: 'Internal Server Error',
    detail: 'Failed to parse multipart servlet request',
    lastResort: true
  },
  {
    refusal: { kind: 'bodyTooLarge' },
    status: 413,
    error: 'Payload Too Large',
    detail: 'Maximum upload size exceeded',
    lastResort: true
  }
]

const json = 'application/json'

for (const { refusal, status, error, detail, headers = {}, lastResort } of rows) {
  t.test(`${refusal.kind} in every shape`, async t => {
    const spring = { timestamp, status, error, path: '/actuator/x' }
    const problem = { type: 'about:blank', title: error, status, detail, instance: '/actuator/x' }
    t.strictSame(
      frameworkAnswer(refusal, occasion, { shape: 'problem', includeMessage: false, notFound }),
      lastResort
        ? { status, headers, type: json, body: spring }
        : { status, headers, type: 'application/problem+json', body: problem, negotiates: true },
      'as problem details'
    )
    const quiet = { includeMessage: false, notFound }
    const asSpring = frameworkAnswer(refusal, occasion, { shape: 'spring-default', ...quiet })
    t.strictSame(asSpring, { status, headers, type: json, body: spring, negotiates: true })
    const asLegacy = frameworkAnswer(refusal, occasion, { shape: 'legacy', ...quiet })
    const requestId = '0123abcd-1'
    const { path } = occasion
    t.same(Object.entries(asLegacy.body ?? {}), [
      ...Object.entries({ timestamp, path, status, error, requestId })
    ])
    t.strictSame(asLegacy.headers, headers)
  })
}

t.test('a message stands where each shape has a place for it', async t => {
  const loud = { includeMessage: true, notFound }
  const membersOf = (shape: 'spring-default' | 'legacy') =>
    Object.entries(frameworkAnswer({ kind: 'route' }, occasion, { shape, ...loud }).body ?? {})
  t.strictSame(membersOf('spring-default'), [
    ['timestamp', timestamp],
    ['status', 404],
    ['error', 'Not Found'],
    ['message', 'Nothing here.'],
    ['path', '/actuator/x']
  ])
  t.strictSame(membersOf('legacy'), [
    ['timestamp', timestamp],
    ['path', '/actuator/x'],
    ['status', 404],
    ['error', 'Not Found'],
    ['message', 'Nothing here.'],
    ['requestId', '0123abcd-1']
  ])
})

t.test('a blank id in the path is a 500 inside a 400, where there is an inside', async t => {
  const refusal = { kind: 'pathBlank', name: 'backupId' } as const
  const answer = (shape: 'problem' | 'spring-default') =>
    frameworkAnswer(refusal, occasion, { shape, includeMessage: true, notFound })
  const detail = "Required path variable 'backupId' is not present."
  t.equal(answer('problem').status, 400)
  t.match(answer('problem').body, { status: 500, title: 'Internal Server Error', detail })
  t.match(answer('spring-default'), { status: 400, body: { status: 400, message: detail } })
})

t.test('an unhandled error is never a problem', async t => {
  const error = 'Internal Server Error'
  const spring = { timestamp, status: 500, error, path: '/actuator/x' }
  t.strictSame(crashAnswer(occasion, { shape: 'problem' }).body, spring)
  t.strictSame(crashAnswer(occasion, { shape: 'spring-default' }).body, spring)
  const { path } = occasion
  const requestId = '0123abcd-1'
  t.strictSame(crashAnswer(occasion, { shape: 'legacy' }).body, {
    timestamp,
    path,
    status: 500,
    error,
    requestId
  })
})
