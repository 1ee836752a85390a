/** What becomes of a pause and of a resume when something is wrong behind the gateway. */
import type { ContractCase, Expectation, MockOnly } from '../case.js'
import { each, matching, object, type Pattern, some } from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import {
  command,
  enveloped,
  envelopedLater,
  envelopes,
  failedInside,
  first,
  latest,
  phaseOfFirst
} from './exporting-answers.js'
import { inEach, seenWithBrokers } from './zeebe-spans.js'

const safety = 'pauses-exporting'

const zeebe = (condition: unknown): MockOnly => ({ conditions: { zeebe: condition } })
const hurried: MockOnly = { clock: { mode: 'scaled', factor: 1_000 } }

const topologyText = [
  String.raw`, current topology: BrokerClusterStateImpl\{partitionLeaders=\{.*\}`,
  String.raw`brokers=\[.*\], partitions=\[.*\]`,
  String.raw`clusterSize=\d+, partitionsCount=\d+, replicationFactor=\d+\}$`
].join(', ')

/** Members in the order of an exception that is found before anything is sent. */
function topologyError(beginning: string): Pattern {
  const message = matching(
    'complaint about the topology',
    new RegExp(`^${beginning}${topologyText}`)
  )
  return {
    message,
    cause: null,
    stackTrace: each(object, 1),
    suppressed: [],
    localizedMessage: message
  }
}

function brokerError(message: string): Pattern {
  const told = `Received error from broker (INTERNAL_ERROR): ${message}`
  return {
    cause: null,
    stackTrace: each(object, 1),
    error: { code: 'INTERNAL_ERROR', message },
    message: told,
    suppressed: [],
    localizedMessage: told
  }
}

function transportError(words: string, expression: RegExp): Pattern {
  const message = matching(words, expression)
  return {
    cause: null,
    stackTrace: each(object, 1),
    message,
    suppressed: [],
    localizedMessage: message
  }
}

interface Trouble {
  readonly condition: string
  readonly title: string
  readonly mock: MockOnly
  /** The exception for an operation. */
  readonly exception: (operation: string) => Pattern
}

const troubles: readonly Trouble[] = [
  {
    condition: 'incomplete-topology',
    title:
      'a partition that the topology lacks keeps exporting from being paused and from being resumed',
    mock: zeebe('incompleteTopology'),
    exception: () => topologyError(String.raw`Found \d+ partitions but expected \d+`)
  },
  {
    condition: 'leaderless',
    title: 'a partition without a leader keeps exporting from being paused and from being resumed',
    mock: zeebe('leaderless'),
    exception: () => topologyError('Leader -2 of partition 1 is not known')
  },
  {
    condition: 'replica-missing',
    title: 'a missing replica keeps exporting from being paused and from being resumed',
    mock: zeebe('replicaMissing'),
    exception: () => topologyError(String.raw`Expected \d+ members of partition 1 but found \d+`)
  },
  {
    condition: 'broker-error',
    title: "a broker's error names the operation as the client did",
    mock: zeebe({ kind: 'brokerError' }),
    exception: operation => brokerError(`Partition 1 failed to ${operation} exporting`)
  },
  {
    condition: 'silent',
    title: 'a broker that does not answer is named with its partition',
    mock: { ...zeebe('timeout'), ...hurried },
    exception: () =>
      transportError('time-out', /^Request admin-api-1 to \S+:\d+ timed out in PT\d+(\.\d+)?S$/)
  },
  {
    condition: 'brokers-gone',
    title: 'brokers that have just gone refuse the connection',
    mock: { ...zeebe('brokersGone'), ...hurried },
    exception: () =>
      transportError(
        'refused connection',
        /^Failed to connect channel for address (\S+) \(resolved: null\) : .*Connection refused: \/\1$/
      )
  }
]

const complaint = matching('complaint about a member', /^Expected \d+ members of partition 1/)

/** Every kind of command meets it. */
const three = (expect: (operation: string) => Expectation) =>
  [
    command('pause', expect('pause')),
    command('pause?soft=true', expect('pause')),
    command('resume', expect('resume'))
  ] as const

export const exportingConditionCases: readonly ContractCase[] = [
  ...troubles.flatMap(({ condition, title, mock, exception }) =>
    inEach(envelopes, span => ({
      id: `zeebe.exporting.condition.${condition}`,
      title,
      evidence:
        span === enveloped
          ? [seenWithBrokers]
          : [docs('Camunda 8.9 documentation'), assumed('the exception as 8.6.11 wrote it')],
      safety,
      mockOnly: mock,
      steps: three(operation => failedInside(exception(operation)))
    }))
  ),
  ...inEach([first], () => ({
    id: 'zeebe.exporting.condition.replica-missing',
    title: 'a failure is a server error with the exception as its body',
    evidence: [source('camunda/camunda 8.1, ExportingEndpoint')],
    safety,
    mockOnly: zeebe('replicaMissing'),
    steps: three(() => ({ status: 500, json: some({ message: complaint }) }))
  })),
  ...inEach([latest], () => ({
    id: 'zeebe.exporting.condition.leaderless',
    title: 'a failure is a server error with a plain sentence',
    evidence: [source('camunda/camunda#61120')],
    safety,
    mockOnly: zeebe('leaderless'),
    steps: three(() => ({
      status: 500,
      text: matching('sentence', /^Leader -2 of partition 1 is not known/)
    }))
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.condition.no-brokers',
    title: 'a gateway that never saw a broker pauses and resumes without complaint',
    evidence: span.evidence,
    safety,
    mockOnly: zeebe('noBrokers'),
    steps: three(() => span.done)
  })),
  ...inEach(envelopes, span => ({
    id: 'zeebe.exporting.condition.partial',
    title: 'one partition that refuses fails the whole, and others may be paused all the same',
    evidence: [
      span === enveloped ? seenWithBrokers : docs('camunda/camunda-docs#8435'),
      docs('camunda/camunda#10410')
    ],
    safety,
    mockOnly: { conditions: { exporting: { kind: 'partial', partitions: [1] } } },
    steps: [command('pause', failedInside(brokerError('Partition 2 failed to pause exporting')))]
  })),
  ...inEach([envelopedLater], span => ({
    id: 'zeebe.exporting.condition.partial-phases',
    title: 'after a failure midway some partitions are paused',
    evidence: [docs('camunda/camunda-docs#8435')],
    safety,
    mockOnly: { conditions: { exporting: { kind: 'partial', partitions: [1] } } },
    steps: [
      command('pause', { status: 200, json: some({ status: 500 }) }),
      phaseOfFirst('PAUSED'),
      {
        send: { to: 'webapps', method: 'GET', path: '/actuator/partitions' },
        expect: { status: 200, json: some({ 2: some({ exporterPhase: 'EXPORTING' }) }) }
      },
      {
        ...command('resume', { status: 200 }),
        send: { method: 'POST', path: `${span.base}/resume` }
      }
    ]
  }))
]
