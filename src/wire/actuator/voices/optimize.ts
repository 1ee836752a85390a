/**
 * Optimize's words: an error code, its standard sentence, and the details.
 *
 * Source: Optimize inside camunda/camunda, its exception handlers and its English text file.
 */

import { unreachable } from '../../../domain/assert.js'
import type { AppRefusal, StoreTrouble } from '../../../domain/refusal.js'
import type { FrameworkRefusal } from '../framework-refusal.js'
import { timestampError } from '../timestamp-error.js'
import type { Occasion, Spoken, Voice } from '../voice.js'

const sentences = {
  serverError: 'An internal server error occurred.',
  conflict: 'Could not apply the changes due to conflicts.',
  notFoundError: 'The server could not find the requested resource.',
  badRequestError: 'The server was unable to process the request.',
  elasticsearchConnectionError: 'The server has encountered Elasticsearch connection issues.'
} as const

/** Wordings that changed between releases. */
export interface OptimizeWording {
  /** How a duplicate's snapshots are listed: `name/uuid` up to 8.6, the name alone later. */
  readonly duplicates: 'name/uuid' | 'name'
  /** Up to 8.6 the messages speak of Elasticsearch where later ones leave the store open. */
  readonly era: 'old' | 'new'
}

export function optimizeVoice(wording: OptimizeWording): Voice<AppRefusal> {
  return {
    framework: (refusal, _stage, occasion) => frameworkError(refusal, occasion),
    refusal: refusal => refusalError(refusal, wording),
    crash: () => error(500, 'serverError', 'An internal server error occurred.')
  }
}

function refusalError(refusal: AppRefusal, wording: OptimizeWording): Spoken {
  switch (refusal.code) {
    case 'BACKUP_ID_MISSING':
      return error(400, 'badRequestError', 'must not be null')
    case 'BACKUP_ID_NEGATIVE':
      return error(400, 'badRequestError', 'must be greater than or equal to 0')
    case 'REPOSITORY_NOT_CONFIGURED':
      return error(400, 'serverError', notConfigured[wording.era])
    case 'REPOSITORY_MISSING':
      return error(
        500,
        'serverError',
        `No repository with name [${refusal.repository}] could be found.`
      )
    case 'STORE_UNREACHABLE':
      return error(502, 'elasticsearchConnectionError', unreachableDetail(refusal))
    case 'STORE_FAILED':
      return error(500, 'serverError', failedDetail(refusal, wording))
    case 'BACKUP_EXISTS': {
      const named = wording.duplicates === 'name' ? refusal.snapshots.map(it => it.name) : undefined
      const found = named ?? refusal.snapshots.map(({ name, uuid }) => `${name}/${uuid}`)
      const detail = `A backup with ID [${refusal.backupId}] already exists. Found snapshots: [${found.join(', ')}]`
      return error(409, 'conflict', detail)
    }
    case 'BACKUP_UNKNOWN': {
      const detail = `No Optimize backup with ID [${refusal.backupId}] could be found.`
      return error(404, 'notFoundError', detail)
    }
    case 'BACKUP_ID_UNREADABLE':
      return error(500, 'serverError', `No backupID found in snapshot [${refusal.snapshot}].`)
    case 'BACKUP_BUSY':
    case 'PATTERN_INVALID':
      return error(500, 'serverError', null)
    default:
      return unreachable(refusal)
  }
}

const notConfigured = {
  old: 'Cannot execute backup request because no Elasticsearch snapshot repository name found in Optimize configuration.',
  new: 'Cannot execute backup request because no snapshot repository name found in Optimize configuration.'
} as const

const exceptionName = {
  old: 'an ElasticsearchStatusException',
  new: 'an ElasticsearchException'
} as const

function unreachableDetail({ during, repository, backupId }: StoreTrouble): string {
  const doing =
    during === 'repository'
      ? `retrieving repository with name [${repository}].`
      : `retrieving snapshots with names [${partPatterns(backupId)}].`
  return `Encountered an error connecting to Elasticsearch while ${doing}`
}

function failedDetail(
  { during, repository, backupId }: StoreTrouble,
  { era }: OptimizeWording
): string {
  const doing =
    during === 'repository'
      ? `Error while retrieving repository with name [${repository}]`
      : `Could not retrieve snapshots with names [${partPatterns(backupId)}]`
  return `${doing} due to ${exceptionName[era]}.`
}

/** The names that Optimize asks for: those of one backup, or of all. */
function partPatterns(backupId: bigint | undefined): string {
  const prefix = `camunda_optimize_${backupId ?? '*'}_*_part_`
  return `${prefix}1_of_2, ${prefix}2_of_2`
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

const frameworkStatus = {
  route: 404,
  method: 405,
  contentType: 415,
  contentTypeUnparsable: 415,
  accept: 406,
  acceptUnparsable: 406,
  unwritable: 500,
  parameterMapping: 400,
  parametersMissing: 400,
  bodyUnreadable: 400,
  bodyMissing: 400,
  conversion: 400,
  pathBlank: 400,
  multipart: 500,
  bodyTooLarge: 413
} as const satisfies Record<FrameworkRefusal['kind'], number>

/** Optimize leaves the framework's errors to Spring Boot, which prints no message. */
function frameworkError(refusal: FrameworkRefusal, occasion: Occasion): Spoken {
  const headers = refusal.kind === 'method' ? { allow: refusal.allow.join(', ') } : {}
  return timestampError(frameworkStatus[refusal.kind], occasion, headers)
}
