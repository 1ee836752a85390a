/** How the states of partitions make the state of a backup. */
import type { ContractCase, Step } from '../case.js'
import { including, instant, type Pattern, some, text, the } from '../pattern.js'
import { source } from './evidence.js'
import { start } from './runtime-life.js'
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

type Plan = Readonly<Record<string, unknown>>

interface Mixture {
  readonly id: string
  readonly title: string
  readonly plans: readonly Plan[]
  /** Of the backup as GET shows it; the list has the same. */
  readonly state: string
  readonly failureReason?: string
}

const reason = 'Backup is cancelled due to leader change.'

const of = (partition: number, rest: Plan): Plan => ({ app: 'zeebe', partition, ...rest })
const fails = (partition: number) => of(partition, { outcome: 'FAILED', failureReason: reason })
const runs = (partition: number) => of(partition, { duration: 'never' })
const absent = (partition: number) => of(partition, { vanishes: true })

const mixtures: readonly Mixture[] = [
  {
    id: 'failed',
    title: 'one FAILED partition fails the backup, with a sentence that ends in a blank',
    plans: [fails(1)],
    state: 'FAILED',
    failureReason: `Backup on partition 1 failed due to ${reason}. `
  },
  {
    id: 'failed-twice',
    title: 'every FAILED partition adds its sentence to the reason',
    plans: [fails(1), fails(2)],
    state: 'FAILED',
    failureReason: `Backup on partition 1 failed due to ${reason}. Backup on partition 2 failed due to ${reason}. `
  },
  {
    id: 'failed-and-absent',
    title: 'FAILED weighs more than a partition that has nothing',
    plans: [fails(1), absent(2)],
    state: 'FAILED',
    failureReason: `Backup on partition 1 failed due to ${reason}. `
  },
  {
    id: 'failed-and-running',
    title: 'FAILED weighs more than a partition that still runs',
    plans: [fails(1), runs(2)],
    state: 'FAILED',
    failureReason: `Backup on partition 1 failed due to ${reason}. `
  },
  {
    id: 'running',
    title: 'a backup is IN_PROGRESS while a partition is',
    plans: [runs(1)],
    state: 'IN_PROGRESS'
  },
  {
    id: 'running-and-absent',
    title: 'INCOMPLETE weighs more than IN_PROGRESS',
    plans: [runs(1), absent(2)],
    state: 'INCOMPLETE'
  },
  {
    id: 'completed-and-absent',
    title: 'a backup without one of its partitions is INCOMPLETE',
    plans: [absent(1)],
    state: 'INCOMPLETE'
  }
]

const failed = { partitionId: 1, state: 'FAILED', failureReason: reason }

const safety = 'deletes-what-it-created'
const order = source('camunda/camunda, BackupStatus and BackupRequestHandler')

export const runtimeOutcomeCases: readonly ContractCase[] = [
  ...mixtures.flatMap(({ id, title, plans, state, failureReason }) =>
    inEach(bothNames, span => ({
      id: `zeebe.outcome.${id}`,
      title,
      evidence: span === backups ? [seenWithBrokers, order] : [order],
      safety,
      ...givenIds(span),
      mockOnly: { plans },
      steps: [
        start(span),
        shows(span, { state, ...(failureReason !== undefined && { failureReason }) }),
        lists(span, { state })
      ]
    }))
  ),
  ...inEach([backups, lineOf(runtime, '8.8'), lineOf(runtime, '8.9')], span => ({
    id: 'zeebe.outcome.failed-partition',
    title: 'a FAILED partition tells its reason and its snapshot, and neither position nor version',
    evidence: [seenWithBrokers, order],
    safety,
    ...givenIds(span),
    mockOnly: { plans: [fails(1)] },
    steps: [
      start(span),
      partition(span, { ...failed, createdAt: instant, lastUpdatedAt: instant, snapshotId: text }),
      listedPartition(span, { ...failed, createdAt: instant, brokerVersion: text })
    ]
  })),
  ...inEach([backups], span => ({
    id: 'zeebe.outcome.failed-without-descriptor',
    title: 'a partition that FAILED before anything was stored has an empty version in the list',
    evidence: [seenWithBrokers],
    safety,
    ...givenIds(span),
    mockOnly: { plans: [{ ...fails(1), described: false }] },
    steps: [
      start(span),
      partition(span, { ...failed, createdAt: instant, lastUpdatedAt: instant }),
      listedPartition(span, { ...failed, createdAt: instant, brokerVersion: '' })
    ]
  })),
  ...inEach([backups, lineOf(runtime, '8.8'), lineOf(runtime, '8.9')], span => ({
    id: 'zeebe.outcome.absent-partition',
    title: 'a partition that has nothing says so with two members, in the list as well',
    evidence: [seenWithBrokers, order],
    safety,
    ...givenIds(span),
    mockOnly: { plans: [absent(1)] },
    steps: [
      start(span),
      partition(span, { partitionId: 1, state: 'DOES_NOT_EXIST' }),
      listedPartition(span, { partitionId: 1, state: 'DOES_NOT_EXIST' })
    ]
  })),
  ...inEach([lineOf(runtime, '8.10')], span => ({
    id: 'zeebe.outcome.failed-tenant',
    title: 'the tenant whose partition FAILED has the reason as well',
    evidence: [source('camunda/camunda, BackupEndpoint of 8.10')],
    safety,
    ...givenIds(span),
    mockOnly: { plans: [fails(1)] },
    steps: [
      start(span),
      shows(span, {
        physicalTenants: [
          some({
            physicalTenantId: 'default',
            state: 'FAILED',
            failureReason: `Backup on partition 1 failed due to ${reason}. `
          })
        ]
      })
    ]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.outcome.all-absent',
    title: 'a backup of which no partition has anything does not exist',
    evidence: [seenWithBrokers, order],
    safety,
    ...givenIds(span),
    mockOnly: { plans: [{ app: 'zeebe', vanishes: true }] },
    steps: [start(span), absentBackup(span)]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.outcome.not-yet-registered',
    title: 'a backup that was accepted may not be there at first',
    evidence: [handler],
    safety,
    ...givenIds(span),
    mockOnly: { plans: [{ app: 'zeebe', registrationGap: '1s' }] },
    steps: [start(span), absentBackup(span), shows(span, { state: 'COMPLETED' })]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.outcome.deleted-while-running',
    title: 'what is IN_PROGRESS can be deleted',
    evidence: [source('camunda/camunda, BackupServiceImpl')],
    safety,
    ...givenIds(span),
    mockOnly: { plans: [runs(1)] },
    steps: [
      start(span),
      shows(span, { state: 'IN_PROGRESS' }),
      { send: { method: 'DELETE', path: `${span.base}/{id}` }, expect: { status: 204 } },
      { ...absentBackup(span), eventually: true }
    ]
  }))
]

type Members = Readonly<Record<string, Pattern>>

function shows({ base }: Span, members: Members): Step {
  return {
    send: { method: 'GET', path: `${base}/{id}` },
    expect: { status: 200, json: some({ backupId: the('id'), ...members }) },
    eventually: true
  }
}

function lists({ base }: Span, members: Members): Step {
  return {
    send: { method: 'GET', path: base },
    expect: { status: 200, json: including(some({ backupId: the('id'), ...members })) },
    eventually: true
  }
}

function partition(span: Span, detail: Pattern): Step {
  return shows(span, { details: including(detail) })
}

function listedPartition(span: Span, detail: Pattern): Step {
  return lists(span, { details: including(detail) })
}

function absentBackup({ base }: Span): Step {
  return {
    send: { method: 'GET', path: `${base}/{id}` },
    expect: { status: 404, json: { message: 'Backup with id {id} does not exist' } }
  }
}
