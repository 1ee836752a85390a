/**
 * Tasklist's words, 8.2 to 8.7: statuses as documented, framework errors left to the framework.
 *
 * Source: recorded from 8.6.11; camunda/camunda, `ManagementAPIErrorController` of Tasklist.
 */
import type { AppRefusal } from '../../../domain/refusal.js'
import { historyMessage } from '../history-messages.js'
import { problem } from '../problem.js'
import { noStaticResource, withVary } from '../static-resource.js'
import { timestampError } from '../timestamp-error.js'
import { problemType, type Spoken, type Voice } from '../voice.js'

const statuses = {
  BACKUP_ID_MISSING: 400,
  BACKUP_ID_NEGATIVE: 400,
  BACKUP_EXISTS: 400,
  BACKUP_BUSY: 400,
  REPOSITORY_NOT_CONFIGURED: 404,
  BACKUP_UNKNOWN: 404,
  REPOSITORY_MISSING: 500,
  STORE_FAILED: 500,
  BACKUP_ID_UNREADABLE: 500,
  PATTERN_INVALID: 500,
  STORE_UNREACHABLE: 502
} as const satisfies Record<AppRefusal['code'], number>

export const tasklistVoice: Voice<AppRefusal> = {
  framework: (refusal, _stage, occasion) =>
    withVary(refusal, problem(refusal, occasion, noStaticResource)),

  refusal(refusal, occasion): Spoken {
    // An exception that no handler knows, so Spring Boot answers instead of Tasklist.
    if (refusal.code === 'PATTERN_INVALID') return timestampError(500, occasion)
    const status = statuses[refusal.code]
    // The handlers of 500 and 502 forget to give the instance an id.
    const instance = status < 500 ? occasion.uuid() : null
    const body = { status, message: historyMessage(refusal, 'Long'), instance }
    return { status, type: problemType, body }
  },

  crash: occasion => timestampError(500, occasion)
}
