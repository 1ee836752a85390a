/** Methods around Zeebe's endpoints, as the framework sees them. */
import type { ContractCase, Step } from '../case.js'
import { each, oneOf, type Pattern, some, whole } from '../pattern.js'
import {
  allFrameworks,
  cluster,
  type FrameworkSpan,
  gateway,
  noMethod,
  reactive,
  servlets
} from './framework.js'
import { inEach, recordedEdge, recordings, steps } from './zeebe-spans.js'

const safety = 'read-only'

const vendor = 'application/vnd.spring-boot.actuator.v3+json'
const list = each(some({ backupId: whole }))
const eitherOrder = oneOf('GET, DELETE', 'DELETE, GET')
const itemOptions = oneOf('GET,HEAD,DELETE,OPTIONS', 'DELETE,GET,HEAD,OPTIONS')

function otherMethod(span: FrameworkSpan, method: string, path: string, allow: Pattern): Step {
  return { send: { method, path }, expect: noMethod(span, method, path, allow) }
}

export const edgeMethodCases: readonly ContractCase[] = [
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.methods',
    title: 'a known path with another method names those that it has',
    evidence: recordings('method-backups-put-no-body', 'method-backups-foo'),
    safety,
    steps: [
      otherMethod(span, 'PUT', span.base, 'GET, POST'),
      otherMethod(span, 'PATCH', span.base, 'GET, POST'),
      otherMethod(span, 'DELETE', span.base, 'GET, POST')
    ]
  })),
  ...inEach([reactive, gateway, { ...cluster, camunda: ['8.8', '8.9'] }], span => ({
    id: 'zeebe.edge.item-methods',
    title: 'a single backup can be read and deleted, and not be started',
    evidence: recordings('method-item-post', 'method-item-post-empty-json'),
    safety,
    steps: [
      otherMethod(span, 'POST', `${span.base}/100`, eitherOrder),
      otherMethod(span, 'PUT', `${span.base}/100`, eitherOrder)
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.strange-method',
    title: 'a method that nobody knows is refused like any other',
    evidence: recordings('method-backups-foo'),
    safety,
    steps: [
      otherMethod(span, 'FOO', span.base, 'GET, POST'),
      otherMethod(span, 'PROPFIND', span.base, 'GET, POST')
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.trace',
    title: 'TRACE is refused everywhere, without a body',
    evidence: [recordedEdge('TRACE')],
    safety,
    steps: steps([span.base, '/actuator/nope'], path => ({
      send: { method: 'TRACE', path },
      expect: {
        status: 405,
        headers: { allow: 'HEAD, DELETE, POST, GET, OPTIONS, PUT' },
        text: ''
      }
    }))
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.head',
    title: 'HEAD is GET without the body',
    evidence: recordings('method-backups-head', 'accept-head-html'),
    safety,
    steps: [
      {
        send: { method: 'HEAD', path: span.base },
        expect: { status: 200, headers: { 'content-type': vendor }, text: '' }
      },
      { send: { method: 'HEAD', path: `${span.base}/abc` }, expect: { status: 400, text: '' } },
      { send: { method: 'HEAD', path: `${span.base}/{other}` }, expect: { status: 404, text: '' } }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.options',
    title: 'OPTIONS of a known path tells its methods, in a line without blanks',
    evidence: recordings('method-backups-options', 'method-item-options'),
    safety,
    steps: [
      options(span.base, 'GET,HEAD,POST,OPTIONS'),
      ...(span === gateway ? [options(`${span.base}/100`, itemOptions)] : [])
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.preflight',
    title: 'no page of another origin is let in, but whoever asks without a preflight is served',
    evidence: [recordedEdge('preflight')],
    safety,
    steps: [
      {
        send: {
          method: 'OPTIONS',
          path: span.base,
          headers: { origin: 'http://example.org', 'access-control-request-method': 'GET' }
        },
        expect: {
          status: 403,
          headers: {
            'content-type': null,
            vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'
          },
          text: 'Invalid CORS request'
        }
      },
      {
        send: { method: 'GET', path: span.base, headers: { origin: 'http://example.org' } },
        expect: { status: 200, headers: { 'access-control-allow-origin': null }, json: list }
      }
    ]
  }))
]

function options(path: string, allow: Pattern): Step {
  return {
    send: { method: 'OPTIONS', path },
    expect: {
      status: 200,
      headers: { allow, 'accept-patch': '', 'content-length': '0' },
      text: ''
    }
  }
}
