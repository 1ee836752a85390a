/** What the web server does by itself: connections, and requests that it refuses before anybody sees them. */
import type { ContractCase, Expectation, Step } from '../case.js'
import { matching } from '../pattern.js'
import { type FrameworkSpan, gateway, refused, servlets } from './framework.js'
import { givenIds, inEach, recordedEdge, recordings, steps } from './zeebe-spans.js'

const safety = 'read-only'

const page: Expectation = {
  status: 400,
  headers: {
    'content-type': 'text/html;charset=utf-8',
    'content-language': 'en',
    connection: 'close'
  },
  text: matching('page about a bad request', /^<!doctype html>.*HTTP Status 400 – Bad Request/)
}

const keptOpen = { connection: 'keep-alive', 'keep-alive': 'timeout=60' }

export const edgeServerCases: readonly ContractCase[] = [
  ...inEach(servlets, span => ({
    id: 'zeebe.server.chunked',
    title: 'answers with a body are chunked, those without have no length',
    evidence: recordings('method-backups-get', 'keepalive-answer-204'),
    safety: 'deletes-what-it-created',
    steps: [
      {
        send: { method: 'GET', path: span.base },
        expect: {
          status: 200,
          headers: { 'transfer-encoding': 'chunked', 'content-length': null, server: null }
        }
      },
      {
        send: { method: 'DELETE', path: `${span.base}/{other}` },
        expect: {
          status: 204,
          headers: { 'transfer-encoding': null, 'content-length': null, 'content-type': null },
          text: ''
        }
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.kept-open',
    title: 'a connection outlives most refusals',
    evidence: recordings('keepalive-answer-404', 'keepalive-answer-405'),
    safety,
    steps: [
      keeping('GET', '/actuator/nope', { status: 404, headers: keptOpen }),
      keeping('PUT', span.base, { status: 405, headers: keptOpen }),
      keeping('GET', span.base, { status: 200, headers: keptOpen })
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.closed',
    title: 'after a 400 the connection is closed, although it was to be kept',
    evidence: recordings('keepalive-answer-400'),
    safety,
    ...givenIds(span),
    steps: [
      {
        send: {
          method: 'POST',
          path: span.base,
          headers: { 'content-type': 'application/json', connection: 'keep-alive' },
          body: '{"backupId":"abc"}'
        },
        expect: {
          ...refused(span, { status: 400, detail: 'Parameter mapping failure', path: span.base }),
          headers: { connection: 'close', 'keep-alive': null }
        }
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.hosts',
    title: 'any name is a host, but none with an underscore or a blank',
    evidence: recordings('host-other'),
    safety,
    steps: [
      hosted(span, 'camunda.example.org', { status: 200 }),
      hosted(span, '[::1]:9600', { status: 200 }),
      hosted(span, 'orchestration_core:9600', page),
      hosted(span, 'camunda:port', page)
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.paths',
    title: 'slashes and zeros that are hidden in a path are refused by a page',
    evidence: [recordedEdge('encoded characters in paths')],
    safety,
    steps: steps(
      ['/a%2Fb', '/a%5Cb', '/a%00b', '/a%', '/%C3%28', '/[1]', '?soft[]=true', '?x={}'],
      rest => ({
        send: { method: 'GET', path: `${span.base}${rest}` },
        expect: page
      })
    )
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.long-lines',
    title: 'a request line of seven thousand characters passes, one of nine thousand does not',
    evidence: recordings('url-7000'),
    safety,
    steps: [
      {
        send: { method: 'GET', path: `${span.base}?x=${'a'.repeat(7_000)}` },
        expect: { status: 200 }
      },
      {
        send: { method: 'GET', path: `${span.base}?x=${'a'.repeat(9_000)}` },
        expect: { status: 400 }
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.expectations',
    title: 'an expectation that nobody knows is refused by a page',
    evidence: [recordedEdge('Expect')],
    safety,
    steps: [
      {
        send: { method: 'GET', path: span.base, headers: { expect: 'banana' } },
        expect: { status: 417, headers: { 'content-type': 'text/html;charset=utf-8' } }
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.server.ignored-headers',
    title: 'credentials, ranges, encodings and another method in a header are ignored',
    evidence: recordings('accept-encoding-gzip', 'accept-charset'),
    safety,
    steps: steps<Readonly<Record<string, string>>>(
      [
        { cookie: 'a=b' },
        { 'accept-encoding': 'gzip, br' },
        { 'accept-charset': 'utf-16' },
        { range: 'bytes=0-1' },
        { 'if-none-match': '*' },
        { 'x-http-method-override': 'DELETE' }
      ],
      headers => ({
        send: { method: 'GET', path: span.base, headers },
        expect: { status: 200, headers: { 'content-encoding': null } }
      })
    )
  })),
  ...inEach([gateway], span => ({
    id: 'zeebe.server.deep-json',
    title: 'JSON that is too deep, or a number with too many digits, cannot be read',
    evidence: [recordedEdge('limits of JSON')],
    safety,
    steps: steps(
      [`${'['.repeat(1_001)}${']'.repeat(1_001)}`, `{"backupId":${'1'.repeat(1_001)}}`],
      body => ({
        send: {
          method: 'POST',
          path: span.base,
          headers: { 'content-type': 'application/json' },
          body
        },
        expect: refused(span, { status: 400, detail: 'Failed to read request', path: span.base })
      })
    )
  }))
]

function keeping(method: string, path: string, expect: Expectation): Step {
  return { send: { method, path, headers: { connection: 'keep-alive' } }, expect }
}

function hosted({ base }: FrameworkSpan, host: string, expect: Expectation): Step {
  return { send: { method: 'GET', path: base, headers: { host } }, expect }
}
