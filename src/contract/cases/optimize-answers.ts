/** Answers of Optimize, by line. */
import type { Expectation, Request, Step } from '../case.js'
import type { Evidence } from '../evidence.js'
import { anything, type Pattern, some, the, wording } from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import { deleted, got, json, posted, startTime } from './history-answers.js'
import type { Line } from './spans.js'

export interface OptimizeLine extends Line {
  readonly base: '/actuator/backup' | '/actuator/backups'
  readonly ids: 'text' | 'int32' | 'int64'
  /** Whether messages are those of the older or of the newer client of the search engine. */
  readonly wording: 'first' | 'old' | 'new'
  /** How the snapshots of a duplicate are named. */
  readonly duplicates: 'name/uuid' | 'name'
  /** Whether part 2 waits for part 1. */
  readonly inTurn: boolean
}

const subject = 'optimize'
const first = {
  subject,
  line: '8.1',
  base: '/actuator/backup',
  ids: 'text',
  wording: 'first',
  duplicates: 'name/uuid',
  inTurn: false
} as const
const second = {
  ...first,
  line: '8.2',
  base: '/actuator/backups',
  ids: 'int32',
  wording: 'old'
} as const
const fourth = { ...second, line: '8.4', ids: 'int64' } as const
const seventh = { ...fourth, line: '8.7', wording: 'new', duplicates: 'name' } as const
const eighth = { ...seventh, line: '8.8', inTurn: true } as const

export const optimizeLines: readonly OptimizeLine[] = [
  first,
  second,
  { ...second, line: '8.3' },
  fourth,
  { ...fourth, line: '8.5' },
  { ...fourth, line: '8.6' },
  seventh,
  eighth,
  { ...eighth, line: '8.9' },
  { ...eighth, line: '8.10' }
]

/** Optimize's source decides from 3.10 on; of 3.9 there is the documentation. */
export function fromSource(at: OptimizeLine): readonly [Evidence, ...Evidence[]] {
  const read = source('camunda/camunda, Optimize: BackupController, BackupService')
  return at.ids === 'text' ? [docs('Optimize 3.9 documentation, backups')] : [read]
}
/** What Spring Boot makes of a request before Optimize sees it. */
export const bySpring = () =>
  [assumed("Spring Boot's defaults, which Optimize does not change")] as const

export const isNumber = ({ ids }: OptimizeLine) => ids !== 'text'

export const startOf = ({ base }: OptimizeLine, id = '{id}'): Request =>
  posted(base, `{"backupId":${id}}`)

export const partName = (part: number, id = '{id}') =>
  wording(`camunda_optimize_${id}_*_part_${part}_of_2`)

/** The blank before the colon is in the bytes from 8.2 on; 8.1 names its snapshots. */
export function accepted({ ids }: OptimizeLine, id = '{id}'): Expectation {
  if (ids === 'text') {
    const scheduledSnapshots = [partName(1, id), partName(2, id)]
    return { status: 200, headers: { 'content-type': json }, json: { scheduledSnapshots } }
  }
  const message = `Backup creation for ID ${id} has been scheduled. Use the GET API to monitor completion of backup process`
  return { status: 202, headers: { 'content-type': json }, text: `{"message" : "${message}"}` }
}

export function taken(at: OptimizeLine, id = '{id}'): Step {
  return { send: startOf(at, id), expect: accepted(at, id), undo: [deleted(`${at.base}/${id}`)] }
}

export function finished({ base }: OptimizeLine, id = '{id}'): Step {
  return {
    send: got(`${base}/${id}`),
    expect: { status: 200, json: some({ state: 'COMPLETED' }) },
    eventually: true
  }
}

export function detail(part: number, state: string, id = '{id}'): Pattern {
  const failures = state === 'SUCCESS' ? [] : anything
  return { snapshotName: partName(part, id), state, startTime, failures }
}

export function told(
  state: string,
  details: readonly Pattern[],
  failureReason: Pattern = null,
  id = 'id'
): Pattern {
  return { backupId: the(id), failureReason, state, details }
}

export function read(
  { base, ids }: OptimizeLine,
  state: string,
  details: readonly Pattern[],
  failureReason?: Pattern
): Step {
  const body = ids === 'text' ? { state } : told(state, details, failureReason)
  return {
    send: got(`${base}/{id}`),
    expect: { status: 200, headers: { 'content-type': json }, json: body }
  }
}

/** Codes with the sentences that go with them; one of them has none. */
const sentences = {
  serverError: 'An internal server error occurred.',
  conflict: 'Could not apply the changes due to conflicts.',
  notFoundError: 'The server could not find the requested resource.',
  badRequestError: 'The server was unable to process the request.',
  elasticsearchConnectionError: 'The server has encountered Elasticsearch connection issues.',
  openSearchConnectionError: null
} as const

export function refused(
  status: number,
  errorCode: keyof typeof sentences,
  detailedMessage: Pattern
): Expectation {
  const errorMessage = sentences[errorCode]
  return {
    status,
    headers: { 'content-type': json },
    json: { errorCode, errorMessage, detailedMessage, reportDefinition: null }
  }
}

export const unknown = (id = '{id}') =>
  refused(404, 'notFoundError', `No Optimize backup with ID [${id}] could be found.`)

/** The snapshots of this case's backup. */
export const snapshots = '/_snapshot/{repository}/camunda_optimize_{id}_*'

/** Keeps names and uuids of the two snapshots. */
export const looked: Step = {
  send: { to: 'search', ...got(snapshots) },
  expect: { status: 200 },
  keep: {
    name1: '/snapshots/0/snapshot',
    name2: '/snapshots/1/snapshot',
    uuid1: '/snapshots/0/uuid',
    uuid2: '/snapshots/1/uuid'
  }
}

/** Plans for a mock. */
export function planned(...fates: readonly Readonly<Record<string, unknown>>[]) {
  return { plans: fates.map(fate => ({ app: 'optimize', ...fate })) }
}
