/** Starts of backups at the doors of several releases, and what is expected of them. */
import { optimizeVersion } from '../../src/domain/release.js'
import { asJson, type Edge, type Kind, request, type Told } from './edge.js'
import {
  json,
  lastResort,
  messaged,
  operateSaid,
  optimizeSaid,
  refused,
  said,
  tasklistSaid,
  v3
} from './edge-answers.js'
import { aRelease } from './world.js'

const idMax = '9223372036854775807'

/**
 * Lets a gateway take the highest id there is: from now on each lower one is refused with a sentence that
 * names it, however often it is asked for.
 */
export async function exhaust({ path, tell }: Edge): Promise<void> {
  await tell(request(`POST ${path}`, [asJson], `{"backupId":${idMax}}`))
}

/** Sends a start; takes back what it has made, so that the next one finds everything as it was. */
export async function start(
  { path, tell }: Edge,
  body: string | Buffer,
  headers: readonly string[] = [asJson],
  query = ''
): Promise<Told> {
  const answer = await tell(request(`POST ${path}${query}`, headers, body))
  const [, id] =
    /_([^_]+)_\d+\.\d+\.\d+_part_1|for ID (\S+) has/.exec(answer.body)?.filter(Boolean) ?? []
  if (id !== undefined) await tell(request(`DELETE ${path}/${encodeURIComponent(id)}`))
  return answer
}

/** A start that gets through to the handler with this id. */
export function accepted(kind: Kind, id: string, { version }: Edge): Told {
  switch (kind) {
    case 'gateway 8.7':
    case 'gateway 8.3':
      return messaged(
        kind,
        409,
        `Requested backup has id ${id}. The latest backup has id ${idMax}. ` +
          'Id of new backups must be higher than the previous one. '
      )
    case 'cluster 8.8':
      return messaged(
        kind,
        409,
        `Requested backup has ID ${id}. The latest backup has ID ${idMax}. The backup ID must be ` +
          'greater than the ID of previous backups that are completed, failed, or deleted.'
      )
    case 'history 8.8':
      return said(kind, 200, v3, scheduled(`camunda_webapps_${id}_${version}`, 5))
    case 'Operate 8.7':
    case 'Operate 8.2':
    case 'Operate 8.1':
      return said(kind, 200, json, scheduled(`camunda_operate_${id}_${version}`, 6))
    case 'Tasklist 8.7': {
      const compact = scheduled(`camunda_tasklist_${id}_${version}`, 6)
      const indented = compact
        .replace('{"scheduledSnapshots":[', '{\n  "scheduledSnapshots" : [ ')
        .replaceAll('","', '", "')
        .replace(']}', ' ]\n}')
      return said(kind, 200, json, indented)
    }
    case 'Optimize 8.1':
      return said(
        kind,
        200,
        json,
        scheduled(`camunda_optimize_${id}_${optimizeVersion(aRelease(version))}`, 2)
      )
    case 'Optimize 8.7':
    case 'Optimize 8.3': {
      const message =
        `Backup creation for ID ${id} has been scheduled. ` +
        'Use the GET API to monitor completion of backup process'
      return said(kind, 202, json, `{"message" : "${message}"}`)
    }
  }
}

function scheduled(name: string, count: number): string {
  const parts = Array.from({ length: count }, (_, index) => `${name}_part_${index + 1}_of_${count}`)
  return JSON.stringify({ scheduledSnapshots: parts })
}

/** A body that is no JSON, or not of this kind. `text` is what Operate tells of it. */
export function unreadable(kind: Kind, path: string, text: string): Told {
  if (kind === 'Operate 8.7') return operateSaid(400, `JSON parse error: ${text}`)
  return refused(kind, 400, 'Failed to read request', path)
}

const dto = 'io.camunda.operate.webapp.management.dto'
const missingBody =
  `Required request body is missing: public ${dto}.TakeBackupResponseDto ` +
  'io.camunda.operate.webapp.management.BackupController.takeBackup' +
  `(${dto}.TakeBackupRequestDto)`

/** No body where one is needed. */
export function bodyMissing(kind: Kind, path: string): Told {
  if (kind === 'Operate 8.7') return operateSaid(400, missingBody)
  if (isActuator(kind)) return refused(kind, 400, 'Missing parameters: backupId', path)
  return refused(kind, 400, 'Failed to read request', path)
}

/** A body without an id, or with `null` for one. */
export function idMissing(kind: Kind, path: string): Told {
  if (isActuator(kind)) return refused(kind, 400, 'Missing parameters: backupId', path)
  if (kind === 'Optimize 8.1') return lastResort(kind, 400, path)
  if (kind.startsWith('Optimize')) return optimizeSaid(kind, 400, 'must not be null')
  return handlerSaid(kind, path, 'BackupId must be provided')
}

/** An id that is a number, but not one for a backup. */
export function idRefused(kind: Kind, path: string, id: string): Told {
  if (kind === 'history 8.8') return messaged(kind, 400, negative('Integer', id))
  if (isActuator(kind)) {
    return messaged(kind, 400, 'A backupId must be provided and it must be > 0')
  }
  if (kind.startsWith('Optimize')) {
    return optimizeSaid(kind, 400, 'must be greater than or equal to 0')
  }
  return handlerSaid(kind, path, negative(kind === 'Tasklist 8.7' ? 'Long' : 'Integer', id))
}

/** A text that the first release does not take for an id. */
export function textRefused(kind: Kind, path: string): Told {
  const detail =
    'BackupId must not contain any uppercase letters or any of [ , ", *, \\, <, |, ,, >, /, ?, _].'
  return lastResort(kind, 400, path, { detail })
}

/** Takes out what Operate's parser says, where that is nobody's promise. */
export function withoutParserText(answer: Told): Told {
  return {
    ...answer,
    body: answer.body.replace(/JSON parse error: .*?(?=","instance)/, 'JSON parse error: PARSER')
  }
}

const negative = (type: string, id: string) =>
  `BackupId must be a non-negative ${type}. Received value: ${id}`

function handlerSaid(kind: Kind, path: string, message: string): Told {
  if (kind === 'Operate 8.7') return operateSaid(400, message)
  if (kind === 'Tasklist 8.7') return tasklistSaid(400, message)
  return lastResort(kind, 400, path, { detail: message })
}

function isActuator(kind: Kind): boolean {
  return /^(gateway|cluster|history)/.test(kind)
}
