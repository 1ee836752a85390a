/** Media types at Operate and Tasklist: what is read, and what is answered in. */
import type { ContractCase, Expectation, Request } from '../case.js'
import { each, some } from '../pattern.js'
import { assumed } from './evidence.js'
import {
  controllerRefused,
  deleted,
  frameworkRefused,
  got,
  json,
  negative,
  posted,
  type Recordings,
  refused,
  seen,
  seenWithStandIn
} from './history-answers.js'
import {
  type HistoryLine,
  hasList,
  isLikeRecorded,
  operateLines,
  tasklistLines
} from './history-lines.js'
import { casesOf, type Row } from './spans.js'
import { timestamp } from './spring-answers.js'

const jsonTypes =
  'application/json, application/x-jackson-smile, application/cbor, application/*+json'
const listTypes =
  'application/json, application/*+json, application/x-jackson-smile, application/cbor'
const v2 = 'application/vnd.spring-boot.actuator.v2+json'
const v3 = 'application/vnd.spring-boot.actuator.v3+json'

const nothing: Pick<Expectation, 'text'> = { text: '' }

function accepting(request: Request, accept: string): Request {
  return { ...request, headers: { ...request.headers, accept } }
}

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
  }
]

export const historyMediaCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
