/** Pausing and resuming exporting: the operations, and the parameter `soft`. */
import type { ContractCase, Step } from '../case.js'
import { each, object } from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import {
  around,
  command,
  type ExportingSpan,
  envelopedLater,
  envelopes,
  exportingSpans,
  failedInside,
  first,
  latest,
  phaseOfFirst
} from './exporting-answers.js'
import { refused } from './framework.js'
import { inEach, recordings, steps } from './zeebe-spans.js'

const safety = 'pauses-exporting'

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

const exception = {
  cause: null,
  stackTrace: each(object, 1),
  message: null,
  suppressed: [],
  localizedMessage: null
}

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
    evidence: recordings(
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
    evidence: recordings(
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
    evidence: recordings(
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
  ...inEach(envelopes, _span => ({
    id: 'zeebe.exporting.unknown-operation',
    title: 'an operation that does not exist is HTTP 200 with a bare exception inside',
    evidence: recordings('op-softPause', 'op-soft-pause', 'op-status', 'op-unpause', 'op-1'),
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
  }))
]

function unconverted(span: ExportingSpan, operation: string, query: string, value: string): Step {
  const path = `/actuator/exporting/${operation}`
  const detail = `Failed to convert 'soft' with value: '${value}'`
  return command(`${operation}?${query}`, refused(around(span), { status: 400, detail, path }))
}
