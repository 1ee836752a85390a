import type { FastifyRequest } from 'fastify'
import { stringify } from 'lossless-json'
import { formatMediaType, InvalidMediaType } from '../../wire/actuator/binding/media-type.js'
import { negotiate, parseAccept } from '../../wire/actuator/binding/negotiation.js'
import { actuatorTypes, jsonLike } from '../../wire/actuator/media-types.js'
import type { Answer } from '../door.js'
import { sentPath } from './request-line.js'
import { occasionOf, type SpeechInWorld } from './speech.js'

/** An application's own error with a status that somebody wished for. */
export function injectedAnswer(
  request: FastifyRequest,
  status: number,
  its: SpeechInWorld
): Answer {
  const { speech, world } = its
  const occasion = occasionOf(request.method, sentPath(request), its)
  const spoken = speech.voiceIn(world).injected(status, occasion)
  const serialize = speech.serialize ?? stringify
  const type = spoken.type ?? negotiated(request)
  const headers = { ...spoken.headers, 'content-type': type }
  return { status, headers, body: serialize(spoken.body) ?? '' }
}

/** The type that the handler's own errors would have; JSON where the client's wishes are none. */
function negotiated({ raw, routeOptions }: FastifyRequest): string {
  const isPlain = routeOptions.schema?.operationId === 'commandExporting'
  const { types } = isPlain ? jsonLike : actuatorTypes
  try {
    const type = negotiate(parseAccept(raw.headers.accept), types)
    return type === undefined ? 'application/json' : formatMediaType(type)
  } catch (error) {
    if (!(error instanceof InvalidMediaType)) throw error
    return 'application/json'
  }
}
