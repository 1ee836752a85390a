/** What the web applications refuse, and what is refused before they are asked. */
import type { ContractCase, Expectation, Request } from '../case.js'
import { each, matching, oneOf, type Pattern, some, wording } from '../pattern.js'
import { docs } from './evidence.js'
import { deleted, got, posted } from './history-answers.js'
import { casesOf, type Row } from './spans.js'
import { timestamp } from './spring-answers.js'
import {
  actuatorTypes,
  asGateway,
  base,
  frameworkRefused,
  fromController,
  fromOpenSearch,
  fromRepository,
  refused,
  startOf,
  v2,
  v3,
  type WebappsLine,
  webappsLines
} from './webapps-answers.js'

const operations = {
  create: startOf(),
  read: got(`${base}/{id}`),
  list: got(base),
  delete: deleted(`${base}/{id}`)
} as const
type Operation = keyof typeof operations

interface Trouble {
  readonly id: string
  readonly title: string
  readonly conditions: Readonly<Record<string, unknown>>
  readonly engines?: readonly string[]
  readonly answer: (operation: Operation, at: WebappsLine) => Expectation
}

const asksForRepository = (operation: Operation) => operation === 'create' || operation === 'delete'
const missing = 'No repository with name [{repository}] could be found.'

function unreachable(store: string) {
  return (operation: Operation): Expectation => {
    const connecting = `Encountered an error connecting to ${store} while`
    return refused(
      502,
      asksForRepository(operation)
        ? `${connecting} retrieving repository with name [{repository}].`
        : `${connecting} searching for snapshots. Repository name: [{repository}].`
    )
  }
}

const troubles: readonly Trouble[] = [
  {
    id: 'not-configured',
    title: 'without a configured repository everything is a 400',
    conditions: { repository: 'notConfigured' },
    answer: (_, { tenants }) =>
      refused(
        400,
        tenants
          ? 'No backup repository configured for physical tenant(s): [default]'
          : 'No backup repository configured.'
      )
  },
  {
    id: 'repository-missing',
    title: 'a repository that is not registered is a 404, but a 500 to who reads one backup',
    conditions: { repository: 'missing' },
    answer: operation => refused(operation === 'read' ? 500 : 404, missing)
  },
  {
    id: 'unreachable',
    title: 'an Elasticsearch that cannot be reached is a 502',
    conditions: { elasticsearch: 'unreachable' },
    engines: ['elasticsearch'],
    answer: unreachable('Elasticsearch')
  },
  {
    id: 'unreachable.opensearch',
    title: 'an OpenSearch that cannot be reached is a 502',
    conditions: { elasticsearch: 'unreachable' },
    engines: ['opensearch'],
    answer: unreachable('Opensearch')
  },
  {
    id: 'failing',
    title: 'an error of the search engine is a 500, but a 502 to who asks for the list',
    conditions: { elasticsearch: 'failing' },
    answer(operation) {
      if (operation === 'list') {
        return refused(502, wording('Exception occurred when searching for backups: *'))
      }
      return refused(
        500,
        operation === 'read'
          ? 'Exception occurred when searching for backup with ID [{id}].'
          : 'Exception occurred when validating existence of repository with name [{repository}].'
      )
    }
  }
]

const troubleRows = troubles.flatMap(({ id, title, conditions, engines, answer }) =>
  (['create', 'read', 'list', 'delete'] as const).map(
    (operation): Row<WebappsLine> => ({
      id: `${operation}.${id}`,
      title,
      safety: 'creates-backups',
      ...(engines !== undefined && { engines }),
      evidence: () =>
        engines?.includes('opensearch') ? fromOpenSearch : [...fromController, ...fromRepository],
      mockOnly: { conditions },
      steps: at => [{ send: operations[operation], expect: answer(operation, at) }]
    })
  )
)

const notPositive = (value: string) =>
  refused(400, `BackupId must be a non-negative Integer. Received value: ${value}`)
const mapping = frameworkRefused(400, 'Parameter mapping failure')
const lacking = frameworkRefused(400, 'Missing parameters: backupId')
const unreadable = frameworkRefused(400, 'Failed to read request')

/** Bodies of a start and their answers, with the recording of the gateway that they follow. */
const bodies: readonly (readonly [id: string, body: string, answer: Expectation, as: string])[] = [
  ['zero', '{"backupId":0}', notPositive('0'), ''],
  ['negative', '{"backupId":-1}', notPositive('-1'), ''],
  ['text-with-blanks', '{"backupId":" 0 "}', notPositive('0'), 'id-str-spaces'],
  ['blanks-inside', '{"backupId":"- 1"}', notPositive('-1'), 'id-str-inner-space'],
  ['hexadecimal', '{"backupId":"-0x1"}', notPositive('-1'), 'id-str-minus-hex'],
  ['plus', '{"backupId":"+0"}', notPositive('0'), 'id-str-plus-zero'],
  [
    'last-member-counts',
    '{"backupId":100,"backupId":0}',
    notPositive('0'),
    'body-duplicate-last-zero'
  ],
  ['other-text', '{"backupId":0,"x":"y"}', notPositive('0'), 'body-extra-string'],
  ['behind-the-object', '{"backupId":0} // c', notPositive('0'), 'body-comment-line'],
  ['letters', '{"backupId":"abc"}', mapping, 'accept-take-unmapped-json'],
  ['empty-text', '{"backupId":""}', mapping, 'id-str-plus-only'],
  ['fraction', '{"backupId":0.0}', mapping, 'id-float-zero'],
  ['exponent', '{"backupId":1e3}', mapping, 'id-exp'],
  ['true', '{"backupId":true}', mapping, 'id-true'],
  ['out-of-range', '{"backupId":"9223372036854775808"}', mapping, 'id-str-long-max-plus-1'],
  ['absent', '{}', lacking, 'id-missing'],
  ['null', '{"backupId":null}', lacking, 'id-null'],
  ['other-spelling', '{"BackupId":100}', lacking, 'id-key-capital'],
  ['no-body', '', lacking, 'body-absent'],
  ['array', '{"backupId":[1]}', unreadable, 'id-array'],
  ['object', '{"backupId":{"a":1}}', unreadable, 'id-object'],
  ['other-object', '{"backupId":0,"x":{"y":1}}', unreadable, 'body-extra-object-nested'],
  ['root-array', '[]', unreadable, 'body-array-empty'],
  ['trailing-comma', '{"backupId":0,}', unreadable, 'body-trailing-comma'],
  ['comment', '{/* c */"backupId":0}', unreadable, 'body-comment-block'],
  ['blanks', '  ', unreadable, 'body-whitespace']
]

/** Queries of a start, which beat its body. */
const queries: readonly (readonly [
  query: string,
  body: string,
  answer: Expectation,
  as: string
])[] = [
  ['?backupId=0', '{"backupId":100}', notPositive('0'), 'query-take-zero-beats-body'],
  ['?backupId=', '{"backupId":0}', mapping, 'query-take-empty-beats-body'],
  ['?backupId=0&backupId=abc', '', notPositive('0'), 'query-take-repeated-abc'],
  ['?BackupId=abc', '{"backupId":0}', notPositive('0'), 'query-take-othercase'],
  ['?id=0', '{}', lacking, 'query-take-id'],
  ['?backupId=0', 'null', notPositive('0'), 'query-take-null-body']
]

const bindingRows: readonly Row<WebappsLine>[] = [
  ...bodies.map(
    ([id, body, answer, as]): Row<WebappsLine> => ({
      id: `create.body.${id}`,
      title: `a start with the body ${JSON.stringify(body)} is refused`,
      safety: 'read-only',
      evidence: () => (as === '' ? fromController : asGateway(as)),
      steps: () => [{ send: posted(base, body), expect: answer }]
    })
  ),
  ...queries.map(
    ([query, body, answer, as], index): Row<WebappsLine> => ({
      id: `create.query.${index + 1}`,
      title: `a start with the query ${query} and the body ${JSON.stringify(body)} is refused`,
      safety: 'read-only',
      evidence: () => asGateway(as),
      steps: () => [{ send: posted(`${base}${query}`, body), expect: answer }]
    })
  ),
  ...['abc', '1.5', '1e3', '10*', 'null', 'state', '9223372036854775808'].map(
    (id): Row<WebappsLine> => ({
      id: `read.id.${id}`,
      title: `${id} in a path is no id, to GET and DELETE alike`,
      safety: 'read-only',
      evidence: () => asGateway(id === 'abc' ? 'get-id-abc' : 'get-id-state'),
      steps: () => {
        const path = `${base}/${id}`
        const expect = frameworkRefused(400, 'Parameter mapping failure', {}, path)
        return [
          { send: got(path), expect },
          { send: deleted(path), expect }
        ]
      }
    })
  ),
  ...['0', '-5', '0x0', '%200%20'].map(
    (id): Row<WebappsLine> => ({
      id: `read.id.not-positive.${id}`,
      title: `${id} in a path is an id, but not a positive one`,
      safety: 'read-only',
      evidence: () => fromController,
      steps: () => {
        const expect = notPositive(id === '-5' ? '-5' : '0')
        return [
          { send: got(`${base}/${id}`), expect },
          { send: deleted(`${base}/${id}`), expect }
        ]
      }
    })
  ),
  {
    id: 'read.query-beats-path',
    title: 'a backupId in the query beats the one in the path',
    safety: 'read-only',
    evidence: () => asGateway('query-get-5-id-empty'),
    steps: () => [
      { send: got(`${base}/5?backupId=0`), expect: notPositive('0') },
      {
        send: got(`${base}/5?backupId=`),
        expect: frameworkRefused(400, 'Parameter mapping failure', {}, `${base}/5`)
      }
    ]
  },
  {
    id: 'read.json-body-is-parsed',
    title: 'a JSON body is parsed even where it is not needed',
    safety: 'read-only',
    evidence: () => asGateway('delete-id-body-json'),
    steps: () => [
      {
        send: { ...posted(`${base}/0`, '{'), method: 'GET' },
        expect: frameworkRefused(400, 'Failed to read request', {}, `${base}/0`)
      }
    ]
  },
  {
    id: 'refusals.id-before-connection',
    title: 'what is wrong with an id is told before a lost connection',
    safety: 'creates-backups',
    evidence: () => fromController,
    mockOnly: { conditions: { elasticsearch: 'unreachable' } },
    steps: () => [
      { send: startOf('0'), expect: notPositive('0') },
      { send: got(`${base}/0`), expect: notPositive('0') },
      { send: deleted(`${base}/0`), expect: notPositive('0') }
    ]
  }
]

const accepting = (request: Request, accept: string): Request => ({
  ...request,
  headers: { ...request.headers, accept }
})
const itemMethods = oneOf('GET, DELETE', 'DELETE, GET')

const edgeRows: readonly Row<WebappsLine>[] = [
  ...(
    [
      ['GET', '/actuator/nope'],
      ['GET', `${base}/`],
      ['GET', `${base}/1/x`],
      ['GET', '/actuator//backupHistory'],
      ['GET', '/actuator/backuphistory'],
      ['GET', '/actuator/backup'],
      ['POST', '/actuator/backups'],
      ['GET', '/']
    ] as const
  ).map(
    ([method, path]): Row<WebappsLine> => ({
      id: `path.${method.toLowerCase()}.${path}`,
      title: `${method} ${path} leads nowhere`,
      safety: 'read-only',
      evidence: () => asGateway('path-no-prefix'),
      steps: () => [
        {
          send: { method, path },
          expect: frameworkRefused(404, `No endpoint ${method} ${path}.`, {}, path)
        }
      ]
    })
  ),
  ...(
    [
      ['PUT', base, 'GET, POST'],
      ['DELETE', base, 'GET, POST'],
      ['POST', `${base}/1`, itemMethods],
      ['PUT', `${base}/1`, itemMethods]
    ] as readonly (readonly [string, string, Pattern])[]
  ).map(
    ([method, path, allow]): Row<WebappsLine> => ({
      id: `method.${path === base ? 'backups' : 'item'}.${method.toLowerCase()}`,
      title: `${method} is no method of ${path}, and those that are stand in Allow`,
      safety: 'read-only',
      evidence: () => asGateway('method-item-post'),
      steps: () => [
        {
          send: { method, path },
          expect: frameworkRefused(405, `Method '${method}' is not supported.`, { allow }, path)
        }
      ]
    })
  ),
  ...(
    [
      ['text/plain', `Content-Type 'text/plain' is not supported.`],
      ['application/problem+json', `Content-Type 'application/problem+json' is not supported.`],
      [
        'application/x-www-form-urlencoded',
        `Content-Type 'application/x-www-form-urlencoded' is not supported.`
      ],
      ['*/*', `Content-Type '*/*' is not supported.`],
      ['banana', 'Could not parse Content-Type.']
    ] as const
  ).map(
    ([type, detail]): Row<WebappsLine> => ({
      id: `create.content-type.${type}`,
      title: `a body of the type ${type} is not read, whatever answer is asked for`,
      safety: 'read-only',
      evidence: () => asGateway('ct-text-accept-v2'),
      steps: () => [
        {
          send: accepting(posted(base, '{"backupId":0}', type), 'text/html'),
          expect: frameworkRefused(415, detail, { accept: actuatorTypes })
        }
      ]
    })
  ),
  ...['application/json; charset=utf-8', v2, v3].map(
    (type): Row<WebappsLine> => ({
      id: `create.content-type.${type}`,
      title: `a body of the type ${type} is read`,
      safety: 'read-only',
      evidence: () => asGateway('ct-v3'),
      steps: () => [{ send: posted(base, '{"backupId":0}', type), expect: notPositive('0') }]
    })
  ),
  {
    id: 'create.content-type.none',
    title: 'a body without a content type is not read',
    safety: 'read-only',
    evidence: () => asGateway('ct-none'),
    steps: () => [
      {
        send: { method: 'POST', path: base, body: '{"backupId":0}' },
        expect: frameworkRefused(415, `Content-Type 'null' is not supported.`, {
          accept: actuatorTypes
        })
      }
    ]
  },
  {
    id: 'create.multipart',
    title: 'a multipart body is a 500 of the server',
    safety: 'read-only',
    evidence: () => asGateway('ct-form-json-body'),
    steps: () => [
      {
        send: posted(base, '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'),
        expect: timestamp(base, 500)
      }
    ]
  },
  ...(
    [
      ['*/*', v3],
      ['application/json', 'application/json'],
      [v2, v2],
      ['application/json, text/plain, */*', 'application/json'],
      ['application/json;q=0', 'application/json;q=0']
    ] as const
  ).map(
    ([accept, type]): Row<WebappsLine> => ({
      id: `list.accept.${accept.replace(/[ ,]+/g, '-')}`,
      title: `what is asked for as ${accept} is ${type}, a list and an error alike`,
      safety: 'read-only',
      evidence: () => asGateway('accept-list-json'),
      steps: () => {
        const headers = {
          'content-type': accept.includes('q=') ? wording('application/json*') : type
        }
        return [
          {
            send: accepting(got(base), accept),
            expect: { status: 200, headers, json: each(some({})) }
          },
          { send: accepting(got(`${base}/0`), accept), expect: { status: 400, headers } }
        ]
      }
    })
  ),
  {
    id: 'accept.html',
    title: 'what is asked for as a page is a 406, before its id is looked at',
    safety: 'read-only',
    evidence: () => asGateway('accept-delete-abc-html'),
    steps: () => {
      const detail = `Acceptable representations: [${actuatorTypes}].`
      const expect = (path: string) =>
        frameworkRefused(406, detail, { accept: actuatorTypes }, path)
      return [
        { send: accepting(got(base), 'text/html'), expect: expect(base) },
        { send: accepting(posted(base, '{'), 'text/html'), expect: expect(base) },
        { send: accepting(deleted(`${base}/abc`), 'text/html'), expect: expect(`${base}/abc`) }
      ]
    }
  },
  {
    id: 'accept.unparsable',
    title: 'an Accept that cannot be parsed is a 406 without a body',
    safety: 'read-only',
    evidence: () => asGateway('accept-take-banana'),
    steps: () => [
      {
        send: accepting(got(base), 'banana'),
        expect: {
          status: 406,
          headers: { accept: actuatorTypes, 'content-type': null, 'content-length': '0' },
          text: ''
        }
      }
    ]
  },
  {
    id: 'list.head',
    title: 'HEAD is GET without its body',
    safety: 'read-only',
    evidence: () => asGateway('method-backups-head'),
    steps: () => [
      {
        send: { method: 'HEAD', path: base },
        expect: { status: 200, headers: { 'content-type': v3 }, text: '' }
      }
    ]
  },
  {
    id: 'method.options',
    title: 'OPTIONS tells the methods without blanks, and an empty Accept-Patch',
    safety: 'read-only',
    evidence: () => asGateway('method-backups-options'),
    steps: () => [
      {
        send: { method: 'OPTIONS', path: base },
        expect: {
          status: 200,
          headers: { allow: 'GET,HEAD,POST,OPTIONS', 'accept-patch': '', 'content-length': '0' },
          text: ''
        }
      }
    ]
  },
  {
    id: 'connection.closed-behind-400',
    title: 'the connection is closed behind a 400, and kept behind a 404',
    safety: 'read-only',
    evidence: () => asGateway('keepalive-answer-400'),
    steps: () => {
      const headers = { connection: 'keep-alive' }
      return [
        {
          send: { ...got(`${base}/0`), headers },
          expect: { status: 400, headers: { connection: 'close' } }
        },
        {
          send: { ...got('/actuator/nope'), headers },
          expect: { status: 404, headers: { connection: 'keep-alive' } }
        }
      ]
    }
  },
  {
    id: 'discovery',
    title: 'the actuator names the endpoint and its items',
    safety: 'read-only',
    evidence: () => [docs('Spring Boot documentation, actuator endpoints'), ...fromController],
    steps: () => [
      {
        send: got('/actuator'),
        expect: {
          status: 200,
          headers: { 'content-type': v3 },
          json: some({
            _links: some({
              backupHistory: some({ templated: false }),
              'backupHistory-backupId': some({
                href: matching('address', /\/actuator\/backupHistory\/\{backupId\}$/),
                templated: true
              })
            })
          })
        }
      }
    ]
  }
]

export const webappsRefusalCases: readonly ContractCase[] = casesOf(webappsLines, [
  ...troubleRows,
  ...bindingRows,
  ...edgeRows
])
