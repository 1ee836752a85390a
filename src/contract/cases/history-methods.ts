/** Methods at Operate and Tasklist, and what the server adds to every answer. */
import type { ContractCase, Expectation, Step } from '../case.js'
import { matching, oneOf, type Pattern, some } from '../pattern.js'
import { assumed, docs, recorded } from './evidence.js'
import { frameworkRefused, got, json, type Recordings, seen } from './history-answers.js'
import {
  type HistoryLine,
  hasList,
  isLikeRecorded,
  operateLines,
  tasklistLines
} from './history-lines.js'
import { casesOf, type Row } from './spans.js'
import { timestamp } from './spring-answers.js'

type Headers = Readonly<Record<string, string>>

const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'

const v3 = 'application/vnd.spring-boot.actuator.v3+json'

const itemMethods = oneOf('GET, DELETE', 'DELETE, GET')
const itemOptions = matching(
  'GET, HEAD, DELETE and OPTIONS in any order',
  /^(?!.*(\b\w+\b).*\b\1\b)(GET|HEAD|DELETE|OPTIONS)(,(GET|HEAD|DELETE|OPTIONS)){3}$/
)

const nothing: Pick<Expectation, 'text'> = { text: '' }

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

const rows: readonly Row<HistoryLine>[] = [
  ...methodRows,
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

export const historyMethodCases: readonly ContractCase[] = [
  ...casesOf(operateLines, rows),
  ...casesOf(tasklistLines, rows)
]
