/**
 * What Spring looks at before it chooses a handler, and what it looks at again when it writes the answer.
 * The order is its own: content type, then Accept, then (in the handler) path, query and body.
 */
import type { FastifyRequest, onRequestHookHandler, preSerializationHookHandler } from 'fastify'
import { remembered } from '../../domain/remembered.js'
import {
  formatMediaType,
  InvalidMediaType,
  type MediaType,
  parseMediaType
} from '../../wire/actuator/binding/media-type.js'
import {
  consumes as canConsume,
  isWritable,
  negotiate,
  parseAccept,
  unparsableAccept
} from '../../wire/actuator/binding/negotiation.js'
import { FrameworkError, type FrameworkStage } from '../../wire/actuator/framework-refusal.js'
import {
  actuatorTypes,
  jsonFirstTypes,
  jsonLike,
  type MediaTypes,
  readableTypes,
  writableTypes
} from '../../wire/actuator/media-types.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** The media type of the answer once it is settled; `null` for an answer without one. */
    answersIn: string | null | undefined
  }
}

export interface MappingConditions {
  /** Content types that lead here; any where absent. */
  readonly consumes?: MediaTypes
  /** What the route declares to produce; settled after the handler where absent. */
  readonly produces?: MediaTypes
}

/** Refuses what the route's declared conditions do not let in, and settles the type of the answer. */
export function mapping({ consumes, produces }: MappingConditions): onRequestHookHandler {
  return (request, _reply, done) => {
    try {
      if (consumes !== undefined) checkContentType(request, consumes)
      if (produces !== undefined) request.answersIn = settledBefore(request, produces)
    } catch (refusal) {
      return done(refusal as Error)
    }
    done()
  }
}

/** For a route that declares nothing: the answer's type is looked for when there is an answer. */
export const negotiatedAfterwards: preSerializationHookHandler<unknown> = (
  request,
  _reply,
  payload,
  done
) => {
  try {
    request.answersIn ??= settledAfter(request)
  } catch (refusal) {
    return done(refusal as Error)
  }
  done(null, payload)
}

/** Whether the client's Accept can be read at all; Spring cannot write a problem to one that cannot. */
export function acceptIsReadable(request: FastifyRequest): boolean {
  return acceptCanBeRead(request.raw.headers.accept)
}

export function acceptCanBeRead(header: string | undefined): boolean {
  return !(wishesOf(header) instanceof InvalidMediaType)
}

/** The request's content type, where a handler wants a body; `undefined` where the client named none. */
export function bodyType(request: FastifyRequest): MediaType | undefined {
  const contentType = request.raw.headers['content-type']
  if (contentType === undefined || contentType === '') return undefined
  return contentTypeOf(contentType, readableTypes, 'controller')
}

function settledBefore(request: FastifyRequest, produces: MediaTypes): string {
  const acceptable = produces.names
  const { vendorType } = request.server.edge
  const offered = produces === actuatorTypes && vendorType === 'json' ? jsonFirstTypes : produces
  const wishes = accepted(request)
  if (wishes instanceof InvalidMediaType) {
    throw new FrameworkError({ kind: 'acceptUnparsable', message: '', acceptable }, 'mapping')
  }
  const type = chosen(wishes, offered)
  if (type === undefined) throw new FrameworkError({ kind: 'accept', acceptable }, 'mapping')
  return writable(type)
}

function settledAfter(request: FastifyRequest): string {
  const wishes = accepted(request)
  if (wishes instanceof InvalidMediaType) {
    const message = unparsableAccept(request.raw.headers.accept ?? '', wishes)
    throw new FrameworkError({ kind: 'acceptUnparsable', message }, 'controller')
  }
  const type = chosen(wishes, jsonLike)
  if (type !== undefined) return writable(type)
  throw new FrameworkError({ kind: 'accept', acceptable: writableTypes.names }, 'controller')
}

/** JSON is Unicode; an Accept that insists on another charset ends in an error of the writer. */
function writable(type: MediaType): string {
  if (!isWritable(type)) throw new FrameworkError({ kind: 'unwritable' }, 'controller')
  return formatMediaType(type)
}

type Wishes = readonly MediaType[]

/** What was chosen, by what was wished for; wishes that are written alike are the same array. */
const choices = new WeakMap<MediaTypes, WeakMap<Wishes, MediaType | undefined>>()

function chosen(wishes: Wishes, offered: MediaTypes): MediaType | undefined {
  const known = choices.get(offered) ?? new WeakMap<Wishes, MediaType | undefined>()
  choices.set(offered, known)
  if (!known.has(wishes)) known.set(wishes, negotiate(wishes, offered.types))
  return known.get(wishes)
}

function accepted(request: FastifyRequest): Wishes | InvalidMediaType {
  return wishesOf(request.raw.headers.accept)
}

/** No header is the same as an empty one. */
function wishesOf(header = ''): Wishes | InvalidMediaType {
  return readWishes(header)
}

const readWishes = remembered((header): Wishes | InvalidMediaType => {
  try {
    return parseAccept(header)
  } catch (error) {
    if (error instanceof InvalidMediaType) return error
    throw error
  }
})

function checkContentType(request: FastifyRequest, { types, names }: MediaTypes): void {
  const contentType = request.raw.headers['content-type'] || null
  const type = contentType && contentTypeOf(contentType, { types, names }, 'mapping')
  if (!type || !canConsume(type, types)) {
    throw new FrameworkError({ kind: 'contentType', contentType, supported: names }, 'mapping')
  }
}

function contentTypeOf(text: string, supported: MediaTypes, stage: FrameworkStage): MediaType {
  try {
    return parseMediaType(text)
  } catch (error) {
    if (!(error instanceof InvalidMediaType)) throw error
    const { message } = error
    const refusal = { kind: 'contentTypeUnparsable', message, supported: supported.names } as const
    throw new FrameworkError(refusal, stage)
  }
}
