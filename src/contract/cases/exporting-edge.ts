/** Pausing and resuming exporting, as the framework around it sees the request: bodies, types, methods, paths. */
import type { ContractCase, Step } from '../case.js'
import { instant, type Pattern } from '../pattern.js'
import { assumed, recorded } from './evidence.js'
import { around, command, type ExportingSpan, enveloped, envelopes } from './exporting-answers.js'
import { noEndpoint, noMethod, refused } from './framework.js'
import { inEach, recordings } from './zeebe-spans.js'

const safety = 'pauses-exporting'

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const recordedOnly = recorded('gateway 8.6.11, multipart body at exporting')

const writable =
  'application/json, application/*+json, application/x-jackson-smile, application/cbor'

export const exportingEdgeCases: readonly ContractCase[] = [
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.body-ignored',
    title: 'any body of any type is ignored, readable or not',
    evidence: recordings(
      'ex-body-json-empty-object',
      'ex-body-json-malformed',
      'ex-body-type-banana',
      'ex-body-type-empty',
      'ex-body-body-soft-banana-json',
      'ex-body-1mb'
    ),
    safety,
    steps: [
      paused(span, json, '{}'),
      paused(span, json, '{'),
      paused(span, json, '{"soft":"banana"}'),
      paused(span, json, ''),
      paused(span, { 'content-type': 'banana' }, 'x'),
      paused(span, { 'content-type': '' }, 'x'),
      paused(span, { 'content-type': 'text/plain' }, 'soft=banana'),
      paused(span, json, ' '.repeat(1_000_000))
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.form',
    title: "a form's fields count as parameters, behind those of the query",
    evidence: recordings('ex-body-form-soft-true', 'ex-body-form-other'),
    safety,
    steps: [
      paused(span, form, 'soft=true'),
      paused(span, form, 'x=banana'),
      {
        ...paused(span, form, 'soft=banana'),
        expect: refused(around(span), {
          status: 400,
          detail: "Failed to convert 'soft' with value: 'banana'",
          path: '/actuator/exporting/pause'
        })
      },
      {
        send: {
          method: 'POST',
          path: '/actuator/exporting/pause?soft=true',
          headers: form,
          body: 'soft=banana'
        },
        expect: span.done
      }
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.written-otherwise',
    title: 'matrix parameters are cut and letters decoded before the operation is read',
    evidence: recordings('op-matrix-param'),
    safety,
    steps: [
      {
        ...command('pause;x=1', span.done),
        undo: [{ method: 'POST', path: '/actuator/exporting/resume' }]
      },
      {
        ...command('pa%75se', span.done),
        undo: [{ method: 'POST', path: '/actuator/exporting/resume' }]
      }
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.types',
    title: 'the type of the answer is any that is like JSON, on request',
    evidence: recordings(
      'ex-accept-any',
      'ex-accept-json-charset',
      'ex-accept-v2',
      'ex-accept-application-any',
      'ex-accept-q0'
    ),
    safety,
    steps: [
      typed(span, '', 'application/json'),
      typed(span, '*/*', 'application/json'),
      typed(span, 'application/*', 'application/json'),
      typed(span, 'application/*+json', 'application/json'),
      typed(span, 'application/json;charset=utf-8', 'application/json;charset=utf-8'),
      typed(span, 'application/json;q=0', 'application/json'),
      typed(span, vendor(2), vendor(2)),
      typed(span, vendor(3), vendor(3)),
      typed(span, 'application/problem+json', 'application/problem+json')
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.types-refused',
    title: 'other types are refused when exporting has been paused already, and soft before that',
    evidence: recordings('ex-accept-text', 'ex-accept-html-foo', 'ex-accept-html-soft-banana'),
    safety,
    steps: [
      {
        ...accepting('pause', 'text/plain'),
        expect: refused(around(span), {
          status: 406,
          detail: `Acceptable representations: [${writable}].`,
          path: '/actuator/exporting/pause',
          headers: { accept: writable }
        })
      },
      {
        ...accepting('pause?soft=banana', 'text/html'),
        expect: refused(around(span), {
          status: 400,
          detail: "Failed to convert 'soft' with value: 'banana'",
          path: '/actuator/exporting/pause'
        })
      }
    ]
  })),
  ...inEach(envelopes, _span => ({
    id: 'zeebe.exporting.type-unparsable',
    title: 'an Accept that cannot be read is refused without a body, and names nothing',
    evidence: recordings('ex-accept-banana'),
    safety,
    steps: [
      {
        ...accepting('pause', 'banana'),
        expect: {
          status: 406,
          headers: { 'content-type': null, 'content-length': '0', accept: null },
          text: ''
        }
      }
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.multipart',
    title: 'a multipart body is an error of the server, in its own shape',
    evidence: span === enveloped ? [recordedOnly] : [assumed('as the gateway of 8.6.11')],
    safety,
    steps: [
      {
        ...paused(span, { 'content-type': 'multipart/form-data' }, 'x'),
        expect: { status: 500, headers: json, json: crash('/actuator/exporting/pause') }
      }
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.methods',
    title: 'an operation takes POST and nothing else, known or not',
    evidence: recordings('ex-resume-get', 'ex-pause-patch', 'ex-pause-delete', 'ex-pause-options'),
    safety: 'read-only',
    steps: [
      otherMethod(span, 'GET', 'pause'),
      otherMethod(span, 'GET', 'resume'),
      otherMethod(span, 'PUT', 'pause'),
      otherMethod(span, 'PATCH', 'pause'),
      otherMethod(span, 'DELETE', 'pause'),
      otherMethod(span, 'GET', 'nothing'),
      {
        send: { method: 'OPTIONS', path: '/actuator/exporting/pause' },
        expect: { status: 200, headers: { allow: 'POST,OPTIONS', 'accept-patch': '' }, text: '' }
      }
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.paths',
    title: 'without an operation, with another slash or another segment, the path leads nowhere',
    evidence: recordings(
      'ex-root-post',
      'ex-pause-slash',
      'ex-double-slash',
      'method-exporting-put',
      'method-exporting-options'
    ),
    safety: 'read-only',
    steps: [
      nowhere(span, 'POST', '/actuator/exporting'),
      nowhere(span, 'PUT', '/actuator/exporting'),
      nowhere(span, 'OPTIONS', '/actuator/exporting'),
      nowhere(span, 'POST', '/actuator/exporting/pause/'),
      nowhere(span, 'POST', '/actuator/exporting//pause'),
      nowhere(span, 'POST', '/actuator/exporting/pause/soft')
    ]
  }))
]

function vendor(version: number): string {
  return `application/vnd.spring-boot.actuator.v${version}+json`
}

function crash(path: string): Pattern {
  return { timestamp: instant, status: 500, error: 'Internal Server Error', path }
}

function paused(
  { done }: ExportingSpan,
  headers: Step['send']['headers'] & object,
  body: string
): Step {
  return {
    send: { method: 'POST', path: '/actuator/exporting/pause', headers, body },
    expect: done
  }
}

function accepting(operation: string, accept: string): Pick<Step, 'send'> {
  return { send: { method: 'POST', path: `/actuator/exporting/${operation}`, headers: { accept } } }
}

function typed({ done }: ExportingSpan, accept: string, type: string): Step {
  return { ...accepting('pause', accept), expect: { ...done, headers: { 'content-type': type } } }
}

function otherMethod(span: ExportingSpan, method: string, operation: string): Step {
  const path = `/actuator/exporting/${operation}`
  return { send: { method, path }, expect: noMethod(around(span), method, path, 'POST') }
}

function nowhere(span: ExportingSpan, method: string, path: string): Step {
  return { send: { method, path }, expect: noEndpoint(around(span), method, path) }
}
