/**
 * Tasklist's words, 8.2 to 8.7: statuses as documented, framework errors left to the framework.
 *
 * Source: recorded from 8.6.11; camunda/camunda, `ManagementAPIErrorController` of Tasklist.
 */
import type { AppRefusal } from '../../../domain/refusal.js'
import {
  type HistoryDialect,
  historyFramework,
  historyStatus,
  historyWording
} from '../history-dialect.js'
import { historyMessage } from '../history-messages.js'
import { leftToSpring } from '../history-spring-default.js'
import { appRefusalWith } from '../injected.js'
import { reasonPhrase } from '../reason-phrase.js'
import { timestampError } from '../timestamp-error.js'
import { type Occasion, problemType, type Spoken, type Voice } from '../voice.js'

/** Exceptions that are not of Tasklist's own kind, so that Spring Boot answers instead of it. */
const unhandled: readonly AppRefusal['code'][] = ['EMPTY_ANSWER', 'PATTERN_INVALID']

export function tasklistVoice(dialect: HistoryDialect): Voice<AppRefusal> {
  const wording = historyWording(dialect)
  return {
    framework: (refusal, _stage, occasion) => historyFramework(refusal, occasion, dialect),

    refusal(refusal, occasion): Spoken {
      if (unhandled.includes(refusal.code)) return leftToSpring(refusal, occasion, dialect)
      return managementError(
        historyStatus(refusal, dialect),
        historyMessage(refusal, wording),
        occasion
      )
    },

    injected(status, occasion): Spoken {
      const refusal = appRefusalWith(status, occasion)
      const message = refusal ? historyMessage(refusal, wording) : reasonPhrase(status)
      return managementError(status, message, occasion)
    },

    crash: occasion => timestampError(500, occasion)
  }
}

/** The handlers of 500 and 502 forget to give the instance an id. */
function managementError(status: number, message: string, { uuid }: Occasion): Spoken {
  const instance = status < 500 ? uuid() : null
  return { status, type: problemType, body: { status, message, instance } }
}
