/** How ids in the body of a start, in paths and in queries become numbers. */
import type { ContractCase, Expectation, Step } from '../case.js'
import {
  allFrameworks,
  cluster,
  type FrameworkSpan,
  gateway,
  reactive,
  refused
} from './framework.js'
import { type Binding, bindings } from './runtime-id-forms.js'
import {
  givenIds,
  handler,
  inEach,
  lineOf,
  notPositive,
  recordings,
  runtime,
  type Span,
  seenWithBrokers,
  steps
} from './zeebe-spans.js'

const jsonType = { 'content-type': 'application/json' }

const details = {
  unmapped: 'Parameter mapping failure',
  missing: 'Missing parameters: backupId',
  unreadable: 'Failed to read request'
} as const

/** What becomes of a body: it is understood and says zero or less, or the framework gives up. */
function verdict(span: FrameworkSpan, expected: Binding['expected'], path: string): Expectation {
  if (expected === 'understood') return { status: 400, json: { message: notPositive } }
  return refused(span, { status: 400, detail: details[expected], path })
}

function startWith(
  span: FrameworkSpan,
  { query = '', body }: Binding['forms'][number],
  expected: Binding['expected']
): Step {
  return {
    send: { method: 'POST', path: `${span.base}${query}`, headers: jsonType, body },
    expect: verdict(span, expected, span.base)
  }
}

/** From 8.10 on a start without an id gets as far as the handler, and so does the empty text. */
function spansOf({ expected, id }: Binding): readonly FrameworkSpan[] {
  if (expected !== 'missing' && id !== 'query-unmapped') return allFrameworks
  return [reactive, gateway, { ...cluster, camunda: ['8.8', '8.9'] }]
}

/** An id in a path, and what becomes of it. */
function found({ base }: Span, written: string, id: string): Step {
  return {
    send: { method: 'GET', path: `${base}/${written}` },
    expect: { status: 404, json: { message: `Backup with id ${id} does not exist` } }
  }
}

function unmapped(span: FrameworkSpan, method: string, written: string, query = ''): Step {
  const path = `${span.base}/${written}`
  return {
    send: { method, path: `${path}${query}` },
    expect: refused(span, { status: 400, detail: details.unmapped, path })
  }
}

function gone({ base }: Span, written: string): Step {
  return { send: { method: 'DELETE', path: `${base}/${written}` }, expect: { status: 204 } }
}

const noNumbers = [
  'abc',
  '1.5',
  '1e3',
  '+',
  '0xG',
  '*',
  'null',
  'true',
  '%20',
  '100.json',
  '1,2',
  '9223372036854775808',
  '-9223372036854775809'
] as const

const firstEndpoint = [reactive, gateway] as const
/** Where the framework reads the id of a deletion. */
const deletions = [reactive, gateway, { ...cluster, camunda: ['8.8', '8.9'] }] as const

export const runtimeIdCases: readonly ContractCase[] = [
  ...bindings.flatMap(binding =>
    inEach(spansOf(binding), span => ({
      id: `zeebe.ids.${binding.id}`,
      title: binding.title,
      evidence: recordings(...binding.recordings),
      safety: 'read-only',
      ...(binding.expected === 'understood' && givenIds(span)),
      steps: steps(binding.forms, form => startWith(span, form, binding.expected))
    }))
  ),
  ...inEach([lineOf(runtime, '8.10')], span => ({
    id: 'zeebe.ids.missing',
    title: 'a start without an id is refused by the handler, JSON or not',
    evidence: [handler],
    safety: 'read-only',
    ...givenIds(span),
    steps: steps(['{}', '{"backupId":null}', '{"backupId":""}', ''], body => ({
      send: { method: 'POST', path: span.base, headers: jsonType, body },
      expect: { status: 400, json: { message: notPositive } }
    }))
  })),
  ...inEach(firstEndpoint, span => ({
    id: 'zeebe.path-ids.forms',
    title: 'an id in a path may be written in all ways in which a text of the body may be',
    evidence: [seenWithBrokers],
    safety: 'read-only',
    steps: [
      found(span, '00{other}', '{other}'),
      found(span, '+{other}', '{other}'),
      found(span, '%20{other}%20', '{other}'),
      found(span, '{other};x=1', '{other}'),
      found(span, '0x7fffffffffffffff', '9223372036854775807'),
      found(span, '%237fffffffffffffff', '9223372036854775807')
    ]
  })),
  ...inEach([cluster], span => ({
    id: 'zeebe.path-ids.forms',
    title: 'an id in a path may have a sign and zeros before it',
    evidence: [handler],
    safety: 'read-only',
    steps: [
      found(span, '00{other}', '{other}'),
      found(span, '+{other}', '{other}'),
      found(span, '{other};x=1', '{other}')
    ]
  })),
  ...inEach(firstEndpoint, span => ({
    id: 'zeebe.path-ids.no-number',
    title: 'what is no number in a path is not mapped',
    evidence: recordings(
      'get-id-abc',
      'get-id-overflow',
      'get-id-state',
      'get-id-null',
      'get-id-plus-only'
    ),
    safety: 'read-only',
    steps: steps([...noNumbers, 'state', '10*', '10%2A'], it => unmapped(span, 'GET', it))
  })),
  ...inEach(deletions, span => ({
    id: 'zeebe.path-ids.delete-no-number',
    title: 'what is no number in the path of a deletion is not mapped',
    evidence: recordings('delete-id-float', 'delete-id-exp', 'delete-id-star', 'delete-id-blank'),
    safety: 'read-only',
    steps: steps(noNumbers, it => unmapped(span, 'DELETE', it))
  })),
  ...inEach(deletions, span => ({
    id: 'zeebe.path-ids.delete-forms',
    title: 'a deletion takes any form of a number, zero and negative ones included',
    evidence: recordings(
      'delete-id-zero',
      'delete-id-plus',
      'delete-id-inner-space',
      'delete-id-matrix-param',
      'delete-id-long-max'
    ),
    safety: 'deletes-what-it-created',
    steps: [
      gone(span, '0'),
      gone(span, '-5'),
      gone(span, '+{other}'),
      gone(span, '%20{other}'),
      gone(span, '{other};x=1'),
      gone(span, '9223372036854775807')
    ]
  })),
  ...inEach(firstEndpoint, span => ({
    id: 'zeebe.path-ids.query',
    title: "a parameter with the name of the path's takes its place; others are ignored",
    evidence: recordings(
      'query-get-5-id-empty',
      'query-get-abc-backupid-5',
      'query-get-5-id-repeated-abc',
      'query-delete-5-id-abc'
    ),
    safety: 'read-only',
    steps: [
      found(span, 'abc?id={other}', '{other}'),
      unmapped(span, 'GET', '{other}', '?id=abc'),
      unmapped(span, 'GET', '{other}', '?id='),
      unmapped(span, 'GET', '{other}', '?id=abc&id=2'),
      unmapped(span, 'GET', 'abc', '?backupId=5'),
      unmapped(span, 'DELETE', '{other}', '?id=abc'),
      found(span, '{other}?ID=abc', '{other}')
    ]
  })),
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.path-ids.ignored-body',
    title: 'a JSON body that nobody needs is read all the same, and must be an object',
    evidence: recordings('get-list-body', 'delete-id-body-json'),
    safety: 'read-only',
    steps: [
      {
        send: { method: 'GET', path: `${span.base}/{other}`, headers: jsonType, body: '{"id":1}' },
        expect: { status: 404 }
      },
      unreadable(span, `${span.base}/{other}`, '{'),
      unreadable(span, `${span.base}/{other}`, '[]'),
      unreadable(span, `${span.base}/abc`, '{'),
      {
        send: {
          method: 'GET',
          path: `${span.base}/{other}`,
          headers: { 'content-type': 'text/plain' },
          body: '{'
        },
        expect: { status: 404 }
      }
    ]
  }))
]

function unreadable(span: FrameworkSpan, path: string, body: string): Step {
  return {
    send: { method: 'GET', path, headers: jsonType, body },
    expect: refused(span, { status: 400, detail: details.unreadable, path })
  }
}
