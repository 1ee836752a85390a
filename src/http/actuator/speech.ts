import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusalError } from '../../domain/refusal.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import type { Occasion, Spoken, Voice } from '../../wire/actuator/voice.js'
import type { World } from '../../world/world.js'
import { noteRefusal } from '../front/exchange.js'
import type { WorldOf } from '../world-of.js'
import { acceptIsReadable } from './mapping.js'
import { sentPath } from './request-line.js'

/** How an application, or one of its endpoints, says what goes wrong. */
export interface Speech {
  /** The application's name; its error bodies take their ids from the seed under it. */
  readonly name: string
  /** Whatever is not a setting of the world is the same in every world. */
  readonly voiceIn: (world: World) => Voice<never>
  /** How objects become JSON, where that is not the compact usual way. */
  readonly serialize?: (body: unknown) => string
}

/** A speech and the world that it speaks of. */
export interface SpeechInWorld {
  readonly speech: Speech
  readonly world: World
}

/** Gives the endpoints of a context their voice. Two in one application may speak differently. */
export function speak(app: FastifyInstance, speech: Speech, worldOf: WorldOf): void {
  if (speech.serialize !== undefined) app.setReplySerializer(speech.serialize)
  app.setErrorHandler(async (error, request, reply) =>
    answer(error, request, reply, { speech, world: worldOf(request.raw) })
  )
}

/** Answers an error in the words of a speech. */
export function answer(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { speech, world }: SpeechInWorld
): FastifyReply {
  const spoken = worded(error, request, { speech, world })
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

/** What an answer may speak of: the clock is the world's, and so is the seed of its ids. */
export function occasionOf(
  method: string,
  path: string,
  { speech, world }: SpeechInWorld
): Occasion {
  const uuid = () => world.seed.javaUuid(`${speech.name}.error`)
  return { method, path, nowMs: world.clock.nowMs(), uuid }
}

function worded(error: unknown, request: FastifyRequest, its: SpeechInWorld): Spoken {
  const voice = its.speech.voiceIn(its.world)
  const occasion = occasionOf(request.method, sentPath(request), its)
  if (error instanceof FrameworkError) {
    noteRefusal(request.raw, error.refusal.kind)
    return voice.framework(error.refusal, error.stage, occasion)
  }
  if (error instanceof RefusalError) {
    noteRefusal(request.raw, error.refusal.code)
    // Each endpoint refuses only what its own voice has words for.
    return voice.refusal(error.refusal as never, occasion)
  }
  const { method, path } = occasion
  request.log.error({ err: error, method, path }, 'unhandled error')
  return voice.crash(occasion)
}
