/**
 * Optimize's words: an error code, its standard sentence, and the details.
 *
 * Source: Optimize inside camunda/camunda, its exception handlers and its English text file.
 */
import { unreachable } from '../../../domain/assert.js'
import type { AppRefusal } from '../../../domain/refusal.js'
import { frameworkAnswer } from '../framework-answer.js'
import { foundSnapshots } from '../history-messages.js'
import { appRefusalWith } from '../injected.js'
import {
  failedDetail,
  notConfiguredDetail,
  type OptimizeWording,
  unreachableDetail
} from '../optimize-messages.js'
import { reasonPhrase } from '../reason-phrase.js'
import { timestampError } from '../timestamp-error.js'
import type { Occasion, Spoken, Voice } from '../voice.js'

/** `null`: the text file has no sentence for it. */
const sentences = {
  serverError: 'An internal server error occurred.',
  conflict: 'Could not apply the changes due to conflicts.',
  notFoundError: 'The server could not find the requested resource.',
  badRequestError: 'The server was unable to process the request.',
  elasticsearchConnectionError: 'The server has encountered Elasticsearch connection issues.',
  openSearchConnectionError: null
} as const

export function optimizeVoice(wording: OptimizeWording): Voice<AppRefusal> {
  const manner = {
    shape: 'spring-default',
    includeMessage: wording.frameworkMessage,
    notFound: () => 'No message available'
  } as const
  return {
    framework: (refusal, _stage, occasion) => frameworkAnswer(refusal, occasion, manner),
    refusal: (refusal, occasion) => refusalError(refusal, occasion, wording),
    injected(status, occasion) {
      const refusal = appRefusalWith(status, occasion)
      const { body } = refusal
        ? refusalError(refusal, occasion, wording)
        : error(status, status < 500 ? 'badRequestError' : 'serverError', reasonPhrase(status))
      return { status, type: 'application/json', ...(body !== undefined && { body }) }
    },
    crash: () => error(500, 'serverError', 'An internal server error occurred.')
  }
}

function refusalError(refusal: AppRefusal, occasion: Occasion, wording: OptimizeWording): Spoken {
  switch (refusal.code) {
    case 'BACKUP_ID_MISSING':
      if (wording.era === 'first') return badText('must not be blank', occasion, wording)
      return error(400, 'badRequestError', 'must not be null')
    case 'BACKUP_ID_NEGATIVE':
      return error(400, 'badRequestError', 'must be greater than or equal to 0')
    case 'BACKUP_ID_ILLEGAL':
      return badText(illegalId, occasion, wording)
    case 'REPOSITORY_NOT_CONFIGURED':
      return error(400, 'serverError', notConfiguredDetail[wording.era])
    case 'REPOSITORY_MISSING': {
      const detail = `No repository with name [${refusal.repository}] could be found.`
      return error(500, 'serverError', detail)
    }
    case 'STORE_UNREACHABLE':
      if (wording.era === 'first') return error(500, 'serverError', failedDetail(refusal, wording))
      return error(502, connectionError[wording.store], unreachableDetail(refusal, wording))
    case 'STORE_FAILED':
      return error(500, 'serverError', failedDetail(refusal, wording))
    case 'REPOSITORY_SETTINGS_UNREADABLE':
      return error(500, 'serverError', unreadableSettings)
    case 'BACKUP_EXISTS': {
      const found = foundSnapshots(refusal.snapshots, wording.found)
      const detail = `A backup with ID [${refusal.backupId}] already exists. Found snapshots: [${found}]`
      return error(409, 'conflict', detail)
    }
    case 'BACKUP_UNKNOWN': {
      const detail = `No Optimize backup with ID [${refusal.backupId}] could be found.`
      return error(wording.unknownStatus, 'notFoundError', detail)
    }
    case 'SNAPSHOTS_TOO_MANY': {
      const found = foundSnapshots(refusal.snapshots, wording.found)
      const detail =
        'Unable to determine backup state because unexpected number of snapshots exist for ' +
        `backupID [${refusal.backupId}]. Expected [${refusal.expected}] snapshots but found ` +
        `[${refusal.snapshots.length}]. Found snapshots: [${found}].`
      return error(500, 'serverError', detail)
    }
    case 'BACKUP_ID_UNREADABLE':
      return error(500, 'serverError', unreadableDetail(refusal.snapshot))
    case 'BACKUP_BUSY':
    case 'PATTERN_INVALID':
    case 'EMPTY_ANSWER':
    case 'INDICES_MISSING':
      return error(500, 'serverError', null)
    default:
      return unreachable(refusal)
  }
}

const connectionError = {
  Elasticsearch: 'elasticsearchConnectionError',
  OpenSearch: 'openSearchConnectionError'
} as const

/** The client's own exception, which nobody catches. Source: camunda/camunda#33905; that it is told is assumed. */
const unreadableSettings = "Missing required property 'RepositorySettings.location'"

const illegalId =
  'BackupId must be less than 3996 characters and must not contain any uppercase letters or any of ' +
  '[ , ", *, \\, <, |, ,, >, /, ?].'

/** A violation of the first release's rules for ids has no handler, and is left to Spring Boot. */
function badText(message: string, occasion: Occasion, { frameworkMessage }: OptimizeWording) {
  return timestampError(400, occasion, {}, frameworkMessage ? message : undefined)
}

/** Digits that are too many for an id are told apart from no digits at all. */
function unreadableDetail(snapshot: string): string {
  if (!/^camunda_optimize_\d+_/.test(snapshot)) {
    return `No backupID found in snapshot [${snapshot}].`
  }
  const because = 'because the found backupID is not a valid integer'
  return `Cannot retrieve backupID from snapshot [${snapshot}] ${because}.`
}

function error(
  status: number,
  errorCode: keyof typeof sentences,
  detailedMessage: string | null
): Spoken {
  const errorMessage = sentences[errorCode]
  const body = { errorCode, errorMessage, detailedMessage, reportDefinition: null }
  return { status, type: 'application/json', body }
}
