import type { FastifyRequest } from 'fastify'
import { allowedBy } from '../../wire/control/allowed.js'
import { complaintsOf } from '../../wire/control/complaints.js'
import { closed } from '../../wire/control/schema.js'
import { readBody } from './body.js'
import type { Departure } from './departures.js'
import { type Call, noSuchWorld, type Operation, type Reply, refused } from './operation.js'
import type { ControlServer } from './server.js'

interface Around {
  readonly server: ControlServer
  readonly departure: Departure
  readonly worldName: string
}

const nothing = closed({})

/** Everything in a request that the operation has a schema for, or the answer that says all that is wrong. */
export function judgedCall(
  operation: Operation,
  request: FastifyRequest,
  around: Around
): Call | Reply {
  const { server, worldName } = around
  const world = server.worldOf(worldName)
  if (world === undefined) return noSuchWorld(worldName)
  const read = readBody(request)
  if ('status' in read) return refused(read.status, read.complaint)
  const schema = operation.body ?? nothing
  const mayLack = operation.body === undefined || operation.bodyOptional === true
  const body = read.value === undefined && mayLack ? {} : read.value
  const params = ownParams(operation, request)
  const complaints = [
    ...complaintsOf(operation.params ?? nothing, params, 'the path'),
    ...complaintsOf(operation.query ?? nothing, { ...asObject(request.query) }, 'the query'),
    ...(body === undefined
      ? [`the body: missing; give ${allowedBy(schema)} as JSON`]
      : complaintsOf(schema, body))
  ]
  if (complaints.length > 0) return refused(400, ...complaints)
  return { ...around, world, params, query: request.query, body }
}

/** Without the world, which stands in front of every path. */
function ownParams({ params }: Operation, request: FastifyRequest): object {
  const sent = { ...asObject(request.params) }
  const names = Object.keys(params?.properties ?? {})
  return Object.fromEntries(names.map(name => [name, Reflect.get(sent, name)]))
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
