/** Answers of Operate and Tasklist, by line. */
import type { Expectation, Request, Step } from '../case.js'
import type { Evidence } from '../evidence.js'
import { anything, matching, type Pattern, some, text, the, wording } from '../pattern.js'
import { assumed, recorded, source } from './evidence.js'
import { type HistoryLine, isLikeRecorded } from './history-lines.js'
import { problem, timestamp } from './spring-answers.js'

export const json = 'application/json'
export const problemJson = 'application/problem+json'

/** The `instance` of a controller's errors is one of its own for every error. */
export const randomUuid = matching('random uuid', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
/** Milliseconds, and an offset without a colon. */
export const startTime = matching(
  'time such as 2026-01-31T12:00:00.000+0000',
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/
)

/** The request that takes a backup, with the id as it stands in the JSON. */
export function startOf({ base }: HistoryLine, id = '{id}'): Request {
  return posted(base, `{"backupId":${id}}`)
}

/** A body byte for byte. */
export function posted(path: string, body: string, type = json): Request {
  return { method: 'POST', path, body, headers: { 'content-type': type } }
}

export const got = (path: string): Request => ({ method: 'GET', path })
export const deleted = (path: string): Request => ({ method: 'DELETE', path })

/** The name of a part; the version is the application's own, and holds no underscore. */
export function partName({ subject }: HistoryLine, part: number, id = '{id}'): Pattern {
  return wording(`camunda_${subject}_${id}_*_part_${part}_of_6`)
}

export const sixParts = [1, 2, 3, 4, 5, 6] as const

/** What an accepted start says. */
export function scheduled(at: HistoryLine, id = '{id}'): Expectation {
  const scheduledSnapshots = sixParts.map(part => partName(at, part, id))
  return { status: 200, headers: { 'content-type': json }, json: { scheduledSnapshots } }
}

/** Takes a backup, which is deleted in the end. */
export function taken(at: HistoryLine, id = '{id}'): Step {
  return {
    send: startOf(at, id),
    expect: scheduled(at, id),
    undo: [deleted(`${at.base}/${id}`)]
  }
}

export function detail(at: HistoryLine, part: number, state: Pattern = 'SUCCESS', id = '{id}') {
  const failures: Pattern = state === 'SUCCESS' ? [] : anything
  return { snapshotName: partName(at, part, id), state, startTime, failures }
}

/** A backup as it is told by its id, with the parts that it has. */
export function backup(
  at: HistoryLine,
  state: Pattern,
  details: readonly Pattern[],
  failureReason: Pattern = null
): Expectation {
  const body: Pattern =
    at.ids === 'text' ? { state } : { backupId: the('id'), state, failureReason, details }
  return { status: 200, headers: { 'content-type': json }, json: body }
}

/** Waits until a backup is finished. */
export function finished({ base }: HistoryLine, id = '{id}'): Step {
  return {
    send: got(`${base}/${id}`),
    expect: { status: 200, json: some({ state: 'COMPLETED' }) },
    eventually: true
  }
}

/** An error that the application itself makes. */
export function refused(
  at: HistoryLine,
  path: string,
  status: number,
  message: Pattern
): Expectation {
  if (at.errors === 'spring') return timestamp(path, status, message)
  const instance = status < 500 ? randomUuid : null
  const type = status === 404 ? 'Requested resource not found' : 'Invalid request'
  return {
    status,
    headers: { 'content-type': problemJson },
    json:
      at.errors === 'v1'
        ? { status, message, instance: randomUuid, type }
        : { status, message, instance }
  }
}

/** An error that the framework makes before anything of the application is asked. */
export function frameworkRefused(
  { framework }: HistoryLine,
  path: string,
  status: number,
  detail: Pattern,
  headers: Expectation['headers'] = {}
): Expectation {
  return framework === 'timestamp'
    ? timestamp(path, status, text)
    : problem(path, status, detail, headers)
}

/** An error of the framework inside the controller: Operate's catch-all makes a 400 of it, in its own words. */
export function controllerRefused(
  at: HistoryLine,
  path: string,
  ofOperate: Pattern,
  [status, detail, headers]: readonly [number, Pattern, Expectation['headers']?]
): Expectation {
  return at.errors === 'v1'
    ? refused(at, path, 400, ofOperate)
    : frameworkRefused(at, path, status, detail, headers)
}

/** Where a rule was recorded, by application; what it rests on in the lines before, and in the other one. */
export function seen(recordings: Recordings, otherwise: Evidence = assumed('as in 8.6.11')) {
  return (at: HistoryLine): readonly [Evidence, ...Evidence[]] => {
    const id = recordings[at.subject]
    if (!isLikeRecorded(at) || id === undefined) return [otherwise]
    return [recorded(`${at.subject}/8.6.11/${id}`)]
  }
}

/**
 * What was seen of 8.6.11 with its search engine played by a stand-in: Operate's own backup code, and the
 * controllers of both. Tasklist's backup code rests on its source.
 */
export function seenWithStandIn(what: 'backup code' | 'controller') {
  return (at: HistoryLine): readonly [Evidence, ...Evidence[]] => {
    const read = backupCode(at)
    if (!isLikeRecorded(at)) return [read]
    if (at.subject === 'tasklist' && what === 'backup code') return [read]
    const name = at.subject === 'operate' ? 'snapshot repository' : 'backup manager'
    return [recorded(`${at.product} 8.6.11 with a stand-in for its ${name}`), read]
  }
}

/** The source that decides about backups in a line. */
export function backupCode({ subject, line }: HistoryLine): Evidence {
  if (subject === 'tasklist') {
    const name = line === '8.1' ? 'BackupService' : 'BackupManagerElasticSearch'
    return line === '8.1'
      ? assumed(`as camunda/camunda, Operate ${name} 8.1; Camunda 8.1 documentation`)
      : source(`camunda/camunda, Tasklist ${name}`)
  }
  const name = ['8.1', '8.2', '8.3'].includes(line) ? 'BackupManager' : 'BackupRepository'
  return source(`camunda/camunda, Operate ${name} ${line === '8.1' ? '8.1' : ''}`.trim())
}

/** Which recording of an application shows a rule. */
export type Recordings = Readonly<Partial<Record<'operate' | 'tasklist', string>>>

export const isNumber = ({ ids }: HistoryLine) => ids !== 'text'
export const javaType = ({ ids }: HistoryLine) => (ids === 'int32' ? 'Integer' : 'Long')

/** `Integer` stands in Operate's sentence even where the id has 64 bits. */
export function negative(at: HistoryLine, value: string): string {
  const word = at.subject === 'tasklist' && at.ids === 'int64' ? 'Long' : 'Integer'
  return `BackupId must be a non-negative ${word}. Received value: ${value}`
}

/** What rests on the JSON library alone. */
export const byJackson = assumed("Jackson's defaults and the settings of the applications' mapper")
