/** Operate's or Tasklist's ways in one release, as far as words are concerned. */
import type { Profile } from '../../domain/profile/profile.js'
import type { AppRefusal } from '../../domain/refusal.js'
import { type FrameworkManner, frameworkAnswer } from './framework-answer.js'
import type { FrameworkRefusal } from './framework-refusal.js'
import type { HistoryWording } from './history-messages.js'
import { notFoundSentence, withVary } from './static-resource.js'
import { timestampError } from './timestamp-error.js'
import type { Occasion, Spoken } from './voice.js'

export interface HistoryDialect {
  readonly app: 'operate' | 'tasklist'
  readonly traits: Profile['operate'] | Profile['tasklist']
}

export function historyWording({ app, traits }: HistoryDialect): HistoryWording {
  const wide = app === 'tasklist' && traits.idType === 'int64'
  return {
    product: app === 'operate' ? 'Operate' : 'Tasklist',
    messages: traits.messages,
    idWord: wide ? 'Long' : 'Integer',
    store: traits.storeWord,
    found: traits.duplicateList
  }
}

/**
 * What the framework answers where the application leaves an error to it.
 *
 * Source: recorded from 8.6.11; the wrong method of older lines: camunda-platform-helm#613.
 */
export function historyFramework(
  refusal: FrameworkRefusal,
  occasion: Occasion,
  { traits }: HistoryDialect
): Spoken {
  const { frameworkErrors: shape, includeMessage, notFoundText } = traits
  if (shape === 'spring-default' && refusal.kind === 'method') {
    const message = `Request method '${occasion.method}' not supported`
    const allow = refusal.allow.join(', ')
    const error = timestampError(405, occasion, { allow }, includeMessage ? message : undefined)
    return { ...error, negotiates: true }
  }
  const notFound = shape === 'problem' ? notFoundSentence(notFoundText) : noMessage
  const manner: FrameworkManner = { shape, includeMessage, notFound }
  const spoken = frameworkAnswer(refusal, occasion, manner)
  return notFoundText === 'static' ? withVary(refusal, spoken) : spoken
}

/** What Spring Boot 2 has for a path without a route. Source: its `DefaultErrorAttributes`. */
const noMessage = () => 'No message available'

/**
 * The statuses that the exceptions are annotated with. The first release knows no status for a store that is
 * away or not configured.
 *
 * Source: camunda/camunda, the exceptions of Operate and Tasklist; their documentation.
 */
export function historyStatus({ code }: AppRefusal, { traits }: HistoryDialect): number {
  if (traits.messages === 'later') return statuses[code]
  return { ...statuses, REPOSITORY_NOT_CONFIGURED: 400, STORE_UNREACHABLE: 500 }[code]
}

const statuses = {
  BACKUP_ID_MISSING: 400,
  BACKUP_ID_NEGATIVE: 400,
  BACKUP_ID_ILLEGAL: 400,
  BACKUP_EXISTS: 400,
  BACKUP_BUSY: 400,
  REPOSITORY_NOT_CONFIGURED: 404,
  BACKUP_UNKNOWN: 404,
  REPOSITORY_MISSING: 500,
  REPOSITORY_SETTINGS_UNREADABLE: 500,
  STORE_FAILED: 500,
  BACKUP_ID_UNREADABLE: 500,
  EMPTY_ANSWER: 500,
  SNAPSHOTS_TOO_MANY: 500,
  INDICES_MISSING: 500,
  PATTERN_INVALID: 500,
  STORE_UNREACHABLE: 502
} as const satisfies Record<AppRefusal['code'], number>
