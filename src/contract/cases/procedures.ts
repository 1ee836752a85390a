/** Whole backups in the order that the documentation gives, through all parts of a deployment. */
import type { ContractCase, Expectation, Step, Subject } from '../case.js'
import { each, type Pattern, some, text, the, whole } from '../pattern.js'
import { docs } from './evidence.js'
import {
  type ExportingSpan,
  enveloped,
  envelopedLater,
  first,
  latest
} from './exporting-answers.js'
import { givenIds, inEach, lineOf, ownIds, runtime } from './zeebe-spans.js'

const scheduled: Pattern = { scheduledSnapshots: each(text, 1) }
const announced: Pattern = {
  message:
    'Backup creation for ID {id} has been scheduled. Use the GET API to monitor completion of backup process'
}

interface Part {
  readonly to: Subject
  readonly path: string
  readonly started: Expectation
  /** Ids were texts in the first release. */
  readonly asText?: true
}

const accepted = { status: 202, json: announced }
const snapshotsNamed = { status: 200, json: scheduled }

const optimize: Part = { to: 'optimize', path: '/actuator/backups', started: accepted }
const operate: Part = { to: 'operate', path: '/actuator/backups', started: snapshotsNamed }
const tasklist: Part = { ...operate, to: 'tasklist' }
const history: Part = { to: 'webapps', path: '/actuator/backupHistory', started: snapshotsNamed }

/** The parts of the first release, all of which name their snapshots. */
const firstParts: readonly Part[] = (['optimize', 'operate', 'tasklist'] as const).map(to => ({
  to,
  path: '/actuator/backup',
  started: snapshotsNamed,
  asText: true
}))

function start({ to, path, started, asText }: Part): Step {
  return {
    send: { to, method: 'POST', path, body: { backupId: asText ? '{id}' : the('id') } },
    expect: started,
    undo: [{ to, method: 'DELETE', path: `${path}/{id}` }]
  }
}

function completed({ to, path }: Pick<Part, 'to' | 'path'>): Step {
  return {
    send: { to, method: 'GET', path: `${path}/{id}` },
    expect: { status: 200, json: some({ state: 'COMPLETED' }) },
    eventually: true
  }
}

const records = '/_snapshot/{repository}/camunda_zeebe_records_backup_{id}'

interface Engine {
  readonly name: string
  readonly body: Pattern
}

const engines: readonly Engine[] = [
  { name: 'elasticsearch', body: { indices: 'zeebe-record*', feature_states: ['none'] } },
  { name: 'opensearch', body: { indices: 'zeebe-record*' } }
]

/** The first release knew no other engine. */
function enginesOf({ camunda: [firstLine] }: ExportingSpan): readonly Engine[] {
  return firstLine === '8.1' ? engines.slice(0, 1) : engines
}

const undo = [{ to: 'search', method: 'DELETE', path: records }] as const

/** The snapshot of Zeebe's records, and the answer that it is a whole one. */
function recordsTaken({ body }: Engine): readonly Step[] {
  return [
    {
      send: { to: 'search', method: 'PUT', path: `${records}?wait_for_completion=true`, body },
      expect: {
        status: 200,
        json: some({ snapshot: some({ state: 'SUCCESS', shards: some({ failed: 0 }) }) })
      },
      undo
    },
    recordsDone
  ]
}

const recordsDone: Step = {
  send: { to: 'search', method: 'GET', path: `${records}/_status` },
  expect: { status: 200, json: some({ snapshots: [some({ state: 'SUCCESS' })] }) },
  eventually: true
}

/** The same without waiting. */
function recordsAccepted({ body }: Engine): Step {
  return {
    send: { to: 'search', method: 'PUT', path: records, body },
    expect: { status: 200, json: { accepted: true } },
    undo
  }
}

const exporting = (operation: string, { done }: ExportingSpan): Step => ({
  send: { method: 'POST', path: `/actuator/exporting/${operation}` },
  expect: done
})

/** Zeebe's own backup; that of the first release has no way to be deleted. */
const zeebeStart = (path: string): Step => ({
  send: { method: 'POST', path, body: { backupId: the('id') } },
  expect: { status: 202, json: some({ message: text }) },
  undo: [{ method: 'DELETE', path: `${path}/{id}` }]
})
const zeebeDone = (path: string) => completed({ to: 'zeebe', path })
const firstZeebe: readonly Step[] = [
  {
    send: { method: 'POST', path: '/actuator/backups/{id}' },
    expect: { status: 200, json: { id: the('id') } }
  },
  recordsDone,
  {
    send: { method: 'GET', path: '/actuator/backups/{id}' },
    expect: { status: 200, json: some({ status: 'COMPLETED' }) },
    eventually: true
  }
]

interface Procedure {
  readonly id: string
  readonly title: string
  readonly span: ExportingSpan
  readonly steps: (engine: Engine) => readonly Step[]
}

const startedTogether = (parts: readonly Part[]) => [...parts.map(start), ...parts.map(completed)]
const oneAfterAnother = (parts: readonly Part[]) => parts.flatMap(it => [start(it), completed(it)])

const threeApps = [optimize, operate, tasklist]
const line = (span: ExportingSpan, from: string, to = from): ExportingSpan => ({
  ...span,
  name: from,
  camunda: [from, to]
})

const later = (span: ExportingSpan, withOptimize: boolean) => (engine: Engine) => [
  exporting('pause?soft=true', span),
  ...startedTogether(withOptimize ? [history, optimize] : [history]),
  ...recordsTaken(engine),
  zeebeStart(runtime.base),
  zeebeDone(runtime.base),
  exporting('resume', span)
]

const earlier = (parts: readonly Part[]) => (engine: Engine) => [
  ...oneAfterAnother(parts),
  exporting('pause?soft=true', enveloped),
  ...recordsTaken(engine),
  zeebeStart('/actuator/backups'),
  zeebeDone('/actuator/backups'),
  exporting('resume', enveloped)
]

const appsFirst = 'the web applications come first; exporting is paused for records and Zeebe only'
const pauseFirst = 'exporting is paused before anything is taken, and resumed after Zeebe has ended'

const procedures: readonly Procedure[] = [
  {
    id: 'first',
    title: 'in the first release all parts have other paths, and the same order',
    span: line(first, '8.1'),
    steps: engine => [
      ...startedTogether(firstParts),
      exporting('pause', first),
      recordsAccepted(engine),
      ...firstZeebe,
      exporting('resume', first)
    ]
  },
  {
    id: 'whole',
    title: 'the web applications are started together; records and Zeebe run side by side',
    span: line(first, '8.2', '8.4'),
    steps: engine => [
      ...startedTogether(threeApps),
      exporting('pause', first),
      recordsAccepted(engine),
      zeebeStart('/actuator/backups'),
      recordsDone,
      zeebeDone('/actuator/backups'),
      exporting('resume', first)
    ]
  },
  {
    id: 'whole',
    title: appsFirst,
    span: line(enveloped, '8.5', '8.7'),
    steps: earlier(threeApps)
  },
  {
    id: 'without-optimize',
    title: appsFirst,
    span: line(enveloped, '8.5', '8.7'),
    steps: earlier([operate, tasklist])
  },
  {
    id: 'whole',
    title: pauseFirst,
    span: line(envelopedLater, '8.8', '8.9'),
    steps: later(envelopedLater, true)
  },
  {
    id: 'without-optimize',
    title: pauseFirst,
    span: line(envelopedLater, '8.8', '8.9'),
    steps: later(envelopedLater, false)
  },
  { id: 'whole', title: pauseFirst, span: line(latest, '8.10'), steps: later(latest, true) },
  {
    id: 'without-optimize',
    title: pauseFirst,
    span: line(latest, '8.10'),
    steps: later(latest, false)
  }
]

export const procedureCases: readonly ContractCase[] = [
  ...procedures.flatMap(({ id, title, span, steps }) =>
    enginesOf(span).flatMap(engine =>
      inEach([span], () => ({
        id: `zeebe.procedure.${id}.${engine.name}`,
        title,
        engines: [engine.name],
        evidence: [docs(`Camunda ${span.camunda[1]} documentation, backup and restore`)],
        safety: ['deletes-what-it-created', 'pauses-exporting'],
        ...givenIds({ ...runtime, camunda: span.camunda }),
        steps: atLeastOne(steps(engine))
      }))
    )
  ),
  ...inEach([lineOf(runtime, '8.9')], span => ({
    id: 'zeebe.procedure.relational',
    title: 'with a relational database nothing is paused; the id comes from the answer',
    evidence: [docs('Camunda 8.9 documentation, backup with RDBMS')],
    safety: 'deletes-what-it-created',
    ...ownIds(span),
    steps: [
      {
        send: { method: 'POST', path: span.base },
        expect: { status: 202, json: some({ backupId: whole }) },
        keep: { generated: '/backupId' }
      },
      {
        send: { method: 'GET', path: `${span.base}/{generated}` },
        expect: { status: 200, json: some({ state: 'COMPLETED' }) },
        eventually: true,
        undo: [{ method: 'DELETE', path: `${span.base}/{generated}` }]
      },
      {
        send: { method: 'GET', path: `${span.base}/state` },
        expect: {
          status: 200,
          json: some({
            backupStates: each(some({ partitionId: whole }), 1),
            ranges: each(some({}), 1)
          })
        },
        eventually: true
      }
    ]
  }))
]

function atLeastOne([head, ...rest]: readonly Step[]): ContractCase['steps'] {
  if (head === undefined) throw new Error('a procedure without a step')
  return [head, ...rest]
}
