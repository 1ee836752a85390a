/** What Zeebe's backup endpoint writes: `Accept`. */
import type { ContractCase, Expectation, Step } from '../case.js'
import {
  actuatorTypes,
  allFrameworks,
  type FrameworkSpan,
  noEndpoint,
  noMethod,
  notAcceptable,
  refused,
  servlets
} from './framework.js'
import { givenIds, inEach, notPositive, recordings, steps } from './zeebe-spans.js'

const safety = 'read-only'

const vendor = (version: number) => `application/vnd.spring-boot.actuator.v${version}+json`

/** What is asked for, and the type that comes. */
const negotiated = [
  ['', vendor(3)],
  ['*/*', vendor(3)],
  ['*', vendor(3)],
  ['application/*', vendor(3)],
  ['application/*+json', vendor(3)],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', vendor(3)],
  ['text/html, */*;q=0.1', vendor(3)],
  ['application/json', 'application/json'],
  ['APPLICATION/JSON', 'application/json'],
  ['application/json;charset=utf-8', 'application/json;charset=utf-8'],
  ['application/json, text/plain, */*', 'application/json'],
  ['application/json;q=0', 'application/json'],
  [vendor(2), vendor(2)],
  [`${vendor(2)}, application/json`, vendor(2)],
  [`application/json;q=0.5, ${vendor(2)}`, vendor(2)]
] as const

const unwritable = [
  'text/html',
  'text/plain',
  'text/*',
  'image/*',
  'application/xml',
  'application/problem+json',
  'application/hal+json',
  vendor(1)
] as const

const unparsable = [
  'banana',
  'application/',
  '*/json',
  'application/json;q=banana',
  'application/json;q=5',
  'application/json, banana'
] as const

const emptyRefusal = (types: string | null, status = 406): Expectation => ({
  status,
  headers: {
    'content-type': null,
    'content-length': '0',
    ...(types !== null && { accept: types })
  },
  text: ''
})

export const edgeAcceptCases: readonly ContractCase[] = [
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.accept',
    title: "the vendor's type comes unless another one is asked for",
    evidence: recordings(
      'accept-list-any',
      'accept-list-json',
      'accept-list-json-upper',
      'accept-list-application-any',
      'accept-list-json-and-any',
      'accept-list-q-equal',
      'accept-list-q-low-any',
      'accept-list-q0-json',
      'accept-list-star'
    ),
    safety,
    steps: steps(negotiated, ([accept, type]) => ({
      send: { method: 'GET', path: span.base, headers: { accept } },
      expect: { status: 200, headers: { 'content-type': type } }
    }))
  })),
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.accept-of-refusals',
    title: "a handler's refusal has the type that was asked for",
    evidence: recordings('accept-take-json', 'accept-take-browser'),
    safety,
    ...givenIds(span),
    steps: steps(['application/json', vendor(2), vendor(3)], accept => ({
      send: {
        method: 'POST',
        path: span.base,
        headers: { 'content-type': 'application/json', accept },
        body: '{"backupId":0}'
      },
      expect: { status: 400, headers: { 'content-type': accept }, json: { message: notPositive } }
    }))
  })),
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.not-acceptable',
    title: 'what cannot be written is refused with the types that can',
    evidence: recordings(
      'accept-list-text',
      'accept-list-text-any',
      'accept-list-image',
      'accept-take-problem'
    ),
    safety,
    steps: steps(unwritable, accept => accepting(span, accept, notAcceptable(span, span.base)))
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.accept-unparsable',
    title: 'an Accept that cannot be read is refused without a body',
    evidence: recordings(
      'accept-list-q-over',
      'accept-list-incomplete',
      'accept-list-star-json',
      'accept-take-banana'
    ),
    safety,
    steps: steps(unparsable, accept => accepting(span, accept, emptyRefusal(actuatorTypes)))
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.accept-unparsable-elsewhere',
    title: 'other refusals keep their status and lose their body by it',
    evidence: recordings('accept-405-banana'),
    safety,
    steps: [
      {
        send: { method: 'PUT', path: span.base, headers: { accept: 'banana' } },
        expect: {
          ...emptyRefusal(null, 405),
          headers: { 'content-type': null, allow: 'GET, POST' }
        }
      },
      {
        send: { method: 'GET', path: '/actuator/nope', headers: { accept: 'banana' } },
        expect: emptyRefusal(null, 404)
      }
    ]
  })),
  ...inEach(allFrameworks, span => ({
    id: 'zeebe.edge.refusals-have-a-type-of-their-own',
    title: "the framework's refusals keep their type, whatever is asked for",
    evidence: recordings('accept-404-json', 'accept-405-v2', 'accept-take-unmapped-json'),
    safety,
    steps: [
      {
        send: { method: 'GET', path: '/actuator/nope', headers: { accept: 'application/json' } },
        expect: noEndpoint(span, 'GET', '/actuator/nope')
      },
      {
        send: { method: 'PUT', path: span.base, headers: { accept: vendor(2) } },
        expect: noMethod(span, 'PUT', span.base, 'GET, POST')
      },
      {
        send: {
          method: 'POST',
          path: span.base,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: '{"backupId":"abc"}'
        },
        expect: refused(span, { status: 400, detail: 'Parameter mapping failure', path: span.base })
      }
    ]
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.edge.latin-charset',
    title: 'JSON in another character set cannot be written',
    evidence: recordings('accept-list-json-charset-latin'),
    safety,
    steps: [
      accepting(span, 'application/json;charset=iso-8859-1', {
        status: 500,
        headers: { 'content-type': 'application/problem+json' },
        json: {
          type: 'about:blank',
          title: 'Internal Server Error',
          status: 500,
          detail: 'Failed to write request',
          instance: span.base
        }
      })
    ]
  }))
]

function accepting({ base }: FrameworkSpan, accept: string, expect: Expectation): Step {
  return { send: { method: 'GET', path: base, headers: { accept } }, expect }
}
