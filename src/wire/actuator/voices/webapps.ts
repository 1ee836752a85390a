/**
 * The words of the web applications as one, from 8.8 on: `{"message": ...}` from their handlers, the
 * framework's own shape for the rest.
 *
 * Source: camunda/camunda, `BackupController` and `BackupException`.
 */
import type { Profile } from '../../../domain/profile/profile.js'
import type { AppRefusal } from '../../../domain/refusal.js'
import { frameworkAnswer } from '../framework-answer.js'
import { failedMessage } from '../history-first-messages.js'
import { historyMessage } from '../history-messages.js'
import { appRefusalWith } from '../injected.js'
import { reasonPhrase } from '../reason-phrase.js'
import { notFoundSentence } from '../static-resource.js'
import type { Voice } from '../voice.js'

type WebappsTraits = Profile['webapps']

export function webappsVoice(traits: WebappsTraits): Voice<AppRefusal> {
  const manner = {
    shape: traits.frameworkErrors,
    includeMessage: false,
    notFound: notFoundSentence(traits.notFoundText)
  }
  return {
    framework: (refusal, _stage, occasion) => frameworkAnswer(refusal, occasion, manner),
    refusal: refusal => ({
      status: webappsStatus(refusal, traits),
      body: { message: webappsMessage(refusal, traits) }
    }),
    injected(status, occasion) {
      const refusal = appRefusalWith(status, occasion)
      const message = refusal ? webappsMessage(refusal, traits) : reasonPhrase(status)
      return { status, body: { message } }
    },
    crash: () => ({ status: 500, body: { message: null } })
  }
}

function webappsStatus(refusal: AppRefusal, traits: WebappsTraits): number {
  const mapped = traits.storeErrors === 'mapped'
  const aboutOne = 'backupId' in refusal && refusal.backupId !== undefined
  switch (refusal.code) {
    case 'REPOSITORY_MISSING':
      if (!mapped) return 500
      return aboutOne ? Number(traits.getMissingRepository) : 404
    case 'STORE_UNREACHABLE':
      return mapped ? 502 : 500
    case 'STORE_FAILED':
      if (refusal.during === 'repository' || !mapped) return 500
      if (refusal.during === 'duplicates') return Number(traits.duplicateFailure)
      return aboutOne ? 500 : 502
    case 'PATTERN_INVALID':
      return Number(traits.badPattern)
    default:
      return statuses[refusal.code]
  }
}

const statuses = {
  BACKUP_ID_MISSING: 400,
  BACKUP_ID_NEGATIVE: 400,
  BACKUP_ID_ILLEGAL: 400,
  BACKUP_EXISTS: 400,
  BACKUP_BUSY: 400,
  REPOSITORY_NOT_CONFIGURED: 400,
  BACKUP_UNKNOWN: 404,
  INDICES_MISSING: 500,
  REPOSITORY_SETTINGS_UNREADABLE: 500,
  EMPTY_ANSWER: 500,
  SNAPSHOTS_TOO_MANY: 500,
  BACKUP_ID_UNREADABLE: 502
} as const

function webappsMessage(refusal: AppRefusal, traits: WebappsTraits): string {
  if (refusal.code === 'REPOSITORY_NOT_CONFIGURED' && traits.physicalTenants) {
    return 'No backup repository configured for physical tenant(s): [default]'
  }
  const { storeWord: store, duplicateList: found, storeErrors } = traits
  // Early 8.8 knew no connection errors, only errors.
  if (refusal.code === 'STORE_UNREACHABLE' && storeErrors === '500') return failedMessage(refusal)
  const message = historyMessage(refusal, { ...wording, store, found })
  // Only an exception inside the repository's own reading is wrapped.
  const wrapped = refusal.code === 'PATTERN_INVALID' && traits.badPattern === '502'
  return wrapped ? `Exception occurred when searching for backups: ${message}` : message
}

const wording = { product: 'Operate', messages: 'later', idWord: 'Integer' } as const
