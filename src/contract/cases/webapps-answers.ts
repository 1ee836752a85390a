/** Answers of the web applications as one, from 8.8 on. */
import type { Expectation, Request, Step } from '../case.js'
import type { Evidence } from '../evidence.js'
import { anything, each, type Pattern, some, the, wording } from '../pattern.js'
import { assumed, source } from './evidence.js'
import { deleted, got, posted, startTime } from './history-answers.js'
import type { Line } from './spans.js'
import { problem } from './spring-answers.js'

export interface WebappsLine extends Line {
  /** Parts of a backup; fewer or more where indices are missing or archived. */
  readonly parts: number
  /** Whether a backup tells its physical tenants. */
  readonly tenants: boolean
}

const webapps = { subject: 'webapps' } as const

export const webappsLines: readonly WebappsLine[] = [
  { ...webapps, line: '8.8', parts: 5, tenants: false },
  { ...webapps, line: '8.9', parts: 7, tenants: false },
  { ...webapps, line: '8.10', parts: 7, tenants: true }
]

export const base = '/actuator/backupHistory'
/** The type of an actuator's answer to a client that takes any. */
export const v3 = 'application/vnd.spring-boot.actuator.v3+json'
export const v2 = 'application/vnd.spring-boot.actuator.v2+json'
/** What the endpoint takes and gives. */
export const actuatorTypes = `${v3}, ${v2}, application/json`

export const fromController = [source('camunda/camunda, BackupController of 8.8')] as const
export const fromService = [source('camunda/camunda, webapps-backup BackupServiceImpl')] as const
export const fromRepository = [
  source('camunda/camunda, webapps-backup ElasticsearchBackupRepository')
] as const
export const fromOpenSearch = [
  source('camunda/camunda, webapps-backup OpensearchBackupRepository')
] as const

/** What was recorded of the gateway's endpoint, which is of the same kind. */
export function asGateway(recording: string): readonly [Evidence] {
  return [assumed(`as the gateway's endpoint of the same kind, gateway/8.6.11/${recording}`)]
}

export const startOf = (id = '{id}'): Request => posted(base, `{"backupId":${id}}`)

export const partName = (part: number | '*', of: number | '*' = '*', id = '{id}') =>
  wording(`camunda_webapps_${id}_*_part_${part}_of_${of}`)

/** Numbers from 1 to how many there are. */
export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Names come in the order of their parts; how many there are depends on the indices. */
export const scheduled = (id = '{id}'): Expectation => ({
  status: 200,
  headers: { 'content-type': v3 },
  json: { scheduledSnapshots: each(partName('*', '*', id), 4) }
})

export function taken(id = '{id}'): Step {
  return { send: startOf(id), expect: scheduled(id), undo: [deleted(`${base}/${id}`)] }
}

export function finished(id = '{id}'): Step {
  return {
    send: got(`${base}/${id}`),
    expect: { status: 200, json: some({ state: 'COMPLETED' }) },
    eventually: true
  }
}

export function detail(part: number, state: string, id = '{id}'): Pattern {
  const failures = state === 'SUCCESS' ? [] : anything
  return { snapshotName: partName(part, '*', id), state, startTime, failures }
}

/** A backup as it is told, from 8.10 on with what is told of its one physical tenant. */
export function told(
  { tenants }: WebappsLine,
  state: string,
  details: Pattern,
  failureReason: Pattern = null,
  id = 'id'
): Pattern {
  const tenant = { physicalTenantId: 'default', state, failureReason, details }
  const physicalTenants = tenants ? { physicalTenants: [tenant] } : {}
  return { backupId: the(id), state, failureReason, details, ...physicalTenants }
}

export function read(
  at: WebappsLine,
  state: string,
  details: readonly Pattern[],
  failureReason?: Pattern
): Step {
  return {
    send: got(`${base}/{id}`),
    expect: {
      status: 200,
      headers: { 'content-type': v3 },
      json: told(at, state, details, failureReason)
    }
  }
}

/** An error that a handler makes. */
export const refused = (status: number, message: Pattern): Expectation => ({
  status,
  headers: { 'content-type': v3 },
  json: { message }
})

/** An error of the framework. */
export const frameworkRefused = (
  status: number,
  detail: string,
  headers?: Expectation['headers'],
  path = base
): Expectation => problem(path, status, detail, headers)

/** What is said of this case's backup when it is not there. */
export const unknown = 'No backup with id [{id}] found.'

/** Plans for a mock. */
export function planned(...fates: readonly Readonly<Record<string, unknown>>[]) {
  return { plans: fates.map(fate => ({ app: 'webapps', ...fate })) }
}

/** Zero is refused like a negative id. */
export const notPositive = (value: string) =>
  refused(400, `BackupId must be a non-negative Integer. Received value: ${value}`)
