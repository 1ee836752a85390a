/** Pausing and resuming exporting: operations, the parameter `soft`, bodies and types. */
import type { ContractCase, Step } from '../case.js'
import { each, instant, object, type Pattern } from '../pattern.js'
import { assumed, docs, recorded, source } from './evidence.js'
import {
  command,
  type ExportingSpan,
  enveloped,
  envelopedLater,
  envelopes,
  exportingSpans,
  failedInside,
  first,
  latest,
  phaseOfFirst
} from './exporting-answers.js'
import { as as asFramework, cluster, gateway, noEndpoint, noMethod, refused } from './framework.js'
import { inEach, steps } from './zeebe-spans.js'

const safety = 'pauses-exporting'

/** Evidence for a case that has recordings of the gateway. */
function as(span: ExportingSpan, recording: string, ...others: readonly string[]) {
  return asFramework(span === enveloped ? gateway : cluster, recording, ...others)
}

/** The framework around an exporting span of the enveloped form. */
const around = (span: ExportingSpan) => (span === enveloped ? gateway : cluster)

/** Values of `soft`: each of them is understood, whatever kind of pause it is. */
const understood = [
  'true',
  'TRUE',
  'True',
  '1',
  'yes',
  'on',
  'false',
  '0',
  'no',
  'off',
  '',
  '%20true%20'
] as const
const misunderstood = ['banana', 'y', 'tru', 't', '2', 'null', 'true,false'] as const

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const exception = {
  cause: null,
  stackTrace: each(object, 1),
  message: null,
  suppressed: [],
  localizedMessage: null
}

const recordedOnly = recorded('gateway 8.6.11, multipart body at exporting')

const writable =
  'application/json, application/*+json, application/x-jackson-smile, application/cbor'

export const exportingCases: readonly ContractCase[] = [
  ...inEach(exportingSpans, span => ({
    id: 'zeebe.exporting.pause-and-resume',
    title: 'exporting can be paused and resumed, again and again',
    evidence: span.evidence,
    safety,
    steps: [
      command('pause', span.done),
      command('pause', span.done),
      command('resume', span.done),
      command('resume', span.done)
    ]
  })),
  ...inEach([first], span => ({
    id: 'zeebe.exporting.soft-unknown',
    title: 'the first form knows no parameter: whatever soft says is ignored',
    evidence: [assumed('the operation has no parameter')],
    safety,
    steps: [
      command('pause?soft=true', span.done),
      command('pause?soft=banana', span.done),
      command('resume', span.done)
    ]
  })),
  ...inEach([...envelopes, latest], span => ({
    id: 'zeebe.exporting.soft-pause',
    title: 'a soft pause answers like a hard one, and one resume ends both',
    evidence: [docs('Camunda 8.5 documentation, backup'), docs('camunda/zeebe#16345')],
    safety,
    steps: [
      command('pause?soft=true', span.done),
      command('pause', span.done),
      command('pause?soft=true', span.done),
      command('resume', span.done)
    ]
  })),
  ...inEach([envelopedLater, latest], span => ({
    id: 'zeebe.exporting.phases',
    title: 'a broker shows what its exporters do: the last command counts',
    evidence: [docs('reports from clusters of 8.9'), docs('camunda/zeebe#16345')],
    safety,
    steps: [
      command('pause?soft=true', span.done),
      phaseOfFirst('SOFT_PAUSED'),
      command('pause', span.done),
      phaseOfFirst('PAUSED'),
      command('resume', span.done),
      phaseOfFirst('EXPORTING'),
      command('resume?soft=true', span.done),
      phaseOfFirst('EXPORTING')
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.soft-values',
    title: 'soft is read as Spring reads a boolean, in any case and with blanks around it',
    evidence: as(
      span,
      'pause-soft-upper',
      'pause-soft-mixed',
      'pause-soft-zero',
      'pause-soft-yes',
      'pause-soft-off',
      'pause-soft-empty',
      'pause-soft-spaces'
    ),
    safety,
    steps: steps(understood, it => command(`pause?soft=${it}`, span.done))
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.soft-without-value',
    title: 'soft may stand without a value, and of several the first one counts',
    evidence: as(
      span,
      'pause-soft-novalue',
      'pause-soft-repeated',
      'pause-soft-repeated-bad2',
      'resume-soft-true'
    ),
    safety,
    steps: [
      command('pause?soft', span.done),
      command('pause?soft=true&soft=false', span.done),
      command('pause?soft=true&soft=banana', span.done),
      command('pause?Soft=banana', span.done),
      command('pause?soft=%ZZ', span.done),
      command('resume?soft=true', span.done)
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.soft-misunderstood',
    title: 'a value of soft that is no boolean is refused, for every operation alike',
    evidence: as(
      span,
      'pause-soft-banana',
      'pause-soft-y',
      'pause-soft-tru',
      'pause-soft-encoded-name',
      'pause-soft-semicolon'
    ),
    safety,
    steps: [
      ...steps(misunderstood, it => unconverted(span, 'pause', `soft=${it}`, it)),
      unconverted(span, 'pause', '%73oft=banana', 'banana'),
      unconverted(span, 'pause', 'soft=true;x=1', 'true;x=1'),
      unconverted(span, 'resume', 'soft=banana', 'banana'),
      unconverted(span, 'nothing', 'soft=banana', 'banana')
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.body-ignored',
    title: 'any body of any type is ignored, readable or not',
    evidence: as(
      span,
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
    evidence: as(span, 'ex-body-form-soft-true', 'ex-body-form-other'),
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
    id: 'zeebe.exporting.unknown-operation',
    title: 'an operation that does not exist is HTTP 200 with a bare exception inside',
    evidence: as(span, 'op-softPause', 'op-soft-pause', 'op-status', 'op-unpause', 'op-1'),
    safety: 'read-only',
    steps: steps(['softPause', 'soft-pause', 'status', 'unpause', '1', 'Resume', 'PAUSE'], it =>
      command(it, failedInside(exception))
    )
  })),
  ...inEach([latest], span => ({
    id: 'zeebe.exporting.unknown-operation',
    title: 'an operation that does not exist is a server error',
    evidence: [source('camunda/camunda#61120')],
    safety: 'read-only',
    steps: [
      {
        ...command('softPause', { status: 500 }),
        send: { method: 'POST', path: `${span.base}/softPause` }
      }
    ]
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.written-otherwise',
    title: 'matrix parameters are cut and letters decoded before the operation is read',
    evidence: as(span, 'op-matrix-param'),
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
    evidence: as(
      span,
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
    evidence: as(span, 'ex-accept-text', 'ex-accept-html-foo', 'ex-accept-html-soft-banana'),
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
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.type-unparsable',
    title: 'an Accept that cannot be read is refused without a body, and names nothing',
    evidence: as(span, 'ex-accept-banana'),
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
    evidence: as(span, 'ex-resume-get', 'ex-pause-patch', 'ex-pause-delete', 'ex-pause-options'),
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
    evidence: as(
      span,
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

function unconverted(span: ExportingSpan, operation: string, query: string, value: string): Step {
  const path = `/actuator/exporting/${operation}`
  const detail = `Failed to convert 'soft' with value: '${value}'`
  return command(`${operation}?${query}`, refused(around(span), { status: 400, detail, path }))
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
