/** What becomes of a request for a backup when something is wrong behind the gateway. */
import type { ContractCase, Expectation, MockOnly, Step } from '../case.js'
import { matching, type Pattern, the } from '../pattern.js'
import { source } from './evidence.js'
import {
  backups,
  bothNames,
  givenIds,
  handler,
  inEach,
  lineOf,
  runtime,
  type Span,
  seenWithBrokers
} from './zeebe-spans.js'

/** Answers to a start, to looking at one and at all, and to a deletion. */
type Answers = readonly [start: Expectation, one: Expectation, all: Expectation, gone: Expectation]

interface Trouble {
  readonly condition: string
  readonly title: string
  readonly answers: Answers
  readonly mock: MockOnly
}

const told = (status: number, message: Pattern): Expectation => ({ status, json: { message } })
const four = (it: Expectation): Answers => [it, it, it, it]

/** The gateway waits for as long as it is patient, which takes a moment only in a world that hurries. */
const hurried = { clock: { mode: 'scaled', factor: 1_000 } }
const zeebe = (condition: unknown): MockOnly => ({ conditions: { zeebe: condition } })
const slow = (condition: unknown): MockOnly => ({ ...zeebe(condition), ...hurried })

const noLeader = told(
  504,
  matching(
    'request that timed out',
    /^Request from gateway to broker timed out\. Request timed out after PT\d+(\.\d+)?S$/
  )
)

const troubles: readonly Trouble[] = [
  {
    condition: 'no-store',
    title: 'without a store every operation is refused, and told what to configure',
    answers: four(
      told(
        400,
        'Cannot process backup requests. No backup store is configured. To use this feature, configure backup in broker configuration.'
      )
    ),
    mock: zeebe('noStore')
  },
  {
    condition: 'incomplete-topology',
    title: 'a partition that the topology lacks is a bad gateway',
    answers: four(
      told(
        502,
        matching(
          'number of partitions found',
          /^Expected to send request to all \d+ partitions, but found only \d+ partitions in topology\.$/
        )
      )
    ),
    mock: zeebe('incompleteTopology')
  },
  {
    condition: 'broker-error',
    title: "one partition's error is everybody's, in its own words",
    answers: four(told(500, 'Unable to execute HTTP request: Connect to s3 failed')),
    mock: zeebe({
      kind: 'brokerError',
      message: 'Unable to execute HTTP request: Connect to s3 failed'
    })
  },
  {
    condition: 'exhausted',
    title: 'a broker without disk space makes the service unavailable',
    answers: four(told(503, 'Cannot accept requests for partition 1. Broker is out of disk space')),
    mock: zeebe('exhausted')
  },
  {
    condition: 'silent',
    title: 'a broker that does not answer is a gateway timeout that names partition and address',
    answers: four(
      told(
        504,
        matching(
          'request to a broker that timed out',
          /^Request from gateway to broker timed out\. Request backup-api-1 to \S+:\d+ timed out in PT\d+(\.\d+)?S$/
        )
      )
    ),
    mock: slow('timeout')
  },
  {
    condition: 'leaderless',
    title: 'a partition without a leader is waited for, and is a gateway timeout then',
    answers: four(noLeader),
    mock: slow('leaderless')
  },
  {
    condition: 'leader-mismatch',
    title: 'a broker that does not lead is asked again and again, until the request times out',
    answers: four(noLeader),
    mock: slow('leaderMismatch')
  },
  {
    condition: 'brokers-gone',
    title: 'brokers that have just gone are waited for like a missing leader',
    answers: four(noLeader),
    mock: slow('brokersGone')
  },
  {
    condition: 'no-brokers',
    title:
      'a gateway that never saw a broker starts nothing and finds nothing, but lists and deletes',
    answers: [
      told(500, 'No value present'),
      told(
        500,
        'Backup status cannot be calculated from status of partitions backup []. Possible incomplete topology.'
      ),
      { status: 200, json: [] },
      { status: 204, text: '' }
    ],
    mock: zeebe('noBrokers')
  },
  {
    condition: 'replica-missing',
    title: 'a missing replica is no trouble while every partition has a leader',
    answers: [{ status: 202 }, { status: 200 }, { status: 200 }, { status: 204 }],
    mock: zeebe('replicaMissing')
  }
]

export const runtimeConditionCases: readonly ContractCase[] = [
  ...troubles.flatMap(({ condition, title, answers, mock }) =>
    inEach(bothNames, span => ({
      id: `zeebe.condition.${condition}`,
      title,
      evidence: span === backups ? [seenWithBrokers] : [handler],
      safety: 'deletes-what-it-created',
      ...givenIds(span),
      mockOnly: mock,
      steps: operations(span, answers)
    }))
  ),
  ...inEach(bothNames, span => ({
    id: 'zeebe.condition.refused',
    title: 'a connection that is refused is a bad gateway; no blank stands before the cause',
    evidence: [source('camunda/camunda, BackupEndpoint, mapping of errors')],
    safety: 'deletes-what-it-created',
    ...givenIds(span),
    mockOnly: zeebe('refused'),
    steps: operations(
      span,
      four(
        told(
          502,
          matching('refused', /^Failed to send request from gateway to broker\.\S.*refused/)
        )
      )
    )
  })),
  ...inEach([runtime], span => ({
    id: 'zeebe.condition.scaling',
    title: 'nothing can be backed up while partitions are being added',
    evidence: [source('camunda/camunda, BackupApiRequestHandler')],
    safety: 'deletes-what-it-created',
    ...givenIds(span),
    mockOnly: zeebe('scaling'),
    steps: operations(span, [
      told(
        409,
        'Cannot take backup while scaling is in progress. Please retry after scaling is completed.'
      ),
      { status: 404 },
      { status: 200 },
      { status: 204 }
    ])
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.condition.checks-come-first',
    title: 'what is wrong with the request is told before what is wrong with the cluster',
    evidence: [seenWithBrokers],
    safety: 'read-only',
    ...givenIds(span),
    mockOnly: zeebe('noStore'),
    steps: [
      {
        send: { method: 'POST', path: span.base, body: { backupId: 0 } },
        expect: told(400, 'A backupId must be provided and it must be > 0')
      },
      {
        send: { method: 'GET', path: span.base, headers: { accept: 'text/html' } },
        expect: { status: 406 }
      }
    ]
  })),
  ...inEach([lineOf(runtime, '8.9')], span => ({
    id: 'zeebe.condition.state',
    title: 'the state of checkpoints meets the same trouble as the backups',
    evidence: [source('camunda/camunda, BackupEndpoint of 8.9')],
    safety: 'read-only',
    mockOnly: zeebe('exhausted'),
    steps: [
      {
        send: { method: 'GET', path: `${span.base}/state` },
        expect: told(503, 'Cannot accept requests for partition 1. Broker is out of disk space')
      }
    ]
  })),
  ...inEach([lineOf(runtime, '8.10')], span => ({
    id: 'zeebe.condition.state',
    title: 'a tenant whose state cannot be read contributes nothing to it',
    evidence: [source('camunda/camunda, BackupEndpoint of 8.10')],
    safety: 'read-only',
    mockOnly: zeebe('exhausted'),
    steps: [
      {
        send: { method: 'GET', path: `${span.base}/state` },
        expect: { status: 200, json: { checkpointStates: [], backupStates: [], ranges: [] } }
      }
    ]
  }))
]

function operations({ base }: Span, [start, one, all, gone]: Answers): readonly [Step, ...Step[]] {
  return [
    {
      send: { method: 'POST', path: base, body: { backupId: the('id') } },
      expect: start,
      undo: [{ method: 'DELETE', path: `${base}/{id}` }]
    },
    { send: { method: 'GET', path: `${base}/{id}` }, expect: one, eventually: true },
    { send: { method: 'GET', path: base }, expect: all },
    { send: { method: 'DELETE', path: `${base}/{id}` }, expect: gone }
  ]
}
