/** What the framework decides before Operate or Tasklist is asked: paths, methods, media types. */
import type { ContractCase, Expectation, Request, Step } from '../case.js'
import { each, matching, oneOf, type Pattern, some } from '../pattern.js'
import { assumed, docs, recorded } from './evidence.js'
import {
  controllerRefused,
  deleted,
  frameworkRefused,
  got,
  json,
  posted,
  refused,
  seen,
  seenWithStandIn
} from './history-answers.js'
import { negative } from './history-ids.js'
import {
  type HistoryLine,
  hasList,
  isLikeRecorded,
  operateLines,
  tasklistLines
} from './history-lines.js'
import { casesOf, type Row } from './spans.js'
import { timestamp } from './spring-answers.js'

type Recordings = Readonly<Partial<Record<'operate' | 'tasklist', string>>>
type Headers = Readonly<Record<string, string>>

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'
const jsonTypes =
  'application/json, application/x-jackson-smile, application/cbor, application/*+json'
const listTypes =
  'application/json, application/*+json, application/x-jackson-smile, application/cbor'
const v2 = 'application/vnd.spring-boot.actuator.v2+json'
const v3 = 'application/vnd.spring-boot.actuator.v3+json'

const itemMethods = oneOf('GET, DELETE', 'DELETE, GET')
const itemOptions = matching(
  'GET, HEAD, DELETE and OPTIONS in any order',
  /^(?!.*(\b\w+\b).*\b\1\b)(GET|HEAD|DELETE|OPTIONS)(,(GET|HEAD|DELETE|OPTIONS)){3}$/
)

const nothing: Pick<Expectation, 'text'> = { text: '' }

function accepting(request: Request, accept: string): Request {
  return { ...request, headers: { ...request.headers, accept } }
}

/** Paths without a route, and how the framework names them. */
const strayPaths: readonly (readonly [
  id: string,
  method: string,
  path: string,
  named: string,
  seen: Recordings
])[] = [
  [
    'unknown',
    'GET',
    '/actuator/nope',
    'actuator/nope',
    { operate: 'path-unknown', tasklist: 'accept-404-json' }
  ],
  ['unknown-delete', 'DELETE', '/actuator/nope', 'actuator/nope', {}],
  ['root', 'GET', '/', '', { operate: 'path-root', tasklist: 'path-root' }],
  [
    'actuator-slash',
    'GET',
    '/actuator/',
    'actuator',
    { operate: 'path-actuator-slash', tasklist: 'path-actuator-slash' }
  ],
  [
    'double-slash',
    'GET',
    '/actuator//backups',
    'actuator/backups',
    { operate: 'path-double-slash' }
  ],
  ['upper-case', 'GET', '/actuator/Backups', 'actuator/Backups', { tasklist: 'path-upper' }],
  [
    'trailing-slash',
    'GET',
    '/actuator/backups/',
    'actuator/backups',
    { tasklist: 'path-backups-slash' }
  ],
  [
    'trailing-slash-post',
    'POST',
    '/actuator/backups/',
    'actuator/backups',
    { tasklist: 'path-slash-post' }
  ],
  [
    'item-trailing-slash',
    'GET',
    '/actuator/backups/-1/',
    'actuator/backups/-1',
    { operate: 'get-id-trailing-slash', tasklist: 'get-id-trailing-slash' }
  ],
  [
    'item-and-more',
    'GET',
    '/actuator/backups/-1/x',
    'actuator/backups/-1/x',
    { operate: 'get-id-extra', tasklist: 'get-id-extra' }
  ],
  [
    'history',
    'GET',
    '/actuator/backupHistory',
    'actuator/backupHistory',
    { tasklist: 'path-history' }
  ],
  [
    'history-post',
    'POST',
    '/actuator/backupHistory',
    'actuator/backupHistory',
    { operate: 'path-history-post', tasklist: 'path-history-post' }
  ],
  [
    'runtime',
    'GET',
    '/actuator/backupRuntime',
    'actuator/backupRuntime',
    { operate: 'path-runtime', tasklist: 'path-runtime' }
  ],
  ['exporting', 'GET', '/actuator/exporting', 'actuator/exporting', { operate: 'path-exporting' }],
  [
    'exporting-pause',
    'POST',
    '/actuator/exporting/pause',
    'actuator/exporting/pause',
    { operate: 'path-exporting-pause', tasklist: 'path-exporting-pause' }
  ]
]

const strayRows = strayPaths.map(
  ([id, method, path, named, recordings]): Row<HistoryLine> => ({
    id: `path.${id}`,
    title: `${method} ${path} leads nowhere`,
    safety: id === 'exporting-pause' ? 'pauses-exporting' : 'read-only',
    evidence: seen(recordings),
    steps: at => [
      {
        send: { method, path },
        expect: frameworkRefused(at, path, 404, `No static resource ${named}.`, { vary })
      }
    ]
  })
)

/** Methods that a path does not have. */
const wrongMethods: readonly (readonly [method: string, item: boolean, seen: Recordings])[] = [
  ['PUT', false, { operate: 'method-backups-put', tasklist: 'accept-405-json' }],
  ['PATCH', false, {}],
  ['DELETE', false, {}],
  ['POST', true, { operate: 'method-item-post', tasklist: 'method-item-post' }],
  ['PUT', true, {}],
  ['PATCH', true, {}]
]

const methodRows = wrongMethods.map(
  ([method, item, recordings]): Row<HistoryLine> => ({
    id: `method.${item ? 'item' : 'backups'}.${method.toLowerCase()}`,
    title: `${method} is no method of ${item ? 'one backup' : 'the backups'}, and those that are stand in Allow`,
    safety: 'read-only',
    only: hasList,
    evidence: seen(recordings),
    steps: at => {
      const path = item ? `${at.base}/1` : at.base
      const allow = item ? itemMethods : 'GET, POST'
      const detail = `Method '${method}' is not supported.`
      const send = { method, path, headers: { 'content-type': json }, body: '{}' }
      const expect = frameworkRefused(at, path, 405, detail, { allow })
      return [{ send, expect }]
    }
  })
)

/** Content types of a start with a negative id: those that are read are told about the id. */
const contentTypes: readonly (readonly [type: string, isRead: boolean, seen: Recordings])[] = [
  ['application/json;charset=utf-8', true, { operate: 'ct-json-charset' }],
  [v3, true, { operate: 'ct-v3' }],
  ['application/vnd.spring-boot.actuator.v1+json', true, { tasklist: 'ct-v1' }],
  ['application/problem+json', true, { operate: 'ct-problem', tasklist: 'ct-problem' }],
  ['application/foo+json', true, { operate: 'ct-any-json', tasklist: 'ct-any-json' }],
  ['text/plain', false, { tasklist: 'ct-text' }],
  ['text/json', false, { operate: 'ct-text-json', tasklist: 'ct-text-json' }],
  ['application/x-www-form-urlencoded', false, { tasklist: 'ct-form' }],
  ['application/octet-stream', false, { operate: 'ct-octet' }],
  ['application/xml', false, { operate: 'ct-xml', tasklist: 'ct-xml' }],
  ['*/*', false, { tasklist: 'ct-any' }]
]

const contentTypeRows = contentTypes.map(
  ([type, isRead, recordings]): Row<HistoryLine> => ({
    id: `create.content-type.${type}`,
    title: `a body of the type ${type} is ${isRead ? 'read' : 'not read'}`,
    safety: 'read-only',
    only: isRead ? ({ ids }) => ids !== 'text' : () => true,
    evidence: seen(recordings),
    steps: at => [
      {
        send: posted(at.base, '{"backupId":-1}', type),
        expect: isRead ? refused(at, at.base, 400, negative(at, '-1')) : notRead(at, type)
      }
    ]
  })
)

function notRead(at: HistoryLine, type: string): Expectation {
  const sentence = `Content-Type '${type}' is not supported`
  return controllerRefused(at, at.base, sentence, [415, `${sentence}.`, { accept: jsonTypes }])
}

const unparsableTypes = [
  [
    'banana',
    `Invalid mime type "banana": does not contain '/'`,
    { operate: 'ct-banana', tasklist: 'ct-banana' }
  ],
  [
    'application/json;charset=banana',
    `Invalid mime type "application/json;charset=banana": unsupported charset 'banana'`,
    { operate: 'ct-charset-banana', tasklist: 'ct-charset-banana' }
  ]
] as const

/** What a list is in, by what is asked for. */
const listTypesAsked: readonly (readonly [accept: string, type: string, seen: Recordings])[] = [
  ['*/*', json, { operate: 'accept-list-any' }],
  [json, json, { operate: 'accept-list-json', tasklist: 'accept-list-json' }],
  ['application/json;charset=utf-8', 'application/json;charset=utf-8', {}],
  ['application/json, text/plain, */*', json, { operate: 'accept-list-axios' }],
  [v2, v2, { operate: 'accept-list-v2' }],
  [v3, v3, {}],
  ['application/problem+json', 'application/problem+json', { operate: 'accept-list-problem' }]
]

/** What a start cannot be answered in. */
const startTypesRefused: readonly (readonly [accept: string, seen: Recordings])[] = [
  [v2, { operate: 'accept-take-v2', tasklist: 'accept-take-v2' }],
  [v3, {}],
  ['application/problem+json', { operate: 'accept-take-problem', tasklist: 'accept-take-problem' }],
  ['text/html', { operate: 'accept-take-html', tasklist: 'accept-take-html' }],
  ['application/xml', { tasklist: 'accept-take-xml' }],
  ['text/plain', { tasklist: 'accept-take-text' }]
]

const mediaRows: readonly Row<HistoryLine>[] = [
  ...listTypesAsked.map(
    ([accept, type, recordings]): Row<HistoryLine> => ({
      id: `list.accept.${accept.replace(/[ ,]+/g, '-')}`,
      title: `a list that is asked for as ${accept} is ${type}`,
      safety: 'read-only',
      only: hasList,
      evidence: seen(recordings),
      steps: at => [
        {
          send: accepting(got(at.base), accept),
          expect: { status: 200, headers: { 'content-type': type }, json: each(some({})) }
        }
      ]
    })
  ),
  ...startTypesRefused.map(
    ([accept, recordings]): Row<HistoryLine> => ({
      id: `create.accept.${accept}`,
      title: `a start that is asked for as ${accept} is a 406, before its body is read`,
      safety: 'read-only',
      evidence: seen(recordings),
      steps: at => [
        {
          send: accepting(posted(at.base, '{'), accept),
          expect: frameworkRefused(
            at,
            at.base,
            406,
            'Acceptable representations: [application/json].',
            { accept: json }
          )
        }
      ]
    })
  ),
  {
    id: 'list.accept.html',
    title: 'a list that is asked for as a page is refused',
    safety: 'read-only',
    only: hasList,
    evidence: seen({ operate: 'accept-list-html', tasklist: 'accept-list-text' }),
    steps: at => {
      const detail = `Acceptable representations: [${listTypes}].`
      const expect = controllerRefused(at, at.base, 'No acceptable representation', [
        406,
        detail,
        { accept: listTypes }
      ])
      return [{ send: accepting(got(at.base), 'text/plain'), expect }]
    }
  },
  {
    id: 'read.accept.html',
    title: 'an error is problem JSON although a page is asked for',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen({ operate: 'accept-get-html', tasklist: 'accept-get-html' }),
    steps: at => {
      const path = `${at.base}/-1`
      const expect = refused(at, path, 400, negative(at, '-1'))
      return [
        { send: accepting(got(path), 'text/html'), expect },
        { send: accepting(deleted(path), 'text/html'), expect },
        { send: accepting(got(path), v3), expect }
      ]
    }
  },
  {
    id: 'list.accept.unparsable',
    title: 'an Accept that cannot be parsed is an error of its own',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen({ operate: 'accept-list-banana' }, assumed('as its answer to a start')),
    steps: at => [
      {
        send: accepting(got(at.base), 'banana'),
        expect:
          at.errors === 'v1'
            ? refused(
                at,
                at.base,
                400,
                `Could not parse 'Accept' header [banana]: Invalid mime type "banana": does not contain '/'`
              )
            : { status: 406, headers: { 'content-type': null, 'content-length': '0' }, ...nothing }
      }
    ]
  },
  ...unparsableAccepts()
]

function unparsableAccepts(): readonly Row<HistoryLine>[] {
  const empty = { 'content-type': null, 'content-length': '0' }
  const row = (
    id: string,
    recordings: Recordings,
    send: (at: HistoryLine) => Request,
    expect: Expectation
  ): Row<HistoryLine> => ({
    id: `${id}.accept.unparsable`,
    title: `an Accept that cannot be parsed leaves the ${expect.status} without a body`,
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen(recordings),
    steps: at => [{ send: accepting(send(at), 'banana'), expect }]
  })
  return [
    row('create', { operate: 'accept-take-banana' }, at => posted(at.base, '{'), {
      status: 406,
      headers: { ...empty, accept: json },
      ...nothing
    }),
    row('path', { operate: 'accept-404-banana' }, () => got('/actuator/nope'), {
      status: 404,
      headers: empty,
      ...nothing
    }),
    row(
      'method',
      { operate: 'accept-405-banana', tasklist: 'accept-405-banana' },
      at => ({ method: 'PUT', path: at.base }),
      { status: 405, headers: { ...empty, allow: 'GET, POST' }, ...nothing }
    )
  ]
}

const rows: readonly Row<HistoryLine>[] = [
  ...strayRows,
  ...methodRows,
  ...contentTypeRows,
  ...mediaRows,
  ...unparsableTypes.map(
    ([type, ofOperate, recordings]): Row<HistoryLine> => ({
      id: `create.content-type.unparsable.${type}`,
      title: `${type} is no content type`,
      safety: 'read-only',
      evidence: seen(recordings),
      steps: at => [
        {
          send: posted(at.base, '{"backupId":-1}', type),
          expect: controllerRefused(at, at.base, ofOperate, [
            415,
            'Could not parse Content-Type.',
            { accept: jsonTypes }
          ])
        }
      ]
    })
  ),
  {
    id: 'create.content-type.none',
    title: 'a body without a content type is taken for bytes, and not read',
    safety: 'read-only',
    evidence: seen({ operate: 'ct-none', tasklist: 'ct-none' }),
    steps: at => [
      {
        send: { method: 'POST', path: at.base, body: '{"backupId":-1}' },
        expect: notRead(at, 'application/octet-stream')
      }
    ]
  },
  {
    id: 'create.nothing-sent',
    title: 'a start without content type and without body lacks a body',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen({ operate: 'ct-none-no-body', tasklist: 'ct-none-no-body' }),
    steps: at => {
      const dto = 'io.camunda.operate.webapp.management.dto'
      const missing =
        `Required request body is missing: public ${dto}.TakeBackupResponseDto ` +
        `io.camunda.operate.webapp.management.BackupController.takeBackup(${dto}.TakeBackupRequestDto)`
      const expect = controllerRefused(at, at.base, missing, [400, 'Failed to read request'])
      return [{ send: { method: 'POST', path: at.base }, expect }]
    }
  },
  {
    id: 'create.multipart',
    title: 'a multipart body is a 500 of the server',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seenWithStandIn('controller'),
    steps: at => [
      {
        send: posted(at.base, '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'),
        expect: timestamp(at.base, 500)
      }
    ]
  },
  {
    id: 'list.head',
    title: 'HEAD is GET without its body',
    safety: 'read-only',
    only: hasList,
    evidence: seen({ operate: 'method-backups-head', tasklist: 'head-id-minus-one' }),
    steps: at => [
      {
        send: { method: 'HEAD', path: at.base },
        expect: { status: 200, headers: { 'content-type': json }, ...nothing }
      },
      {
        send: { method: 'HEAD', path: `${at.base}/-1` },
        expect: { status: 400, ...nothing }
      }
    ]
  },
  {
    id: 'method.options',
    title: 'OPTIONS tells the methods without blanks, and an empty Accept-Patch',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen(
      { tasklist: 'method-backups-options' },
      recorded('tasklist/8.6.11/method-backups-options')
    ),
    steps: at => {
      const options = (path: string, allow: Pattern): Step => ({
        send: { method: 'OPTIONS', path },
        expect: {
          status: 200,
          headers: { allow, 'accept-patch': '', 'content-length': '0' },
          ...nothing
        }
      })
      return [options(at.base, 'GET,HEAD,POST,OPTIONS'), options(`${at.base}/1`, itemOptions)]
    }
  },
  {
    id: 'method.preflight',
    title: 'a preflight of a browser is a 403',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: () => [assumed('as recorded from the gateway 8.6.11')],
    steps: at => {
      const headers: Headers = {
        origin: 'http://example.org',
        'access-control-request-method': 'POST'
      }
      return [
        {
          send: { method: 'OPTIONS', path: at.base, headers },
          expect: { status: 403, headers: { vary }, text: 'Invalid CORS request' }
        }
      ]
    }
  },
  {
    id: 'path.matrix-and-percent',
    title: 'matrix parameters are cut off and letters decoded before a path is looked up',
    safety: 'read-only',
    only: ({ line }) => hasList({ subject: 'operate', line }),
    evidence: seenWithStandIn('controller'),
    steps: at => [
      { send: got(`${at.base};x=1`), expect: { status: 200 } },
      { send: got('/actuator/back%75ps'), expect: { status: 200 } }
    ]
  },
  {
    id: 'path.encoded-slash',
    title: 'an encoded slash in a path is a page of the server that says 400',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seenWithStandIn('controller'),
    steps: at => [
      {
        send: got(`${at.base}/1%2F2`),
        expect: {
          status: 400,
          headers: { 'content-type': 'text/html;charset=utf-8', 'content-language': 'en' },
          text: matching(
            'page of Tomcat',
            /^<!doctype html><html lang="en"><head><title>HTTP Status 400 – Bad Request<\/title>/
          )
        }
      }
    ]
  },
  {
    id: 'path.old',
    title: 'the path of 8.1 is gone',
    safety: 'read-only',
    only: hasList,
    evidence: at =>
      at.oldPathStatus === 405
        ? [docs('camunda/camunda-platform-helm#613')]
        : seen({ operate: 'path-singular', tasklist: 'path-singular-post' })(at),
    steps: at => {
      const path = '/actuator/backup'
      const expect =
        at.oldPathStatus === 404
          ? frameworkRefused(at, path, 404, 'No static resource actuator/backup.', { vary })
          : { status: 405, headers: { allow: 'GET' } }
      return [{ send: posted(path, '{"backupId":-1}'), expect }]
    }
  },
  {
    id: 'path.later',
    title: 'the path of later releases is not there yet',
    safety: 'read-only',
    only: at => !hasList(at),
    evidence: () => [docs('Camunda 8.1 documentation')],
    steps: at => [
      {
        send: got('/actuator/backups'),
        expect: frameworkRefused(at, '/actuator/backups', 404, '')
      }
    ]
  },
  {
    id: 'list.none-yet',
    title: '8.1 has no list',
    safety: 'read-only',
    only: at => !hasList(at),
    evidence: () => [docs('Camunda 8.1 documentation')],
    steps: at => [
      {
        send: got(at.base),
        expect: {
          ...timestamp(at.base, 405),
          json: some({ status: 405 }),
          headers: { allow: 'POST' }
        }
      }
    ]
  },
  {
    id: 'connection.closed-behind-400',
    title: 'the connection is closed behind a 400, and kept behind a 404',
    safety: 'read-only',
    only: at => isLikeRecorded(at),
    evidence: seen({ operate: 'keepalive-after-404', tasklist: 'keepalive-after-400' }),
    steps: at => {
      const keep = { connection: 'keep-alive' }
      return [
        {
          send: { ...got(`${at.base}/-1`), headers: keep },
          expect: { status: 400, headers: { connection: 'close' } }
        },
        {
          send: { ...got('/actuator/nope'), headers: keep },
          expect: {
            status: 404,
            headers: { connection: 'keep-alive', 'keep-alive': 'timeout=60' }
          }
        }
      ]
    }
  },
  {
    id: 'list.chunked',
    title: 'JSON comes in chunks, without a length and without a Server header',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen({ operate: 'accept-list-any', tasklist: 'accept-list-json' }),
    steps: at => [
      {
        send: got(at.base),
        expect: {
          status: 200,
          headers: { 'transfer-encoding': 'chunked', 'content-length': null, server: null }
        }
      }
    ]
  },
  {
    id: 'discovery',
    title: 'the actuator names the endpoint of the backups, and no item of it',
    safety: 'read-only',
    only: isLikeRecorded,
    evidence: seen({ tasklist: 'discovery' }, assumed('as Tasklist 8.6.11')),
    steps: () => [
      {
        send: got('/actuator'),
        expect: {
          status: 200,
          headers: { 'content-type': v3 },
          json: some({
            _links: some({
              self: some({ templated: false }),
              backups: some({ templated: false }),
              health: some({ templated: false })
            })
          })
        }
      }
    ]
  }
]

export const historyEdgeCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
