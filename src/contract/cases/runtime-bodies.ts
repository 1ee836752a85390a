/** What Zeebe's backups look like, release by release. */
import { each, instant, matching, type Pattern, the, whole } from '../pattern.js'
import { backups, lineOf, runtime, type Span } from './zeebe-spans.js'

export interface BodySpan extends Span {
  /** Answer to a start of `{id}`. */
  readonly scheduled: Pattern
  /** A finished backup of `{id}` as GET shows it, and as the list does. */
  readonly completed: Pattern
  readonly listed: Pattern
}

const utc = matching('instant in UTC', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)
const version = matching('version', /^8\.\d+\.\d+/)
const snapshotId = matching('id of a state snapshot', /^\d+(-[0-9a-f]+)+$/)

const message =
  'A backup with id {id} has been scheduled. Use GET actuator/backups/{id} to monitor the status.'

const state = 'COMPLETED'
const times = { createdAt: utc, lastUpdatedAt: utc }
const slim = { partitionId: whole, state, createdAt: instant, brokerVersion: version }
const tenant = { physicalTenantId: 'default' }

const early = {
  partitionId: whole,
  state,
  ...times,
  snapshotId,
  checkpointPosition: whole,
  brokerVersion: version
}
const late = {
  partitionId: whole,
  state,
  ...times,
  snapshotId,
  firstLogPosition: whole,
  checkpointPosition: whole,
  brokerId: whole,
  brokerVersion: version
}

/** A backup with at least one partition; the list is not empty in any cluster. */
function backup(detail: Pattern, rest: Readonly<Record<string, Pattern>> = {}): Pattern {
  return { backupId: the('id'), state, details: everyPartition(detail), ...rest }
}

function ofTenants(detail: Readonly<Record<string, Pattern>>): Pattern {
  const details = everyPartition({ ...detail, ...tenant })
  return backup({ ...detail, ...tenant }, { physicalTenants: [{ ...tenant, state, details }] })
}

function everyPartition(detail: Pattern): Pattern {
  return each(detail, 1)
}

const plain = { scheduled: { message }, completed: backup(early), listed: backup(slim) }

/** The spans in which a body is the same. */
export const bodySpans: readonly BodySpan[] = [
  { ...backups, ...plain },
  { ...lineOf(runtime, '8.8'), ...plain },
  {
    ...lineOf(runtime, '8.9'),
    scheduled: { backupId: the('id'), message },
    completed: backup(late),
    listed: backup(slim)
  },
  {
    ...lineOf(runtime, '8.10'),
    scheduled: { backupId: the('id'), backupIds: { default: the('id') }, message },
    completed: ofTenants(late),
    listed: ofTenants(slim)
  }
]
