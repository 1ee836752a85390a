import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusalError } from '../../domain/refusal.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import type { Occasion, Spoken, Voice } from '../../wire/actuator/voice.js'
import { acceptIsReadable } from './mapping.js'
import { sentPath } from './request-line.js'

/** How an application, or one of its endpoints, says what goes wrong. */
export interface Speech {
  readonly voice: Voice<never>
  readonly nowMs: () => number
  /** Fresh ids for error bodies. */
  readonly uuid: () => string
  /** How objects become JSON, where that is not the compact usual way. */
  readonly serialize?: (body: unknown) => string
}

/** Gives the endpoints of a context their voice. Two in one application may speak differently. */
export function speak(app: FastifyInstance, speech: Speech): void {
  if (speech.serialize !== undefined) app.setReplySerializer(speech.serialize)
  app.setErrorHandler(async (error, request, reply) => answer(error, request, reply, speech))
}

/** Answers an error in the words of a speech. */
export function answer(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  speech: Speech
): FastifyReply {
  const spoken = worded(error, request, speech)
  reply.code(spoken.status).headers({ ...spoken.headers })
  if (spoken.body === undefined || (spoken.negotiates && !acceptIsReadable(request))) {
    request.answersIn = null
    return reply.send()
  }
  // Said again here: a 404's reply does not know the serializer of the application.
  if (speech.serialize !== undefined) reply.serializer(speech.serialize)
  request.answersIn = spoken.type ?? request.answersIn ?? 'application/json'
  return reply.type(request.answersIn).send(spoken.body)
}

export function occasionOf(method: string, path: string, { nowMs, uuid }: Speech): Occasion {
  return { method, path, nowMs: nowMs(), uuid }
}

function worded(error: unknown, request: FastifyRequest, speech: Speech): Spoken {
  const { voice } = speech
  const occasion = occasionOf(request.method, sentPath(request), speech)
  if (error instanceof FrameworkError) {
    return voice.framework(error.refusal, error.stage, occasion)
  }
  // Each endpoint refuses only what its own voice has words for.
  if (error instanceof RefusalError) return voice.refusal(error.refusal as never, occasion)
  const { method, path } = occasion
  request.log.error({ err: error, method, path }, 'unhandled error')
  return voice.crash(occasion)
}
