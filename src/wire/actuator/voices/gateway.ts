/**
 * The Zeebe gateway's words: `{"message": ...}` from its handlers, and the framework's errors in the shape
 * that its release has.
 *
 * Source: recorded from 8.6.11, with brokers and without.
 */
import type { Profile } from '../../../domain/profile/profile.js'
import type { GatewayRefusal } from '../../../domain/refusal.js'
import { crashAnswer, frameworkAnswer } from '../framework-answer.js'
import { firstFailure, type GatewayWording, gatewayMessage } from '../gateway-messages.js'
import { gatewayRefusalWith, idIn } from '../injected.js'
import { reasonPhrase } from '../reason-phrase.js'
import { notFoundSentence } from '../static-resource.js'
import type { Voice } from '../voice.js'

export interface GatewayVoiceTraits extends GatewayWording {
  readonly traits: GatewayWording['traits'] &
    Pick<Profile['zeebe'], 'frameworkErrors' | 'notFoundText' | 'endpoint'>
}

export function gatewayVoice(wording: GatewayVoiceTraits): Voice<GatewayRefusal> {
  const { frameworkErrors: shape, notFoundText, endpoint } = wording.traits
  const manner = { shape, includeMessage: false, notFound: notFoundSentence(notFoundText) }
  return {
    framework: (refusal, _stage, occasion) => frameworkAnswer(refusal, occasion, manner),
    refusal: refusal => ({
      status: statuses[refusal.code],
      body: { message: gatewayMessage(refusal, wording) }
    }),
    injected(status, occasion) {
      const refusal = gatewayRefusalWith(status, occasion)
      if (endpoint !== 'first' || /\/exporting\//.test(occasion.path)) {
        const message = refusal ? gatewayMessage(refusal, wording) : reasonPhrase(status)
        return { status, body: { message } }
      }
      const failure = refusal ? firstFailure(refusal, wording) : reasonPhrase(status)
      return { status, body: { id: BigInt(idIn(occasion.path)), failure } }
    },
    crash: occasion => crashAnswer(occasion, { shape })
  }
}

const statuses = {
  ID_NOT_POSITIVE: 400,
  ID_PREDETERMINED: 400,
  PREFIX_OR_ID_EXPECTED: 400,
  ID_OR_STATE_EXPECTED: 400,
  ARGUMENTS_INVALID: 400,
  WRITE_UNKNOWN: 400,
  TENANT_UNKNOWN: 400,
  NO_BACKUP_STORE: 400,
  RUNTIME_BACKUP_UNKNOWN: 404,
  ID_NOT_HIGHER: 409,
  SCALING: 409,
  BROKER_FAILED: 500,
  NEVER_SAW_A_BROKER: 500,
  PARTITIONS_MISSING: 502,
  BROKER_REFUSED: 502,
  BROKER_EXHAUSTED: 503,
  BROKER_SILENT: 504,
  LEADER_UNKNOWN: 504
} as const satisfies Record<GatewayRefusal['code'], number>
