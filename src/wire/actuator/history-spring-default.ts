/**
 * Operate's and Tasklist's words while they had no error handling of their own: Spring Boot writes whatever
 * goes wrong, with the status of the exception. Operate up to 8.2, Tasklist in 8.1.
 *
 * Source: camunda/camunda, the exceptions of Operate and Tasklist.
 */
import type { AppRefusal } from '../../domain/refusal.js'
import {
  type HistoryDialect,
  historyFramework,
  historyStatus,
  historyWording
} from './history-dialect.js'
import { historyMessage } from './history-messages.js'
import { appRefusalWith } from './injected.js'
import { reasonPhrase } from './reason-phrase.js'
import { timestampError } from './timestamp-error.js'
import type { Occasion, Spoken, Voice } from './voice.js'

export function historySpringDefault(dialect: HistoryDialect): Voice<AppRefusal> {
  return {
    framework: (refusal, _stage, occasion) => historyFramework(refusal, occasion, dialect),
    refusal: (refusal, occasion) => leftToSpring(refusal, occasion, dialect),
    injected(status, occasion) {
      const refusal = appRefusalWith(status, occasion)
      const message = refusal
        ? historyMessage(refusal, historyWording(dialect))
        : reasonPhrase(status)
      return timestampError(
        status,
        occasion,
        {},
        dialect.traits.includeMessage ? message : undefined
      )
    },
    crash: occasion => timestampError(500, occasion)
  }
}

/** An exception of the application's own that reaches Spring Boot. */
export function leftToSpring(
  refusal: AppRefusal,
  occasion: Occasion,
  dialect: HistoryDialect
): Spoken {
  const message = historyMessage(refusal, historyWording(dialect))
  const told = dialect.traits.includeMessage ? message : undefined
  return timestampError(historyStatus(refusal, dialect), occasion, {}, told)
}
