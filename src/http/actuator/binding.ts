/** How handlers get at their arguments. Every failure is the framework's, not the application's. */
import type { FastifyRequest } from 'fastify'
import type { BackupId } from '../../domain/backup-id.js'
import { readFlatMap } from '../../wire/actuator/binding/flat-map.js'
import {
  type IdRequestShape,
  readIdRequest,
  readTextIdRequest,
  type TextIdRequestShape
} from '../../wire/actuator/binding/id-request.js'
import {
  type LongRange,
  NotALong,
  springLong,
  springLongOrNull
} from '../../wire/actuator/binding/long.js'
import { parameterOf } from '../../wire/actuator/binding/media-type.js'
import { consumes } from '../../wire/actuator/binding/negotiation.js'
import { parseQuery } from '../../wire/actuator/binding/query.js'
import { UnreadableJson } from '../../wire/actuator/binding/unreadable-json.js'
import { FrameworkError, type FrameworkRefusal } from '../../wire/actuator/framework-refusal.js'
import { jsonLike, readableTypes } from '../../wire/actuator/media-types.js'
import { hasBody, readBody } from './body.js'
import { bodyType } from './mapping.js'
import { sentQuery } from './request-line.js'

/** A query parameter; of a repeated one the first counts. */
export function queryParameter(request: FastifyRequest, name: string): string | undefined {
  return parseQuery(sentQuery(request)).get(name)?.[0]
}

/** The id of an actuator's write operation: from the body, unless the query names one. */
export async function writtenActuatorId(request: FastifyRequest): Promise<BackupId> {
  const text = actuatorArgument(request, await actuatorMembers(request), 'backupId')
  if (text === undefined) refuse({ kind: 'parametersMissing', names: ['backupId'] })
  return actuatorLong(text)
}

/** The members of a JSON body, which an actuator's write operation takes for arguments. */
export async function actuatorMembers(
  request: FastifyRequest
): Promise<ReadonlyMap<string, string | null>> {
  return readable(await readBody(request), body => readFlatMap(body, charsetOf(request)))
}

/** One argument of a write operation; the query has the last word. */
export function actuatorArgument(
  request: FastifyRequest,
  members: ReadonlyMap<string, string | null>,
  name: string
): string | undefined {
  return queryParameter(request, name) ?? members.get(name) ?? undefined
}

/** The id of an actuator's read or delete operation: from the path, unless the query names one. */
export async function selectedActuatorId(
  request: FastifyRequest<{ Params: { id: string } }>,
  selector: string
): Promise<BackupId> {
  await checkIgnoredBody(request)
  return actuatorLong(queryParameter(request, selector) ?? request.params.id)
}

/** An actuator operation reads a JSON body even where it has no use for it, and refuses a broken one. */
export async function checkIgnoredBody(request: FastifyRequest): Promise<void> {
  const type = bodyType(request)
  if (type === undefined || !consumes(type, jsonLike.types)) return
  readable(await readBody(request), body => readFlatMap(body, charsetOf(request)))
}

/** The id in a controller's request body; `null` where the body names none. */
export async function writtenControllerId(
  request: FastifyRequest,
  shape: IdRequestShape
): Promise<BackupId | null> {
  checkReadable(request)
  const found = readable(await readBody(request), body => readIdRequest(body, shape))
  return found === undefined ? refuse({ kind: 'bodyMissing' }) : found.id
}

/** The same where the id is a text, as in the first release. */
export async function writtenControllerText(
  request: FastifyRequest,
  shape: TextIdRequestShape
): Promise<string | null> {
  checkReadable(request)
  const found = readable(await readBody(request), body => readTextIdRequest(body, shape))
  return found === undefined ? refuse({ kind: 'bodyMissing' }) : found.id
}

/** The id in a controller's path. */
export function selectedControllerId(text: string, range: LongRange = 'int64'): BackupId {
  const name = 'backupId'
  try {
    return springLongOrNull(text, range) ?? refuse({ kind: 'pathBlank', name })
  } catch (error) {
    if (!(error instanceof NotALong)) throw error
    return refuse({ kind: 'conversion', name, value: text, cause: error.cause })
  }
}

/** A controller reads JSON of any name; a body without a type counts as bytes. */
function checkReadable(request: FastifyRequest): void {
  const type = bodyType(request)
  if (type !== undefined && consumes(type, jsonLike.types)) return
  if (type === undefined && !hasBody(request.raw)) refuse({ kind: 'bodyMissing' })
  const contentType = request.raw.headers['content-type'] || 'application/octet-stream'
  refuse({ kind: 'contentType', contentType, supported: readableTypes.names })
}

function charsetOf(request: FastifyRequest): string | undefined {
  const type = bodyType(request)
  return type === undefined ? undefined : parameterOf(type, 'charset')
}

/** An argument of an actuator operation that is a number. */
export function actuatorLong(text: string): BackupId {
  try {
    return springLong(text)
  } catch (error) {
    if (error instanceof NotALong) return refuse({ kind: 'parameterMapping' })
    throw error
  }
}

function readable<From, To>(from: From, read: (from: From) => To): To {
  try {
    return read(from)
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error
    return refuse({ kind: 'bodyUnreadable', message: error.message })
  }
}

function refuse(refusal: FrameworkRefusal): never {
  throw new FrameworkError(refusal, 'controller')
}
