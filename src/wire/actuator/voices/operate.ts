/**
 * Operate's words, 8.3 to 8.7: its catch-all makes a 400 of nearly everything.
 *
 * The controller extends the error base of the public v1 API, which knows only its own exceptions; the
 * annotations for 404, 500 and 502 on all others are never read. Only an unknown backup is a 404.
 * Source: recorded from 8.6.11; camunda/camunda, `ErrorController` of Operate.
 */
import type { AppRefusal } from '../../../domain/refusal.js'
import type { FrameworkRefusal, FrameworkStage } from '../framework-refusal.js'
import { type HistoryDialect, historyFramework, historyWording } from '../history-dialect.js'
import { historyMessage } from '../history-messages.js'
import { appRefusalWith } from '../injected.js'
import { reasonPhrase } from '../reason-phrase.js'
import { timestampError } from '../timestamp-error.js'
import { type Occasion, problemType, type Spoken, type Voice } from '../voice.js'

export function operateVoice(dialect: HistoryDialect): Voice<AppRefusal> {
  const wording = historyWording(dialect)
  const idType = dialect.traits.idType === 'int32' ? 'Integer' : 'Long'
  return {
    framework(refusal: FrameworkRefusal, stage: FrameworkStage, occasion: Occasion): Spoken {
      const message = stage === 'controller' ? controllerMessage(refusal, idType) : undefined
      if (message !== undefined) return v1Error(400, message, occasion)
      return historyFramework(refusal, occasion, dialect)
    },

    refusal(refusal: AppRefusal, occasion: Occasion): Spoken {
      const status = refusal.code === 'BACKUP_UNKNOWN' ? 404 : 400
      return v1Error(status, historyMessage(refusal, wording), occasion)
    },

    injected(status: number, occasion: Occasion): Spoken {
      const refusal = appRefusalWith(status, occasion)
      const message = refusal ? historyMessage(refusal, wording) : reasonPhrase(status)
      return v1Error(status, message, occasion)
    },

    crash: occasion => timestampError(500, occasion)
  }
}

/** The type of a server error is never seen but where it was asked for. Source: Operate's `ServerException`. */
function v1Error(status: number, message: string, { uuid }: Occasion): Spoken {
  const client = status === 404 ? 'Requested resource not found' : 'Invalid request'
  const type = status < 500 ? client : 'Server error'
  return { status, type: problemType, body: { status, message, instance: uuid(), type } }
}

const dto = 'io.camunda.operate.webapp.management.dto'
const missingBody =
  `Required request body is missing: public ${dto}.TakeBackupResponseDto ` +
  `io.camunda.operate.webapp.management.BackupController.takeBackup(${dto}.TakeBackupRequestDto)`

/** The exception's own text, which the catch-all hands to the client. */
function controllerMessage(
  refusal: FrameworkRefusal,
  idType: 'Integer' | 'Long'
): string | undefined {
  switch (refusal.kind) {
    case 'contentType':
      return `Content-Type '${refusal.contentType}' is not supported`
    case 'contentTypeUnparsable':
      return refusal.message
    case 'accept':
      return 'No acceptable representation'
    case 'acceptUnparsable':
      return refusal.message
    case 'bodyMissing':
      return missingBody
    case 'bodyUnreadable':
      return `JSON parse error: ${refusal.message}`
    case 'conversion':
      return (
        `Method parameter '${refusal.name}': Failed to convert value of type 'java.lang.String' ` +
        `to required type '${refusal.name === 'backupId' ? `java.lang.${idType}` : 'boolean'}'; ` +
        refusal.cause
      )
    case 'pathBlank':
      return (
        `Required URI template variable '${refusal.name}' for method parameter type ${idType} ` +
        'is present but converted to null'
      )
    default:
      return undefined
  }
}
