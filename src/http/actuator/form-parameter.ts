import type { FastifyRequest } from 'fastify'
import { formParameters } from '../../wire/actuator/binding/query.js'
import { readBody } from './body.js'

/** Forms beyond this many bytes are not read. Tomcat's default. */
const formBytesMax = 2 * 1024 * 1024

/** A field of a form body, the first of that name; `undefined` where the body is no form. */
export async function formParameter(
  request: FastifyRequest,
  name: string
): Promise<string | undefined> {
  const { 'content-type': type, 'content-length': length } = request.raw.headers
  if (!/^application\/x-www-form-urlencoded\b/i.test(type ?? '')) return undefined
  if (Number(length ?? 0) > formBytesMax) return undefined
  return formParameters(await readBody(request)).get(name)?.[0]
}
