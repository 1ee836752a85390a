/** Paths, methods and media types at the web applications' endpoint. */
import type { ContractCase, Request } from '../case.js'
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
  notPositive,
  v2,
  v3,
  type WebappsLine,
  webappsLines
} from './webapps-answers.js'

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
      id: `path.${method.toLowerCase()}.${path === '/' ? 'root' : path}`,
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

export const webappsEdgeCases: readonly ContractCase[] = casesOf(webappsLines, edgeRows)
